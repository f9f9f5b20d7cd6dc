package balie.ingest;

import balie.ingest.read.Chunk;
import balie.ingest.read.ChunkPlan;
import balie.ingest.read.Limits;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Chunks of one file, one behind the other, that one task reads. */
record Split(SourceFile file, List<Chunk> chunks) implements Serializable {

    /** More tasks than cores, so that all end at about the same time; few, because each begins files of its own. */
    private static final int TASKS_A_CORE = 4;

    Split {
        chunks = List.copyOf(chunks);
    }

    /**
     * Cuts files for {@code cores} that read at the same time.
     *
     * @param chunkBytes about the size of a chunk
     */
    static List<Split> of(List<SourceFile> files, long chunkBytes, int cores) throws IOException {
        long all = files.stream().mapToLong(SourceFile::bytes).sum();
        long most = Math.max(chunkBytes, all / ((long) cores * TASKS_A_CORE));
        List<Split> splits = new ArrayList<>();
        for (SourceFile file : files) {
            List<Chunk> chunks = ChunkPlan.of(
                            Path.of(file.path()),
                            file.table(),
                            Limits.of(file.mapping().dialect().limits()),
                            RowMapper.proof(file.mapping()),
                            chunkBytes,
                            cores)
                    .chunks();
            int together = (int) Math.max(1, Math.min(most / chunkBytes, Integer.MAX_VALUE));
            for (int i = 0; i < chunks.size(); i += together) {
                splits.add(new Split(file, chunks.subList(i, Math.min(i + together, chunks.size()))));
            }
        }
        return splits;
    }

    static Split whole(SourceFile file) {
        return new Split(file, List.of(Chunk.WHOLE));
    }
}
