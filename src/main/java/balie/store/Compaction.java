package balie.store;

import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.spark.actions.SparkActions;

import java.io.IOException;
import java.time.Instant;

/** Makes few large files of the many small ones that runs leave, and takes away the past of the table. No row changes. */
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
        Table table = store.icebergTable();
        long dataFiles = 0;
        long dataBytes = 0;
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                dataFiles++;
                dataBytes += task.file().fileSizeInBytes();
            }
        }
        long files = 0;
        long bytes = 0;
        for (InputFile file : StoredFiles.list(table)) {
            files++;
            bytes += file.getLength();
        }
        return new Size(dataFiles, dataBytes, files, bytes);
    }

    /** Writes small files anew as larger ones, in one commit; how many were. */
    public long rewrite() {
        Table table = store.icebergTable();
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

    /** Removes every version of the table but the one that stands and those that somebody gave a name. */
    public Cleaning.Cleaned history() {
        return new Cleaning(store.spark(), store.icebergTable()).expire(false);
    }

    /** Removes the files that killed runs left; how many. See {@link Cleaning#removeLeftovers}. */
    public long leftovers(Instant olderThan) throws IOException {
        return new Cleaning(store.spark(), store.icebergTable()).removeLeftovers(olderThan);
    }
}
