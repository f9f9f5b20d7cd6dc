package balie.text;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The normalised wording of a text and its key: two texts that differ only in case, accents' encoding, punctuation or
 * white space are one wording.
 */
public final class Wording {

    /** Hex digits of a key: 80 bits, so that a collision among a billion wordings has a chance below one in a million. */
    static final int KEY_DIGITS = 20;

    private Wording() {}

    /** Lower case, letters and digits and single spaces only; empty if the text holds no letter or digit. */
    public static String normalise(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(composed.length());
        boolean gap = false;
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                out.appendCodePoint(c);
            } else if (c != '\'' && c != '\u2019') {
                // An apostrophe joins ("foto's", "can't"); all else parts words.
                gap = true;
            }
        }
        return out.toString();
    }

    /** The key of a text's wording, 20 hex digits of a SHA-256; null if there is no wording. */
    public static @Nullable String key(@Nullable String text) {
        return WordingKeys.ofThread().key(text);
    }

    /** SHA-256 of a text in UTF-8, 64 hex digits. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of bytes, 64 hex digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
