package balie.ingest.read;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A look at the quotes and line ends of a part of a file, eight bytes at a time. Where the part begins with regard to quotes is not
 * known yet, so each of the three ways is followed; they soon become one.
 */
final class QuoteScan {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BUFFER = 1 << 18;

    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = 0x7F7F7F7F7F7F7F7FL;

    private final byte delimiter;
    private final byte quote;
    /** By where the part begins: where the bytes looked at so far end. */
    private final Quotes[] ends = {Quotes.OUTSIDE, Quotes.INSIDE, Quotes.CLOSING};

    private long lineEnds;
    private byte before;

    /** @param before the byte before the part */
    private QuoteScan(TableFormat table, byte before) {
        this.delimiter = (byte) table.delimiter();
        this.quote = (byte) table.quote();
        this.before = before;
    }

    /**
     * Looks at the bytes from one position to another.
     *
     * @param isStart whether the part begins the text, as behind a line end
     */
    static QuoteScan of(FileChannel file, TableFormat table, long from, long to, boolean isStart) throws IOException {
        byte[] bytes = new byte[(int) Math.min(BUFFER, to - from)];
        QuoteScan scan = new QuoteScan(table, isStart ? (byte) '\n' : byteAt(file, from - 1));
        for (long at = from; at < to; ) {
            int count = file.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, to - at)), at);
            if (count < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            scan.take(bytes, count);
            at += count;
        }
        return scan;
    }

    static byte byteAt(FileChannel file, long position) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        if (file.read(one, position) != 1) {
            throw new IOException("the file became shorter while it was read");
        }
        return one.get(0);
    }

    private void take(byte[] bytes, int length) {
        long lineFeeds = 0;
        long returns = 0;
        long pairs = 0;
        long carry = before == '\r' ? 0x80 : 0;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            long feeds = matches(word, '\n');
            long found = matches(word, '\r');
            if ((found | carry) != 0) {
                returns += Long.bitCount(found);
                pairs += Long.bitCount(feeds & ((found << Byte.SIZE) | carry));
                carry = found >>> (Long.SIZE - Byte.SIZE);
            }
            lineFeeds += Long.bitCount(feeds);
            for (long quotes = matches(word, quote); quotes != 0; quotes &= quotes - 1) {
                int index = at + (Long.numberOfTrailingZeros(quotes) / Byte.SIZE);
                passQuote(index == 0 ? before : bytes[index - 1]);
            }
        }
        for (; at < length; at++) {
            byte previous = at == 0 ? before : bytes[at - 1];
            if (bytes[at] == quote) {
                passQuote(previous);
            }
            returns += bytes[at] == '\r' ? 1 : 0;
            lineFeeds += bytes[at] == '\n' ? 1 : 0;
            pairs += bytes[at] == '\n' && previous == '\r' ? 1 : 0;
        }
        lineEnds += lineFeeds + returns - pairs;
        before = length > 0 ? bytes[length - 1] : before;
    }

    /** The highest bit of each byte of a word that equals {@code wanted}. */
    private static long matches(long word, int wanted) {
        long other = word ^ (ONES * wanted);
        return ~(((other & LOW) + LOW) | other | LOW);
    }

    private void passQuote(byte previous) {
        boolean fieldStart = endsField(previous, delimiter);
        boolean adjacent = previous == quote;
        Quotes outside = ends[0].next(fieldStart, adjacent);
        Quotes inside = ends[0] == ends[1] ? outside : ends[1].next(fieldStart, adjacent);
        ends[2] = ends[2] == ends[0] ? outside : ends[2] == ends[1] ? inside : ends[2].next(fieldStart, adjacent);
        ends[0] = outside;
        ends[1] = inside;
    }

    static boolean endsField(byte b, byte delimiter) {
        return b == delimiter || b == '\n' || b == '\r';
    }

    /** Where the part ends if it begins so. */
    Quotes end(Quotes start) {
        Quotes end = switch (start) {
            case OUTSIDE -> ends[0];
            case INSIDE -> ends[1];
            case CLOSING -> ends[2];
        };
        // A quote that no other follows has closed its field.
        return end == Quotes.CLOSING && before != quote ? Quotes.OUTSIDE : end;
    }

    /** Line ends in the part; one of two bytes belongs to where its first byte is. */
    long lineEnds() {
        return lineEnds;
    }
}
