package balie.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
 * @param letters beyond ASCII that are well formed UTF-8
 * @param strays bytes beyond ASCII that are no part of such a letter
 */
public record FileBytes(String sha256, long size, long letters, long strays) implements Serializable {

    private static final int BUFFER = 1 << 16;
    /** A text in another encoding has few letters that happen to be UTF-8; one in UTF-8 may have been damaged in places. */
    private static final int DAMAGED_ONE_IN = 20;

    public static FileBytes of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return of(bytes);
        }
    }

    /** Reads a stream to its end. */
    static FileBytes of(InputStream bytes) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Utf8 utf8 = new Utf8();
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                digest.update(buffer, 0, n);
                utf8.take(buffer, n);
                size += n;
            }
            return new FileBytes(HexFormat.of().formatHex(digest.digest()), size, utf8.letters, utf8.strays);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether they are UTF-8 and hold letters beyond ASCII: text in another encoding practically never is. */
    public boolean isUtf8() {
        return letters > 0 && strays * DAMAGED_ONE_IN <= letters;
    }

    /** Whether they hold ASCII only, which most encodings read alike. */
    public boolean isAscii() {
        return letters == 0 && strays == 0;
    }

    /** Counts by the form of UTF-8, piece by piece; a file may be cut off in the middle of its last letter. */
    private static final class Utf8 {

        private static final int[][] LEADS = {{0xC2, 0xDF, 1}, {0xE0, 0xEF, 2}, {0xF0, 0xF4, 3}};

        private static final VarHandle WORDS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        /** The highest bit of each byte. */
        private static final long BEYOND_ASCII = 0x8080808080808080L;

        private long letters;
        private long strays;
        private int wanted;
        private int length;

        void take(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                if (wanted == 0) {
                    i = behindAscii(bytes, i, count);
                    if (i == count) {
                        return;
                    }
                }
                int b = bytes[i] & 0xFF;
                if (wanted > 0) {
                    if (b >> 6 == 0b10) {
                        wanted--;
                        letters += wanted == 0 ? 1 : 0;
                        continue;
                    }
                    strays += length - wanted;
                    wanted = 0;
                }
                if (b > 0x7F) {
                    wanted = following(b);
                    length = wanted + 1;
                    strays += wanted == 0 ? 1 : 0;
                }
            }
        }

        /** Passes eight bytes at a time as long as all of them are ASCII, which most bytes of most exports are. */
        private static int behindAscii(byte[] bytes, int from, int count) {
            int at = from;
            while (at + Long.BYTES <= count && ((long) WORDS.get(bytes, at) & BEYOND_ASCII) == 0) {
                at += Long.BYTES;
            }
            return at;
        }

        private static int following(int lead) {
            for (int[] range : LEADS) {
                if (lead >= range[0] && lead <= range[1]) {
                    return range[2];
                }
            }
            return 0;
        }
    }
}
