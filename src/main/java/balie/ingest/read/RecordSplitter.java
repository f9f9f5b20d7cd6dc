package balie.ingest.read;

import java.util.Arrays;

/**
 * Finds the fields of one regular record in its bytes, as the parser would: fields without quotes around them, or wholly within
 * quotes. What is not regular is left to the parser.
 */
final class RecordSplitter {

    /** What became of a record. */
    enum Outcome {
        REGULAR,
        /** More bytes are needed to tell. */
        CUT,
        IRREGULAR
    }

    private final byte[] classes;

    private int[] bounds = new int[2 * 32];
    private int count;
    private int end;
    private int contentEnd;
    private int seen;
    private int seenInQuotes;

    RecordSplitter(ByteText text) {
        this.classes = text.classes();
    }

    /**
     * Splits the record that begins at an index.
     *
     * @param limit index behind the last byte at hand
     * @param ended whether the file ends there
     */
    Outcome split(byte[] bytes, int from, int limit, boolean ended) {
        int at = from;
        int kinds = 0;
        count = 0;
        seenInQuotes = 0;
        while (true) {
            if (2 * count == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            }
            int start = at;
            int kind = 0;
            if (at < limit && (classes[bytes[at] & 0xFF] & ByteText.QUOTE) != 0) {
                at = closingQuote(bytes, at + 1, limit);
                if (at < 0) {
                    return ended ? Outcome.IRREGULAR : Outcome.CUT;
                }
                // Behind a field's closing quote only its end is regular.
                boolean doubled = isDoubled;
                at++;
                if (at < limit) {
                    kind = classes[bytes[at] & 0xFF];
                    if ((kind & (ByteText.DELIMITER | ByteText.LINE_END)) == 0) {
                        return Outcome.IRREGULAR;
                    }
                }
                bounds[2 * count] = doubled ? ~(start + 1 - from) : start + 1 - from;
                bounds[2 * count + 1] = at - 1 - from;
            } else {
                while (at < limit) {
                    kind = classes[bytes[at] & 0xFF];
                    if ((kind & (ByteText.DELIMITER | ByteText.LINE_END)) != 0) {
                        break;
                    }
                    kinds |= kind;
                    at++;
                }
                bounds[2 * count] = start - from;
                bounds[2 * count + 1] = at - from;
            }
            count++;
            if (at == limit) {
                if (!ended) {
                    return Outcome.CUT;
                }
                contentEnd = at;
                end = at;
                break;
            }
            if ((kind & ByteText.LINE_END) != 0) {
                contentEnd = at;
                if (bytes[at] == '\r') {
                    if (at + 1 == limit && !ended) {
                        return Outcome.CUT;
                    }
                    at += at + 1 < limit && bytes[at + 1] == '\n' ? 1 : 0;
                }
                end = at + 1;
                break;
            }
            at++;
        }
        seen = kinds | seenInQuotes;
        return Outcome.REGULAR;
    }

    private boolean isDoubled;

    /** Index of the quote that closes a field; -1: there is none, or it is the last byte and may be the first of two. */
    private int closingQuote(byte[] bytes, int from, int limit) {
        int at = from;
        int kinds = 0;
        isDoubled = false;
        while (true) {
            int kind = 0;
            while (at < limit) {
                kind = classes[bytes[at] & 0xFF];
                if ((kind & ByteText.QUOTE) != 0) {
                    break;
                }
                kinds |= kind;
                at++;
            }
            if (at == limit) {
                return -1;
            }
            if (at + 1 < limit && (classes[bytes[at + 1] & 0xFF] & ByteText.QUOTE) != 0) {
                isDoubled = true;
                at += 2;
                continue;
            }
            seenInQuotes |= kinds;
            return at;
        }
    }

    /** How many fields the record has. */
    int count() {
        return count;
    }

    /** Index behind the record's line end. */
    int end() {
        return end;
    }

    /** Index of the record's line end. */
    int contentEnd() {
        return contentEnd;
    }

    /** Whether a field holds a line end. */
    boolean spansLines() {
        return (seenInQuotes & ByteText.LINE_END) != 0;
    }

    /** Whether a field holds a byte of one of the kinds. */
    boolean holds(int kinds) {
        return (seen & kinds) != 0;
    }

    boolean isEmpty(int field) {
        int start = bounds[2 * field];
        return (start < 0 ? ~start : start) == bounds[2 * field + 1];
    }

    /**
     * Start and end of each of the first fields, counted from the record's first byte and without their quotes; the start is
     * complemented (~) where the field holds doubled quotes.
     */
    int[] bounds(int fields) {
        return Arrays.copyOf(bounds, 2 * fields);
    }
}
