package balie.ingest;

import balie.config.SourceMapping;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Reads the records of one file, in order. Blank lines, and lines of separators only, are no records. */
public interface RecordReader extends Iterator<SourceRecord>, Closeable {

    /**
     * Opens a file as its mapping says.
     *
     * @throws UnusableFileException if no record of it can be read: empty, or no header that fits
     */
    static RecordReader open(Path file, SourceMapping mapping) throws IOException, UnusableFileException {
        return switch (mapping.format()) {
            case CSV -> CsvRecords.open(file, mapping);
            case JSON_LINES -> JsonLineRecords.open(file);
        };
    }
}
