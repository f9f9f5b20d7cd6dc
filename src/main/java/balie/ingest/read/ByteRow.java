package balie.ingest.read;

import balie.contract.AsciiText;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** The fields of a record as bytes; a value becomes text when it is asked for. */
final class ByteRow implements Fields {

    private final HeaderColumns header;
    private final byte[] bytes;
    private final int[] bounds;
    private final byte quote;
    /** ISO 8859-1 where all is ASCII: the cheapest to decode. */
    private final Charset charset;

    /** @param bounds see {@link RecordSplitter#bounds(int)} */
    ByteRow(HeaderColumns header, byte[] bytes, int[] bounds, char quote, Charset charset) {
        this.header = header;
        this.bytes = bytes;
        this.bounds = bounds;
        this.quote = (byte) quote;
        this.charset = charset;
    }

    @Override
    public Columns columns() {
        return header;
    }

    @Override
    public @Nullable String get(List<String> names) {
        return get(header.positions(names));
    }

    @Override
    public @Nullable String get(int[] positions) {
        for (int position : positions) {
            String value = stripped(position);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    @Override
    public @Nullable AsciiText ascii(int[] positions) {
        if (!charset.equals(StandardCharsets.ISO_8859_1)) {
            return null;
        }
        for (int position : positions) {
            int start = strippedStart(position);
            int end = strippedEnd(position, start);
            if (start < end) {
                return bounds[2 * position] < 0 ? null : new AsciiText(bytes, start, end - start);
            }
        }
        return null;
    }

    private int strippedStart(int field) {
        int start = start(field);
        int end = bounds[2 * field + 1];
        while (start < end && isSpace(bytes[start])) {
            start++;
        }
        return start;
    }

    private int strippedEnd(int field, int start) {
        int end = bounds[2 * field + 1];
        while (end > start && isSpace(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private String stripped(int field) {
        int start = strippedStart(field);
        int end = strippedEnd(field, start);
        if (start == end) {
            return "";
        }
        String value = text(start, end, bounds[2 * field] < 0);
        // Beyond ASCII there are more kinds of white space.
        return charset.equals(StandardCharsets.ISO_8859_1) ? value : value.strip();
    }

    private int start(int field) {
        int start = bounds[2 * field];
        return start < 0 ? ~start : start;
    }

    private String text(int start, int end, boolean doubled) {
        if (!doubled) {
            return new String(bytes, start, end - start, charset);
        }
        byte[] plain = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            plain[length++] = bytes[i];
            i += bytes[i] == quote ? 1 : 0;
        }
        return new String(plain, 0, length, charset);
    }

    /** As {@link Character#isWhitespace(char)} has it for ASCII. */
    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r') || (b >= 0x1C && b <= 0x1F);
    }

    @Override
    public void forEach(BiConsumer<String, String> visit) {
        header.forEach(this::value, visit);
    }

    private String value(int field) {
        return text(start(field), bounds[2 * field + 1], bounds[2 * field] < 0);
    }

    @Override
    public String toString() {
        String[] values = new String[bounds.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i);
        }
        return Arrays.toString(values);
    }
}
