package balie.config;

import balie.issue.Problems;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Examples of the open time a calendar counts, kept beside it in {@code <name>.spec.yaml} and run as tests by
 * {@link CalendarCheck}.
 *
 * <pre>
 * zone: Europe/Amsterdam        # of the job they stand for, where the calendar names none
 * examples:
 *   - name: from Friday afternoon to Monday morning
 *     from: 2026-03-06 17:00    # on the clock of the calendar; with an offset or Z behind it, on that
 *     to: 2026-03-09 09:30
 *     open: 1 h
 * </pre>
 *
 * @param file as shown in messages
 * @param zone of the job the examples stand for
 */
public record CalendarSpec(String file, ZoneId zone, List<Example> examples) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd['T'][' ']HH:mm[:ss][XXX]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /**
     * Two moments and what is expected between them.
     *
     * @param line where the example stands
     * @param seconds of open time, below 0 where {@code to} is the earlier one
     */
    public record Example(int line, String name, Moment from, Moment to, long seconds) {}

    /**
     * A moment as it is written.
     *
     * @param offset from UTC; empty: on the clock of the calendar
     */
    public record Moment(String text, LocalDateTime local, Optional<ZoneOffset> offset) {}

    /** Reads a spec; empty if a problem was noted. */
    public static Optional<CalendarSpec> read(String file, String yaml, Problems problems) {
        Problems own = new Problems();
        Optional<CalendarSpec> spec = YamlNode.parse(file, yaml, own).map(root -> spec(file, root));
        problems.addAll(own.list());
        return own.isEmpty() ? spec : Optional.empty();
    }

    private static CalendarSpec spec(String file, YamlMap root) {
        ZoneId zone = root.get("zone").flatMap(MappingReader::zone).orElse(ZoneOffset.UTC);
        List<Example> examples = root.need("examples", "List at least one example.")
                .map(CalendarSpec::examples)
                .orElse(List.of());
        root.finish();
        return new CalendarSpec(file, zone, examples);
    }

    private static List<Example> examples(YamlNode node) {
        if (node.isEmptyList()) {
            node.problem("'examples' is an empty list", "List at least one example.");
        }
        return List.copyOf(node.asElements("'examples'", CalendarSpec::example));
    }

    /** Empty if something of it is missing or wrong. */
    private static Optional<Example> example(YamlNode node) {
        return node.asMap("an example").flatMap(map -> {
            Optional<String> name = map.need("name", "Say in a few words what the example shows.")
                    .flatMap(n -> n.asText("'name'"));
            Optional<Moment> from = moment(map, "from");
            Optional<Moment> to = moment(map, "to");
            OptionalLong seconds = map.need("open", "Say how long it is open between the two, such as 1 h 30 min.")
                    .map(CalendarSpec::seconds)
                    .orElse(OptionalLong.empty());
            map.finish();
            return name.isPresent() && from.isPresent() && to.isPresent() && seconds.isPresent()
                    ? Optional.of(new Example(map.line(), name.get(), from.get(), to.get(), seconds.getAsLong()))
                    : Optional.empty();
        });
    }

    private static OptionalLong seconds(YamlNode node) {
        Optional<String> text = node.asText("'open'");
        OptionalLong seconds = text.map(OpenTime::read).orElse(OptionalLong.empty());
        if (text.isPresent() && seconds.isEmpty()) {
            node.problem(
                    "'open' is '" + text.get() + "'", "Write hours, minutes and seconds, such as 1 h 30 min or 45 s.");
        }
        return seconds;
    }

    private static Optional<Moment> moment(YamlMap map, String key) {
        return map.need(key, "Give a date and a time, such as 2026-03-06 17:00.")
                .flatMap(node -> node.asText("'" + key + "'").flatMap(text -> moment(node, key, text.strip())));
    }

    private static Optional<Moment> moment(YamlNode node, String key, String text) {
        try {
            TemporalAccessor time = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Optional<ZoneOffset> offset =
                    time instanceof OffsetDateTime exact ? Optional.of(exact.getOffset()) : Optional.empty();
            return Optional.of(new Moment(text, LocalDateTime.from(time), offset));
        } catch (DateTimeException e) {
            node.problem("'" + key + "' is '" + text + "'", "Write a date and a time, such as 2026-03-06 17:00.");
            return Optional.empty();
        }
    }
}
