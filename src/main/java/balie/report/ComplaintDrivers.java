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

    private final Telling telling;
    private final List<Line> lines;

    ComplaintDrivers(Tables tables) {
        this.telling = tables.telling();
        this.lines = tables.lines("complaint_drivers").stream()
                .filter(Tables::isFigure)
                .filter(l -> !l.is("dimension", "all"))
                .toList();
    }

    /** The one that is furthest from the others of those that are flagged. */
    Optional<String> point() {
        return LiftLine.flagged(telling, lines).stream().findFirst().map(this::sentence);
    }

    private String sentence(LiftLine lift) {
        return telling.say(
                "Complaints of {0} are about “{1}” {2}: {3}.",
                lift.group(),
                Telling.label(telling.name(lift.line().text("subject_name")), LONGEST),
                lift.timesAsOften(),
                lift.shares());
    }

    /** {@code product: Lamp} */
    private String subject(Line line) {
        String kind = switch (line.text("subject")) {
            case "complaint_category" -> "category";
            case "question_id" -> "question";
            default -> line.text("subject");
        };
        return telling.term(kind) + ": " + telling.name(line.text("subject_name"));
    }

    Optional<Section> section() {
        List<LiftLine> ordered = LiftLine.furthestFirst(telling, lines);
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        List<LiftLine> flagged = LiftLine.flagged(telling, lines);
        List<LiftLine> shown = ordered.stream().limit(MOST_ROWS).toList();
        List<LiftLine.Column> more = Stream.of(
                        new LiftLine.Column(
                                new Heading(telling.say("of the contacts about it"), true), LiftLine::complaintShare),
                        new LiftLine.Column(
                                new Heading(telling.say("per 1,000 customers"), true), LiftLine::perThousandCustomers),
                        new LiftLine.Column(
                                new Heading(telling.say("times the other types'"), true), LiftLine::rateRatio))
                .filter(c -> c.isFilled(shown))
                .toList();
        String heading = heading(flagged.size());
        return Optional.of(new Section(
                "complaint-drivers",
                heading,
                telling.say(
                        "Complaints, {0}: the share of each product, category and question among those of a group beside its share among"
                                + " those of all other groups; in brackets 95 % intervals. Customers who object to marketing are left"
                                + " out.",
                        telling.days(lines)),
                Statements.of(telling, flagged.stream().map(this::sentence).toList(), MOST_STATEMENTS),
                Optional.of(Parts.dots(
                        telling,
                        heading,
                        telling.say("% of the group's complaints"),
                        Optional.empty(),
                        shown.stream().map(LiftLine::line).toList(),
                        l -> telling.name(l.text("subject_name")) + ", " + new Comparison(l, telling).group())),
                LiftLine.table(
                        telling,
                        shown,
                        new Heading(telling.say("about##what complaints are about"), false),
                        this::subject,
                        telling.say("complaints"),
                        more),
                telling.definitions(lines),
                "complaint_drivers"));
    }

    private String heading(int flagged) {
        String tally = Changes.tally(telling, lines, telling.say("comparisons"));
        return flagged == 0
                ? telling.say("What drives complaints: no group stands out; {0}.", tally)
                : telling.say(
                        "What drives complaints: {0, plural, one {one subject and group differs} other {# subjects and groups differ}} by"
                                + " more than chance; {1}.",
                        flagged, tally);
    }
}
