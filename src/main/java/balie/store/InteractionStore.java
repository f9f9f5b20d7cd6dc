package balie.store;

import balie.contract.Availability;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StagedRows;
import balie.contract.Staging;
import balie.contract.StoredInteractions;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/**
 * The canonical interactions, kept in an Iceberg table. An interaction is known by source, id and shape; of two versions
 * the newer one stands, whichever was loaded first; what changes nothing writes nothing. What a file gave is replaced when it
 * is read again with a corrected mapping.
 */
public final class InteractionStore {

    /** Where the files of interactions lie in the folder of a store, as long as it has no catalog of its own. */
    public static final String DATA = "desk/interactions/data";

    private final SparkSession spark;
    private final String catalog;
    private final StoreTable table;

    /**
     * @param spark a session that knows the catalog
     * @param catalog name of an Iceberg catalog in it
     */
    public InteractionStore(SparkSession spark, String catalog) {
        this.spark = spark;
        this.catalog = catalog;
        this.table = StoreTable.in(spark, catalog);
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

    /**
     * Compares rows with what is stored; no row is written before {@link StoreUpdate#apply()}.
     *
     * <p>A row is taken if its interaction is not stored in its shape, or if its version is newer than the stored one. What a file
     * gave when it was read otherwise (another mapping, another zone) is replaced by what it gives now, or removed if it gives it
     * no longer.
     *
     * @param rows {@link StoredInteractions#TABLE}, each key once
     * @param shapes of those rows
     * @param files they come from
     */
    public StoreUpdate compare(Dataset<Row> rows, List<Shape> shapes, List<ReadFile> files) {
        if (isEmpty()) {
            return new StoreUpdate(table, shapes, null, rows, null);
        }
        table.widen();
        Long basis = StagedChange.basis(table.iceberg());
        Comparison stored = new Comparison(table.rows());
        Column superseded = Comparison.superseded(files);
        boolean anySuperseded = stored.holds(superseded);
        // Cut off from the table it was compared with, so that the merge does not read what it is about to change.
        Dataset<Row> newer =
                stored.newer(rows, anySuperseded ? superseded : lit(false)).localCheckpoint();
        return new StoreUpdate(
                table,
                shapes,
                basis,
                newer,
                anySuperseded ? superseded : null,
                anySuperseded ? stored.gone(newer, superseded) : 0);
    }

    /**
     * The same for staged rows. Those that share no key with what is stored, and supersede nothing, are taken over as they are.
     */
    public StoreUpdate compare(StagedRows rows, List<Shape> shapes, List<ReadFile> files) {
        if (isEmpty()) {
            return new StoreUpdate(table, shapes, null, rows.table(), rows);
        }
        table.widen();
        Long basis = StagedChange.basis(table.iceberg());
        Comparison stored = new Comparison(table.rows());
        return stored.holds(Comparison.superseded(files)) || stored.knows(rows.table())
                ? compare(rows.table(), shapes, files)
                : new StoreUpdate(table, shapes, basis, rows.table(), rows);
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
        table.widen();
        return Optional.of(rows().filter(Interactions.SOURCE.col().isin(sources.toArray()))
                .filter(coalesce(Comparison.superseded(files), lit(false)).unary_$bang()));
    }

    /** Every row as it is stored. */
    Dataset<Row> rows() {
        return table.rows();
    }

    /** Whether there is nothing to compare rows with: no table, or one that no run has filled yet. */
    private boolean isEmpty() {
        return !exists() || StagedChange.basis(table.iceberg()) == null;
    }

    /**
     * A place for rows of a large input, beside the table. That is made first if it is not there: what a killed run leaves without
     * a table, no cleaning would dare to take away, since a table that lost its descriptions looks just the same.
     */
    public Staging staging() {
        if (!exists()) {
            table.create();
        }
        table.widen();
        return new TableStaging(spark, table.iceberg());
    }

    /** How many rows are stored of some sources, and how many of them come from {@code files}. */
    public Holdings holdings(Collection<String> sources, List<ReadFile> files) {
        Dataset<Row> rows = table.rows().filter(Interactions.SOURCE.col().isin(sources.toArray()));
        return Holdings.of(rows, inSeveralShapes(table.registry(), sources), files);
    }

    /** Whether a source gave interactions in several shapes, so that one can stand in several rows. */
    boolean hasSeveralShapes() {
        return !inSeveralShapes(table.registry(), sources()).isEmpty();
    }

    private static List<String> inSeveralShapes(ShapeRegistry registry, Collection<String> sources) {
        return sources.stream()
                .filter(s -> registry.shapesOf(s).size() > 1)
                .sorted()
                .toList();
    }

    /**
     * The canonical table of some sources, as {@link Interactions#TABLE}. Where a source gave an interaction in several
     * shapes, each column comes from the newest row whose shape fills it.
     */
    public Dataset<Row> interactions(Collection<String> sources) {
        ShapeRegistry registry = table.registry();
        Dataset<Row> rows = table.rows().filter(Interactions.SOURCE.col().isin(sources.toArray()));
        List<String> several = inSeveralShapes(registry, sources);
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
            if (Comparison.KEY.contains(field)) {
                continue;
            }
            Object[] filling = shapes.stream()
                    .filter(s -> registry.columnsOf(s).contains(field.name()))
                    .toArray();
            Column version = when(StoredInteractions.SHAPE.col().isin(filling), struct(Comparison.version()));
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
        return table.registry().availability(sources);
    }

    /** The people who were erased from it. */
    public ErasedPeople erased() {
        return new ErasedPeople(exists() ? table.iceberg().properties() : Map.of());
    }

    /** Whether texts or persons were ever taken off its contacts for their age. */
    public boolean ages() {
        return exists() && !AgeLimits.of(table.iceberg().properties()).isEmpty();
    }

    /**
     * Rows as they may be stored: without texts and persons of contacts that are older than those that were taken off already, so that
     * an export which still holds them does not bring them back.
     *
     * @param rows {@link StoredInteractions#TABLE}
     * @param shapes of those rows
     */
    public Dataset<Row> aged(Dataset<Row> rows, Collection<Shape> shapes) {
        if (!ages()) {
            return rows;
        }
        boolean undated = shapes.stream().anyMatch(s -> !s.columns().contains(Interactions.OPENED_AT.name()));
        Dataset<Row> openings =
                undated ? AgeLimits.openings(keysAndOpenings(rows).unionAll(keysAndOpenings(table.rows()))) : null;
        return AgeLimits.of(table.iceberg().properties())
                .aged(rows.select(StoredInteractions.TABLE.columns()), openings);
    }

    private static Dataset<Row> keysAndOpenings(Dataset<Row> rows) {
        return rows.select(Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col(), Interactions.OPENED_AT.col());
    }

    /** Whether some shape does not say when a contact was opened, so that another has to. */
    boolean needsOpenings() {
        ShapeRegistry registry = table.registry();
        return registry.sources().stream()
                .flatMap(source -> registry.shapesOf(source).stream())
                .anyMatch(shape -> !registry.columnsOf(shape).contains(Interactions.OPENED_AT.name()));
    }

    /** Every source that gave anything. */
    public Set<String> sources() {
        return table.registry().sources();
    }

    /** Whether anything was ever stored. */
    public boolean exists() {
        return table.exists();
    }

    SparkSession spark() {
        return spark;
    }

    /** The tables of wordings and questions beside it, which need not be there. */
    QuestionTables questionTables() {
        return new QuestionTables(spark, catalog);
    }

    /** The table of published figures beside it, which need not be there. */
    StoreTable figureTable() {
        return StoreTable.figures(spark, catalog);
    }

    /** The table of the counts of publications beside it, which need not be there. */
    StoreTable countTable() {
        return StoreTable.counts(spark, catalog);
    }

    /** The table of the segments of earlier runs beside it, which need not be there. */
    StoreTable segmentTable() {
        return StoreTable.segments(spark, catalog);
    }

    /** The table of what attacks on hidden counts found beside it, which need not be there. */
    StoreTable pieceTable() {
        return StoreTable.pieces(spark, catalog);
    }

    /** The table of what customers came with by week beside it, which need not be there. */
    StoreTable customerWeekTable() {
        return StoreTable.customerWeeks(spark, catalog);
    }

    /** Every table of the store that is there, that of the interactions first. */
    List<Table> icebergTables() {
        List<Table> tables = new ArrayList<>();
        tables.add(table.iceberg());
        tables.addAll(questionTables().present());
        for (StoreTable beside :
                List.of(figureTable(), countTable(), segmentTable(), pieceTable(), customerWeekTable())) {
            if (beside.exists()) {
                tables.add(beside.iceberg());
            }
        }
        return tables;
    }

    /** Name of the table, with catalog and namespace. */
    String table() {
        return table.name();
    }

    Table icebergTable() {
        return table.iceberg();
    }
}
