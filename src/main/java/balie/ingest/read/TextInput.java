package balie.ingest.read;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Opens bytes as text. A byte order mark decides the encoding; bytes that are none in it become {@link #BAD_BYTES}. */
final class TextInput {

    /** Stands where bytes could not be decoded. A private-use character, so that no decent export holds it already. */
    static final char BAD_BYTES = '\uF8FE';

    /** What to say of a text with NUL characters. */
    static final String NUL_FOUND =
            "NUL characters, which no text holds; the file is damaged, or it is UTF-16: then set encoding: in the mapping";

    private static final int BUFFER = 1 << 16;

    private TextInput() {}

    /** The text from a stream that stands at its beginning. */
    static BufferedReader open(InputStream stream, String encoding) throws IOException {
        InputStream bytes = new BufferedInputStream(stream, BUFFER);
        bytes.mark(ByteOrderMark.LONGEST);
        ByteOrderMark mark = ByteOrderMark.of(bytes.readNBytes(ByteOrderMark.LONGEST));
        bytes.reset();
        bytes.skipNBytes(mark.length());
        Charset charset = Charset.forName(mark.encoding() == null ? encoding : mark.encoding());
        return new BufferedReader(new InputStreamReader(bytes, decoder(charset)), BUFFER);
    }

    static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BAD_BYTES));
    }

    /** The text of some bytes; a letter cut off at their end is left out. */
    static String decode(byte[] bytes, String encoding) {
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        String text = new String(bytes, mark.length(), bytes.length - mark.length(), Charset.forName(encoding));
        return text.endsWith("\uFFFD") ? text.substring(0, text.length() - 1) : text;
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
