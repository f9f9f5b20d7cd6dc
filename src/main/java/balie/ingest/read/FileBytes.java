package balie.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the bytes of a file say before it is read.
 *
 * @param sha256 64 hex digits
 * @param size in bytes
 * @param isUtf8 whether they are UTF-8 and hold letters beyond ASCII: text in another encoding practically never is
 */
public record FileBytes(String sha256, long size, boolean isUtf8) {

    private static final int BUFFER = 1 << 16;

    public static FileBytes of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Utf8 utf8 = new Utf8();
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                digest.update(buffer, 0, n);
                utf8.take(buffer, n);
                size += n;
            }
            return new FileBytes(HexFormat.of().formatHex(digest.digest()), size, utf8.isIt());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Checks the form of UTF-8, piece by piece; a file may be cut off in the middle of its last letter. */
    private static final class Utf8 {

        private static final int[][] LEADS = {{0xC2, 0xDF, 1}, {0xE0, 0xEF, 2}, {0xF0, 0xF4, 3}};

        private boolean valid = true;
        private boolean beyondAscii;
        private int wanted;

        void take(byte[] bytes, int length) {
            for (int i = 0; i < length && valid; i++) {
                int b = bytes[i] & 0xFF;
                if (wanted > 0) {
                    valid = b >> 6 == 0b10;
                    wanted--;
                } else if (b > 0x7F) {
                    wanted = following(b);
                    valid = wanted > 0;
                    beyondAscii = true;
                }
            }
        }

        private static int following(int lead) {
            for (int[] range : LEADS) {
                if (lead >= range[0] && lead <= range[1]) {
                    return range[2];
                }
            }
            return 0;
        }

        boolean isIt() {
            return valid && beyondAscii;
        }
    }
}
