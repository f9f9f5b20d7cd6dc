package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView.Heading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What drives complaints: who complains about what more or less often than others. */
final class ComplaintDrivers {

    private static final int MOST_STATEMENTS = 8;
    private static final int MOST_ROWS = 20;
    private static final int LONGEST = 80;

    private final List<Line> lines;

    ComplaintDrivers(Tables tables) {
        this.lines = tables.lines("complaint_drivers").stream()
                .filter(Tables::isFigure)
                .filter(l -> !l.is("dimension", "all"))
                .toList();
    }

    /** The one that is furthest from the others of those that are flagged. */
    Optional<String> point() {
        return LiftLine.flagged(lines).stream().findFirst().map(ComplaintDrivers::sentence);
    }

    private static String sentence(LiftLine lift) {
        return "Complaints of " + lift.group() + " are about “"
                + Figures.label(lift.line().text("subject_name"), LONGEST) + "” " + lift.timesAsOften() + ": "
                + lift.shares() + lift.chance() + ".";
    }

    /** {@code product: Lamp} */
    private static String subject(Line line) {
        String kind = switch (line.text("subject")) {
            case "complaint_category" -> "category";
            case "question_id" -> "question";
            default -> line.text("subject");
        };
        return kind + ": " + line.text("subject_name");
    }

    Optional<Section> section() {
        List<LiftLine> ordered = LiftLine.furthestFirst(lines);
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        List<LiftLine> flagged = LiftLine.flagged(lines);
        List<LiftLine> shown = ordered.stream().limit(MOST_ROWS).toList();
        List<LiftLine.Column> more = Stream.of(
                        new LiftLine.Column(new Heading("of the contacts about it", true), LiftLine::complaintShare),
                        new LiftLine.Column(new Heading("per 1,000 customers", true), LiftLine::perThousandCustomers),
                        new LiftLine.Column(new Heading("times the other types'", true), LiftLine::rateRatio))
                .filter(c -> c.isFilled(shown))
                .toList();
        String heading =
                "What drives complaints: " + (flagged.isEmpty() ? "no group stands out" : unlike(flagged.size())) + "; "
                        + Changes.tally(lines, "comparisons") + ".";
        return Optional.of(new Section(
                "complaint-drivers",
                heading,
                "Complaints, " + Parts.days(lines)
                        + ": the share of each product, category and question among those of a group beside"
                        + " its share among those of all other groups; in brackets 95 % intervals. Customers who object to"
                        + " marketing are left out.",
                Statements.of(flagged.stream().map(ComplaintDrivers::sentence).toList(), MOST_STATEMENTS),
                Optional.of(Parts.dots(
                        heading,
                        "% of the group's complaints",
                        Optional.empty(),
                        shown.stream().map(LiftLine::line).toList(),
                        l -> l.text("subject_name") + ", " + Comparison.group(l))),
                LiftLine.table(shown, new Heading("about", false), ComplaintDrivers::subject, "complaints", more),
                Parts.definitions(lines),
                "complaint_drivers"));
    }

    private static String unlike(int flagged) {
        return (flagged == 1 ? "one subject and group differs" : flagged + " subjects and groups differ")
                + " by more than chance";
    }
}
