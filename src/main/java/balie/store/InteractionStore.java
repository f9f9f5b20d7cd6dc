package balie.store;

import balie.contract.Availability;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StagedRows;
import balie.contract.Staging;
import balie.contract.StoredInteractions;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.MergeIntoWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

/**
 * The canonical interactions, kept in an Iceberg table. An interaction is known by source, id and shape; of two versions
 * the newer one stands, whichever was loaded first; what changes nothing writes nothing. What a file gave is replaced when it
 * is read again with a corrected mapping.
 */
public final class InteractionStore {

    private static final String KNOWN = "known";
    private static final String CLASH = "clash";
    private static final List<Field> KEY =
            List.of(Interactions.SOURCE, Interactions.INTERACTION_ID, StoredInteractions.SHAPE);
    private static final List<Field> VERSION = List.of(
            StoredInteractions.VERSION_AT,
            StoredInteractions.EXPORTED_AT,
            StoredInteractions.UPDATE_COUNT,
            StoredInteractions.ROW_HASH);

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

    /** How many rows were added, replaced, and removed because their file is read otherwise now. */
    public record Changes(long inserted, long updated, long removed) {}

    /** An export shape and the canonical columns it fills. */
    public record Shape(String source, String id, Collection<String> columns) {}

    /**
     * A file that rows come from.
     *
     * @param name as {@link StoredInteractions#SOURCE_FILE}
     * @param sha256 of its bytes
     * @param readAs see {@link StoredInteractions#READ_AS}
     */
    public record ReadFile(String source, String name, String sha256, String readAs) {}

    /** What there is to do about rows that were read. */
    public final class Update {

        private final List<Shape> shapes;
        private final boolean create;
        private final Dataset<Row> changed;
        private final @Nullable Long basis;
        private final @Nullable Column superseded;
        private final long inserted;
        private final long updated;
        private final long removed;
        private final long clashing;
        private final @Nullable StagedRows staged;

        private Update(
                List<Shape> shapes,
                boolean create,
                @Nullable Long basis,
                Dataset<Row> all,
                @Nullable StagedRows staged) {
            this.shapes = shapes;
            this.create = create;
            this.basis = basis;
            this.changed = all;
            this.superseded = null;
            this.inserted = staged == null ? 0 : staged.count();
            this.updated = 0;
            this.removed = 0;
            this.clashing = 0;
            this.staged = staged;
        }

        private Update(
                List<Shape> shapes,
                @Nullable Long basis,
                Dataset<Row> newer,
                @Nullable Column superseded,
                long removed) {
            this.shapes = shapes;
            this.create = false;
            this.basis = basis;
            this.superseded = superseded;
            this.removed = removed;
            Row counts = newer.agg(count(lit(1)), count(when(col(KNOWN), 1)), count(when(col(CLASH), 1)))
                    .head();
            this.updated = counts.getLong(1);
            this.inserted = counts.getLong(0) - updated;
            this.clashing = counts.getLong(2);
            this.changed = newer.select(StoredInteractions.TABLE.columns());
            this.staged = null;
        }

        /** How many rows carry the id of a stored contact that was opened at quite another time. */
        public long clashing() {
            return clashing;
        }

        /**
         * Brings what changed into force, in one commit; nothing if nothing did.
         *
         * @throws StoreConflictException if another process changed the store since the comparison
         */
        public Changes apply() {
            if (create) {
                create();
            }
            if (!create && inserted + updated + removed == 0) {
                registry().add(shapes);
                return new Changes(0, 0, 0);
            }
            try (StagedChange change = new StagedChange(icebergTable(), basis)) {
                if (staged == null) {
                    write(change.in(table));
                } else {
                    ((TableStaging) staged.staging()).append(icebergTable(), change.branch(), staged);
                }
                change.publish(properties(change.in(table)));
            }
            return create && staged == null
                    ? new Changes(addedRecords(), 0, 0)
                    : new Changes(inserted, updated, removed);
        }

