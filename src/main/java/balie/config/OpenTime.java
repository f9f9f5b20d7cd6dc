package balie.config;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Open time in words: {@code 1 h 30 min}, {@code 45 s}, {@code -2 h}. In hours, however many: a day of a desk is not 24 of
 * them.
 */
final class OpenTime {

    private static final Pattern WORDS =
            Pattern.compile("(-?)(?:(\\d{1,7})\\s*h)?\\s*(?:(\\d{1,7})\\s*min)?\\s*(?:(\\d{1,7})\\s*s)?");

    private static final int SECONDS_AN_HOUR = 3600;
    private static final int SECONDS_A_MINUTE = 60;

    private OpenTime() {}

    /** Seconds; empty if the text is no open time. */
    static OptionalLong read(String text) {
        Matcher words = WORDS.matcher(text.strip());
        if (!words.matches() || (words.group(2) == null && words.group(3) == null && words.group(4) == null)) {
            return OptionalLong.empty();
        }
        long seconds = part(words, 2, SECONDS_AN_HOUR) + part(words, 3, SECONDS_A_MINUTE) + part(words, 4, 1);
        return OptionalLong.of(words.group(1).isEmpty() ? seconds : -seconds);
    }

    private static long part(Matcher words, int group, long unit) {
        String digits = words.group(group);
        return digits == null ? 0 : Long.parseLong(digits) * unit;
    }

    static String inWords(long seconds) {
        long rest = Math.abs(seconds);
        List<String> words = new ArrayList<>();
        add(words, rest / SECONDS_AN_HOUR, "h");
        add(words, rest % SECONDS_AN_HOUR / SECONDS_A_MINUTE, "min");
        add(words, rest % SECONDS_A_MINUTE, "s");
        return words.isEmpty() ? "0 min" : (seconds < 0 ? "-" : "") + String.join(" ", words);
    }

    private static void add(List<String> words, long count, String unit) {
        if (count > 0) {
            words.add(count + " " + unit);
        }
    }
}
