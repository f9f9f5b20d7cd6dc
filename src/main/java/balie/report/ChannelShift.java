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

    private final Telling telling;
    private final List<Line> lines;
    private final List<Line> blocks;

    ChannelShift(Tables tables) {
        this.telling = tables.telling();
        this.lines =
                tables.lines("channel_shift").stream().filter(Tables::isFigure).toList();
        this.blocks =
                tables.lines("channel_weeks").stream().filter(Tables::isFigure).toList();
    }

    /** The surest of those that changed. */
    Optional<String> point() {
        return ShiftLine.flagged(telling, lines).stream().findFirst().map(this::sentence);
    }

    private String sentence(ShiftLine shift) {
        return telling.sentence(telling.say(
                shift.isHigher() ? "{0} rose to {1} from {2}: {3}." : "{0} fell to {1} from {2}: {3}.",
                shift.ofType(telling.term(shift.line().text("channel"))),
                shift.now(),
                shift.before(),
                shift.difference()));
    }

    /** Empty where nothing could be compared with a time before. */
    Optional<Section> section() {
        List<ShiftLine> ordered = ShiftLine.surestFirst(telling, lines);
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        List<ShiftLine> flagged = ShiftLine.flagged(telling, lines);
        List<ShiftLine> shown = ordered.stream().limit(MOST_ROWS).toList();
        List<List<String>> rows = new ArrayList<>();
        shown.forEach(s -> rows.add(s.cells(telling.term(s.line().text("channel")))));
        String tally = Changes.tally(telling, lines, telling.say("comparisons"));
        String heading = flagged.isEmpty()
                ? telling.say("Channels over time: no channel gained or lost; {0}.", tally)
                : telling.say("Channels over time: {0}; {1}.", Statements.without(sentence(flagged.get(0))), tally);
        List<Chart.Panel> panels = panels();
        return Optional.of(new Section(
                "channel-shift",
                heading,
                subtitle(!panels.isEmpty()),
                Statements.of(telling, flagged.stream().map(this::sentence).toList(), MOST_STATEMENTS),
                panels.isEmpty() ? Optional.empty() : Optional.of(new Chart.Multiples(heading, panels)),
                new TableView(
                        ShiftLine.headings(telling, telling.term("channel")),
                        rows,
                        telling.remarks(shown.stream().map(ShiftLine::line).toList())),
                telling.definitions(lines),
                "channel_shift"));
    }

    private String subtitle(boolean drawn) {
        List<String> sentences = new ArrayList<>();
        sentences.add(telling.say(
                "The share of each channel among the contacts of a type of customer, {0}. Changes in percentage points with 95 %"
                        + " interval.",
                ShiftLine.days(telling, lines)));
        if (drawn) {
            sentences.add(
                    telling.say("The charts show the share in % in blocks of four weeks, by the week they begin."));
        }
        sentences.add(telling.say("Customers who object to marketing are left out."));
        return String.join(" ", sentences);
    }

    /** The flagged ones first, then as the table has them: everybody, then each type; of two blocks at least. */
    private List<Chart.Panel> panels() {
        Map<List<String>, List<Line>> series = new LinkedHashMap<>();
        ShiftLine.flagged(telling, lines).forEach(s -> series.put(key(s.line()), new ArrayList<>()));
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

    private Chart.Panel panel(List<String> key, List<Line> lines) {
        String title = telling.sentence(telling.term(key.get(0)))
                + (key.get(1).equals("all") ? "" : ", " + telling.term(key.get(1)));
        List<Chart.Week> weeks = lines.stream()
                .map(l -> new Chart.Week(
                        telling.week((LocalDate) l.get("period_from")),
                        optional(l.number("percent")),
                        l.equals(lines.get(lines.size() - 1))))
                .toList();
        return new Chart.Panel(title, new Chart.Weeks(title, "%", weeks));
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
