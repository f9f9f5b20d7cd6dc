package balie.ingest.read;

/** The form of UTF-8. */
final class Utf8 {

    private Utf8() {}

    /** Whether bytes are sound UTF-8 without the character that stands for bytes that are not. */
    static boolean isSound(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = length(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Bytes of the character beyond ASCII that begins at an index; 0: none does. */
    private static int length(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > to) {
            return 0;
        }
        int code = lead & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            int next = bytes[at + i] & 0xFF;
            if (next >> 6 != 0b10) {
                return 0;
            }
            code = (code << 6) | (next & 0x3F);
        }
        // Written longer than need be, half of a surrogate pair, or beyond the last character there is.
        boolean wrong = (length == 3 && (code < 0x800 || (code >= 0xD800 && code < 0xE000)))
                || (length == 4 && (code < 0x10000 || code > 0x10FFFF))
                || code == TextInput.BAD_BYTES;
        return wrong ? 0 : length;
    }
}
