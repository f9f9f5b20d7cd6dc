package balie.ingest;

import balie.ingest.read.Chunk;
import balie.ingest.read.Limits;
import balie.ingest.read.RecordReader;
import balie.ingest.read.SourceRecord;
import balie.ingest.read.UnusableFileException;
import balie.issue.RowIssue;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;

/** The records of a part of a file, mapped one by one. */
final class MappedRecords implements Iterator<MappedRecord>, Closeable {

    private final RowMapper mapper;
    private final RecordReader reader;

    MappedRecords(SourceFile file, Chunk chunk, RowMapper mapper) throws IOException {
        this.mapper = mapper;
        try {
            this.reader = RecordReader.open(
                    Path.of(file.path()),
                    file.table(),
                    chunk,
                    Limits.of(file.mapping().dialect().limits()),
                    RowMapper.proof(file.mapping()));
        } catch (UnusableFileException e) {
            throw new IOException(file.shown() + " changed while the run read it: " + e.found(), e);
        }
    }

    @Override
    public boolean hasNext() {
        boolean more = reader.hasNext();
        if (!more) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return more;
    }

    @Override
    public MappedRecord next() {
        SourceRecord record = reader.next();
        MappedRow row = record.fields() == null ? null : mapper.map(record.fields());
        RowIssue issue = row != null && row.issue() != null ? row.issue() : record.issue();
        return new MappedRecord(record.line(), record.lines(), row, issue);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
