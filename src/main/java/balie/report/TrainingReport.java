package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Report;
import balie.report.model.Section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** For the training manager: what do customers ask, where do we fail. */
final class TrainingReport {

    static final List<String> DIMENSIONS = List.of(
            "channel", "category", "question_id", "product", "customer_type", "language", "region", "team", "segment");

    private final RunFacts facts;
    private final Tables tables;

    /** The measure of resolution the report leads with: the one that compares weeks fairly, where there is one. */
    private final String headline;

    TrainingReport(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
        String fixedAge = "resolved_within_" + facts.resolvedWithinDays() + "_days";
        boolean comparable = tables.total("resolution_rates", fixedAge, DIMENSIONS)
                .map(l -> l.number("percent"))
                .isPresent();
        this.headline = comparable ? fixedAge : "resolved_so_far";
    }

    Report report() {
        Questions questions = new Questions(facts, tables);
        List<String> points = new ArrayList<>();
        Shared.volumePoint(facts, tables).ifPresent(points::add);
        questions.topPoint().ifPresent(points::add);
        questions.risenPoint().ifPresent(points::add);
        resolutionPoint().ifPresent(points::add);
        weakest().ifPresent(points::add);
        Shared.complaintPoint(tables).ifPresent(points::add);
        List<Section> sections = new ArrayList<>();
        Texts texts = new Texts(facts, tables);
        questions.section().ifPresent(sections::add);
        texts.newQuestions().ifPresent(sections::add);
        for (String dimension : List.of("category", "channel", "team", "product")) {
            resolution(dimension).ifPresent(sections::add);
        }
        SideBySide sideBySide = new SideBySide(facts, tables);
        sideBySide.definitions().ifPresent(sections::add);
        sideBySide.firstContact().ifPresent(sections::add);
        new Waiting(tables).section().ifPresent(sections::add);
        sideBySide.service().ifPresent(sections::add);
        Shared.complaintCategories(tables).ifPresent(sections::add);
        texts.conclusions().ifPresent(sections::add);
        texts.understanding().ifPresent(sections::add);
        Shared.weeks(facts, tables).ifPresent(sections::add);
        return new Report(
                "training",
                "What customers ask and where we fail",
                "For the training manager",
                Shared.facts(facts),
                points,
                sections,
                Shared.notes(facts, tables));
    }

    private Optional<Line> resolvedInTotal() {
        return tables.total("resolution_rates", headline, DIMENSIONS).filter(l -> l.number("percent") != null);
    }

    private Optional<String> resolutionPoint() {
        return resolvedInTotal()
                .map(l -> Figures.percent(l) + " of cases were " + Figures.words(headline) + " (" + Figures.nOf(l)
                        + ", "
                        + Figures.interval(l) + ")"
                        + (headline.startsWith("resolved_within")
                                ? "; opened "
                                        + Days.range((java.time.LocalDate) l.get("period_from"), (java.time.LocalDate)
                                                l.get("period_to"))
                                        + "."
                                : "."));
    }

    /** The category whose interval lies wholly under the whole desk's. */
    private Optional<String> weakest() {
        Optional<Line> total = resolvedInTotal();
        return tables.by("resolution_rates", headline, "category", DIMENSIONS).stream()
                .filter(l -> Parts.isReliable(l) && total.isPresent())
                .filter(l -> Figures.high(l) < Figures.low(total.get()))
                .min(java.util.Comparator.comparing(Figures::high))
                .map(l -> "Weakest: " + Figures.words(l.text("category")) + ", " + Figures.percent(l) + " ("
                        + Figures.nOf(l) + ", " + Figures.interval(l) + "), against "
                        + total.map(Figures::percent).orElse("") + " of all.");
    }

    private Optional<Section> resolution(String dimension) {
        List<Line> lines = Parts.lowestFirst(tables.by("resolution_rates", headline, dimension, DIMENSIONS));
        Optional<Line> total = resolvedInTotal();
        if (lines.stream().noneMatch(l -> l.number("percent") != null)) {
            return Optional.empty();
        }
        String name = Figures.words(dimension);
        Optional<Line> lowest = lines.stream()
                .filter(l -> Parts.isReliable(l) && total.isPresent())
                .filter(l -> Figures.high(l) < Figures.low(total.get()))
                .findFirst();
        String heading = lowest.map(l -> "By " + name + ": lowest for " + Figures.words(l.text(dimension)) + ", "
                        + Figures.percent(l) + " " + Figures.words(headline) + " (" + Figures.nOf(l) + ").")
                .orElse("By " + name + ": no difference from the whole desk that is larger than chance.");
        return Optional.of(Parts.section(
                "resolution-by-" + dimension.replace('_', '-'),
                heading,
                "Cases " + Figures.words(headline) + ", in percent with 95 % interval; opened " + Parts.days(lines)
                        + ".",
                Parts.dots(
                        heading, "% " + Figures.words(headline), total, lines, l -> Figures.words(l.text(dimension))),
                Parts.rates(name, "resolved", "of", lines, l -> Figures.words(l.text(dimension))),
                Parts.definitions(lines),
                "resolution_rates"));
    }
}
