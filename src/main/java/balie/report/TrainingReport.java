package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Report;
import balie.report.model.Section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For the training manager: what do customers ask, where do we fail. */
final class TrainingReport {

    static final List<String> DIMENSIONS = List.of(
            "channel", "category", "question_id", "product", "customer_type", "language", "region", "team", "segment");

    private final RunFacts facts;
    private final Tables tables;
    private final Telling telling;
    private final Behind behind;

    /** The measure of resolution the report leads with: the one that compares weeks fairly, where there is one. */
    private final String headline;

    TrainingReport(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
        this.telling = tables.telling();
        this.behind = new Behind(tables);
        String fixedAge = "resolved_within_" + facts.resolvedWithinDays() + "_days";
        boolean comparable = tables.total("resolution_rates", fixedAge, DIMENSIONS)
                .map(l -> l.number("percent"))
                .isPresent();
        this.headline = comparable ? fixedAge : "resolved_so_far";
    }

    Report report() {
        Texts texts = new Texts(facts, tables);
        ControlCharts weeks = new ControlCharts(facts, tables);
        Stock stock = new Stock(tables);
        Questions questions = new Questions(facts, tables);
        Changes changes = new Changes(tables);
        List<Section> sections = new ArrayList<>(whatToTeach());
        new Volumes(tables).section().ifPresent(sections::add);
        changes.section().ifPresent(sections::add);
        questions.section().ifPresent(sections::add);
        new QuestionChanges(tables).section().ifPresent(sections::add);
        texts.newQuestions().ifPresent(sections::add);
        weeks.rates(headline).ifPresent(sections::add);
        sections.addAll(resolution());
        SideBySide sideBySide = new SideBySide(facts, tables);
        sideBySide.definitions().ifPresent(sections::add);
        sideBySide.firstContact().ifPresent(sections::add);
        Waiting waiting = new Waiting(tables);
        waiting.resolved().ifPresent(sections::add);
        waiting.section().ifPresent(sections::add);
        stock.section().ifPresent(sections::add);
        stock.weeks().ifPresent(sections::add);
        sideBySide.service().ifPresent(sections::add);
        Shared.complaintCategories(tables).ifPresent(sections::add);
        texts.conclusions().ifPresent(sections::add);
        texts.understanding().ifPresent(sections::add);
        Shared.weeks(facts, tables).ifPresent(sections::add);
        Continuity continuity = new Continuity(facts, tables);
        continuity.breakSection().ifPresent(sections::add);
        continuity.revisionSection().ifPresent(sections::add);
        return new Report(
                "training",
                telling.say("What customers ask and where we fail"),
                telling.say("For the training manager"),
                Shared.facts(telling, facts),
                points(questions, changes, sections),
                sections,
                new Notes(facts, tables).all());
    }

    /** The most important first: how busy and how well, what to teach, what is coming, then what differs. */
    private List<Report.Point> points(Questions questions, Changes changes, List<Section> sections) {
        return new MainPoints(sections)
                .add(Shared.volumePoint(facts, tables), "weeks", "volume")
                .add(resolutionPoint(), "weekly-rates", "definitions")
                .add(new KnowledgeGaps(tables).point(), "what-to-teach")
                .addOr(
                        new Emerging(tables).point(),
                        "emerging-questions",
                        questions::risenPoint,
                        "question-changes",
                        "questions")
                .add(new Briefings(tables).point(), "briefings")
                .add(new TrainingCohorts(facts, tables).point(), "training-cohorts")
                .add(changes.point(), "changes")
                .add(questions.topPoint(), "questions")
                .add(new KnowledgeBase(tables).point(), "knowledge-base")
                .add(weakest(), "resolution-by-category")
                .add(new Escalations(tables).point(), "escalations")
                .add(new Calming(tables).point(), "calming")
                .add(Shared.complaintPoint(tables), "complaint-categories")
                .add(new FailureDemand(tables).point(), "failure-demand")
                .most();
    }

