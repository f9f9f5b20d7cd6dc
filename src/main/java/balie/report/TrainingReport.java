package balie.report;

import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** For the training manager: what do customers ask, where do we fail. */
final class TrainingReport {

    private static final List<String> DIMENSIONS = List.of("channel", "category", "product", "customer_type", "team");
    private static final Set<String> NOT_RESOLUTION = Set.of("reopened", "timely");
    private static final int SHOWN_QUESTIONS = 40;
    private static final double HUNDRED = 100;

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
        this.headline = comparable ? fixedAge : "resolved_status_share";
    }

    Report report() {
        List<String> points = new ArrayList<>();
        Shared.volumePoint(facts, tables).ifPresent(points::add);
        topQuestion().ifPresent(points::add);
        changedQuestion().ifPresent(points::add);
        resolutionPoint().ifPresent(points::add);
        weakest().ifPresent(points::add);
        Shared.complaintPoint(tables).ifPresent(points::add);
        List<Section> sections = new ArrayList<>();
        questions().ifPresent(sections::add);
        for (String dimension : List.of("category", "channel", "team", "product")) {
            resolution(dimension).ifPresent(sections::add);
        }
        definitions().ifPresent(sections::add);
        Shared.complaintCategories(tables).ifPresent(sections::add);
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

    private List<Line> questionLines() {
        return tables.lines("question_frequency").stream()
                .filter(Tables::isFigure)
                .toList();
    }

    private List<Line> ranked() {
        return questionLines().stream().filter(l -> l.count("rank") != null).toList();
    }

    private Optional<String> topQuestion() {
        return ranked().stream()
                .filter(l -> l.count("n") != null)
                .findFirst()
                .map(l -> "Asked most, in one wording: “" + Figures.label(l.text("question"), 80) + "”, "
                        + Figures.count(l.count("n"), "") + " contacts (" + Figures.percent(l) + ").");
    }

    /** The question whose share rose most, if its interval now and its interval before do not touch. */
    private Optional<String> changedQuestion() {
        return ranked().stream()
                .filter(l -> l.count("n") != null && l.count("n_previous") != null && l.count("of_previous") != null)
                .filter(l -> before(l).high() < Figures.low(l))
                .max(java.util.Comparator.comparing(
                        l -> Figures.low(l) - before(l).high()))
                .map(l -> "“" + Figures.label(l.text("question"), 80) + "” rose to " + Figures.count(l.count("n"), "")
                        + " contacts from " + Figures.count(l.count("n_previous"), "")
                        + " in the period before, more than"
                        + " chance would do.");
    }

    private static balie.stats.Wilson.Percents before(Line line) {
        Long n = line.count("n_previous");
        Long of = line.count("of_previous");
        return n == null || of == null || of == 0
                ? new balie.stats.Wilson.Percents(0, 0, HUNDRED)
                : balie.stats.Wilson.of(n, of);
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

    private Optional<Section> questions() {
        List<Line> lines = questionLines();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> ranked = ranked();
        String heading = topQuestion().orElse("No wording was used in as many contacts as may be shown.");
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines.stream()
                .filter(l -> l.count("rank") == null || value(l.count("rank")) <= SHOWN_QUESTIONS)
                .toList()) {
            rows.add(List.of(
                    line.text("rank"),
                    Figures.label(line.text("question"), 200),
                    Figures.count(line.count("n"), ""),
                    Figures.percent(line),
                    Figures.interval(line),
                    Figures.count(line.count("n_previous"), ""),
                    line.text("first_seen"),
                    line.text("mark")));
        }
        TableView table = new TableView(
                List.of(
                        new Heading("rank", true),
                        new Heading("question", false),
                        new Heading("contacts", true),
                        new Heading("share of all", true),
                        new Heading("95 % interval", true),
                        new Heading("period before", true),
                        new Heading("first seen", true),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(lines));
        Chart chart = Parts.bars(heading, "contacts", ranked, l -> l.text("question"));
        return Optional.of(new Section(
                "questions",
                heading,
                "Questions by wording, whatever the case and punctuation: contacts, " + Parts.days(lines) + ".",
                ranked.isEmpty() ? Optional.empty() : Optional.of(chart),
                table,
                Parts.definitions(lines),
                "question_frequency"));
    }

    private static long value(@Nullable Long count) {
        return count == null ? 0 : count;
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

    /** One figure by each definition: they differ, and the reader should see how much. */
    private Optional<Section> definitions() {
        List<Line> totals = tables.get("resolution_rates").map(ResultTable::lines).orElse(List.of()).stream()
                .filter(Tables::isFigure)
                .filter(l -> DIMENSIONS.stream().allMatch(d -> l.is(d, "all")))
                .filter(l -> l.number("percent") != null && !NOT_RESOLUTION.contains(l.text("measure")))
                .toList();
        if (totals.size() < 2) {
            return Optional.empty();
        }
        String heading = "The same desk by " + totals.size() + " definitions: choose one and keep to it.";
        return Optional.of(Parts.section(
                "definitions",
                heading,
                "Each share with its own denominator and 95 % interval.",
                Parts.dots(heading, "%", Optional.empty(), totals, l -> Figures.words(l.text("measure"))),
                Parts.rates("definition", "n", "of", totals, l -> Figures.words(l.text("measure"))),
                Parts.definitions(totals),
                "resolution_rates"));
    }
}
