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
    /** A record of more characters is taken for one that a stray quote has opened, and no more of it is held in memory. */
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
        if (given == kept.length() && !more(length)) {
            return -1;
        }
        int count = Math.min(length, kept.length() - given);
        kept.getChars(given, given + count, buffer, offset);
        given += count;
        return count;
    }

    private boolean more(int length) throws IOException {
        if (ended) {
            return false;
        }
        if (kept.length() >= most) {
            throw new IOException("a record of more than " + most + " characters");
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

    /**
     * Reads on into what is kept, past what the consumer was given: about as much again as is kept, so that who looks again
     * from the start each time looks a few times only. False at the end of the file or of what may be held.
     */
    boolean readOn() throws IOException {
        int before = kept.length();
        int wanted = Math.min(most, 2 * before + CHUNK);
        while (kept.length() < wanted && more(CHUNK)) {
            // More reads on.
        }
        return kept.length() > before;
    }

    /** Whether all of the file was read; false where no more of it may be held. */
    boolean isAtEnd() throws IOException {
        return !readOn() && ended;
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

    /** What is kept; a view that {@link #readOn()} lengthens. */
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
