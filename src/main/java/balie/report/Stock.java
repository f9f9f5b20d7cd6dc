package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;
import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The cases that wait: how many, for how long, and how many there were at the ends of earlier weeks. */
final class Stock {

    private static final String ALL = "all";

    /** Youngest first; the last two are what a reader should look at. */
    private static final List<String> BANDS =
            List.of("under 1 day", "1-3 days", "3-7 days", "7-14 days", "14-30 days", "30-90 days", "90 days and more");

    private static final List<String> OLD = List.of("30-90 days", "90 days and more");

    private final Telling telling;
    private final List<Line> lines;

    Stock(Tables tables) {
        this.telling = tables.telling();
        this.lines = tables.lines("backlog").stream().filter(Tables::isFigure).toList();
    }

    /** All cases at the ends of weeks, oldest first. */
    private List<Line> totals() {
        return lines.stream()
                .filter(l -> l.is("measure", "backlog") && l.is("dimension", ALL) && l.is("age_band", ALL))
                .filter(l -> l.get("day") != null)
                .sorted(Comparator.comparing(l -> (LocalDate) l.get("day")))
                .toList();
    }

    private static List<Line> bands(List<Line> lines, Line now) {
        return BANDS.stream()
                .flatMap(band -> lines.stream()
                        .filter(l -> l.is("measure", "backlog") && l.is("dimension", ALL) && l.is("age_band", band))
                        .filter(l -> now.text("day").equals(l.text("day"))))
                .toList();
    }

    Optional<Section> section() {
        List<Line> totals = totals();
        if (totals.isEmpty()) {
            return Optional.empty();
        }
        Line now = totals.get(totals.size() - 1);
        List<Line> bands = bands(lines, now);
        String heading = heading(now, bands);
        List<Line> told = new ArrayList<>(bands);
        told.add(now);
        return Optional.of(new Section(
                "backlog",
                heading,
                telling.say(
                        "Cases that are neither resolved nor closed, at the end of {0}, by how long they have been open.",
                        telling.day((LocalDate) now.get("day"))),
                statements(),
                bands.isEmpty() ? Optional.empty() : Optional.of(bars(heading, bands)),
                table(told),
                telling.definitions(lines),
                "backlog"));
    }

    private String heading(Line now, List<Line> bands) {
        Long open = now.count("n");
        if (open == null) {
            return telling.say("Few cases are open.");
        }
        List<@Nullable Long> old = new ArrayList<>();
        bands.stream().filter(l -> OLD.contains(l.text("age_band"))).forEach(l -> old.add(l.count("n")));
        long sum = old.stream().mapToLong(n -> n == null ? 0 : n).sum();
        boolean hidden = old.stream().anyMatch(java.util.Objects::isNull);
        Double age = now.number("oldest_days");
        return hidden || sum == 0 ? heading(open, age) : heading(open, sum, age);
    }

    private String heading(long open, @Nullable Double age) {
        return age == null
                ? telling.say("{0, plural, one {# case is open} other {# cases are open}}.", open)
                : telling.say(
                        "{0, plural, one {# case is open} other {# cases are open}};"
                                + " the oldest for {1, plural, one {# day} other {# days}}.",
                        open,
                        (long) Math.floor(age));
    }

    private String heading(long open, long old, @Nullable Double age) {
        return age == null
                ? telling.say(
                        "{0, plural, one {# case is open} other {# cases are open}}, {1} of them for 30 days and longer.",
                        open, telling.count(old))
                : telling.say(
                        "{0, plural, one {# case is open} other {# cases are open}}, {1} of them for 30 days and longer;"
                                + " the oldest for {2, plural, one {# day} other {# days}}.",
                        open, telling.count(old), (long) Math.floor(age));
    }

    /** What has waited long is what a reader should look at. */
    private Chart bars(String heading, List<Line> bands) {
        return new Chart.Bars(
                heading,
                telling.say("open cases"),
                bands.stream()
                        .map(l -> {
                            Long n = l.count("n");
                            return new Chart.Bar(
                                    telling.term(l.text("age_band")),
                                    n == null ? OptionalDouble.empty() : OptionalDouble.of(n),
                                    telling.count(n, l.text("mark")),
                                    n != null && OLD.contains(l.text("age_band")));
                        })
                        .toList());
    }

