package balie.ingest.read;

import java.io.IOException;

/** Finds where records begin, by quotes and line ends alone, from a place on of which it is known whether it is within quotes. */
final class RecordStarts {

    private final ByteTape tape;
    private final byte delimiter;
    private final byte quote;

    private Quotes quotes;
    private byte before;
    private long position;
    private long line;
    private boolean isFound;

    /**
     * @param position from which to look
     * @param line number of line ends before it, and one
     * @param before the byte before it
     */
    RecordStarts(ByteTape tape, TableFormat table, long position, long line, Quotes quotes, byte before) {
        this.tape = tape;
        this.delimiter = (byte) table.delimiter();
        this.quote = (byte) table.quote();
        this.position = position;
        this.line = line;
        this.quotes = quotes;
        this.before = before;
    }

    /** Goes to the next record; false if there is none. */
    boolean next() throws IOException {
        while (tape.has(position)) {
            tape.forget(position);
            byte b = tape.at(position);
            boolean isLineEnd = b == '\n' || b == '\r';
            if (!isFound && !isLineEnd && quotes != Quotes.INSIDE && (before == '\n' || before == '\r')) {
                isFound = true;
                return true;
            }
            isFound = false;
            if (b == quote) {
                quotes = quotes.next(QuoteScan.endsField(before, delimiter), before == quote);
            }
            line += b == '\r' || (b == '\n' && before != '\r') ? 1 : 0;
            before = b;
            position++;
        }
        return false;
    }

    long position() {
        return position;
    }

    long line() {
        return line;
    }
}
