package balie.contract;

import java.nio.charset.StandardCharsets;

/**
 * A text of ASCII characters as the bytes it was read from, for where millions are only handed on: one that is not made into a
 * {@link String} costs nothing to encode again. It is part of an array that must not change as long as it is used.
 */
public final class AsciiText {

    private final byte[] bytes;
    private final int from;
    private final int length;

    /**
     * @param from index of the first character
     * @param length of the text, at least 1
     */
    public AsciiText(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    /** The array it is part of. */
    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
