package balie.text;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Makes keys of wordings, for one thread: with one digest for all, and short texts that come again at once. */
public final class WordingKeys {

    private static final ThreadLocal<WordingKeys> OF_THREAD = ThreadLocal.withInitial(WordingKeys::new);
    private static final HexFormat HEX = HexFormat.of();

    /** Subjects come again, letters do not. */
    private static final int LONGEST_KEPT = 80;

    private static final int KEPT_BITS = 12;
    private static final int KEPT = 1 << KEPT_BITS;
    /** The golden ratio in 32 bits, which spreads hashes that lie close together. */
    private static final int MIX = 0x9E3779B9;

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
    private final @Nullable String[] texts = new String[KEPT];
    private final @Nullable String[] keys = new String[KEPT];

    public WordingKeys() {}

    static WordingKeys ofThread() {
        return OF_THREAD.get();
    }

    /** As {@link Wording#key}. */
    public @Nullable String key(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST_KEPT) {
            return made(text);
        }
        int slot = (text.hashCode() * MIX) >>> (Integer.SIZE - KEPT_BITS);
        if (!text.equals(texts[slot])) {
            keys[slot] = made(text);
            texts[slot] = text;
        }
        return keys[slot];
    }

    private @Nullable String made(String text) {
        byte[] wording = text.getBytes(StandardCharsets.UTF_8);
        int length;
        if (wording.length == text.length()) {
            length = ascii(wording);
        } else {
            wording = Wording.normalise(text).getBytes(StandardCharsets.UTF_8);
            length = wording.length;
        }
        if (length == 0) {
            return null;
        }
        digest.update(wording, 0, length);
        return HEX.formatHex(digest.digest(), 0, Wording.KEY_DIGITS / 2);
    }

    /**
     * Makes the wording of an ASCII text in place, and returns its length. Without branches: where words end can not be foretold, and
     * a wrong guess costs the processor more than a letter.
     */
    private static int ascii(byte[] text) {
        int length = 0;
        int gap = 1;
        for (byte c : text) {
            text[length] = WORDINGS[c];
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
