package balie.ingest.read;

import java.io.IOException;
import java.io.Reader;

/**
 * A reader that keeps what was read of the record at hand, so that the record can be looked at as it stands in the file, and
 * reading can begin again inside it. Positions count characters from the first that this reader gave.
 */
final class Tape extends Reader {

    private static final int CHUNK = 1 << 13;
    private static final int COMPACT = 1 << 16;

    private final Reader source;
    /** As many characters as the consumer is given while none of them is forgotten. */
    private final int most;

    private final StringBuilder kept = new StringBuilder();
    private long keptFrom;
    /** What the consumer has been given of {@code kept}: a tape that starts inside another begins with text at hand. */
    private int given;

    private boolean ended;

    Tape(Reader source, int most) {
        this(source, most, "");
    }

    private Tape(Reader source, int most, String first) {
        this.source = source;
        this.most = most;
        this.kept.append(first);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (given >= kept.length() && !more(length)) {
            return -1;
        }
        // No more than that: whether a record is too long shall not hang on how it happens to be read.
        int count = Math.min(length, Math.min(most, kept.length()) - given);
        if (count <= 0) {
            throw new OverLimitException("record-chars", "a record of more than " + most + " characters");
        }
        kept.getChars(given, given + count, buffer, offset);
        given += count;
        return count;
    }

    private boolean more(int length) throws IOException {
        if (ended) {
            return false;
        }
        char[] chunk = new char[Math.min(length, CHUNK)];
        int count = source.read(chunk, 0, chunk.length);
        if (count < 0) {
            ended = true;
            return false;
        }
        kept.append(chunk, 0, count);
        return true;
    }

    /** Reads on into what is kept, past what the consumer was given, up to an index at least; false if the text ends before. */
    boolean has(int index) throws IOException {
        while (kept.length() <= index) {
            if (!more(CHUNK)) {
                return false;
            }
        }
        return true;
    }

    /** Forgets what is kept before an index, and the consumer, which is not to read from this tape any more. */
    void drop(int index) {
        kept.delete(0, index);
    }

    /** Nothing before {@code position} will be asked for again. */
    void forget(long position) {
        int passed = (int) (position - keptFrom);
        if (passed >= COMPACT) {
            kept.delete(0, passed);
            given -= passed;
            keptFrom = position;
        }
    }

    int most() {
        return most;
    }

    /** What is kept; a view that {@link #has(int)} lengthens. */
    CharSequence view() {
        return kept;
    }

    /** The index in {@link #view()} of a position. */
    int index(long position) {
        return (int) (position - keptFrom);
    }

    /** A tape that begins at an index of the view; this one is not to be used again. */
    Tape from(int index) {
        return new Tape(source, most, kept.substring(index));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
