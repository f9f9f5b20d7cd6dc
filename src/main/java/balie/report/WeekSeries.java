package balie.report;

import balie.model.Period;
import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure over weeks with what is usual and its limits.
 *
 * @param lines oldest first, at least one
 */
record WeekSeries(String measure, List<Line> lines, Telling telling) {

    private static final String CONTACTS = "contacts";

    WeekSeries {
        lines = List.copyOf(lines);
    }

    /** {@code Resolved within 7 days} */
    String name() {
        return telling.sentence(telling.term(measure));
    }

    Line last() {
        return lines.get(lines.size() - 1);
    }

    /** The row of the week that a report is about. */
    Optional<Line> week(Period period) {
        return period.kind() != Period.Kind.WEEK
                ? Optional.empty()
                : lines.stream()
                        .filter(l -> period.firstDay().equals(l.get("monday")))
                        .findFirst();
    }

    boolean isTrial() {
        return lines.stream().anyMatch(l -> l.is("limits", "trial"));
    }

    boolean hasLimits() {
        return lines.stream().anyMatch(WeekSeries::hasLimits);
    }

    static boolean hasLimits(Line line) {
        return line.number("limit_low") != null && line.number("limit_high") != null;
    }

    static boolean isAlarm(Line line) {
        return Boolean.TRUE.equals(line.get("alarm"));
    }

    static List<String> signals(Line line) {
        return Arrays.stream(line.text("signals").split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /** {@code above the limits, rising}; empty if there is nothing to say. */
    String signalWords(Line line) {
        return words(signals(line));
    }

    /** The same for a sentence: limits that are estimates are not passed where allowing for that it is no alarm. */
    String surerWords(Line line) {
        boolean isNoAlarm = Boolean.FALSE.equals(line.get("alarm"));
        return words(signals(line).stream()
                .filter(s -> !(isNoAlarm && s.endsWith("_limits")))
                .toList());
    }

    private String words(List<String> signals) {
        return String.join(
                ", ",
                signals.stream()
                        .map(s -> switch (s) {
                            case "above_limits" -> telling.say("above the limits");
                            case "below_limits" -> telling.say("below the limits");
                            case "run_above" -> telling.say("in a row above the usual");
                            case "run_below" -> telling.say("in a row below the usual");
                            default -> telling.term(s);
                        })
                        .toList());
    }

    /** The value in the unit of the measure; null: hidden. */
    @Nullable
    Double value(Line line) {
        if (!measure.equals(CONTACTS)) {
            return line.number("percent");
        }
        Long n = line.count("n");
        return n == null ? null : (double) n;
    }

    /** {@code 532}, or {@code 58 % (58 of 100)}, or its mark. */
    String told(Line line) {
        if (measure.equals(CONTACTS)) {
            return telling.count(line.count("n"), line.text("mark"));
        }
        return line.number("percent") == null
                ? line.text("mark")
                : telling.percent(line) + " (" + telling.nOf(line) + ")";
    }

    /** {@code 322 to 502}, of a rate {@code 46 to 69 %}; empty if there are no limits. */
    String ordinary(Line line) {
        Double low = line.number("limit_low");
        Double high = line.number("limit_high");
        if (low == null || high == null) {
            return "";
        }
        return measure.equals(CONTACTS)
                ? telling.range((double) Math.round(low), (double) Math.round(high))
                : telling.range(tenths(low), tenths(high)) + Telling.PERCENT;
    }

    private static double tenths(double percent) {
        return Math.round(10 * percent) / 10.0;
    }

    Chart.Weeks chart(String alternative, String unit, Period period) {
        List<Chart.Week> weeks = new ArrayList<>();
        for (Line line : lines) {
            LocalDate monday = (LocalDate) line.get("monday");
            weeks.add(new Chart.Week(
                    telling.week(monday),
                    optional(value(line)),
                    period.kind() == Period.Kind.WEEK && period.firstDay().equals(monday),
                    limits(line),
                    sign(line)));
        }
        return new Chart.Weeks(alternative, unit, weeks, optional(last().number("centre")));
    }

    private static Optional<Chart.Limits> limits(Line line) {
        Double low = line.number("limit_low");
        Double high = line.number("limit_high");
        return low == null || high == null
                ? Optional.empty()
                : Optional.of(new Chart.Limits(Math.max(0, low), Math.max(0, high)));
    }

    private static Chart.Sign sign(Line line) {
        List<String> signals = signals(line);
        return signals.isEmpty()
                ? Chart.Sign.NONE
                : signals.stream().anyMatch(s -> s.endsWith("_limits")) ? Chart.Sign.OUTSIDE : Chart.Sign.RUN;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    List<Line> newestFirst() {
        List<Line> reversed = new ArrayList<>(lines);
        Collections.reverse(reversed);
        return reversed;
    }
}
