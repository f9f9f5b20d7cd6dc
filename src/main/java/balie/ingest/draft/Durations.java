package balie.ingest.draft;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.ingest.profile.ColumnProfile;
import balie.ingest.profile.ColumnType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Columns that may say how long something took, from which an instant can be worked out. What such a figure is counted from, and
 * in which hours, no file tells; so these guesses are comments.
 */
final class Durations {

    private static final Map<Field, Pattern> MEANINGS = meanings();
    private static final Map<String, Pattern> UNITS = units();
    private static final Pattern CLOCK = Pattern.compile("[-+]?\\d+:\\d{2}(?::\\d{2})?");
    private static final Set<ColumnType> NUMBERS = Set.of(ColumnType.COUNT, ColumnType.DECIMAL, ColumnType.ID);

    private Durations() {}

    private static Map<Field, Pattern> meanings() {
        Map<Field, Pattern> meanings = new LinkedHashMap<>();
        meanings.put(
                Interactions.FIRST_REPLIED_AT,
                word("first (?:reply|response)|initial response|eerste (?:reactie|antwoord)|erste antwort"));
        meanings.put(
                Interactions.RESOLVED_AT,
                word("resol(?:ve|ution|ved)|solve(?:d)?|doorlooptijd|oplostijd|l(?:ö|oe)sungszeit"));
        meanings.put(Interactions.CLOSED_AT, word("close|closure|closing|closed|sluittijd"));
        return meanings;
    }

    private static Map<String, Pattern> units() {
        Map<String, Pattern> units = new LinkedHashMap<>();
        units.put("seconds", word("sec|secs|seconds?|seconden|sekunden"));
        units.put("minutes", word("min|mins|minutes?|minuten|minuut"));
        units.put("hours", word("h|hrs?|hours?|uren|uur|stunden"));
        units.put("days", word("days?|dagen|tage"));
        return units;
    }

    private static Pattern word(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Lines of comment for columns that no other guess uses. */
    static List<String> lines(List<ColumnProfile> columns) {
        List<String> lines = new ArrayList<>();
        columns.forEach(column -> rule(column).ifPresent(rule -> {
            boolean negative = column.oddities().negative() > 0
                    || column.samples().stream().anyMatch(s -> s.strip().startsWith("-"));
            lines.add("# " + Yaml.comment(column.name()) + " may say how long that took ("
                    + column.type().shown()
                    + "). Since the opening, and in hours of the calendar? Then take off the mark"
                    + (negative ? "; some are below 0: negative: empty, if that says nothing" : "") + ":");
            lines.add("# " + rule);
        }));
        return lines;
    }

    private static Optional<String> rule(ColumnProfile column) {
        String name = column.name().replace('_', ' ');
        boolean isClock = !column.samples().isEmpty()
                && column.samples().stream()
                        .allMatch(s -> CLOCK.matcher(s.strip()).matches());
        Optional<String> unit = isClock || column.type() == ColumnType.DURATION
                ? Optional.of("clock")
                : NUMBERS.contains(column.type()) ? first(UNITS, name) : Optional.empty();
        return unit.flatMap(u -> first(MEANINGS, name)
                .map(target -> target.name() + ": {from: " + Yaml.list(List.of(column.name())) + ", after: "
                        + Interactions.OPENED_AT.name() + ", unit: " + u + "}"));
    }

    private static <T> Optional<T> first(Map<T, Pattern> patterns, String name) {
        return patterns.entrySet().stream()
                .filter(e -> e.getValue().matcher(name).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
