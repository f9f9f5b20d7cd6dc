package balie.ingest.read;

import balie.issue.RowIssue;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * The records of packed text, which may be cut off or damaged: then the records up to there stand, but for the last, of which
 * nobody can tell whether it is whole.
 */
final class CutRecords extends ReadAhead {

    private final RecordReader records;
    private final TableBytes bytes;
    private @Nullable SourceRecord last;

    CutRecords(RecordReader records, TableBytes bytes) {
        this.records = records;
        this.bytes = bytes;
        this.last = records.hasNext() ? records.next() : null;
    }

    @Override
    @Nullable
    SourceRecord read() {
        SourceRecord current = last;
        if (current == null) {
            return null;
        }
        if (records.hasNext()) {
            last = records.next();
            return current;
        }
        last = null;
        String damage = bytes.damage();
        return damage == null
                ? current
                : new SourceRecord(
                        current.line(),
                        current.lines(),
                        null,
                        new RowIssue(
                                null,
                                current.issue() == null ? null : current.issue().value(),
                                "the packed file is cut off or damaged in or behind this record, and what follows is lost ("
                                        + damage + "). Copy or export it again"));
    }

    @Override
    public List<String> columns() {
        return records.columns();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
