package balie.text;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Makes keys of wordings, on one thread: with one digest for all, and short texts that come again at once. */
final class WordingKeys {

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

    private static final byte NOTHING = 0;
    private static final byte GAP = ' ';

    static {
        for (char c = 0; c < ASCII; c++) {
            WORDINGS[c] = Character.isLetterOrDigit(c) ? (byte) Character.toLowerCase(c) : c == '\'' ? NOTHING : GAP;
        }
    }

    private final MessageDigest digest = Wording.digest();
    private final @Nullable String[] texts = new String[KEPT];
    private final @Nullable String[] keys = new String[KEPT];

    private WordingKeys() {}

    static WordingKeys ofThread() {
        return OF_THREAD.get();
    }

    @Nullable
    String key(String text) {
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
        int length = ascii(wording);
        if (length < 0) {
            wording = Wording.normalise(text).getBytes(StandardCharsets.UTF_8);
            length = wording.length;
        }
        if (length == 0) {
            return null;
        }
        digest.update(wording, 0, length);
        return HEX.formatHex(digest.digest(), 0, Wording.KEY_DIGITS / 2);
    }

    /** Makes the wording of an ASCII text in place, and returns its length; -1: the text holds other characters. */
    private static int ascii(byte[] text) {
        int length = 0;
        boolean gap = false;
        for (byte c : text) {
            if (c < 0) {
                return -1;
            }
            byte wording = WORDINGS[c];
            if (wording == GAP) {
                gap = true;
            } else if (wording != NOTHING) {
                if (gap && length > 0) {
                    text[length++] = GAP;
                }
                gap = false;
                text[length++] = wording;
            }
        }
        return length;
    }
}
