package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.util.NoSuchElementException;

/** A reader that finds its next record when asked whether there is one. */
abstract class ReadAhead implements RecordReader {

    private @Nullable SourceRecord next;
    private boolean ended;

    /** The next record; null at the end of the file. */
    abstract @Nullable SourceRecord read();

    @Override
    public final boolean hasNext() {
        if (next == null && !ended) {
            next = read();
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public final SourceRecord next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        SourceRecord current = next;
        next = null;
        return current;
    }
}
