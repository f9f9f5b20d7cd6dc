package balie.store;

import balie.contract.Availability;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/**
 * The canonical interactions, kept in an Iceberg table. An interaction is known by source, id and shape; of two versions
 * the newer one stands, whichever was loaded first; what changes nothing writes nothing.
 */
public final class InteractionStore {

    private static final String SHAPE_PROPERTY = "balie.shape.";
    private static final String SOURCE_PROPERTY = "balie.source.";
    private static final List<Field> KEY =
            List.of(Interactions.SOURCE, Interactions.INTERACTION_ID, StoredInteractions.SHAPE);
    private static final List<Field> VERSION =
            List.of(StoredInteractions.VERSION_AT, StoredInteractions.EXPORTED_AT, StoredInteractions.ROW_HASH);

    private final SparkSession spark;
    private final String namespace;
    private final String table;

    /**
     * @param spark a session that knows the catalog
     * @param catalog name of an Iceberg catalog in it
     */
    public InteractionStore(SparkSession spark, String catalog) {
        this.spark = spark;
        this.namespace = catalog + ".desk";
        this.table = namespace + ".interactions";
    }

    /** How many interactions an upsert added and replaced. */
    public record Changes(long inserted, long updated) {}

    /** An export shape and the canonical columns it fills. */
    public record Shape(String source, String id, Collection<String> columns) {}

    /**
     * Takes in new versions.
     *
     * @param rows {@link StoredInteractions#TABLE}, each key once
     * @param shapes of those rows
     */
    public Changes upsert(Dataset<Row> rows, List<Shape> shapes) {
        boolean isNew = !exists();
        if (isNew) {
            create();
        } else {
            widen();
        }
        register(shapes);
        if (isNew) {
            append(rows);
            return new Changes(addedRecords(), 0);
        }
        // Cut off from the table it was compared with, so that the merge does not read what it is about to change.
        Dataset<Row> newer = newerThanStored(rows).localCheckpoint();
        Row counts = newer.agg(count(lit(1)), count(when(col("known"), 1))).head();
        long updated = counts.getLong(1);
        long inserted = counts.getLong(0) - updated;
        Dataset<Row> changed = newer.select(StoredInteractions.TABLE.columns());
        if (updated > 0) {
            merge(changed);
        } else if (inserted > 0) {
            append(changed);
        }
        return new Changes(inserted, updated);
    }

    private Dataset<Row> newerThanStored(Dataset<Row> rows) {
        List<Column> stored = new ArrayList<>();
        KEY.forEach(f -> stored.add(f.col().as("stored_" + f.name())));
        stored.add(struct(version()).as("stored_version"));
        Dataset<Row> old = spark.table(table).select(stored.toArray(Column[]::new));
        Column sameKey = KEY.stream()
                .map(f -> f.col().equalTo(col("stored_" + f.name())))
                .reduce(Column::and)
                .orElseThrow();
        Column known = col("stored_version").isNotNull();
        return rows.join(old, sameKey, "left")
                .filter(known.unary_$bang().or(struct(version()).gt(col("stored_version"))))
                .withColumn("known", known);
    }

    private static Column[] version() {
        return VERSION.stream().map(Field::col).toArray(Column[]::new);
    }

    private void append(Dataset<Row> rows) {
        try {
            rows.writeTo(table).append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException("the table vanished during the run: " + table, e);
        }
    }

    /** How many rows the newest commit added, by its own account. */
    private long addedRecords() {
        Snapshot newest = icebergTable().currentSnapshot();
        return newest == null
                ? 0
                : Long.parseLong(newest.summary().getOrDefault(SnapshotSummary.ADDED_RECORDS_PROP, "0"));
    }

    private void merge(Dataset<Row> rows) {
        Dataset<Row> source = rows.alias("source");
        Column sameKey = KEY.stream()
                .map(f -> col("source." + f.name()).equalTo(col(table + "." + f.name())))
                .reduce(Column::and)
                .orElseThrow();
        source.mergeInto(table, sameKey)
                .whenMatched()
                .updateAll()
                .whenNotMatched()
                .insertAll()
                .merge();
    }