        private void write(String target) {
            if (updated > 0 || removed > 0) {
                merge(target, changed, superseded);
            } else {
                append(target, changed);
            }
        }

        /** The shapes as they are once this is in force; they may not be noted without the rows, nor the rows without them. */
        private Map<String, String> properties(String target) {
            Collection<String> sources =
                    shapes.stream().map(Shape::source).distinct().toList();
            return registry().changes(shapes, superseded == null ? Map.of() : shapesWithRows(target, sources));
        }
    }

    /**
     * Compares rows with what is stored; no row is written before {@link Update#apply()}.
     *
     * <p>A row is taken if its interaction is not stored in its shape, or if its version is newer than the stored one. What a file
     * gave when it was read otherwise (another mapping, another zone) is replaced by what it gives now, or removed if it gives it
     * no longer.
     *
     * @param rows {@link StoredInteractions#TABLE}, each key once
     * @param shapes of those rows
     * @param files they come from
     */
    public Update compare(Dataset<Row> rows, List<Shape> shapes, List<ReadFile> files) {
        if (!exists()) {
            return new Update(shapes, true, null, rows, null);
        }
        widen();
        Long basis = StagedChange.basis(icebergTable());
        Column superseded = superseded(files);
        boolean anySuperseded = holds(superseded);
        // Cut off from the table it was compared with, so that the merge does not read what it is about to change.
        Dataset<Row> newer =
                newerThanStored(rows, anySuperseded ? superseded : lit(false)).localCheckpoint();
        return new Update(
                shapes,
                basis,
                newer,
                anySuperseded ? superseded : null,
                anySuperseded ? countGone(newer, superseded) : 0);
    }

    /**
     * The same for staged rows. Those that share no key with what is stored, and supersede nothing, are taken over as they are.
     */
    public Update compare(StagedRows rows, List<Shape> shapes, List<ReadFile> files) {
        if (!exists()) {
            return new Update(shapes, true, null, rows.table(), rows);
        }
        widen();
        Long basis = StagedChange.basis(icebergTable());
        Column[] key = KEY.stream().map(Field::col).toArray(Column[]::new);
        String[] names = KEY.stream().map(Field::name).toArray(String[]::new);
        boolean known = holds(superseded(files))
                || !rows.table()
                        .select(key)
                        .join(spark.table(table).select(key), names, "left_semi")
                        .isEmpty();
        return known ? compare(rows.table(), shapes, files) : new Update(shapes, false, basis, rows.table(), rows);
    }

    /**
     * What is stored of some sources and stands also after files were read: the rows that those files do not supersede.
     *
     * @return {@link StoredInteractions#TABLE}; empty: nothing was ever stored
     */
    public Optional<Dataset<Row>> standing(Collection<String> sources, List<ReadFile> files) {
        if (!exists()) {
            return Optional.empty();
        }
        widen();
        return Optional.of(rows().filter(Interactions.SOURCE.col().isin(sources.toArray()))
                .filter(coalesce(superseded(files), lit(false)).unary_$bang()));
    }

    /** Every row as it is stored. */
    Dataset<Row> rows() {
        return spark.table(table);
    }

    /** A place for rows of a large input, beside the table. */
    public Staging staging() {
        return new TableStaging(spark, exists() ? icebergTable() : futureTable());
    }

    private boolean holds(Column rows) {
        return !spark.table(table).filter(rows).isEmpty();
    }

    /** Rows that files of this run gave when they were read otherwise. */
    private static Column superseded(List<ReadFile> files) {
        Object[] known = files.stream().map(f -> f.source() + "\n" + f.sha256()).toArray();
        Object[] current = files.stream()
                .map(f -> f.source() + "\n" + f.sha256() + "\n" + f.readAs())
                .toArray();
        Object[] named = files.stream().map(f -> f.source() + "\n" + f.name()).toArray();
        Column source = Interactions.SOURCE.col();
        Column sha = StoredInteractions.FILE_SHA256.col();
        Object[] hashes = files.stream().map(ReadFile::sha256).toArray();
        // The plain list of hashes lets whole data files be passed over.
        Column otherwise = sha.isin(hashes)
                .and(concat_ws("\n", source, sha).isin(known))
                .and(concat_ws("\n", source, sha, StoredInteractions.READ_AS.col())
                        .isin(current)
                        .unary_$bang());
        Column unmarked = sha.isNull()
                .and(concat_ws("\n", source, StoredInteractions.SOURCE_FILE.col())
                        .isin(named));
        return otherwise.or(unmarked);
    }

