package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** How long customers wait, open cases included. */
final class Waiting {

    private static final List<String> DIMENSIONS = List.of("channel", "category", "product", "customer_type", "team");
    private static final String RESOLUTION = "full_resolution_calendar_hours";
    private static final String FIRST_REPLY = "first_reply_calendar_hours";
    private static final long HOURS_OF_DAY = 24;

    private final Tables tables;

    Waiting(Tables tables) {
        this.tables = tables;
    }

    Optional<Section> section() {
        boolean apart = resolved().isPresent();
        List<Line> totals = tables.lines("times").stream()
                .filter(Tables::isFigure)
                .filter(l -> DIMENSIONS.stream().allMatch(d -> l.is(d, "all")))
                .filter(l -> !apart || !l.is("measure", RESOLUTION))
                .toList();
        List<Line> shown =
                totals.stream().filter(l -> l.number("within_percent") != null).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        String heading = last(shown, RESOLUTION)
                .map(l -> "Within " + hours(l) + ", " + percent(l) + " of cases are resolved")
                .or(() -> last(shown, FIRST_REPLY)
                        .map(l -> "Within " + hours(l) + ", " + percent(l) + " of cases have their first reply"))
                .map(last -> last + "; open cases count as what they are, unfinished.")
                .orElse("How long customers wait, open cases included.");
        return Optional.of(Parts.section(
                "waiting",
                heading,
                "Cases opened " + Parts.days(totals)
                        + ". Share for which it came within the hours named, with its 95 % interval.",
                chart(heading, shown),
                table(totals),
                Parts.definitions(totals),
                "times"));
    }

    private static Optional<Line> last(List<Line> lines, String measure) {
        return lines.stream().filter(l -> l.is("measure", measure)).reduce((first, second) -> second);
    }

    /** The share of cases resolved by a few ages, as points of their curve, if there are at least two. */
    Optional<Section> resolved() {
        List<Line> steps = tables.lines("times").stream()
                .filter(Tables::isFigure)
                .filter(l -> DIMENSIONS.stream().allMatch(d -> l.is(d, "all")))
                .filter(l -> l.is("measure", RESOLUTION) && l.number("within_percent") != null)
                .filter(l -> l.count("within_hours") != null)
                .sorted(Comparator.comparing(l -> Objects.requireNonNull(l.count("within_hours"))))
                .toList();
        if (steps.size() < 2) {
            return Optional.empty();
        }
        Line first = steps.get(0);
        Line last = steps.get(steps.size() - 1);
        String heading = percent(first) + " of cases are resolved within " + hours(first) + ", " + percent(last)
                + " within " + hours(last) + half(first) + ".";
        return Optional.of(Parts.section(
                "resolved-within",
                heading,
                "Cases opened " + Parts.days(steps)
                        + ", open ones as what they are, unfinished. Each point with its 95 % interval; between the points nothing"
                        + " is told.",
                new Chart.Within(
                        heading,
                        "% of cases resolved within",
                        steps.stream()
                                .map(l -> new Chart.Step(
                                        hours(l),
                                        value(l, "within_percent"),
                                        value(l, "within_low"),
                                        value(l, "within_high"),
                                        l.text("mark").contains(Mark.UNRELIABLE.shorthand())))
                                .toList()),
                table(steps),
                Parts.definitions(steps),
                "times"));
    }

    /** {@code ; half of all cases within 5.2 hours}, where half is reached. */
    private static String half(Line line) {
        Double median = line.number("median_hours");
        return median == null ? "" : "; half of all cases within " + decimal(median) + " hours";
    }

    private static Chart chart(String heading, List<Line> shown) {
        List<Chart.Dot> dots = new ArrayList<>();
        for (Line line : shown) {
            dots.add(new Chart.Dot(
                    name(line) + " within " + hours(line),
                    OptionalDouble.of(value(line, "within_percent")),
                    value(line, "within_low"),
                    value(line, "within_high"),
                    "",
                    line.text("mark").contains(Mark.UNRELIABLE.shorthand())));
        }
        return new Chart.Dots(heading, "share of cases", OptionalDouble.empty(), "", dots);
    }

    private static TableView table(List<Line> totals) {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : totals) {
            boolean told = line.number("within_percent") != null;
            rows.add(List.of(
                    name(line),
                    hours(line),
                    told ? percent(line) : "",
                    told ? Figures.interval(value(line, "within_low"), value(line, "within_high")) : "",
                    Figures.count(line.count("at_risk"), ""),
                    median(line),
                    Figures.count(line.count("of"), ""),
                    line.text("mark")));
        }
        return new TableView(
                List.of(
                        new Heading("waiting for", false),
                        new Heading("within", true),
                        new Heading("share", true),
                        new Heading("95 % interval", true),
                        new Heading("still waiting then", true),
                        new Heading("half by (hours)", true),
                        new Heading("cases", true),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(totals));
    }

    private static String name(Line line) {
        return Figures.words(line.text("measure"));
    }

    private static String percent(Line line) {
        return Figures.percent(value(line, "within_percent"), value(line, "within_low"), value(line, "within_high"));
    }

    /** Hours of the wall clock that are whole days are told as days. */
    private static String hours(Line line) {
        Long hours = line.count("within_hours");
        if (hours == null) {
            return "";
        }
        boolean wall = line.text("measure").endsWith("calendar_hours");
        if (wall && hours % HOURS_OF_DAY == 0) {
            return hours == HOURS_OF_DAY ? "1 day" : hours / HOURS_OF_DAY + " days";
        }
        return hours + (hours == 1 ? " hour" : " hours");
    }

    /** {@code 5.2 (4.8–5.9)}; an end that was not reached is left open. */
    private static String median(Line line) {
        Double median = line.number("median_hours");
        if (median == null) {
            return line.text("mark").contains(Mark.SUPPRESSED.shorthand()) ? "" : "not reached";
        }
        return decimal(median) + " (" + decimal(line.number("median_low")) + "–" + decimal(line.number("median_high"))
                + ")";
    }

    private static String decimal(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static double value(Line line, String column) {
        Double value = line.number(column);
        return value == null ? 0 : value;
    }
}
