package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether figures can be held against earlier ones: sources that changed, and figures that were published as others. */
final class Continuity {

    private static final int MOST_ROWS = 200;

    private final RunFacts facts;
    private final Telling telling;
    private final List<Line> breaks;
    private final List<Line> revisions;
    private final boolean defined;

    Continuity(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.telling = tables.telling();
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
                : Optional.of(telling.say(
                        "In {0, plural, one {one week} other {# places}} a source did not go on as before, or is missing: comparisons"
                                + " across it are marked {1}.",
                        breaks.size(), Mark.BREAK.shorthand()));
    }

    private Optional<String> revisionNote() {
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(telling.say(
                        "{0, plural, one {One value differs} other {# values differ}} from what was published before; marked {1}, and"
                                + " the table of revisions has the former.",
                        revisions.size(), Mark.REVISED.shorthand()));
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
                        telling.text(l.text("finding")),
                        telling.plain(l.get("n")),
                        telling.range(l.get("low"), l.get("high")),
                        l.text("mark")))
                .toList();
        return Optional.of(new Section(
                "breaks",
                telling.say(
                        breaks.size() == 1
                                ? "A source did not go on as before: weeks before and after can not be compared."
                                : "Sources did not go on as before: weeks before and after can not be compared."),
                telling.say(
                        "Weeks of a source that are missing, or unlike the weeks before in number or in the mix of categories. That can"
                                + " be another way of counting, a changed export or a real event: look before you compare."),
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading(telling.say("source"), false),
                                new Heading(telling.say("week of"), true),
                                new Heading(telling.say("what"), false),
                                new Heading(telling.say("found##by a check"), false),
                                new Heading(telling.say("contacts"), true),
                                new Heading(telling.say("expected"), true),
                                new Heading(telling.say("mark"), false)),
                        rows,
                        telling.remarks(breaks)),
                telling.definitions(breaks),
                "breaks"));
    }

    private String check(Line line) {
        return switch (line.text("check")) {
            case "missing_week" -> telling.say("a week is missing");
            case "volume" -> telling.say("number of contacts");
            case "category_mix" -> telling.say("mix of categories");
            default -> telling.term(line.text("check"));
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
                        telling.term(l.text("table")),
                        figure(l.text("figure")),
                        telling.days((LocalDate) l.get("period_from"), (LocalDate) l.get("period_to")),
                        telling.term(l.text("column")),
                        telling.plain(l.get("former")),
                        telling.plain(l.get("revised")),
                        l.get("former_as_of") instanceof Instant at
                                ? telling.moment(at, facts.period().zone())
                                : ""))
                .toList();
        return Optional.of(new Section(
                "revisions",
                telling.say(
                        "{0, plural, one {One value differs} other {# values differ}} from what was published before.",
                        revisions.size()),
                subtitle(),
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading(telling.say("table"), false),
                                new Heading(telling.say("figure"), false),
                                new Heading(telling.say("days"), false),
                                new Heading(telling.say("value of"), false),
                                new Heading(telling.say("was##a value"), true),
                                new Heading(telling.say("is##a value"), true),
                                new Heading(telling.say("was true for"), false)),
                        rows,
                        List.of(Mark.REVISED.shorthand() + " " + telling.text(Mark.REVISED.doc()) + ".")),
                defined
                        ? revisions.stream()
                                .map(l -> l.text("definition"))
                                .distinct()
                                .map(telling::text)
                                .toList()
                        : List.of(),
                "revisions"));
    }

    /** {@code reopened, channel email}: the codes of each part in words. */
    private String figure(String parts) {
        return Arrays.stream(parts.split(", ")).map(this::part).collect(Collectors.joining(", "));
    }

    private String part(String part) {
        return TrainingReport.DIMENSIONS.stream()
                .filter(d -> part.startsWith(inTable(d)))
                .findFirst()
                .map(d -> telling.term(d) + " "
                        + telling.term(part.substring(inTable(d).length())))
                .orElseGet(() -> telling.term(part));
    }

    /** What stands before the value of a dimension. */
    private static String inTable(String dimension) {
        return dimension.replaceFirst("_id$", "").replace('_', ' ') + " ";
    }

    private String subtitle() {
        String former = telling.say(
                "What a former run of this job published of the same days, and what is known now: cases went on, or rows came late.");
        return revisions.size() > MOST_ROWS
                ? former + " " + telling.say("The first {0}; the data have all.", MOST_ROWS)
                : former;
    }
}
