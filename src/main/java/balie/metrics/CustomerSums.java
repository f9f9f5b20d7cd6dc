package balie.metrics;

import balie.contract.Field;
import balie.contract.ResultColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/** The sums over customers ({@link ClusterSums}) of many measures, in total and by several sets of keys, in one pass. */
public final class CustomerSums {

    /** Which measure a row is of, from 0. */
    public static final String PLACE = "place";

    /** The sums of a row, in the order in which {@link ClusterSums} names them. */
    public static final List<Field> SUMS = List.of(
            PeriodSums.CUSTOMERS, ResultColumns.OF, ResultColumns.N, PeriodSums.NN, PeriodSums.NX, PeriodSums.XX);

    /** Numbers that are held in memory at most. */
    private static final int MOST_NUMBERS = 1 << 21;

    private final List<Key> keys;
    private final List<List<Integer>> sets;
    private final List<Counted> measures;

    /** What rows are told apart by: a text or a count. */
    public record Key(String name, Column value, DataType type) {

        /** A dimension, whose nulls were named. */
        public static Key of(Field dimension) {
            return new Key(dimension.name(), dimension.col(), dimension.type().sparkType());
        }
    }

    /**
     * One measure. Null counts as no.
     *
     * @param counted whether a contact is in the denominator
     * @param hit whether it is in the numerator; of what is no share it need not be one of {@code counted}
     */
    public record Counted(Column counted, Column hit) {}

    /**
     * @param keys all of them; in a row of a set without it a key is null
     * @param sets places of keys that a row is about together; an empty set is the total
     * @param measures 64 at most
     */
    public CustomerSums(List<Key> keys, List<List<Integer>> sets, List<Counted> measures) {
        if (measures.size() > Long.SIZE) {
            throw new IllegalArgumentException(measures.size() + " measures, more than " + Long.SIZE);
        }
        this.keys = List.copyOf(keys);
        this.sets = sets.stream().map(List::copyOf).toList();
        this.measures = List.copyOf(measures);
    }

    /** A row per set, values of its keys and measure with a contact: the keys, {@link #PLACE} and {@link #SUMS}. */
    public Dataset<Row> of(Dataset<Row> contacts) {
        List<Column> columns = new ArrayList<>();
        keys.forEach(key -> columns.add(key.value().as(key.name())));
        columns.add(mask(measures.stream().map(Counted::counted).toList()).as("counted"));
        columns.add(mask(measures.stream().map(Counted::hit).toList()).as("hit"));
        int[][] places = sets.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        int count = measures.size();
        int width = keys.size();
        List<Column> same = new ArrayList<>();
        keys.forEach(key -> same.add(org.apache.spark.sql.functions.col(key.name())));
        same.add(org.apache.spark.sql.functions.col(PLACE));
        List<Column> sums = SUMS.stream().map(f -> sum(f.col()).as(f.name())).toList();
        return CellPass.byCustomer(
                        contacts, ClusterSums.CUSTOMER, columns, () -> new Sums(places, width, count), schema())
                .groupBy(same.toArray(Column[]::new))
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    private StructType schema() {
        StructType schema = new StructType();
        for (Key key : keys) {
            schema = schema.add(key.name(), key.type(), true);
        }
        schema = schema.add(PLACE, DataTypes.IntegerType, false);
        for (Field field : SUMS) {
            schema = schema.add(field.name(), DataTypes.LongType, false);
        }
        return schema;
    }

    /** A bit for each condition that holds. */
    private static Column mask(List<Column> conditions) {
        Column mask = lit(0L);
        for (int i = 0; i < conditions.size(); i++) {
            mask = mask.bitwiseOR(when(conditions.get(i), 1L << i).otherwise(0L));
        }
        return mask;
    }

    /** The cells of a part of the contacts. */
    private static final class Sums implements CellPass.Cells {

        private final int[][] sets;
        private final int width;
        private final int measures;
        private final List<Map<Object, Cell>> cells = new ArrayList<>();
        private final List<Cell> touched = new ArrayList<>();
        private int number;

        Sums(int[][] sets, int width, int measures) {
            this.sets = sets;
            this.width = width;
            this.measures = measures;
            for (int i = 0; i < sets.length; i++) {
                cells.add(new HashMap<>());
            }
        }

        @Override
        public void add(Row contact) {
            long counted = contact.getLong(CellPass.FIRST + width);
            long hit = contact.getLong(CellPass.FIRST + width + 1);
            if ((counted | hit) == 0) {
                return;
            }
            for (int i = 0; i < sets.length; i++) {
                Cell cell = cells.get(i).get(key(contact, sets[i]));
                if (cell == null) {
                    cell = new Cell(measures);
                    cells.get(i).put(key(contact, sets[i]), cell);
                    number++;
                }
                if (cell.pending == 0) {
                    touched.add(cell);
                }
                cell.add(counted, hit);
            }
        }

        private static Object key(Row contact, int[] places) {
            if (places.length == 1 && !contact.isNullAt(CellPass.FIRST + places[0])) {
                return contact.get(CellPass.FIRST + places[0]);
            }
            Object[] values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = contact.get(CellPass.FIRST + places[i]);
            }
            return Arrays.asList(values);
        }

        @Override
        public void customerEnds() {
            touched.forEach(Cell::customerEnds);
            touched.clear();
        }

        @Override
        public boolean areMany() {
            return (long) number * measures * SUMS.size() > MOST_NUMBERS;
        }

        @Override
        public List<Row> drain() {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < sets.length; i++) {
                int[] places = sets[i];
                cells.get(i).forEach((key, cell) -> cell.rows(key, places, width, rows));
                cells.get(i).clear();
            }
            number = 0;
            return rows;
        }
    }

    /** What contacts add up to in one cell: those of the customer at hand apart. */
    private static final class Cell {

        private final long[] sums;
        private final int[] of;
        private final int[] n;
        private long pending;

        Cell(int measures) {
            sums = new long[measures * SUMS.size()];
            of = new int[measures];
            n = new int[measures];
        }

        void add(long counted, long hit) {
            pending |= counted | hit;
            for (long left = counted; left != 0; left &= left - 1) {
                of[Long.numberOfTrailingZeros(left)]++;
            }
            for (long left = hit; left != 0; left &= left - 1) {
                n[Long.numberOfTrailingZeros(left)]++;
            }
        }

        void customerEnds() {
            for (long left = pending; left != 0; left &= left - 1) {
                int i = Long.numberOfTrailingZeros(left);
                int at = i * SUMS.size();
                long all = of[i];
                long hits = n[i];
                sums[at] += all > 0 ? 1 : 0;
                sums[at + 1] += all;
                sums[at + 2] += hits;
                sums[at + 3] += all * all;
                sums[at + 4] += all * hits;
                sums[at + 5] += hits * hits;
                of[i] = 0;
                n[i] = 0;
            }
            pending = 0;
        }

        void rows(Object key, int[] places, int width, List<Row> rows) {
            for (int i = 0; i < of.length; i++) {
                int at = i * SUMS.size();
                if (sums[at + 1] == 0 && sums[at + 2] == 0) {
                    continue;
                }
                Object[] values = new Object[width + 1 + SUMS.size()];
                if (key instanceof List<?> several) {
                    for (int k = 0; k < places.length; k++) {
                        values[places[k]] = several.get(k);
                    }
                } else {
                    values[places[0]] = key;
                }
                values[width] = i;
                for (int s = 0; s < SUMS.size(); s++) {
                    values[width + 1 + s] = sums[at + s];
                }
                rows.add(RowFactory.create(values));
            }
        }
    }
}
