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

    private final List<Line> lines;

    Stock(Tables tables) {
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
                "Cases that are neither resolved nor closed, at the end of " + Days.day((LocalDate) now.get("day"))
                        + ", by how long they have been open.",
                statements(),
                bands.isEmpty() ? Optional.empty() : Optional.of(bars(heading, bands)),
                table(told),
                Parts.definitions(lines),
                "backlog"));
    }

    private static String heading(Line now, List<Line> bands) {
        Long open = now.count("n");
        if (open == null) {
            return "Few cases are open.";
        }
        List<@Nullable Long> old = new ArrayList<>();
        bands.stream().filter(l -> OLD.contains(l.text("age_band"))).forEach(l -> old.add(l.count("n")));
        long sum = old.stream().mapToLong(n -> n == null ? 0 : n).sum();
        boolean hidden = old.stream().anyMatch(java.util.Objects::isNull);
        Double age = now.number("oldest_days");
        String oldest = age == null ? "" : Figures.count((long) Math.floor(age));
        return Figures.count(open) + (open == 1 ? " case is open" : " cases are open")
                + (hidden || sum == 0 ? "" : ", " + Figures.count(sum) + " of them for 30 days and longer")
                + (oldest.isEmpty() ? "" : "; the oldest for " + oldest + (oldest.equals("1") ? " day" : " days"))
                + ".";
    }

    /** What has waited long is what a reader should look at. */
    private static Chart bars(String heading, List<Line> bands) {
        return new Chart.Bars(
                heading,
                "open cases",
                bands.stream()
                        .map(l -> {
                            Long n = l.count("n");
                            return new Chart.Bar(
                                    l.text("age_band"),
                                    n == null ? OptionalDouble.empty() : OptionalDouble.of(n),
                                    Figures.count(n, l.text("mark")),
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
                .map(l -> List.of("Not in it: " + Figures.nOf(l)
                        + " cases that ended at a time nobody recorded, so that no earlier backlog can hold them."))
                .orElse(List.of());
    }

    private static TableView table(List<Line> lines) {
        List<List<String>> rows = lines.stream()
                .map(l -> List.of(
                        l.is("age_band", ALL) ? "all together" : l.text("age_band"),
                        Figures.count(l.count("n"), l.text("mark")),
                        l.is("age_band", ALL) ? "" : Figures.percent(l),
                        Figures.plain(l.get("oldest_days")),
                        l.count("n") == null ? "" : l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading("open for", false),
                        new Heading("cases", true),
                        new Heading("share", true),
                        new Heading("oldest (days)", true),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(lines));
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
                        Figures.count(l.count("n"), l.text("mark")),
                        Figures.plain(l.get("oldest_days"))))
                .toList();
        return Optional.of(Parts.section(
                "backlog-weeks",
                heading,
                "Cases open at the end of each week, rebuilt from when they began and ended. A case that was opened again counts"
                        + " as open all along.",
                new Chart.Weeks(heading, "open cases", weeks),
                new TableView(
                        List.of(
                                new Heading("end of", true),
                                new Heading("open cases", true),
                                new Heading("oldest (days)", true)),
                        rows,
                        Parts.remarks(totals)),
                Parts.definitions(totals),
                "backlog"));
    }

    /** The week a day ends; the day itself within one. */
    private static String label(Line line) {
        LocalDate day = (LocalDate) line.get("day");
        return day == null || day.getDayOfWeek() != DayOfWeek.SUNDAY ? line.text("day") : Days.week(day);
    }

    private static String trend(List<Line> totals) {
        Long now = totals.get(totals.size() - 1).count("n");
        List<Long> before = totals.subList(0, totals.size() - 1).stream()
                .map(l -> l.count("n"))
                .filter(java.util.Objects::nonNull)
                .sorted()
                .toList();
        if (now == null || before.isEmpty()) {
            return "Open cases at the ends of weeks.";
        }
        String weeks = before.size() == 1 ? "the week before" : "the " + before.size() + " weeks before";
        String range = before.get(0).equals(before.get(before.size() - 1))
                ? Figures.count(before.get(0))
                : Figures.count(before.get(0)) + " to " + Figures.count(before.get(before.size() - 1));
        return Figures.count(now) + " cases are open; at the end" + (before.size() == 1 ? "" : "s") + " of " + weeks
                + " it was " + range + ".";
    }
}
