package balie.store;

import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.spark.actions.SparkActions;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Makes few large files of the many small ones that runs leave, and takes away the past of the tables. No row changes. */
public final class Compaction {

    private final InteractionStore store;

    public Compaction(InteractionStore store) {
        this.store = store;
    }

    /**
     * How large a store is.
     *
     * @param dataFiles that hold the rows as they stand
     * @param dataBytes of those
     * @param files all there are, history and what killed runs left included
     * @param bytes of those
     */
    public record Size(long dataFiles, long dataBytes, long files, long bytes) {}

    /** The store as it is now. */
    public Size size() throws IOException {
        long dataFiles = 0;
        long dataBytes = 0;
        long files = 0;
        long bytes = 0;
        for (Table table : store.icebergTables()) {
            try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
                for (FileScanTask task : tasks) {
                    dataFiles++;
                    dataBytes += task.file().fileSizeInBytes();
                }
            }
            for (InputFile file : StoredFiles.list(table)) {
                files++;
                bytes += file.getLength();
            }
        }
        return new Size(dataFiles, dataBytes, files, bytes);
    }

    /** Writes small files anew as larger ones, in one commit a table; how many were. */
    public long rewrite() throws IOException {
        Optional<QuestionTables.Loaded> questions = store.questionTables().load();
        if (questions.isPresent()) {
            questions.get().settle();
        }
        long rewritten = 0;
        for (Table table : store.icebergTables()) {
            rewritten += rewrite(table);
        }
        store.questionTables().load().ifPresent(QuestionTables.Loaded::name);
        return rewritten;
    }

    private long rewrite(Table table) {
        if (table.currentSnapshot() == null) {
            return 0;
        }
        return SparkActions.get(store.spark())
                .rewriteDataFiles(table)
                .binPack()
                .option("min-input-files", "2")
                .option(RewriteDataFiles.PARTIAL_PROGRESS_ENABLED, "false")
                .execute()
                .rewrittenDataFilesCount();
    }

    /** Removes every version of the tables but the one that stands and those that somebody gave a name. */
    public Cleaning.Cleaned history() throws IOException {
        return Cleaning.expire(store, false);
    }

    /** Removes the files that killed runs left; how many. See {@link Cleaning#removeLeftovers}. */
    public long leftovers(Instant olderThan) throws IOException {
        return Cleaning.removeLeftovers(store, olderThan);
    }
}