    private long countGone(Dataset<Row> newer, Column superseded) {
        Column sameKey = KEY.stream()
                .map(f -> col("old." + f.name()).equalTo(col("new." + f.name())))
                .reduce(Column::and)
                .orElseThrow();
        return spark.table(table)
                .filter(superseded)
                .alias("old")
                .join(newer.alias("new"), sameKey, "left_anti")
                .count();
    }

    private Dataset<Row> newerThanStored(Dataset<Row> rows, Column superseded) {
        List<Column> stored = new ArrayList<>();
        KEY.forEach(f -> stored.add(f.col().as("stored_" + f.name())));
        stored.add(struct(version()).as("stored_version"));
        stored.add(superseded.as("stored_superseded"));
        stored.add(Interactions.OPENED_AT.col().as("stored_opened_at"));
        Dataset<Row> old = spark.table(table).select(stored.toArray(Column[]::new));
        Column sameKey = KEY.stream()
                .map(f -> f.col().equalTo(col("stored_" + f.name())))
                .reduce(Column::and)
                .orElseThrow();
        Column known = col("stored_version").isNotNull();
        Column replaced = coalesce(col("stored_superseded"), lit(false));
        // What is worked out from the updates of a case moves with those that are found: that is no other contact.
        Column recorded = StoredInteractions.UPDATE_COUNT.col().isNull();
        Column apart = abs(unix_seconds(Interactions.OPENED_AT.col()).minus(unix_seconds(col("stored_opened_at"))))
                .gt(StoredInteractions.OPENED_APART.toSeconds());
        return rows.join(old, sameKey, "left")
                .filter(known.unary_$bang().or(replaced).or(struct(version()).gt(col("stored_version"))))
                .withColumn(KNOWN, known)
                .withColumn(CLASH, coalesce(apart.and(recorded).and(replaced.unary_$bang()), lit(false)));
    }

    private static Column[] version() {
        return VERSION.stream().map(Field::col).toArray(Column[]::new);
    }

    private static void append(String target, Dataset<Row> rows) {
        try {
            rows.writeTo(target).append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException("the table vanished during the run: " + target, e);
        }
    }

    /** How many rows the newest commit added, by its own account. */
    private long addedRecords() {
        Snapshot newest = icebergTable().currentSnapshot();
        return newest == null
                ? 0
                : Long.parseLong(newest.summary().getOrDefault(SnapshotSummary.ADDED_RECORDS_PROP, "0"));
    }

    private static void merge(String target, Dataset<Row> rows, @Nullable Column superseded) {
        Dataset<Row> source = rows.alias("source");
        Column sameKey = KEY.stream()
                .map(f -> col("source." + f.name()).equalTo(col(target + "." + f.name())))
                .reduce(Column::and)
                .orElseThrow();
        MergeIntoWriter<Row> merge = source.mergeInto(target, sameKey)
                .whenMatched()
                .updateAll()
                .whenNotMatched()
                .insertAll();
        (superseded == null ? merge : merge.whenNotMatchedBySource(superseded).delete()).merge();
    }

    /** The shapes that rows of some sources have; one that no row has any more says nothing of what its source can fill. */
    private Map<String, Set<String>> shapesWithRows(String target, Collection<String> sources) {
        Map<String, Set<String>> left = new TreeMap<>();
        sources.forEach(s -> left.put(s, new TreeSet<>()));
        spark.table(target)
                .filter(Interactions.SOURCE.col().isin(sources.toArray()))
                .select(Interactions.SOURCE.col(), StoredInteractions.SHAPE.col())
                .distinct()
                .collectAsList()
                .forEach(row -> left.computeIfAbsent(row.getString(0), s -> new TreeSet<>())
                        .add(row.getString(1)));
        return left;
    }

