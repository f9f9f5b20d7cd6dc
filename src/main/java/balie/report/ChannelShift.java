package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether customers move from one channel to another. */
final class ChannelShift {

    private static final int MOST_STATEMENTS = 8;
    private static final int MOST_ROWS = 20;
    private static final int MOST_PANELS = 9;

    private final List<Line> lines;
    private final List<Line> blocks;

    ChannelShift(Tables tables) {
        this.lines =
                tables.lines("channel_shift").stream().filter(Tables::isFigure).toList();
        this.blocks =
                tables.lines("channel_weeks").stream().filter(Tables::isFigure).toList();
    }

    /** The surest of those that changed. */
    Optional<String> point() {
        return ShiftLine.flagged(lines).stream().findFirst().map(ChannelShift::sentence);
    }

    private static String sentence(ShiftLine shift) {
        return Figures.sentence(Figures.words(shift.line().text("channel"))) + shift.ofType()
                + (shift.isHigher() ? " rose to " : " fell to ") + shift.fromTo() + ".";
    }

    /** Empty where nothing could be compared with a time before. */
    Optional<Section> section() {
        List<ShiftLine> ordered = ShiftLine.surestFirst(lines);
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        List<ShiftLine> flagged = ShiftLine.flagged(lines);
        List<ShiftLine> shown = ordered.stream().limit(MOST_ROWS).toList();
        List<List<String>> rows = new ArrayList<>();
        shown.forEach(s -> rows.add(s.cells(Figures.words(s.line().text("channel")))));
        String heading = "Channels over time: "
                + (flagged.isEmpty() ? "no channel gained or lost" : Statements.without(sentence(flagged.get(0))))
                + "; "
                + Changes.tally(lines, "comparisons") + ".";
        List<Chart.Panel> panels = panels();
        return Optional.of(new Section(
                "channel-shift",
                heading,
                "The share of each channel among the contacts of a type of customer, " + ShiftLine.days(lines)
                        + ". Changes in percentage points with 95 % interval."
                        + (panels.isEmpty()
                                ? ""
                                : " The charts show the share in % in blocks of four weeks, by the week they begin.")
                        + " Customers who object to marketing are left out.",
                Statements.of(flagged.stream().map(ChannelShift::sentence).toList(), MOST_STATEMENTS),
                panels.isEmpty() ? Optional.empty() : Optional.of(new Chart.Multiples(heading, panels)),
                new TableView(
                        ShiftLine.headings("channel"),
                        rows,
                        Parts.remarks(shown.stream().map(ShiftLine::line).toList())),
                Parts.definitions(lines),
                "channel_shift"));
    }

    /** The flagged ones first, then as the table has them: everybody, then each type; of two blocks at least. */
    private List<Chart.Panel> panels() {
        Map<List<String>, List<Line>> series = new LinkedHashMap<>();
        ShiftLine.flagged(lines).forEach(s -> series.put(key(s.line()), new ArrayList<>()));
        blocks.stream()
                .filter(l -> !l.is("customer_type", "(unknown)"))
                .forEach(l ->
                        series.computeIfAbsent(key(l), k -> new ArrayList<>()).add(l));
        return series.entrySet().stream()
                .filter(e -> e.getValue().stream()
                                .filter(l -> l.number("percent") != null)
                                .count()
                        > 1)
                .limit(MOST_PANELS)
                .map(e -> panel(e.getKey(), e.getValue()))
                .toList();
    }

    private static List<String> key(Line line) {
        return List.of(line.text("channel"), line.text("customer_type"));
    }

    private static Chart.Panel panel(List<String> key, List<Line> lines) {
        String title = Figures.sentence(Figures.words(key.get(0)))
                + (key.get(1).equals("all") ? "" : ", " + Figures.words(key.get(1)));
        List<Chart.Week> weeks = lines.stream()
                .map(l -> new Chart.Week(
                        Days.week((LocalDate) l.get("period_from")),
                        optional(l.number("percent")),
                        l.equals(lines.get(lines.size() - 1))))
                .toList();
        return new Chart.Panel(title, new Chart.Weeks(title, "%", weeks));
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
