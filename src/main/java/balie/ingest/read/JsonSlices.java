package balie.ingest.read;

import java.io.IOException;
import java.io.Reader;

/** Cuts a JSON text into its values without reading them, and counts lines. */
final class JsonSlices {

    private static final int END = -1;

    private final Reader text;
    private final int most;
    /** What was given back, to be read again before the rest of the text. */
    private String again = "";

    private int againAt;

    private int ahead = END;
    private boolean hasAhead;
    private boolean behindCarriageReturn;
    private long line = 1;
    private final StringBuilder indent = new StringBuilder();

    /** @param most characters of one value */
    JsonSlices(Reader text, int most) {
        this.text = text;
        this.most = most;
    }

    /** A value as it stands in the text. */
    record Slice(String text, long line, long lines, String indent, End end) {}

    enum End {
        WHOLE,
        END_OF_TEXT,
        TOO_LONG
    }

    long line() {
        return line;
    }

    /** The next character that is no white space and none of {@code passed}, which is not taken; -1 at the end. */
    int peek(String passed) throws IOException {
        while (true) {
            int c = look();
            if (c == END || !(Character.isWhitespace(c) || passed.indexOf(c) >= 0)) {
                return c;
            }
            take();
        }
    }

    int take() throws IOException {
        int c = look();
        hasAhead = false;
        if (c == '\r' || (c == '\n' && !behindCarriageReturn)) {
            line++;
        }
        behindCarriageReturn = c == '\r';
        if (c == '\n' || c == '\r') {
            indent.setLength(0);
        } else if (c != END && indent.length() < most) {
            indent.append((char) c);
        }
        return c;
    }

    private int look() throws IOException {
        if (!hasAhead) {
            ahead = againAt < again.length() ? again.charAt(againAt++) : text.read();
            hasAhead = true;
        }
        return ahead;
    }

    /** The value that begins at the next character. */
    Slice value() throws IOException {
        long begins = line;
        String before = indent.toString();
        StringBuilder value = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        while (true) {
            int c = look();
            if (c == END) {
                return slice(value, begins, before, depth > 0 || quoted ? End.END_OF_TEXT : End.WHOLE);
            }
            boolean divides = c == ',' || c == ':' || c == '}' || c == ']' || Character.isWhitespace(c);
            if (depth == 0 && !quoted && divides) {
                return slice(value, begins, before, End.WHOLE);
            }
            if (value.length() >= most) {
                return slice(value, begins, before, End.TOO_LONG);
            }
            value.append((char) take());
            if (quoted) {
                if (c == '\\' && look() != END) {
                    value.append((char) take());
                }
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (depth == 0 && !quoted && (c == '"' || c == '}' || c == ']')) {
                return slice(value, begins, before, End.WHOLE);
            }
        }
    }

    private Slice slice(StringBuilder value, long begins, String before, End end) {
        return new Slice(value.toString(), begins, line - begins + 1, before, end);
    }

    /** Reads a part of a slice once more, and the text behind it after that. */
    void again(String part, long atLine) {
        StringBuilder rest = new StringBuilder(part);
        if (hasAhead && ahead != END) {
            rest.append((char) ahead);
        }
        rest.append(again, againAt, again.length());
        again = rest.toString();
        againAt = 0;
        hasAhead = false;
        behindCarriageReturn = false;
        line = atLine;
        indent.setLength(0);
    }
}
