package balie.enrich;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

/**
 * Values that figures may be told by: those that contacts of at least so many customers carry, over all the data up to the instant. A
 * contact that names no customer counts as one of its own. All other values are told as {@link ResultColumns#RARE}, in every table
 * alike, so that a category in which somebody wrote a name shows to nobody. Vocabularies of Balie and of the taxonomy are never rare.
 *
 * <p>One pass over the few columns counts, and holds no more than the minimum of customers a value; what is sent to all tasks are the
 * values that stay.
 */
final class RareValues {

    /** Columns of no vocabulary, of the exports and of what is joined to them. */
    static final List<Field> FREE = Stream.concat(
                    Interactions.FREE_VALUES.stream(),
                    Stream.of(EnrichedInteractions.AGENT_CERTIFICATES, EnrichedInteractions.AGENT_ROLE))
            .toList();

    private static final String WHO = "who";
    private static final String FIELD = "field";
    private static final String VALUE = "value";
    private static final StructType SEEN = new StructType()
            .add(FIELD, DataTypes.IntegerType, false)
            .add(VALUE, DataTypes.StringType, false)
            .add(WHO, DataTypes.LongType, false);

    /** Values held at once by a task before it hands on what it has: of a column with a value a row, memory would not do. */
    private static final int MOST_HELD = 100_000;

    private final Map<Field, Broadcast<Set<String>>> common;

    private RareValues(Map<Field, Broadcast<Set<String>>> common) {
        this.common = common;
    }

    /**
     * Counts once.
     *
     * @param rows interactions with what is known of customers and specialists joined
     * @param columns by which the free columns and the key of the customer are read from those
     * @param minimum of customers that make a value common, at least 1
     */
    static RareValues count(Dataset<Row> rows, Map<Field, Column> columns, int minimum) {
        List<Column> read = new ArrayList<>();
        FREE.forEach(f -> read.add(columns.getOrDefault(f, f.col()).as(f.name())));
        Column customer =
                columns.getOrDefault(EnrichedInteractions.CUSTOMER_KEY, EnrichedInteractions.CUSTOMER_KEY.col());
        Column own = xxhash64(Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col());
        read.add(when(customer.isNotNull(), xxhash64(customer)).otherwise(own).as(WHO));
        List<Row> kept = rows.select(read.toArray(Column[]::new))
                .mapPartitions(new Distinct(minimum), Encoders.row(SEEN))
                .groupBy(FIELD, VALUE)
                .agg(count_distinct(col(WHO)).as(WHO))
                .filter(col(WHO).geq(minimum))
                .select(FIELD, VALUE)
                .collectAsList();
        Map<Field, Set<String>> values = new HashMap<>();
        FREE.forEach(f -> values.put(f, new HashSet<>()));
        kept.forEach(row ->
                Objects.requireNonNull(values.get(FREE.get(row.getInt(0)))).add(row.getString(1)));
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
        Map<Field, Broadcast<Set<String>>> common = new HashMap<>();
        values.forEach((field, set) -> common.put(field, context.broadcast(set)));
        return new RareValues(common);
    }

    /** {@link EnrichedInteractions#TABLE} with its rare values told as one. */
    Dataset<Row> hide(Dataset<Row> enriched) {
        return enriched.select(EnrichedInteractions.TABLE.fields().stream()
                .map(f -> told(f).as(f.name()))
                .toArray(Column[]::new));
    }

    private Column told(Field field) {
        if (FREE.contains(field)) {
            return each(field.col(), kept(field));
        }
        if (field.equals(EnrichedInteractions.COMPLAINT_CATEGORY)) {
            // What the taxonomy calls by a name is its own; else it is a recorded category.
            return when(EnrichedInteractions.COMPLAINT_CATEGORY_NAME.col().isNotNull(), field.col())
                    .otherwise(each(field.col(), kept(Interactions.CATEGORY)));
        }
        return field.col();
    }

    private Broadcast<Set<String>> kept(Field field) {
        return Objects.requireNonNull(common.get(field));
    }

    private static Column each(Column column, Broadcast<Set<String>> kept) {
        UDF1<@Nullable String, @Nullable String> told =
                value -> value == null || kept.value().contains(value) ? value : ResultColumns.RARE;
        return udf(told, DataTypes.StringType).apply(column);
    }

    /** Each value with up to so many of those who carry it, a value and a customer at most once while it is held. */
    private static final class Distinct implements MapPartitionsFunction<Row, Row>, Serializable {

        private static final long serialVersionUID = 1L;

        private final int most;

        Distinct(int most) {
            this.most = most;
        }

        @Override
        public Iterator<Row> call(Iterator<Row> rows) {
            return new Iterator<>() {
                private Iterator<Row> ready = List.<Row>of().iterator();

                @Override
                public boolean hasNext() {
                    while (!ready.hasNext() && rows.hasNext()) {
                        ready = held(rows);
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
            };
        }

        private Iterator<Row> held(Iterator<Row> rows) {
            List<Map<String, Set<Long>>> seen = new ArrayList<>();
            FREE.forEach(f -> seen.add(new HashMap<>()));
            List<Row> out = new ArrayList<>();
            int values = 0;
            while (rows.hasNext() && values < MOST_HELD) {
                Row row = rows.next();
                for (int i = 0; i < FREE.size(); i++) {
                    @Nullable String value = row.getString(i);
                    if (value == null) {
                        continue;
                    }
                    Set<Long> who = seen.get(i).get(value);
                    if (who == null) {
                        who = new HashSet<>(2);
                        seen.get(i).put(value, who);
                        values++;
                    }
                    if (who.size() < most && who.add(row.getLong(FREE.size()))) {
                        out.add(RowFactory.create(i, value, row.getLong(FREE.size())));
                    }
                }
            }
            return out.iterator();
        }
    }
}
