package balie.config;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads {@code monday}, or all days of {@code monday to friday}. */
final class Weekdays {

    private static final Pattern TO = Pattern.compile("\\s+to\\s+");
    private static final List<String> NAMES =
            Arrays.stream(DayOfWeek.values()).map(Weekdays::name).toList();

    private Weekdays() {}

    /** As calendars write it. */
    static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** The weekdays in order; none if a problem was noted. Friday to monday goes over the end of the week. */
    static List<DayOfWeek> read(YamlNode key) {
        String written = key.asText("a weekday").orElse("");
        String[] ends = TO.split(written.strip());
        if (ends.length > 2) {
            key.problem("'" + written + "' are no weekdays", "Write one, or two with 'to' between: monday to friday.");
            return List.of();
        }
        List<DayOfWeek> days =
                Arrays.stream(ends).flatMap(text -> day(key, text).stream()).toList();
        if (days.size() != ends.length) {
            return List.of();
        }
        DayOfWeek first = days.get(0);
        int more = Math.floorMod(days.get(days.size() - 1).getValue() - first.getValue(), NAMES.size());
        return IntStream.rangeClosed(0, more).mapToObj(first::plus).toList();
    }

    private static Optional<DayOfWeek> day(YamlNode key, String text) {
        String name = text.toLowerCase(Locale.ROOT);
        int at = NAMES.indexOf(name);
        if (at < 0) {
            key.problem("unknown weekday '" + text + "'", OpenSpanReader.unknown(name, NAMES));
            return Optional.empty();
        }
        return Optional.of(DayOfWeek.of(at + 1));
    }
}