    /** How many rows of which files are stored of some sources besides those of {@code files}, by source and name. */
    public Map<String, Long> otherFiles(Collection<String> sources, List<ReadFile> files) {
        Column other = StoredInteractions.FILE_SHA256
                .col()
                .isin(files.stream().map(ReadFile::sha256).toArray())
                .unary_$bang();
        Map<String, Long> rows = new TreeMap<>();
        spark.table(table)
                .filter(Interactions.SOURCE.col().isin(sources.toArray()).and(coalesce(other, lit(true))))
                .groupBy(StoredInteractions.SOURCE_FILE.col())
                .count()
                .collectAsList()
                .forEach(row -> rows.put(row.getString(0), row.getLong(1)));
        return rows;
    }

    /**
     * The canonical table of some sources, as {@link Interactions#TABLE}. Where a source gave an interaction in several
     * shapes, each column comes from the newest row whose shape fills it.
     */
    public Dataset<Row> interactions(Collection<String> sources) {
        ShapeRegistry registry = registry();
        Dataset<Row> rows = spark.table(table).filter(Interactions.SOURCE.col().isin(sources.toArray()));
        List<String> several = sources.stream()
                .filter(s -> registry.shapesOf(s).size() > 1)
                .sorted()
                .toList();
        if (several.isEmpty()) {
            return rows.select(Interactions.TABLE.columns());
        }
        Column completed = Interactions.SOURCE.col().isin(several.toArray());
        Set<String> shapes = new TreeSet<>();
        several.forEach(s -> shapes.addAll(registry.shapesOf(s)));
        Dataset<Row> single = rows.filter(completed.unary_$bang()).select(Interactions.TABLE.columns());
        return single.unionByName(complete(rows.filter(completed), shapes, registry));
    }

    private static Dataset<Row> complete(Dataset<Row> rows, Set<String> shapes, ShapeRegistry registry) {
        List<Column> columns = new ArrayList<>();
        for (Field field : Interactions.TABLE.fields()) {
            if (KEY.contains(field)) {
                continue;
            }
            Object[] filling = shapes.stream()
                    .filter(s -> registry.columnsOf(s).contains(field.name()))
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
        return registry().availability(sources);
    }

    /** The people who were erased from it. */
    public ErasedPeople erased() {
        return new ErasedPeople(exists() ? icebergTable().properties() : Map.of());
    }

    /** Every source that gave anything. */
    public Set<String> sources() {
        return registry().sources();
    }

    /** Whether anything was ever stored. */
    public boolean exists() {
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
                + " TBLPROPERTIES ("
                + properties().entrySet().stream()
                        .map(p -> "'" + p.getKey() + "'='" + p.getValue() + "'")
                        .collect(Collectors.joining(", "))
                + ")");
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(TableLayout.properties());
        properties.put("format-version", "2");
        properties.put("write.merge.mode", "copy-on-write");
        return properties;
    }

    /** The table as it will be created; nothing of it is there yet. */
    private Table futureTable() {
        Schema schema = SparkSchemaUtil.convert(StoredInteractions.TABLE.structType());
        String[] parts = table.split("\\.");
        return Spark3Util.loadIcebergCatalog(spark, parts[0])
                .buildTable(TableIdentifier.of(parts[1], parts[2]), schema)
                .withPartitionSpec(TableLayout.byMonth(schema))
                .withProperties(properties())
                .createTransaction()
                .table();
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

    SparkSession spark() {
        return spark;
    }

    /** Name of the table, with catalog and namespace. */
    String table() {
        return table;
    }

    private ShapeRegistry registry() {
        return new ShapeRegistry(icebergTable());
    }

    Table icebergTable() {
        try {
            return Spark3Util.loadIcebergTable(spark, table);
        } catch (NoSuchTableException | ParseException e) {
            throw new IllegalStateException("the store has no table " + table, e);
        }
    }
}