    /**
     * The canonical table of some sources, as {@link Interactions#TABLE}. Where a source gave an interaction in several
     * shapes, each column comes from the newest row whose shape fills it.
     */
    public Dataset<Row> interactions(Collection<String> sources) {
        Map<String, String> properties = properties();
        Dataset<Row> rows = spark.table(table).filter(Interactions.SOURCE.col().isin(sources.toArray()));
        List<String> several = sources.stream()
                .filter(s -> shapesOf(properties, s).size() > 1)
                .sorted()
                .toList();
        if (several.isEmpty()) {
            return rows.select(Interactions.TABLE.columns());
        }
        Column completed = Interactions.SOURCE.col().isin(several.toArray());
        Set<String> shapes = new TreeSet<>();
        several.forEach(s -> shapes.addAll(shapesOf(properties, s)));
        Dataset<Row> single = rows.filter(completed.unary_$bang()).select(Interactions.TABLE.columns());
        return single.unionByName(complete(rows.filter(completed), shapes, properties));
    }

    private static Dataset<Row> complete(Dataset<Row> rows, Set<String> shapes, Map<String, String> properties) {
        List<Column> columns = new ArrayList<>();
        for (Field field : Interactions.TABLE.fields()) {
            if (KEY.contains(field)) {
                continue;
            }
            Object[] filling = shapes.stream()
                    .filter(s -> columnsOf(properties, s).contains(field.name()))
                    .toArray();
            Column version = when(StoredInteractions.SHAPE.col().isin(filling), struct(version()));
            // No shape fills it: any null will do.
            columns.add((filling.length == 0 ? lit(null).cast(field.type().sparkType()) : max_by(field.col(), version))
                    .as(field.name()));
        }
        return rows.groupBy(Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col())
                .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new))
                .select(Interactions.TABLE.columns());
    }

    /** Which canonical columns the exports of each source fill, over all that was ever taken in. */
    public Availability availability(Collection<String> sources) {
        Map<String, String> properties = properties();
        Map<String, Set<String>> bySource = new TreeMap<>();
        for (String source : sources) {
            Set<String> columns = new TreeSet<>();
            shapesOf(properties, source).forEach(shape -> columns.addAll(columnsOf(properties, shape)));
            bySource.put(source, columns);
        }
        return new Availability(bySource);
    }

    private static List<String> shapesOf(Map<String, String> properties, String source) {
        return list(properties.get(SOURCE_PROPERTY + source));
    }

    private static List<String> columnsOf(Map<String, String> properties, String shape) {
        return list(properties.get(SHAPE_PROPERTY + shape));
    }

    private static List<String> list(@org.jspecify.annotations.Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }

    private boolean exists() {
        return spark.catalog().tableExists(table);
    }

    private void create() {
        spark.sql("CREATE NAMESPACE IF NOT EXISTS " + namespace);
        String columns = String.join(
                ", ",
                StoredInteractions.TABLE.fields().stream()
                        .map(f -> f.name() + " " + f.type().sparkType().sql() + (f.required() ? " NOT NULL" : ""))
                        .toList());
        spark.sql("CREATE TABLE " + table + " (" + columns + ") USING iceberg"
                + " PARTITIONED BY (months(" + Interactions.OPENED_AT.name() + "))"
                + " TBLPROPERTIES ('format-version'='2', 'write.merge.mode'='copy-on-write')");
    }

    /** A store of an earlier version of Balie lacks the columns that came since. */
    private void widen() {
        Set<String> has = new TreeSet<>(Arrays.asList(spark.table(table).columns()));
        for (Field field : StoredInteractions.TABLE.fields()) {
            if (!has.contains(field.name())) {
                spark.sql("ALTER TABLE " + table + " ADD COLUMN " + field.name() + " "
                        + field.type().sparkType().sql());
            }
        }
    }

    private void register(List<Shape> shapes) {
        Table iceberg = icebergTable();
        Map<String, String> properties = iceberg.properties();
        Map<String, String> changed = new HashMap<>();
        for (Shape shape : shapes) {
            set(changed, properties, SHAPE_PROPERTY + shape.id(), String.join(",", new TreeSet<>(shape.columns())));
            String key = SOURCE_PROPERTY + shape.source();
            Set<String> known = new TreeSet<>(list(changed.getOrDefault(key, properties.get(key))));
            known.add(shape.id());
            set(changed, properties, key, String.join(",", known));
        }
        if (!changed.isEmpty()) {
            UpdateProperties update = iceberg.updateProperties();
            changed.forEach(update::set);
            update.commit();
        }
    }

    private static void set(Map<String, String> changed, Map<String, String> now, String key, String value) {
        if (!value.equals(now.get(key))) {
            changed.put(key, value);
        }
    }

    private Map<String, String> properties() {
        return icebergTable().properties();
    }

    private Table icebergTable() {
        try {
            return Spark3Util.loadIcebergTable(spark, table);
        } catch (NoSuchTableException | ParseException e) {
            throw new IllegalStateException("the store has no table " + table, e);
        }
    }
}
