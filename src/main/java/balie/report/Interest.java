package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who asks about what, and what is asked about more or less than before. */
final class Interest {

    private static final int MOST_STATEMENTS = 8;
    private static final int MOST_ROWS = 15;

    private final Telling telling;
    private final List<Line> lines;
    private final List<Line> rising;

    Interest(Tables tables) {
        this.telling = tables.telling();
        this.lines = tables.lines("interest").stream().filter(Tables::isFigure).toList();
        this.rising = tables.lines("rising_interest").stream()
                .filter(Tables::isFigure)
                .toList();
    }

    /** The one that is furthest from the others of those that are flagged. */
    Optional<String> point() {
        return LiftLine.flagged(telling, lines).stream().findFirst().map(this::sentence);
    }

    private String sentence(LiftLine lift) {
        return telling.sentence(telling.say(
                "{0} asks about {1} {2}: {3}.",
                lift.group(), lift.line().text("product"), lift.timesAsOften(), lift.shares()));
    }

    Optional<Section> section() {
        List<LiftLine> ordered = LiftLine.furthestFirst(telling, lines);
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        List<LiftLine> shown = ordered.stream().limit(MOST_ROWS).toList();
        List<LiftLine> flagged = LiftLine.flagged(telling, lines);
        String heading = heading(flagged.size());
        return Optional.of(new Section(
                "interest",
                heading,
                telling.say(
                        "Contacts about a product that are no complaints, {0}: the share of each product among those of a group beside"
                                + " its share among those of all other groups; in brackets 95 % intervals. Customers who object to"
                                + " marketing are left out.",
                        telling.days(lines)),
                Statements.of(telling, flagged.stream().map(this::sentence).toList(), MOST_STATEMENTS),
                Optional.of(Parts.dots(
                        telling,
                        heading,
                        telling.say("% of the group's questions about a product"),
                        Optional.empty(),
                        shown.stream().map(LiftLine::line).toList(),
                        l -> l.text("product") + ", " + new Comparison(l, telling).group())),
                LiftLine.table(
                        telling,
                        shown,
                        new Heading(telling.term("product"), false),
                        l -> l.text("product"),
                        telling.say("contacts"),
                        List.of()),
                telling.definitions(lines),
                "interest"));
    }

    private String heading(int flagged) {
        String tally = Changes.tally(telling, lines, telling.say("comparisons"));
        return flagged == 0
                ? telling.say("Who asks about what: no group stands out; {0}.", tally)
                : telling.say(
                        "Who asks about what: {0, plural, one {one product and group differs} other {# products and groups differ}} by"
                                + " more than chance; {1}.",
                        flagged, tally);
    }

    /** The surest of those that changed. */
    Optional<String> risingPoint() {
        return ShiftLine.flagged(telling, rising).stream().findFirst().map(this::changed);
    }

    private String changed(ShiftLine shift) {
        return telling.say(
                shift.isHigher()
                        ? "Questions about {0} rose to {1} from {2}: {3}."
                        : "Questions about {0} fell to {1} from {2}: {3}.",
                shift.ofType(shift.line().text("product")),
                shift.now(),
                shift.before(),
                shift.difference());
    }

    private String risingHeading(List<ShiftLine> flagged) {
        String tally = Changes.tally(telling, rising, telling.say("comparisons"));
        return flagged.isEmpty()
                ? telling.say("Rising and falling interest: nothing stands out; {0}.", tally)
                : telling.say("{0}; {1}.", Statements.without(changed(flagged.get(0))), tally);
    }

    /** Empty where nothing could be compared with a time before. */
    Optional<Section> rising() {
        List<ShiftLine> ordered = ShiftLine.surestFirst(telling, rising);
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        List<ShiftLine> flagged = ShiftLine.flagged(telling, rising);
        List<List<String>> rows = new ArrayList<>();
        List<ShiftLine> shown = ordered.stream().limit(MOST_ROWS).toList();
        shown.forEach(s -> rows.add(s.cells(s.line().text("product"))));
        return Optional.of(new Section(
                "rising-interest",
                risingHeading(flagged),
                telling.say(
                        "The share of each product among the contacts about products that are no complaints, {0}. Changes in percentage"
                                + " points with 95 % interval.",
                        ShiftLine.days(telling, rising)),
                Statements.of(telling, flagged.stream().map(this::changed).toList(), MOST_STATEMENTS),
                Optional.empty(),
                new TableView(
                        ShiftLine.headings(telling, telling.term("product")),
                        rows,
                        telling.remarks(shown.stream().map(ShiftLine::line).toList())),
                telling.definitions(rising),
                "rising_interest"));
    }
}
