package balie.ingest.read;

/**
 * One delimited record as it stands in the file, read by the same rules as the parser's, for what the parser does not tell.
 *
 * @param end index behind its line end, or the text's length
 * @param closed whether its last quoted field is closed
 * @param broken whether a quoted field goes on behind its closing quote: the quote that opened it or the one that closed it
 *     is a stray one
 */
record RawRecord(int end, boolean closed, boolean broken) {

    static RawRecord scan(CharSequence text, int start, CsvDialect dialect) {
        char quote = dialect.quote();
        char escape = dialect.escape();
        int at = start;
        boolean broken = false;
        int length = text.length();
        while (at < length) {
            at = dialect.padded() ? behindSpaces(text, at) : at;
            boolean quoted = at < length && text.charAt(at) == quote;
            if (quoted) {
                at = behindQuoted(text, at + 1, quote, escape);
                if (at < 0) {
                    return new RawRecord(length, false, broken);
                }
            }
            while (at < length && text.charAt(at) != dialect.delimiter() && !isLineEnd(text.charAt(at))) {
                broken |= quoted && !Character.isWhitespace(text.charAt(at));
                at += text.charAt(at) == escape ? 2 : 1;
            }
            if (at < length && isLineEnd(text.charAt(at))) {
                return new RawRecord(behindLineEnd(text, at), true, broken);
            }
            at++;
        }
        return new RawRecord(length, true, broken);
    }

    private static int behindSpaces(CharSequence text, int at) {
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next;
    }

    /** The index behind the quote that closes a field; -1 if none does. */
    private static int behindQuoted(CharSequence text, int start, char quote, char escape) {
        int length = text.length();
        for (int at = start; at < length; at++) {
            char c = text.charAt(at);
            if (c == quote) {
                if (at + 1 >= length || text.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            } else if (c == escape) {
                at++;
            }
        }
        return -1;
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** The index behind the line end that begins at {@code at}. */
    static int behindLineEnd(CharSequence text, int at) {
        boolean pair = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        return at + (pair ? 2 : 1);
    }

    /** The index at which the line after the one at {@code at} begins, or the text's length. */
    static int nextLine(CharSequence text, int at) {
        int next = at;
        while (next < text.length() && !isLineEnd(text.charAt(next))) {
            next++;
        }
        return next == text.length() ? next : behindLineEnd(text, next);
    }

    /** The index at which the last line begins. */
    static int lastLine(CharSequence text) {
        int at = text.length();
        while (at > 0 && !isLineEnd(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Whether a line ends right before an index. */
    static boolean endsLine(CharSequence text, int at) {
        return at > 0 && isLineEnd(text.charAt(at - 1));
    }

    /** How many lines begin in {@code text} from {@code from} to {@code to}. */
    static long lines(CharSequence text, int from, int to) {
        long lines = 0;
        for (int at = from; at < to; at = nextLine(text, at)) {
            lines++;
        }
        return lines;
    }
}
