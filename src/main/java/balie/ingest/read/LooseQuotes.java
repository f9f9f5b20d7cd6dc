package balie.ingest.read;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A text whose quotes are apostrophes as well: of those inside a quoted field only the one before a delimiter, a line end or
 * the end closes it. The others are given doubled, as a parser wants them.
 */
final class LooseQuotes extends FilterReader {

    private static final int END = -1;
    private static final int NOTHING = -2;

    private final CsvDialect dialect;
    private int ahead = NOTHING;
    private int twin = NOTHING;
    private boolean quoted;
    private boolean begins = true;
    private boolean escaped;

    LooseQuotes(Reader text, CsvDialect dialect) {
        super(text);
        this.dialect = dialect;
    }

    /** Whether a quote before this character, or -1 at the end, closes a field. */
    static boolean closes(int next, CsvDialect dialect) {
        return next == END || next == dialect.delimiter() || next == '\n' || next == '\r';
    }

    @Override
    public int read() throws IOException {
        if (twin != NOTHING) {
            int c = twin;
            twin = NOTHING;
            return c;
        }
        int c = ahead == NOTHING ? in.read() : ahead;
        ahead = NOTHING;
        if (escaped) {
            escaped = false;
        } else if (c == dialect.escape()) {
            escaped = true;
        } else if (c == dialect.quote() && begins) {
            quoted = true;
        } else if (c == dialect.quote() && quoted) {
            ahead = in.read();
            if (closes(ahead, dialect)) {
                quoted = false;
            } else {
                twin = c;
                ahead = ahead == c ? NOTHING : ahead;
            }
        }
        begins = !quoted && closes(c, dialect);
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        for (int c = NOTHING; count < length && c != END; ) {
            c = read();
            if (c != END) {
                buffer[offset + count++] = (char) c;
            }
        }
        return count == 0 && length > 0 ? END : count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