    /** What the backlog leaves out. */
    private List<String> statements() {
        return lines.stream()
                .filter(l -> l.is("measure", "backlog_undatable") && l.is("dimension", ALL))
                .filter(l -> {
                    Long n = l.count("n");
                    return n != null && n > 0;
                })
                .findFirst()
                .map(l -> List.of(telling.say(
                        "Not in it: {0} cases that ended at a time nobody recorded, so that no earlier backlog can hold them.",
                        telling.nOf(l))))
                .orElse(List.of());
    }

    private TableView table(List<Line> lines) {
        List<List<String>> rows = lines.stream()
                .map(l -> List.of(
                        l.is("age_band", ALL) ? telling.say("all together") : telling.term(l.text("age_band")),
                        telling.count(l.count("n"), l.text("mark")),
                        l.is("age_band", ALL) ? "" : telling.percent(l),
                        telling.plain(l.get("oldest_days")),
                        l.count("n") == null ? "" : l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading(telling.say("open for"), false),
                        new Heading(telling.say("cases"), true),
                        new Heading(telling.say("share"), true),
                        new Heading(telling.say("oldest (days)"), true),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(lines));
    }

    /** The ends of weeks as a line, if there are at least two. */
    Optional<Section> weeks() {
        List<Line> totals = totals();
        if (totals.size() < 2) {
            return Optional.empty();
        }
        Line now = totals.get(totals.size() - 1);
        List<Chart.Week> weeks = totals.stream()
                .map(l -> {
                    Long n = l.count("n");
                    return new Chart.Week(
                            label(l), n == null ? OptionalDouble.empty() : OptionalDouble.of(n), l == now);
                })
                .toList();
        String heading = trend(totals);
        List<Line> newestFirst = new ArrayList<>(totals);
        java.util.Collections.reverse(newestFirst);
        List<List<String>> rows = newestFirst.stream()
                .map(l -> List.of(
                        l.text("day"),
                        telling.count(l.count("n"), l.text("mark")),
                        telling.plain(l.get("oldest_days"))))
                .toList();
        return Optional.of(Parts.section(
                "backlog-weeks",
                heading,
                telling.say(
                        "Cases open at the end of each week, rebuilt from when they began and ended. A case that was opened again counts"
                                + " as open all along."),
                new Chart.Weeks(heading, telling.say("open cases"), weeks),
                new TableView(
                        List.of(
                                new Heading(telling.say("end of"), true),
                                new Heading(telling.say("open cases"), true),
                                new Heading(telling.say("oldest (days)"), true)),
                        rows,
                        telling.remarks(totals)),
                telling.definitions(totals),
                "backlog"));
    }

    /** The week a day ends; the day itself within one. */
    private String label(Line line) {
        LocalDate day = (LocalDate) line.get("day");
        return day == null || day.getDayOfWeek() != DayOfWeek.SUNDAY ? line.text("day") : telling.week(day);
    }

    private String trend(List<Line> totals) {
        Long now = totals.get(totals.size() - 1).count("n");
        List<Long> before = totals.subList(0, totals.size() - 1).stream()
                .map(l -> l.count("n"))
                .filter(java.util.Objects::nonNull)
                .sorted()
                .toList();
        if (now == null || before.isEmpty()) {
            return telling.say("Open cases at the ends of weeks.");
        }
        long least = before.get(0);
        long most = before.get(before.size() - 1);
        String range = least == most ? telling.count(least) : telling.range(least, most);
        return before.size() == 1
                ? telling.say(
                        "{0} cases are open; at the end of the week before it was {1}.", telling.count(now), range)
                : telling.say(
                        "{0} cases are open; at the ends of the {1} weeks before it was {2}.",
                        telling.count(now), before.size(), range);
    }
}
