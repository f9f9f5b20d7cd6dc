package balie.ingest.read;

/**
 * One delimited record as it stands in the file, read by the same rules as the parser's, for what the parser does not tell.
 *
 * @param end index behind its line end, or where the text ends
 * @param closed whether its last quoted field is closed
 * @param broken whether a quoted field goes on behind its closing quote: the quote that opened it or the one that closed it
 *     is a stray one
 */
record RawRecord(int end, boolean closed, boolean broken) {

    /** @param to index at which the text is taken to end */
    static RawRecord scan(CharSequence text, int start, int to, CsvDialect dialect) {
        RecordWalk walk = new RecordWalk(dialect);
        int at = start;
        while (at < to && !walk.hasEnded()) {
            walk.pass(text.charAt(at));
            at++;
        }
        return new RawRecord(walk.hasEnded() ? behindLineEnd(text, at - 1) : to, !walk.isInQuotes(), walk.isBroken());
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

    /** How many lines begin in {@code text} from {@code from} to {@code to}. */
    static long lines(CharSequence text, int from, int to) {
        long lines = 0;
        for (int at = from; at < to; at = nextLine(text, at)) {
            lines++;
        }
        return lines;
    }
}
