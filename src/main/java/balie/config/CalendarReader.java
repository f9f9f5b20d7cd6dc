package balie.config;

import balie.issue.Problems;
import balie.model.BusinessHours;
import balie.model.OpenSpan;
import balie.model.OpeningHours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a file of opening hours, such as jobs/calendars/office-nl.yaml. The keys are described in jobs/README.md.
 *
 * <pre>
 * describes: Opening hours of the desk in Utrecht
 * zone: Europe/Amsterdam          # of the hours; default the job's
 * hours:
 *   monday to thursday: 09:00-12:30, 13:00-17:30
 *   friday: 22:00-06:00           # over midnight, to Saturday morning
 * holidays:
 *   - 2026-12-25
 *   - {date: 2026-12-28 to 2026-12-30, name: the building is closed}
 *   - {date: 2026-12-31, hours: 09:00-15:00, name: New Year's Eve}
 * </pre>
 */
public final class CalendarReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Says elsewhere that time counts whether a desk is open or not. */
    private static final String RESERVED = "calendar";

    private static final List<String> HOLIDAY = List.of("date", "hours", "name");

    private final Map<DayOfWeek, List<OpenSpan>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<DayOfWeek, YamlNode> weekdays = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<OpenSpan>> special = new TreeMap<>();
    private final Map<LocalDate, Integer> lines = new HashMap<>();

    private CalendarReader() {}

    /**
     * Reads a calendar.
     *
     * @param name of the file, without its ending
     * @param jobZone whose clock the hours are on if the file names no zone
     * @return empty if a problem was noted
     */
    public static Optional<BusinessCalendar> read(
            String name, String file, String yaml, ZoneId jobZone, Problems problems) {
        Problems own = new Problems();
        Optional<BusinessCalendar> calendar =
                YamlNode.parse(file, yaml, own).flatMap(root -> new CalendarReader().read(name, root, jobZone, own));
        problems.addAll(own.list());
        return calendar;
    }

    private Optional<BusinessCalendar> read(String name, YamlMap root, ZoneId jobZone, Problems own) {
        if (!NAME.matcher(name).matches() || name.equals(RESERVED)) {
            root.problem(
                    "a calendar can not be called '" + name + "'",
                    "Rename its file: small letters, digits and single '-', a letter first; '" + RESERVED
                            + "' stands for time that counts day and night.");
        }
        String describes = root.text("describes").orElse("");
        ZoneId zone = root.get("zone").flatMap(JobReader::zone).orElse(jobZone);
        root.need("hours", "Give hours by weekday, such as monday to friday: 09:00-17:30.")
                .flatMap(n -> n.asMap("'hours'"))
                .ifPresent(this::week);
        root.get("holidays").ifPresent(n -> n.asElements("'holidays'", this::holiday));
        root.finish();
        boolean neverOpen = week.values().stream().allMatch(List::isEmpty)
                && special.values().stream().allMatch(List::isEmpty);
        if (own.isEmpty() && neverOpen) {
            root.problem("the desk is never open", "Give hours to at least one weekday.");
        }
        return own.isEmpty()
                ? Optional.of(
                        new BusinessCalendar(name, describes, new BusinessHours(new OpeningHours(zone, week, special))))
                : Optional.empty();
    }

    private void week(YamlMap map) {
        map.forEach((key, value) -> {
            List<DayOfWeek> days = Weekdays.read(key);
            if (days.isEmpty() && value.isEmpty()) {
                // No weekday, and told already: there is nothing it could be missing.
                return;
            }
            List<OpenSpan> spans =
                    OpenSpanReader.read(value, key.asText("a weekday").orElse("?"));
            for (DayOfWeek day : days) {
                YamlNode before = weekdays.putIfAbsent(day, key);
                if (before != null) {
                    key.problem(
                            Weekdays.name(day) + " has its hours on line " + before.line() + " already",
                            "Write all hours of a weekday in one place.");
                    return;
                }
                week.put(day, spans);
            }
        });
        week.forEach((day, spans) ->
                spans.stream().filter(OpenSpan::isOverMidnight).forEach(span -> runningInto(day.plus(1), span)));
    }

    /** Notes that hours go on into those of the next day. */
    private void runningInto(DayOfWeek next, OpenSpan night) {
        week.getOrDefault(next, List.of()).stream()
                .filter(night.afterMidnight()::overlaps)
                .forEach(span -> Optional.ofNullable(weekdays.get(next))
                        .ifPresent(node -> node.problem(
                                "the hours " + night + " of " + Weekdays.name(next.minus(1)) + " go on into " + span
                                        + " of " + Weekdays.name(next),
                                "Write when it is open only once.")));
    }

    /** A date alone, or with its hours and name. */
    private Optional<YamlNode> holiday(YamlNode node) {
        if (!node.isMap()) {
            list(node, List.of());
            return Optional.of(node);
        }
        node.asMap("a holiday").ifPresent(map -> {
            Optional<YamlNode> date = map.need("date", "Give it as year-month-day, such as 2026-12-25.");
            String day = date.filter(d -> d.isScalar() && !d.isEmpty())
                    .flatMap(d -> d.asText("'date'"))
                    .orElse("a holiday");
            // The name is for whoever reads the file.
            map.text("name");
            map.forEach((key, value) -> knownOfHoliday(key));
            List<OpenSpan> spans =
                    map.get("hours").map(n -> OpenSpanReader.read(n, day)).orElse(List.of());
            date.ifPresent(n -> list(n, spans));
        });
        return Optional.of(node);
    }

    private static void knownOfHoliday(YamlNode node) {
        node.asText("a key")
                .filter(key -> !HOLIDAY.contains(key))
                .ifPresent(key -> node.problem("unknown key '" + key + "'", OpenSpanReader.unknown(key, HOLIDAY)));
    }

    private void list(YamlNode node, List<OpenSpan> spans) {
        for (LocalDate date : HolidayDates.read(node)) {
            Integer before = lines.putIfAbsent(date, node.line());
            if (before != null) {
                node.problem(date + " stands on line " + before + " already", "Keep one of the two.");
                return;
            }
            special.put(date, spans);
        }
    }
}
