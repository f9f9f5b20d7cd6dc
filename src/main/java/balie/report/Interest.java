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

    private final List<Line> lines;
    private final List<Line> rising;

    Interest(Tables tables) {
        this.lines = tables.lines("interest").stream().filter(Tables::isFigure).toList();
        this.rising = tables.lines("rising_interest").stream()
                .filter(Tables::isFigure)
                .toList();
    }

    /** The one that is furthest from the others of those that are flagged. */
    Optional<String> point() {
        return LiftLine.flagged(lines).stream().findFirst().map(Interest::sentence);
    }

    private static String sentence(LiftLine lift) {
        return Figures.sentence(lift.group()) + " asks about " + lift.line().text("product") + " " + lift.timesAsOften()
                + ": " + lift.shares() + lift.chance() + ".";
    }

    Optional<Section> section() {
        List<LiftLine> ordered = LiftLine.furthestFirst(lines);
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        List<LiftLine> shown = ordered.stream().limit(MOST_ROWS).toList();
        List<LiftLine> flagged = LiftLine.flagged(lines);
        String heading = "Who asks about what: "
                + (flagged.isEmpty() ? "no group stands out" : unlike(flagged.size()) + " by more than chance") + "; "
                + Changes.tally(lines, "comparisons") + ".";
        return Optional.of(new Section(
                "interest",
                heading,
                "Contacts about a product that are no complaints, " + Parts.days(lines)
                        + ": the share of each product among those"
                        + " of a group beside its share among those of all other groups; in brackets 95 % intervals."
                        + " Customers who object to marketing are left out.",
                Statements.of(flagged.stream().map(Interest::sentence).toList(), MOST_STATEMENTS),
                Optional.of(Parts.dots(
                        heading,
                        "% of the group's questions about a product",
                        Optional.empty(),
                        shown.stream().map(LiftLine::line).toList(),
                        l -> l.text("product") + ", " + Comparison.group(l))),
                LiftLine.table(shown, new Heading("product", false), l -> l.text("product"), "contacts", List.of()),
                Parts.definitions(lines),
                "interest"));
    }

    private static String unlike(int flagged) {
        return flagged == 1 ? "one product and group differs" : flagged + " products and groups differ";
    }

    /** The surest of those that changed. */
    Optional<String> risingPoint() {
        return ShiftLine.flagged(rising).stream().findFirst().map(Interest::changed);
    }

    private static String changed(ShiftLine shift) {
        return "Questions about " + shift.line().text("product") + shift.ofType()
                + (shift.isHigher() ? " rose to " : " fell to ") + shift.fromTo() + ".";
    }

    /** Empty where nothing could be compared with a time before. */
    Optional<Section> rising() {
        List<ShiftLine> ordered = ShiftLine.surestFirst(rising);
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        List<ShiftLine> flagged = ShiftLine.flagged(rising);
        List<List<String>> rows = new ArrayList<>();
        List<ShiftLine> shown = ordered.stream().limit(MOST_ROWS).toList();
        shown.forEach(s -> rows.add(s.cells(s.line().text("product"))));
        return Optional.of(new Section(
                "rising-interest",
                "Rising and falling interest: "
                        + (flagged.isEmpty() ? "nothing stands out" : Statements.without(changed(flagged.get(0))))
                        + "; "
                        + Changes.tally(rising, "comparisons") + ".",
                "The share of each product among the contacts about products that are no complaints, "
                        + ShiftLine.days(rising) + ". Changes in percentage points with 95 % interval.",
                Statements.of(flagged.stream().map(Interest::changed).toList(), MOST_STATEMENTS),
                Optional.empty(),
                new TableView(
                        ShiftLine.headings("product"),
                        rows,
                        Parts.remarks(shown.stream().map(ShiftLine::line).toList())),
                Parts.definitions(rising),
                "rising_interest"));
    }
}
