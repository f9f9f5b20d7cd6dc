package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Reads the records of one file, in order. Blank lines, and lines of separators only, are no records. */
public interface RecordReader extends Iterator<SourceRecord>, Closeable {

    /**
     * Opens a table.
     *
     * @param isRecord tells the fields of a record from other text with as many fields, null: nothing is known to tell by
     * @throws UnusableFileException if no record of it can be read: empty, or no header that fits
     */
    static RecordReader open(Path file, TableFormat table, Limits limits, @Nullable Predicate<Fields> isRecord)
            throws IOException, UnusableFileException {
        return open(file, table, Chunk.WHOLE, limits, isRecord);
    }

    /**
     * Opens a part of a table, see {@link ChunkPlan}. Where the file is not written as the plan took it to be, the reader throws
     * {@link ChunkMismatchException}, at the end of the chunk at the latest.
     */
    static RecordReader open(
            Path file, TableFormat table, Chunk chunk, Limits limits, @Nullable Predicate<Fields> isRecord)
            throws IOException, UnusableFileException {
        return switch (table.format()) {
            case CSV -> ChunkRecords.open(file, table, chunk, limits, isRecord);
            case JSON_LINES -> JsonLineRecords.open(file);
        };
    }

    /** The names in the header as they stand there; empty where records carry their own names. */
    List<String> columns();
}
