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
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** How long customers wait, open cases included. */
final class Waiting {

    private static final List<String> DIMENSIONS = List.of("channel", "category", "product", "customer_type", "team");
    private static final String RESOLUTION = "full_resolution_calendar_hours";
    private static final String FIRST_REPLY = "first_reply_calendar_hours";
    private static final long HOURS_OF_DAY = 24;

    private final Telling telling;
    private final Tables tables;

    Waiting(Tables tables) {
        this.telling = tables.telling();
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
                .map(l -> telling.say(
                        "Within {0}, {1} of cases are resolved; open cases count as what they are, unfinished.",
                        hours(l), percent(l)))
                .or(() -> last(shown, FIRST_REPLY)
                        .map(l -> telling.say(
                                "Within {0}, {1} of cases have their first reply; open cases count as what they are, unfinished.",
                                hours(l), percent(l))))
                .orElseGet(() -> telling.say("How long customers wait, open cases included."));
        return Optional.of(Parts.section(
                "waiting",
                heading,
                telling.say(
                        "Cases opened {0}. Share for which it came within the hours named, with its 95 % interval.",
                        telling.days(totals)),
                chart(heading, shown),
                table(totals),
                telling.definitions(totals),
                "times"));
    }

    private static Optional<Line> last(List<Line> lines, String measure) {
        return lines.stream().filter(l -> l.is("measure", measure)).reduce((first, second) -> second);
    }

    /** The share of cases resolved by a few ages, as steps of their curve, if there are at least two. */
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
        String heading = resolved(first, last);
        return Optional.of(Parts.section(
                "resolved-within",
                heading,
                telling.say(
                        "Cases opened {0}, open ones as what they are, unfinished. The share is known at the ages named, with its 95 %"
                                + " interval as a band; between two of them it is at least as high as drawn.",
                        telling.days(steps)),
                curve(heading, steps),
                table(steps),
                telling.definitions(steps),
                "times"));
    }

    private Chart curve(String heading, List<Line> lines) {
        List<Chart.Step> steps = new ArrayList<>();
        for (Line line : lines) {
            steps.add(new Chart.Step(
                    hours(line),
                    age(line),
                    value(line, "within_percent"),
                    value(line, "within_low"),
                    value(line, "within_high"),
                    percent(line),
                    telling.count(line.count("at_risk"), ""),
                    line.text("mark").contains(Mark.UNRELIABLE.shorthand())));
        }
        Line last = lines.get(lines.size() - 1);
        Double median = last.number("median_hours");
        return new Chart.Curve(
                heading,
                telling.say("% of cases resolved by that age"),
                telling.say("age of the case (not drawn to scale)"),
                telling.say("cases still open"),
                telling.count(last.count("of"), ""),
                steps,
                median == null || median > age(last) ? Optional.empty() : Optional.of(half(last, median)));
    }

    private Chart.Median half(Line line, double median) {
        Double low = line.number("median_low");
        Double high = line.number("median_high");
        return low == null || high == null
                ? new Chart.Median(median, Optional.empty(), telling.say("half within {0} hours", decimal(median)))
                : new Chart.Median(
                        median,
                        Optional.of(new Chart.Limits(low, high)),
                        telling.say(
                                "half within {0} hours ({1} to {2})", decimal(median), decimal(low), decimal(high)));
    }

    private static double age(Line line) {
        return (double) Objects.requireNonNull(line.count("within_hours"));
    }

    private String resolved(Line first, Line last) {
        Double median = first.number("median_hours");
        return median == null
                ? telling.say(
                        "{0} of cases are resolved within {1}, {2} within {3}.",
                        percent(first), hours(first), percent(last), hours(last))
                : telling.say(
                        "{0} of cases are resolved within {1}, {2} within {3}; half of all cases within {4} hours.",
                        percent(first), hours(first), percent(last), hours(last), decimal(median));
    }

    private Chart chart(String heading, List<Line> shown) {
        List<Chart.Dot> dots = new ArrayList<>();
        for (Line line : shown) {
            dots.add(new Chart.Dot(
                    telling.say("{0} within {1}", name(line), hours(line)),
                    OptionalDouble.of(value(line, "within_percent")),
                    value(line, "within_low"),
                    value(line, "within_high"),
                    "",
                    line.text("mark").contains(Mark.UNRELIABLE.shorthand())));
        }
        return new Chart.Dots(heading, telling.say("share of cases"), OptionalDouble.empty(), "", dots);
    }

    private TableView table(List<Line> totals) {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : totals) {
            boolean told = line.number("within_percent") != null;
            rows.add(List.of(
                    name(line),
                    hours(line),
                    told ? percent(line) : "",
                    told ? telling.interval(value(line, "within_low"), value(line, "within_high")) : "",
                    telling.count(line.count("at_risk"), ""),
                    median(line),
                    telling.count(line.count("of"), ""),
                    line.text("mark")));
        }
        return new TableView(
                List.of(
                        new Heading(telling.say("waiting for"), false),
                        new Heading(telling.say("within##hours"), true),
                        new Heading(telling.say("share"), true),
                        new Heading(telling.say("95 % interval"), true),
                        new Heading(telling.say("still waiting then"), true),
                        new Heading(telling.say("half by (hours)"), true),
                        new Heading(telling.say("cases"), true),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(totals));
    }

    private String name(Line line) {
        return telling.term(line.text("measure"));
    }

    private String percent(Line line) {
        return telling.percent(value(line, "within_percent"), value(line, "within_low"), value(line, "within_high"));
    }

    /** Hours of the wall clock that are whole days are told as days. */
    private String hours(Line line) {
        Long hours = line.count("within_hours");
        if (hours == null) {
            return "";
        }
        boolean wall = line.text("measure").endsWith("calendar_hours");
        if (wall && hours % HOURS_OF_DAY == 0) {
            return telling.say("{0, plural, one {# day} other {# days}}", hours / HOURS_OF_DAY);
        }
        return telling.say("{0, plural, one {# hour} other {# hours}}", hours);
    }

    /** {@code 5.2 (4.8–5.9)}; an end that was not reached is left open. */
    private String median(Line line) {
        Double median = line.number("median_hours");
        if (median == null) {
            return line.text("mark").contains(Mark.SUPPRESSED.shorthand()) ? "" : telling.say("not reached");
        }
        return decimal(median) + " (" + decimal(line.number("median_low")) + "–" + decimal(line.number("median_high"))
                + ")";
    }

    private String decimal(@Nullable Double value) {
        return value == null ? "" : telling.decimals(value, 1);
    }

    private static double value(Line line, String column) {
        Double value = line.number(column);
        return value == null ? 0 : value;
    }
}
