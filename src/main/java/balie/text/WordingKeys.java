package balie.text;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Makes keys of wordings, for one thread: with one digest for all. */
public final class WordingKeys {

    private static final ThreadLocal<WordingKeys> OF_THREAD = ThreadLocal.withInitial(WordingKeys::new);
    private static final HexFormat HEX = HexFormat.of();

    private static final int ASCII = 128;

    /** By ASCII character: what a wording has for it. */
    private static final byte[] WORDINGS = new byte[ASCII];

    /** By ASCII character: {@link #STANDS} for one that stands in a wording, {@link #PARTS} besides for one that parts words. */
    private static final byte[] ROLES = new byte[ASCII];

    private static final int STANDS = 1;
    private static final int PARTS = 2;

    static {
        for (char c = 0; c < ASCII; c++) {
            boolean letter = Character.isLetterOrDigit(c);
            WORDINGS[c] = letter ? (byte) Character.toLowerCase(c) : (byte) ' ';
            ROLES[c] = (byte) (letter ? STANDS : c == '\'' ? 0 : STANDS | PARTS);
        }
    }

    private final MessageDigest digest = Wording.digest();
    private byte[] wording = new byte[1024];

    public WordingKeys() {}

    static WordingKeys ofThread() {
        return OF_THREAD.get();
    }

    /** As {@link Wording#key}. */
    public @Nullable String key(@Nullable String text) {
        if (text == null) {
            return null;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length == text.length()) {
            return ascii(encoded, 0, encoded.length);
        }
        byte[] normal = Wording.normalise(text).getBytes(StandardCharsets.UTF_8);
        return key(normal, normal.length);
    }

    /** The same of a text whose bytes are all ASCII. */
    public @Nullable String ascii(byte[] text, int from, int length) {
        if (wording.length < length) {
            wording = new byte[Math.max(2 * wording.length, length)];
        }
        return key(wording, normalise(text, from, length, wording));
    }

    private @Nullable String key(byte[] normal, int length) {
        if (length == 0) {
            return null;
        }
        digest.update(normal, 0, length);
        return HEX.formatHex(digest.digest(), 0, Wording.KEY_DIGITS / 2);
    }

    /**
     * Writes the wording of an ASCII text, and returns its length. Without branches: where words end can not be foretold, and
     * a wrong guess costs the processor more than a letter.
     */
    private static int normalise(byte[] text, int from, int count, byte[] into) {
        int length = 0;
        int gap = 1;
        for (int i = from; i < from + count; i++) {
            int c = text[i];
            into[length] = WORDINGS[c];
            int role = ROLES[c];
            int stands = role & STANDS;
            int parts = role >> 1;
            // Of several gaps only the first stands, and none at the start.
            length += stands & ~(parts & gap);
            gap = parts | (gap & ~stands);
        }
        return length > 0 && gap == 1 ? length - 1 : length;
    }
}
