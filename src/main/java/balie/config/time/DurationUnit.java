package balie.config.time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plain number counts in a duration. Whatever the unit, {@code 26:42}, {@code 26:42:12} and {@code 1d 2h 3m} say
 * themselves what they count, and a minus in front makes any of them negative.
 */
public enum DurationUnit {
    SECONDS(1),
    MINUTES(60),
    HOURS(3_600),
    /** As spreadsheets keep durations: 0.5 is twelve hours. */
    DAYS(86_400),
    /** A plain number is no duration. */
    CLOCK(0);

    private static final Pattern HOURS_AND_MINUTES =
            Pattern.compile("(?:(\\d{1,5})\\s*d[a-z]*,?\\s+)?(\\d{1,6}):([0-5]\\d)(?::([0-5]\\d)(?:[.,]\\d{1,9})?)?");

    private static final Pattern PARTS = Pattern.compile("(\\d{1,9}(?:[.,]\\d+)?)\\s*([\\p{L}]+)[.,]?(?:\\s+|$)?");

    /** Three digits behind a point or comma may be thousands, 1.000 for a thousand, unless a zero stands before. */
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}([.,](\\d{1,2}|\\d{4,}))?|0[.,]\\d+");

    private static final Pattern ANY_DECIMAL = Pattern.compile("\\d{1,15}([.,]\\d+)?");

    private static final Map<String, Long> SECONDS_BY_WORD = Map.ofEntries(
            Map.entry("d", 86_400L),
            Map.entry("day", 86_400L),
            Map.entry("days", 86_400L),
            Map.entry("dag", 86_400L),
            Map.entry("dagen", 86_400L),
            Map.entry("tag", 86_400L),
            Map.entry("tage", 86_400L),
            Map.entry("h", 3_600L),
            Map.entry("hr", 3_600L),
            Map.entry("hrs", 3_600L),
            Map.entry("hour", 3_600L),
            Map.entry("hours", 3_600L),
            Map.entry("u", 3_600L),
            Map.entry("uur", 3_600L),
            Map.entry("std", 3_600L),
            Map.entry("stunde", 3_600L),
            Map.entry("stunden", 3_600L),
            Map.entry("m", 60L),
            Map.entry("min", 60L),
            Map.entry("mins", 60L),
            Map.entry("minute", 60L),
            Map.entry("minutes", 60L),
            Map.entry("minuut", 60L),
            Map.entry("minuten", 60L),
            Map.entry("s", 1L),
            Map.entry("sec", 1L),
            Map.entry("second", 1L),
            Map.entry("seconds", 1L),
            Map.entry("seconde", 1L),
            Map.entry("seconden", 1L),
            Map.entry("sekunde", 1L),
            Map.entry("sekunden", 1L));

    private final long seconds;

    DurationUnit(long seconds) {
        this.seconds = seconds;
    }

    /** As mappings write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(DurationUnit::key).toList();
    }

    public static Optional<DurationUnit> byKey(String key) {
        return Arrays.stream(values()).filter(u -> u.key().equals(key)).findFirst();
    }

    /** The duration a text says; null: it says none. */
    public @Nullable Duration read(String text) {
        boolean negative = text.startsWith("-") || text.startsWith("\u2212");
        String rest = (negative || text.startsWith("+") ? text.substring(1) : text).strip();
        Duration duration = unsigned(rest);
        return duration == null || !negative ? duration : duration.negated();
    }

    private @Nullable Duration unsigned(String text) {
        if ((this == DAYS ? ANY_DECIMAL : DECIMAL).matcher(text).matches()) {
            return this == CLOCK ? null : of(text, seconds);
        }
        Matcher clock = HOURS_AND_MINUTES.matcher(text.toLowerCase(Locale.ROOT));
        if (clock.matches()) {
            return Duration.ofDays(number(clock.group(1)))
                    .plusHours(number(clock.group(2)))
                    .plusMinutes(number(clock.group(3)))
                    .plusSeconds(number(clock.group(4)));
        }
        return parts(text.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Duration parts(String text) {
        Matcher part = PARTS.matcher(text);
        Duration sum = Duration.ZERO;
        int end = 0;
        long last = Long.MAX_VALUE;
        while (end < text.length()) {
            if (!part.find(end) || part.start() != end) {
                return null;
            }
            Long unit = SECONDS_BY_WORD.get(part.group(2));
            // 3m 1d is no duration that anything writes.
            if (unit == null || unit >= last) {
                return null;
            }
            sum = sum.plus(of(part.group(1), unit));
            last = unit;
            end = part.end();
        }
        return end == 0 ? null : sum;
    }

    private static Duration of(String number, long seconds) {
        return Duration.ofMillis(Math.round(Double.parseDouble(number.replace(',', '.')) * seconds * 1000));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
