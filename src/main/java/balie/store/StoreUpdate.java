package balie.store;

import balie.contract.Interactions;
import balie.contract.StagedRows;
import balie.contract.StoredInteractions;
import balie.store.InteractionStore.Changes;
import balie.store.InteractionStore.Shape;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.MergeIntoWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** What there is to do about rows that were read: they were compared with the store, and are not written yet. */
public final class StoreUpdate {

    private final StoreTable table;
    private final List<Shape> shapes;
    private final boolean first;
    private final Dataset<Row> changed;
    private final @Nullable Long basis;
    private final @Nullable Column superseded;
    private final long inserted;
    private final long updated;
    private final long removed;
    private final long clashing;
    private final @Nullable StagedRows staged;

    StoreUpdate(
            StoreTable table, List<Shape> shapes, @Nullable Long basis, Dataset<Row> all, @Nullable StagedRows staged) {
        this.table = table;
        this.shapes = shapes;
        this.first = basis == null;
        this.basis = basis;
        this.changed = all;
        this.superseded = null;
        this.inserted = staged == null ? 0 : staged.count();
        this.updated = 0;
        this.removed = 0;
        this.clashing = 0;
        this.staged = staged;
    }

    StoreUpdate(
            StoreTable table,
            List<Shape> shapes,
            @Nullable Long basis,
            Dataset<Row> newer,
            @Nullable Column superseded,
            long removed) {
        this.table = table;
        this.shapes = shapes;
        this.first = false;
        this.basis = basis;
        this.superseded = superseded;
        this.removed = removed;
        Row counts = newer.agg(
                        count(lit(1)), count(when(col(Comparison.KNOWN), 1)), count(when(col(Comparison.CLASH), 1)))
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
        if (first && !table.exists()) {
            table.create();
        }
        if (!first && inserted + updated + removed == 0) {
            table.registry().add(shapes);
            return new Changes(0, 0, 0);
        }
        try (StagedChange change = new StagedChange(table.iceberg(), basis)) {
            if (staged == null) {
                write(change.in(table.name()));
            } else {
                ((TableStaging) staged.staging()).append(table.iceberg(), change.branch(), staged);
            }
            change.publish(properties(change.in(table.name())));
        }
        return first && staged == null ? new Changes(addedRecords(), 0, 0) : new Changes(inserted, updated, removed);
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
        return table.registry().changes(shapes, superseded == null ? Map.of() : shapesWithRows(target, sources));
    }

    private static void append(String target, Dataset<Row> rows) {
        try {
            rows.writeTo(target).append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException("the table vanished during the run: " + target, e);
        }
    }

    private static void merge(String target, Dataset<Row> rows, @Nullable Column superseded) {
        Dataset<Row> source = rows.alias("source");
        MergeIntoWriter<Row> merge = source.mergeInto(target, Comparison.sameKey("source.", target + "."))
                .whenMatched()
                .updateAll()
                .whenNotMatched()
                .insertAll();
        (superseded == null ? merge : merge.whenNotMatchedBySource(superseded).delete()).merge();
    }

    /** How many rows the newest commit added, by its own account. */
    private long addedRecords() {
        Snapshot newest = table.iceberg().currentSnapshot();
        return newest == null
                ? 0
                : Long.parseLong(newest.summary().getOrDefault(SnapshotSummary.ADDED_RECORDS_PROP, "0"));
    }

    /** The shapes that rows of some sources have; one that no row has any more says nothing of what its source can fill. */
    private Map<String, Set<String>> shapesWithRows(String target, Collection<String> sources) {
        Map<String, Set<String>> left = new TreeMap<>();
        sources.forEach(s -> left.put(s, new TreeSet<>()));
        table.spark()
                .table(target)
                .filter(Interactions.SOURCE.col().isin(sources.toArray()))
                .select(Interactions.SOURCE.col(), StoredInteractions.SHAPE.col())
                .distinct()
                .collectAsList()
                .forEach(row -> left.computeIfAbsent(row.getString(0), s -> new TreeSet<>())
                        .add(row.getString(1)));
        return left;
    }
}
