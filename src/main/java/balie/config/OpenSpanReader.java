package balie.config;

import balie.model.OpenSpan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the hours of a day: {@code 09:00-17:30}, several as a list or with commas between, or {@code closed}. Times without
 * quotes are no numbers to base 60 here, as they are in YAML 1.1: {@link YamlNode} hands them on as they are written.
 */
final class OpenSpanReader {

    private static final String CLOSED = "closed";

    private static final String REMEDY =
            "Write from and to on a clock of 24 hours, such as 09:00-17:30, several with commas between, or closed.";

    /** Spreadsheets and word processors make a longer dash of the hyphen. */
    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-\u2013]\\s*(\\d{1,2}):(\\d{2})");

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final int MINUTES_AN_HOUR = 60;

    /**
     * A desk that opens as the office closes is open for at most this long; what lasts longer is an afternoon written as on
     * a clock of 12 hours, such as 09:00-05:30.
     */
    private static final int LONGEST_OVER_MIDNIGHT = 16 * MINUTES_AN_HOUR;

    private OpenSpanReader() {}

    /** The hours in order; those that are wrong are noted and left out. */
    static List<OpenSpan> read(YamlNode node, String day) {
        if (node.isEmpty()) {
            node.problem("the hours of " + day + " are missing", REMEDY);
            return List.of();
        }
        if (node.isScalar() && node.asText(day).filter(CLOSED::equalsIgnoreCase).isPresent()) {
            return List.of();
        }
        String what = "the hours of " + day;
        List<OpenSpan> spans = node.asElements(what, n -> Optional.of(spans(n, what))).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(OpenSpan::start))
                .toList();
        return withoutOverlaps(spans, node, day);
    }

    private static List<OpenSpan> spans(YamlNode node, String what) {
        return node.asText(what).map(text -> COMMA.split(text, -1)).stream()
                .flatMap(Stream::of)
                .flatMap(text -> span(node, text.strip()).stream())
                .toList();
    }

    /** What to do about a key that is none: a comma inside braces makes keys of the hours behind it. */
    static String unknown(String key, Collection<String> known) {
        return SPAN.matcher(key).matches()
                ? "Inside braces put brackets around several hours: [09:00-12:30, 13:00-17:30]."
                : YamlMap.suggest(key, known);
    }

    private static List<OpenSpan> withoutOverlaps(List<OpenSpan> sorted, YamlNode node, String day) {
        List<OpenSpan> kept = new ArrayList<>();
        for (OpenSpan span : sorted) {
            Optional<OpenSpan> other = kept.stream().filter(span::overlaps).findFirst();
            other.ifPresentOrElse(
                    o -> node.problem(
                            "the hours " + o + " and " + span + " of " + day + " overlap",
                            "Write when it is open only once."),
                    () -> kept.add(span));
        }
        return List.copyOf(kept);
    }

    private static Optional<OpenSpan> span(YamlNode node, String text) {
        Matcher parts = SPAN.matcher(text);
        Optional<Integer> start = parts.matches() ? minute(parts.group(1), parts.group(2)) : Optional.empty();
        Optional<Integer> end = parts.matches() ? minute(parts.group(3), parts.group(4)) : Optional.empty();
        if (start.isEmpty() || end.isEmpty() || start.get() == OpenSpan.MINUTES_A_DAY) {
            node.problem("'" + text + "' are no hours", REMEDY);
            return Optional.empty();
        }
        if (start.get().equals(end.get())) {
            node.problem("'" + text + "' ends as it begins", "Write 00:00-24:00 for a whole day, closed for none.");
            return Optional.empty();
        }
        boolean sameDay = end.get() > start.get();
        OpenSpan span = new OpenSpan(start.get(), sameDay ? end.get() : end.get() + OpenSpan.MINUTES_A_DAY);
        if (!sameDay && span.minutes() > LONGEST_OVER_MIDNIGHT) {
            node.problem(
                    "'" + text + "' ends before it begins; over midnight it would last " + lasting(span),
                    "Write hours after noon as 13:00 to 24:00. Is it open so long, then write "
                            + text.replaceFirst("\\s*[-\u2013].*", "") + "-24:00, and the rest at the next day.");
            return Optional.empty();
        }
        return Optional.of(span);
    }

    /** Of the day; empty if it is none. */
    private static Optional<Integer> minute(String hour, String minute) {
        int total = Integer.parseInt(hour) * MINUTES_AN_HOUR + Integer.parseInt(minute);
        boolean isTime = total <= OpenSpan.MINUTES_A_DAY && Integer.parseInt(minute) < MINUTES_AN_HOUR;
        return isTime ? Optional.of(total) : Optional.empty();
    }

    private static String lasting(OpenSpan span) {
        return span.minutes() / MINUTES_AN_HOUR + " h " + span.minutes() % MINUTES_AN_HOUR + " min";
    }
}
