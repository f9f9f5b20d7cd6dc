package balie.metrics;

import balie.contract.EnrichedInteractions;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

/**
 * Reads contacts once and adds them up to the cells of a table, all contacts of a customer together where that matters.
 *
 * <p>A contact counts in many cells: in total, by each dimension, in several spans of days. Made of columns, each of these would be a row of
 * its own, to be grouped by cell, or by customer and cell and then once more by cell. Here a contact stays one row and the cells lie in
 * memory, some at a time. What comes out is sums of parts, to be added up by cell.
 */
public final class CellPass {

    /** Place of the first column of a contact in its row. */
    public static final int FIRST = 1;

    private static final String CUSTOMER = "customer_of_contact";

    private CellPass() {}

    /** Cells that contacts are added up to. */
    public interface Cells {

        /** @param contact the columns that were asked for, in their order, from {@link #FIRST} on */
        void add(Row contact);

        /** All contacts of one customer were added, and none of another since. */
        default void customerEnds() {}

        /**
         * Rows of cells of which it does not matter whose contacts they are, taken out as soon as there are many: one customer can have
         * more of them than memory holds. Asked after each contact.
         */
        default List<Row> overflow() {
            return List.of();
        }

        /** Whether there are so many cells that they are to be handed over. */
        boolean areMany();

        /** The rows of all cells, which are empty from then on. */
        List<Row> drain();
    }

    /** Makes the cells of a part of the contacts. */
    public interface Maker extends Serializable {
        Cells make();
    }

    /**
     * The cells of all contacts, those of one cell in several rows; no part of a customer's contacts is in one row and the rest in
     * another.
     *
     * <p>Where the contacts of a customer lie together already, none is sent anywhere.
     *
     * @param customer {@link EnrichedInteractions#CUSTOMER_KEY} or {@link ClusterSums#CUSTOMER}, never null
     * @param columns what the cells are made of
     * @param cells in rows of {@code schema}
     */
    public static Dataset<Row> byCustomer(
            Dataset<Row> contacts, Column customer, List<Column> columns, Maker cells, StructType schema) {
        Dataset<Row> read = read(contacts, customer, columns);
        Dataset<Row> together = CustomersTogether.in(contacts)
                ? read
                : read.repartition(col(CUSTOMER))
                        // By hash first: two ids begin alike, and Spark sorts by the first eight bytes as long as they
                        // tell.
                        .sortWithinPartitions(xxhash64(col(CUSTOMER)), col(CUSTOMER));
        return together.mapPartitions(new Parts(cells), Encoders.row(schema));
    }

    /** The same where it does not matter whose contacts they are. */
    public static Dataset<Row> of(Dataset<Row> contacts, List<Column> columns, Maker cells, StructType schema) {
        return read(contacts, lit(null).cast("string"), columns).mapPartitions(new Parts(cells), Encoders.row(schema));
    }

    /** A bit for each condition that holds, from the lowest on; null counts as no. At most as many as an int has. */
    public static Column bits(List<Column> conditions) {
        Column bits = lit(0);
        for (int i = 0; i < conditions.size(); i++) {
            bits = bits.bitwiseOR(when(conditions.get(i), 1 << i).otherwise(0));
        }
        return bits;
    }

    private static Dataset<Row> read(Dataset<Row> contacts, Column customer, List<Column> columns) {
        List<Column> read = new ArrayList<>(List.of(customer.as(CUSTOMER)));
        read.addAll(columns);
        return contacts.select(read.toArray(Column[]::new));
    }

    private record Parts(Maker cells) implements MapPartitionsFunction<Row, Row> {
        @Override
        public Iterator<Row> call(Iterator<Row> contacts) {
            return handed(contacts, cells.make());
        }
    }

    /** The rows of cells of contacts that are in the order of their customers. */
    static Iterator<Row> handed(Iterator<Row> contacts, Cells cells) {
        return new Handed(contacts, cells);
    }

    private static final class Handed implements Iterator<Row> {

        private final Iterator<Row> contacts;
        private final Cells cells;
        private Iterator<Row> ready = Collections.emptyIterator();
        private @Nullable String customer;
        private boolean isDone;

        Handed(Iterator<Row> contacts, Cells cells) {
            this.contacts = contacts;
            this.cells = cells;
        }

        @Override
        public boolean hasNext() {
            // Not until there is no contact any more: the last one may lie in the cells still.
            while (!ready.hasNext() && !isDone) {
                fill();
            }
            return ready.hasNext();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.next();
        }

        /** Reads on until there are many cells, or no contacts any more. */
        private void fill() {
            while (contacts.hasNext()) {
                Row contact = contacts.next();
                String next = contact.getString(0);
                if (next == null || !next.equals(customer)) {
                    cells.customerEnds();
                    customer = next;
                    if (cells.areMany()) {
                        ready = cells.drain().iterator();
                        cells.add(contact);
                        return;
                    }
                }
                cells.add(contact);
                List<Row> over = cells.overflow();
                if (!over.isEmpty()) {
                    ready = over.iterator();
                    return;
                }
            }
            cells.customerEnds();
            ready = cells.drain().iterator();
            isDone = true;
        }
    }
}
