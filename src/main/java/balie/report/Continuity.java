package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether figures can be held against earlier ones: sources that changed, and figures that were published as others. */
final class Continuity {

    private static final int MOST_ROWS = 200;

    private final RunFacts facts;
    private final List<Line> breaks;
    private final List<Line> revisions;
    private final boolean defined;

    Continuity(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.breaks = tables.lines("breaks").stream()
                .filter(l -> l.text("mark").contains(Mark.BREAK.shorthand()))
                .toList();
        this.revisions = tables.lines("revisions");
        this.defined = tables.get("revisions").map(t -> t.has("definition")).orElse(false);
    }

    /** What a reader must know who only reads the notes. */
    List<String> notes() {
        return java.util.stream.Stream.of(breakNote(), revisionNote())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> breakNote() {
        return breaks.isEmpty()
                ? Optional.empty()
                : Optional.of("In " + (breaks.size() == 1 ? "one week" : breaks.size() + " places")
                        + " a source did not go on as before, or is missing: comparisons across it are marked "
                        + Mark.BREAK.shorthand() + ".");
    }

    private Optional<String> revisionNote() {
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(differs(revisions.size()) + " from what was published before; marked "
                        + Mark.REVISED.shorthand() + ", and the table of revisions has the former.");
    }

    private static String differs(int count) {
        return count == 1 ? "One value differs" : Figures.count(count) + " values differ";
    }

    /** Left out where nothing broke. */
    Optional<Section> breakSection() {
        if (breaks.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = breaks.stream()
                .map(l -> List.of(
                        l.text("source"),
                        l.text("monday"),
                        check(l),
                        l.text("finding"),
                        Figures.plain(l.get("n")),
                        Figures.range(l.get("low"), l.get("high")),
                        l.text("mark")))
                .toList();
        return Optional.of(new Section(
                "breaks",
                (breaks.size() == 1 ? "A source" : "Sources")
                        + " did not go on as before: weeks before and after can not be compared.",
                "Weeks of a source that are missing, or unlike the weeks before in number or in the mix of categories. That can be"
                        + " another way of counting, a changed export or a real event: look before you compare.",
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading("source", false),
                                new Heading("week of", true),
                                new Heading("what", false),
                                new Heading("found", false),
                                new Heading("contacts", true),
                                new Heading("expected", true),
                                new Heading("mark", false)),
                        rows,
                        Parts.remarks(breaks)),
                Parts.definitions(breaks),
                "breaks"));
    }

    private static String check(Line line) {
        return switch (line.text("check")) {
            case "missing_week" -> "a week is missing";
            case "volume" -> "number of contacts";
            case "category_mix" -> "mix of categories";
            default -> Figures.words(line.text("check"));
        };
    }

    /** Left out where nothing was revised. */
    Optional<Section> revisionSection() {
        if (revisions.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = revisions.stream()
                .limit(MOST_ROWS)
                .map(l -> List.of(
                        Figures.words(l.text("table")),
                        Figures.words(l.text("figure")),
                        Days.range((LocalDate) l.get("period_from"), (LocalDate) l.get("period_to")),
                        l.text("column"),
                        Figures.plain(l.get("former")),
                        Figures.plain(l.get("revised")),
                        l.get("former_as_of") instanceof Instant at
                                ? Days.moment(at, facts.period().zone())
                                : ""))
                .toList();
        return Optional.of(new Section(
                "revisions",
                differs(revisions.size()) + " from what was published before.",
                "What a former run of this job published of the same days, and what is known now: cases went on, or rows came late."
                        + (revisions.size() > MOST_ROWS ? " The first " + MOST_ROWS + "; the data have all." : ""),
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading("table", false),
                                new Heading("figure", false),
                                new Heading("days", false),
                                new Heading("value of", false),
                                new Heading("was", true),
                                new Heading("is", true),
                                new Heading("was true for", false)),
                        rows,
                        List.of(Mark.REVISED.shorthand() + " " + Mark.REVISED.doc() + ".")),
                defined
                        ? revisions.stream()
                                .map(l -> l.text("definition"))
                                .distinct()
                                .toList()
                        : List.of(),
                "revisions"));
    }
}
