package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/** The mark at the beginning of a text that tells how it is encoded. */
enum ByteOrderMark {
    UTF_8("UTF-8", "EFBBBF"),
    /** Before UTF-16LE, whose mark this one begins with. */
    UTF_32LE("UTF-32LE", "FFFE0000"),
    UTF_32BE("UTF-32BE", "0000FEFF"),
    UTF_16LE("UTF-16LE", "FFFE"),
    UTF_16BE("UTF-16BE", "FEFF"),
    ABSENT(null, "");

    static final int LONGEST = 4;

    private final @Nullable String encoding;
    private final String hex;

    ByteOrderMark(@Nullable String encoding, String hex) {
        this.encoding = encoding;
        this.hex = hex;
    }

    /** The mark that a text of these first bytes begins with. */
    static ByteOrderMark of(byte[] start) {
        String hex = HexFormat.of().withUpperCase().formatHex(start, 0, Math.min(LONGEST, start.length));
        for (ByteOrderMark mark : values()) {
            if (hex.startsWith(mark.hex)) {
                return mark;
            }
        }
        return ABSENT;
    }

    /** Null where there is no mark. */
    @Nullable
    String encoding() {
        return encoding;
    }

    int length() {
        return hex.length() / 2;
    }
}