    private List<Section> whatToTeach() {
        return Stream.of(
                        new KnowledgeGaps(tables).section(),
                        new KnowledgeBase(tables).section(),
                        new Emerging(tables).section(),
                        new Briefings(tables).section(),
                        new TrainingCohorts(facts, tables).section(),
                        new Calming(tables).section(),
                        new Escalations(tables).section(),
                        new FailureDemand(tables).section())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Line> resolvedInTotal() {
        return tables.total("resolution_rates", headline, DIMENSIONS).filter(l -> l.number("percent") != null);
    }

    private Optional<String> resolutionPoint() {
        return resolvedInTotal()
                .map(l -> headline.startsWith("resolved_within")
                        ? telling.say(
                                "{0} of cases were {1} ({2}, {3}); opened {4}.",
                                telling.percent(l),
                                telling.term(headline),
                                telling.nOf(l),
                                telling.interval(l),
                                telling.days(List.of(l)))
                        : telling.say(
                                "{0} of cases were {1} ({2}, {3}).",
                                telling.percent(l), telling.term(headline), telling.nOf(l), telling.interval(l)));
    }

    /** The category that is resolved least, if that is more than chance. */
    private Optional<String> weakest() {
        return new Changes(tables)
                .rest(headline, "category")
                .map(rest -> rest.lowest()
                        .map(l -> telling.say(
                                "Weakest: {0}, {1}: {2}.",
                                telling.term(l.text("value")),
                                telling.term(headline),
                                new Comparison(l, telling).unlike())))
                .orElseGet(this::weakestAlone);
    }

    private Optional<String> weakestAlone() {
        List<Line> lines = tables.by("resolution_rates", headline, "category", DIMENSIONS);
        Optional<Line> total = resolvedInTotal();
        return lowestAlone(lines)
                .map(l -> telling.say(
                        "Weakest: {0}, {1} ({2}, {3}), against {4} of all; {5}.",
                        telling.term(l.text("category")),
                        telling.percent(l),
                        telling.nOf(l),
                        telling.interval(l),
                        total.map(telling::percent).orElse(""),
                        telling.alone(l, reliable(lines))));
    }

    /** The group whose interval lies farthest under the whole desk's, each looked at alone. */
    private Optional<Line> lowestAlone(List<Line> lines) {
        Optional<Line> total = resolvedInTotal();
        return lines.stream()
                .filter(l -> Parts.isReliable(l) && total.isPresent())
                .filter(l -> Telling.high(l) < Telling.low(total.get()))
                .min(Comparator.comparing(Telling::high));
    }

    private static int reliable(List<Line> lines) {
        return (int) lines.stream().filter(Parts::isReliable).count();
    }

    /** Teams stand in a funnel where there is one: a list would rank them. */
    private List<Section> resolution() {
        TeamFunnel funnel = new TeamFunnel(tables);
        List<Section> sections = new ArrayList<>();
        resolution("category").ifPresent(sections::add);
        resolution("channel").ifPresent(sections::add);
        sections.addAll(funnel.sections(headline));
        if (!funnel.has(headline)) {
            resolution("team").ifPresent(sections::add);
        }
        resolution("product").ifPresent(sections::add);
        return sections;
    }

    private String heading(String dimension, List<Line> lines) {
        String finding = new Changes(tables)
                .rest(headline, dimension)
                .map(rest -> rest.lowest()
                        .map(l -> telling.say(
                                "lowest for {0}, {1}: {2}.",
                                telling.term(l.text("value")),
                                telling.term(headline),
                                new Comparison(l, telling).unlike()))
                        .orElseGet(() -> telling.say(
                                "{0, plural, one {the one group compared with all others is not flagged as lower} other {of #"
                                        + " groups compared with all others, none is flagged as lower}}.",
                                rest.compared())))
                .or(() -> lowestAlone(lines)
                        .map(l -> telling.say(
                                "lowest for {0}, {1} {2} ({3}), {4}.",
                                telling.term(l.text(dimension)),
                                telling.percent(l),
                                telling.term(headline),
                                telling.nOf(l),
                                telling.alone(l, reliable(lines)))))
                .orElseGet(() -> telling.say("no group's interval lies wholly under the whole desk's."));
        return telling.say("By {0}: {1}##dimension", telling.term(dimension), finding);
    }

    private Optional<Section> resolution(String dimension) {
        List<Line> lines = Parts.lowestFirst(tables.by("resolution_rates", headline, dimension, DIMENSIONS));
        Optional<Line> total = resolvedInTotal();
        if (lines.stream().noneMatch(l -> l.number("percent") != null)) {
            return Optional.empty();
        }
        String heading = heading(dimension, lines);
        return Optional.of(Parts.section(
                "resolution-by-" + dimension.replace('_', '-'),
                heading,
                telling.say(
                        "Cases {0}, in percent with 95 % interval; opened {1}.",
                        telling.term(headline), telling.days(lines)),
                Parts.dots(
                        telling,
                        heading,
                        telling.say("% {0}", telling.term(headline)),
                        total,
                        lines,
                        l -> telling.term(l.text(dimension))),
                Parts.rates(
                                telling,
                                telling.term(dimension),
                                telling.say("resolved"),
                                telling.say("of##denominator"),
                                lines,
                                l -> telling.term(l.text(dimension)))
                        .leading(0, behind.groups(lines, dimension)),
                telling.definitions(lines),
                "resolution_rates"));
    }
}
