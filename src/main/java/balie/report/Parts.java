package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The pieces reports are put together from: rows of rates as charts and tables. */
final class Parts {

    private static final int MOST_BARS = 15;
    private static final int MOST_DOTS = 20;
    private static final int LONGEST_LABEL = 90;

    private Parts() {}

    /** Rows as bars of their counts; what is hidden comes last. */
    static Chart bars(
            Telling telling, String alternative, String unit, List<Line> lines, Function<Line, String> label) {
        List<Chart.Bar> bars = new ArrayList<>();
        for (Line line : asBars(lines)) {
            Long n = line.count("n");
            bars.add(new Chart.Bar(
                    Telling.label(label.apply(line), LONGEST_LABEL),
                    n == null ? OptionalDouble.empty() : OptionalDouble.of(n),
                    telling.count(n, line.text("mark")),
                    bars.isEmpty() && n != null));
        }
        return new Chart.Bars(alternative, unit, bars);
    }

    /**
     * Rows as bars of their counts, the largest first, each with the share of all that it and those above it have together (a Pareto chart,
     * its curve told as numbers).
     *
     * @param lines parts of one whole, which each has in {@code of}
     */
    static Chart pareto(
            Telling telling, String alternative, String unit, List<Line> lines, Function<Line, String> label) {
        Chart.Bars plain = (Chart.Bars) bars(telling, alternative, unit, lines, label);
        List<Chart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < plain.bars().size(); i++) {
            Chart.Bar bar = plain.bars().get(i);
            Long of = lines.get(i).count("of");
            double together = together(lines.subList(0, i + 1));
            bars.add(
                    bar.value().isEmpty() || of == null || of == 0
                            ? bar
                            : new Chart.Bar(
                                    bar.label(),
                                    bar.value(),
                                    bar.text() + " · " + telling.decimals(100 * together / of, 0) + Telling.PERCENT,
                                    bar.highlighted()));
        }
        return new Chart.Bars(alternative, unit, bars);
    }

    /** What rows have together that tell their count. */
    static long together(List<Line> lines) {
        return lines.stream()
                .map(l -> l.count("n"))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** As many rows as a chart has bars. */
    static List<Line> asBars(List<Line> lines) {
        return lines.stream().limit(MOST_BARS).toList();
    }

    /** Rows as dots with their intervals. */
    static Chart dots(
            Telling telling,
            String alternative,
            String axis,
            Optional<Line> total,
            List<Line> lines,
            Function<Line, String> label) {
        List<Chart.Dot> dots = new ArrayList<>();
        for (Line line : lines.stream().limit(MOST_DOTS).toList()) {
            Double percent = line.number("percent");
            dots.add(new Chart.Dot(
                    Telling.label(label.apply(line), LONGEST_LABEL),
                    percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent),
                    Telling.low(line),
                    Telling.high(line),
                    telling.nOf(line),
                    line.text("mark").contains(Mark.UNRELIABLE.shorthand())));
        }
        Optional<Double> reference = total.map(t -> t.number("percent"));
        return new Chart.Dots(
                alternative,
                axis,
                reference.isPresent() ? OptionalDouble.of(reference.get()) : OptionalDouble.empty(),
                total.map(t -> telling.say("all: {0}", telling.percent(t))).orElse(""),
                dots);
    }

    /** A table of rates: what it is about, n, of, percent, interval, mark. */
    static TableView rates(
            Telling telling,
            String heading,
            String nHeading,
            String ofHeading,
            List<Line> lines,
            Function<Line, String> label) {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(List.of(
                    Telling.label(label.apply(line), 200),
                    telling.count(line.count("n"), ""),
                    telling.count(line.count("of"), ""),
                    line.number("percent") == null ? "" : telling.percent(line),
                    telling.interval(line),
                    line.text("mark")));
        }
        return new TableView(
                List.of(
                        new Heading(heading, false),
                        new Heading(nHeading, true),
                        new Heading(ofHeading, true),
                        new Heading(telling.say("share"), true),
                        new Heading(telling.say("95 % interval"), true),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(lines));
    }

    /** Whether a rate is shown and on enough cases to be compared with others. */
    static boolean isReliable(Line line) {
        return line.number("percent") != null && !line.text("mark").contains(Mark.UNRELIABLE.shorthand());
    }

    /** Rows by their share, lowest first; those on too few cases after them, not ranked but in their former order. */
    static List<Line> lowestFirst(List<Line> lines) {
        return ordered(lines, Comparator.naturalOrder());
    }

    /** The other way round. */
    static List<Line> highestFirst(List<Line> lines) {
        return ordered(lines, Comparator.reverseOrder());
    }

    private static List<Line> ordered(List<Line> lines, Comparator<Double> order) {
        List<Line> ranked =
                new ArrayList<>(lines.stream().filter(Parts::isReliable).toList());
        ranked.sort(Comparator.comparing(l -> Objects.requireNonNull(l.number("percent")), order));
        ranked.addAll(lines.stream()
                .filter(l -> !isReliable(l) && l.number("percent") != null)
                .toList());
        ranked.addAll(lines.stream().filter(l -> l.number("percent") == null).toList());
        return ranked;
    }

    /** A section without a chart where there is nothing to draw. */
    static Section section(
            String id,
            String heading,
            String subtitle,
            Chart chart,
            TableView table,
            List<String> definitions,
            String data) {
        return new Section(
                id,
                heading,
                subtitle,
                table.rows().isEmpty() ? Optional.empty() : Optional.of(chart),
                table,
                definitions,
                data);
    }
}
