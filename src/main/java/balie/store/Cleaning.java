package balie.store;

import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Takes away what the table does not need to be read as it is now: its past, and files that belong to no version of it. */
public final class Cleaning {

    private static final String CHECKSUM = ".crc";

    /** How many descriptions of the table, one is made with each commit, are kept besides the newest. */
    private static final String DESCRIPTIONS = "20";

    private final SparkSession spark;
    private final Table table;

    Cleaning(SparkSession spark, Table table) {
        this.spark = spark;
        this.table = table;
    }

    /** The same for all tables of a store. */
    static Cleaned expire(InteractionStore store, boolean named) throws IOException {
        Optional<QuestionTables.Loaded> questions = store.questionTables().load();
        if (questions.isPresent()) {
            questions.get().settle();
        }
        long snapshots = 0;
        long files = 0;
        for (Table table : store.icebergTables()) {
            Cleaned cleaned = new Cleaning(store.spark(), table).expire(named);
            snapshots += cleaned.snapshots();
            files += cleaned.files();
        }
        store.questionTables().load().ifPresent(QuestionTables.Loaded::name);
        return new Cleaned(snapshots, files);
    }

    /** The same for all tables of a store. */
    static long removeLeftovers(InteractionStore store, Instant olderThan) throws IOException {
        long removed = 0;
        for (Table table : store.icebergTables()) {
            removed += new Cleaning(store.spark(), table).removeLeftovers(olderThan);
        }
        return removed;
    }

    /**
     * Removes every version of the table but the one that stands.
     *
     * @param named whether versions that somebody gave a name go as well
     */
    Cleaned expire(boolean named) {
        table.refresh();
        long before = snapshots();
        forgetDeletedFiles();
        Transaction all = table.newTransaction();
        ManageSnapshots refs = all.manageSnapshots();
        for (Map.Entry<String, SnapshotRef> ref : table.refs().entrySet()) {
            if (ref.getKey().equals(SnapshotRef.MAIN_BRANCH) || !(named || StagedChange.isStaged(ref.getKey()))) {
                continue;
            }
            if (ref.getValue().isBranch()) {
                refs.removeBranch(ref.getKey());
            } else {
                refs.removeTag(ref.getKey());
            }
        }
        refs.commit();
        all.updateProperties()
                .set(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true")
                .set(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "1")
                .commit();
        all.commitTransaction();
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        table.expireSnapshots()
                .expireOlderThan(Long.MAX_VALUE)
                .retainLast(1)
                .deleteWith(file -> {
                    table.io().deleteFile(file);
                    deleted.add(file);
                })
                .commit();
        // A run knows the description it began with while it makes a few more, so these may not go at once.
        table.updateProperties()
                .set(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, DESCRIPTIONS)
                .commit();
        table.refresh();
        return new Cleaned(Math.max(0, before - snapshots()), deleted.size());
    }

    /** The list of files names those that the last change took away as well, with bounds of the values in them. */
    private void forgetDeletedFiles() {
        Snapshot current = table.currentSnapshot();
        if (current != null && current.allManifests(table.io()).stream().anyMatch(ManifestFile::hasDeletedFiles)) {
            table.rewriteManifests().clusterBy(file -> "").commit();
        }
    }

    private long snapshots() {
        long count = 0;
        for (var each : table.snapshots()) {
            count += each == null ? 0 : 1;
        }
        return count;
    }

    /**
     * Removes files below the table's folder that no version of it names: killed runs leave them.
     *
     * @param olderThan of what was written later, nothing: a run that is at work may be about to name it
     * @return how many
     */
    long removeLeftovers(Instant olderThan) throws IOException {
        long removed = SparkActions.get(spark)
                .deleteOrphanFiles(table)
                .olderThan(olderThan.toEpochMilli())
                .execute()
                .orphanFilesCount();
        Optional<Path> folder = StoredFiles.localFolder(table);
        return folder.isEmpty() ? removed : removed + removeHidden(folder.get());
    }

    /** The Iceberg action passes over names that begin with a dot or an underscore. */
    private static long removeHidden(Path folder) throws IOException {
        List<Path> hidden;
        try (Stream<Path> tree = Files.walk(folder)) {
            hidden = tree.filter(Files::isRegularFile)
                    .filter(Cleaning::isLeftBehind)
                    .toList();
        }
        for (Path file : hidden) {
            Files.delete(file);
        }
        return hidden.size();
    }

    private static boolean isLeftBehind(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") && name.endsWith(CHECKSUM)) {
            return !Files.exists(file.resolveSibling(name.substring(1, name.length() - CHECKSUM.length())));
        }
        return name.startsWith(".") || name.startsWith("_");
    }

    /**
     * What was taken away.
     *
     * @param snapshots versions of the table
     * @param files that only they named
     */
    public record Cleaned(long snapshots, long files) {}
}
