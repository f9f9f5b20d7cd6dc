package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a file is read in parts.
 *
 * @param chunks in the order of the file
 * @param reason why there is but one; null: there are several
 */
public record ChunkPlan(List<Chunk> chunks, @Nullable String reason) implements Serializable {

    /** Bytes of a chunk: enough that to begin one costs nothing, and few enough that all cores end at about the same time. */
    public static final long CHUNK_BYTES = 32L << 20;

    public ChunkPlan {
        chunks = List.copyOf(chunks);
    }

    static ChunkPlan one(String reason) {
        return new ChunkPlan(List.of(Chunk.WHOLE), reason);
    }

    /**
     * Looks at the quotes and line ends of a file, and cuts it between records.
     *
     * @param isRecord as for {@link RecordReader#open}
     * @param chunkBytes about the size of a chunk; a file that is no larger is not looked at
     * @param threads that look at the same time
     */
    public static ChunkPlan of(
            Path file,
            TableFormat table,
            Limits limits,
            @Nullable Predicate<Fields> isRecord,
            long chunkBytes,
            int threads)
            throws IOException {
        return new ChunkPlanner(file, table, limits, isRecord, chunkBytes).plan(threads);
    }
}
