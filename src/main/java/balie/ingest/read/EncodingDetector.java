package balie.ingest.read;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Finds out how the letters of a text are written. */
final class EncodingDetector {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String WINDOWS = "windows-1252";
    private static final String LATIN_9 = "ISO-8859-15";

    /** A text in UTF-16 has a zero byte in most of its pairs, always on the same side. */
    private static final int WIDE_ONE_IN = 4;
    /** Encodings that share no letters with the Western ones, so that statistics tell them well. */
    private static final Set<String> FAR = Set.of(
            "Shift_JIS",
            "GB18030",
            "Big5",
            "EUC-JP",
            "EUC-KR",
            "ISO-2022-JP",
            "windows-1251",
            "KOI8-R",
            "ISO-8859-5",
            "ISO-8859-7",
            "windows-1253",
            "windows-1255",
            "windows-1256");

    private static final int SURE = 60;
    /** Of the bytes beyond ASCII. In a Western text they are few. */
    private static final int FAR_ONE_IN = 5;

    private EncodingDetector() {}

    /** @param all what is known of all bytes, of which {@code head} is the beginning */
    static Finding detect(byte[] head, FileBytes all, @Nullable String pinned) {
        ByteOrderMark mark = ByteOrderMark.of(head);
        if (mark.encoding() != null) {
            return encoding(mark.encoding(), "the byte order mark at the beginning");
        }
        String wide = wide(head);
        if (wide != null) {
            return encoding(wide, "every other byte is zero");
        }
        if (all.isUtf8()) {
            return encoding(
                    UTF_8,
                    "its " + all.letters() + " letters beyond ASCII are well formed"
                            + (all.strays() == 0 ? "" : "; but for " + all.strays() + " bytes, which are damaged"));
        }
        if (pinned != null) {
            return encoding(pinned, "pinned in the mapping");
        }
        if (all.isAscii()) {
            return encoding(UTF_8, "ASCII only");
        }
        String far = far(head);
        return far != null ? encoding(far, "by the frequency of its bytes") : western(head);
    }

    private static Finding encoding(String name, String why) {
        return new Finding("encoding", Charset.forName(name).name(), why);
    }

    private static @Nullable String wide(byte[] head) {
        int[] zeros = new int[2];
        int length = Math.min(head.length & ~1, 1 << 16);
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        int pairs = length / 2;
        if (zeros[1] * WIDE_ONE_IN > pairs && zeros[0] * WIDE_ONE_IN * WIDE_ONE_IN <= zeros[1]) {
            return StandardCharsets.UTF_16LE.name();
        }
        return zeros[0] * WIDE_ONE_IN > pairs && zeros[1] * WIDE_ONE_IN * WIDE_ONE_IN <= zeros[0]
                ? StandardCharsets.UTF_16BE.name()
                : null;
    }

    private static @Nullable String far(byte[] head) {
        int beyond = 0;
        for (byte b : head) {
            beyond += b < 0 ? 1 : 0;
        }
        if (beyond * FAR_ONE_IN < head.length) {
            return null;
        }
        CharsetMatch match = new CharsetDetector().setText(head).detect();
        return match != null
                        && match.getConfidence() >= SURE
                        && FAR.contains(match.getName())
                        && Charset.isSupported(match.getName())
                ? match.getName()
                : null;
    }

    /** Windows-1252 has punctuation where the ISO encodings have control characters, which no text holds. */
    private static Finding western(byte[] head) {
        int punctuation = 0;
        int euro = 0;
        int latin9 = 0;
        for (int i = 0; i < head.length; i++) {
            int b = head[i] & 0xFF;
            punctuation += b >= 0x80 && b <= 0x9F ? 1 : 0;
            euro += b == 0xA4 ? 1 : 0;
            // Between letters these are letters of ISO-8859-15; elsewhere they are fractions and broken bars.
            boolean differs = b == 0xA6 || b == 0xA8 || b == 0xB8 || b == 0xBC || b == 0xBD || b == 0xBE;
            latin9 += differs && letter(head, i - 1) && letter(head, i + 1) ? 1 : 0;
        }
        if (punctuation > 0) {
            return encoding(WINDOWS, "not UTF-8, and " + punctuation + " bytes of its punctuation (0x80 to 0x9F)");
        }
        if (euro + latin9 > 0) {
            return encoding(
                    LATIN_9,
                    "not UTF-8, and " + (euro > 0 ? euro + " euro signs (0xA4)" : latin9 + " of its letters in words"));
        }
        return encoding(WINDOWS, "not UTF-8; ISO-8859-1 reads alike");
    }

    private static boolean letter(byte[] head, int at) {
        return at >= 0 && at < head.length && (head[at] < 0 || Character.isLetter(head[at]));
    }
}
