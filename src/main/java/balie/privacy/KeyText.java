package balie.privacy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A key as people write it down: hex digits or base64, of 32 bytes or more. */
public final class KeyText {

    /** What a key must look like, for messages; they never show what was given instead. */
    public static final String FORM = "64 hex digits or more, or base64 of 32 bytes or more";

    static final int LEAST_BYTES = 32;

    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]*");

    private KeyText() {}

    /**
     * The key that a text is. What consists of hex digits is read as these, though it could be base64 as well; base64 may be that of
     * URLs. Empty: it is none, or one of fewer than 32 bytes.
     */
    public static Optional<Pseudonyms> read(String text) {
        String plain = text.strip();
        try {
            byte[] key = HEX.matcher(plain).matches()
                    ? HexFormat.of().parseHex(plain)
                    : Base64.getDecoder().decode(plain.replace('-', '+').replace('_', '/'));
            return key.length < LEAST_BYTES ? Optional.empty() : Optional.of(new Pseudonyms(key));
        } catch (IllegalArgumentException e) {
            // Its message could hold what was given.
            return Optional.empty();
        }
    }

    static String write(byte[] key) {
        return HexFormat.of().formatHex(key) + "\n";
    }
}
