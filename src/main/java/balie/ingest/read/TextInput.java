package balie.ingest.read;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a file as text. A byte order mark decides the encoding; bytes that are none in it become {@link #BAD_BYTES}. */
final class TextInput {

    /** Stands where bytes could not be decoded. A private-use character, so that no decent export holds it already. */
    static final char BAD_BYTES = '\uF8FE';

    /** What to say of a text with NUL characters. */
    static final String NUL_FOUND =
            "NUL characters, which no text holds; the file is damaged, or it is UTF-16: then set encoding: in the mapping";

    private static final int MARK_LENGTH = 3;
    private static final int BUFFER = 1 << 16;

    private TextInput() {}

    static BufferedReader open(Path file, String encoding) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        bytes.mark(MARK_LENGTH);
        byte[] mark = bytes.readNBytes(MARK_LENGTH);
        Charset charset = Charset.forName(encoding);
        int skip = 0;
        if (startsWith(mark, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            skip = 3;
        } else if (startsWith(mark, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            skip = 2;
        } else if (startsWith(mark, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            skip = 2;
        }
        bytes.reset();
        bytes.skipNBytes(skip);
        return new BufferedReader(new InputStreamReader(bytes, decoder(charset)), BUFFER);
    }

    static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BAD_BYTES));
    }

    static boolean startsWith(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** What to say of a text with bytes that could not be decoded. */
    static String badBytes(String encoding) {
        return "bytes that are not " + encoding + "; if the whole file looks odd, set encoding: in the mapping"
                + " (Dutch spreadsheets: Windows-1252)";
    }
}
