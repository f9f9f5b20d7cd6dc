package balie.ingest.read;

import balie.config.SourceMapping.Format;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the bytes of a delimited file stand for its characters, where records can be told apart by the bytes alone: every ASCII
 * character is its own byte, and that byte is never part of another character.
 */
final class ByteText {

    static final int DELIMITER = 1;
    static final int QUOTE = 1 << 1;
    static final int LINE_END = 1 << 2;
    /** Part of a character beyond ASCII. */
    static final int HIGH = 1 << 3;
    /** Stands for no character, or for one that no text holds: what to say of it is for {@link CsvRecords}. */
    static final int BAD = 1 << 4;
    /** A letter, digit or sign: a record with one is not blank. */
    static final int VISIBLE = 1 << 5;

    static final int BYTES = 256;
    private static final int ASCII = 128;

    private final Charset charset;
    private final byte[] classes;
    private final int markLength;

    private ByteText(Charset charset, byte[] classes, int markLength) {
        this.charset = charset;
        this.classes = classes;
        this.markLength = markLength;
    }

    /**
     * @param start the first bytes of the file, for its byte order mark
     * @return null if the records can not be told apart by the bytes
     */
    static @Nullable ByteText of(TableFormat table, byte[] start) {
        boolean isUtf8 = TextInput.startsWith(start, 0xEF, 0xBB, 0xBF);
        if (table.format() != Format.CSV
                || TextInput.startsWith(start, 0xFF, 0xFE)
                || TextInput.startsWith(start, 0xFE, 0xFF)
                || !isMark(table.delimiter())
                || !isMark(table.quote())
                || table.delimiter() == table.quote()) {
            return null;
        }
        Charset charset = isUtf8 ? StandardCharsets.UTF_8 : Charset.forName(table.encoding());
        byte[] classes = new byte[BYTES];
        for (int b = 0; b < BYTES; b++) {
            int kind = kind(charset, b);
            if (kind < 0) {
                return null;
            }
            classes[b] = (byte) kind;
        }
        classes['\n'] = LINE_END;
        classes['\r'] = LINE_END;
        classes[table.delimiter()] = DELIMITER;
        classes[table.quote()] = QUOTE;
        return new ByteText(charset, classes, isUtf8 ? 3 : 0);
    }

    private static boolean isMark(char c) {
        return c > 0 && c < ASCII && c != '\n' && c != '\r';
    }

    /** What a byte is; -1: it may be part of several characters, in an encoding that is not byte by byte. */
    private static int kind(Charset charset, int b) {
        if (b >= ASCII && charset.equals(StandardCharsets.UTF_8)) {
            return HIGH;
        }
        String text = new String(new byte[] {(byte) b}, charset);
        if (b < ASCII) {
            boolean itself = text.length() == 1 && text.charAt(0) == b && isBytewise(charset);
            return !itself ? -1 : b == 0 ? BAD : b > ' ' ? VISIBLE : 0;
        }
        return text.length() != 1
                ? -1
                : text.charAt(0) == '\uFFFD' || text.charAt(0) == TextInput.BAD_BYTES ? BAD : HIGH;
    }

    private static boolean isBytewise(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.US_ASCII)
                || (charset.newDecoder().maxCharsPerByte() == 1
                        && charset.canEncode()
                        && charset.newEncoder().maxBytesPerChar() == 1);
    }

    Charset charset() {
        return charset;
    }

    /** By byte, as a number from 0 to 255. */
    byte[] classes() {
        return classes;
    }

    /** Bytes of the byte order mark. */
    int markLength() {
        return markLength;
    }

    Reader decode(InputStream bytes) {
        return new InputStreamReader(bytes, TextInput.decoder(charset));
    }
}
