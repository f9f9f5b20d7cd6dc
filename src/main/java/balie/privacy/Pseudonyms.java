package balie.privacy;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for persons that can not be led back to them without the key: HMAC-SHA-256, 16 hex digits.
 *
 * <p>Source: EDPB Guidelines 01/2025 on pseudonymisation. A hash without a key would not do: whoever has a list of
 * customer numbers could try them all.
 */
public final class Pseudonyms implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 16;
    private static final int LEAST_KEY_BYTES = 16;
    private static final String FINGERPRINTED = "balie key fingerprint";

    private final byte[] key;

    /** @throws IllegalArgumentException if the key has fewer than 16 bytes */
    public Pseudonyms(byte[] key) {
        if (key.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("a pseudonym key needs at least " + LEAST_KEY_BYTES + " bytes");
        }
        this.key = key.clone();
    }

    /** With a key that is forgotten at the end of the run. */
    public static Pseudonyms ephemeral() {
        byte[] key = new byte[LEAST_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(key);
    }

    /** The pseudonym of a customer; the same for the same key, on every machine. */
    public String of(String customerKey) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] digest = mac.doFinal(customerKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** What the key is known by where it may not be shown: two keys have the same with a chance of 1 in 2^64. */
    public String fingerprint() {
        return of(FINGERPRINTED);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "pseudonyms of key " + fingerprint();
    }
}
