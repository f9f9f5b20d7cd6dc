package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;
import balie.stats.Newcombe;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What customers asked: the part of a report that is made of the table of questions. */
final class Questions {

    private static final int SHOWN = 40;

    private final RunFacts facts;
    private final List<Line> lines;
    private final QuestionChanges changes;

    Questions(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.lines = tables.lines("question_frequency").stream()
                .filter(Tables::isFigure)
                .toList();
        this.changes = new QuestionChanges(tables);
    }

    private record Column(Heading heading, Function<Line, String> cell) {}

    private List<Line> ranked() {
        return lines.stream().filter(l -> l.count("rank") != null).toList();
    }

    Optional<String> topPoint() {
        return ranked().stream()
                .filter(l -> l.count("n") != null)
                .findFirst()
                .map(l -> "Asked most: “" + Figures.label(l.text("question"), 80) + "”, "
                        + Figures.count(l.count("n"), "") + " contacts (" + Figures.percent(l) + ").");
    }

    /**
     * The question that rose most surely, or else fell; where the weeks before are not known, the one whose share rose most
     * beyond what chance does to one of so many questions.
     */
    Optional<String> risenPoint() {
        return changes.isThere() ? changes.point() : risenSincePeriodBefore();
    }

    private Optional<String> risenSincePeriodBefore() {
        List<Line> compared = ranked().stream()
                .filter(l -> l.count("n") != null && l.count("n_previous") != null && value(l.count("of_previous")) > 0)
                .toList();
        return compared.stream()
                .filter(l -> rise(l, compared.size()) > 0)
                .max(Comparator.comparing(l -> rise(l, compared.size())))
                .map(l -> "“" + Figures.label(l.text("question"), 80) + "” rose to " + Figures.count(l.count("n"), "")
                        + " contacts from " + Figures.count(l.count("n_previous"), "") + " in the period before,"
                        + (compared.size() == 1
                                ? " more than chance would do"
                                : " more than chance would do to any of " + compared.size() + " questions")
                        // Contacts of one customer are alike, and a few customers can make a rise that looks like many.
                        + " if each contact were another customer's.");
    }

    private static double rise(Line line, int comparisons) {
        return Newcombe.amongMany(
                        value(line.count("n")),
                        value(line.count("of")),
                        value(line.count("n_previous")),
                        value(line.count("of_previous")),
                        comparisons)
                .low();
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> ranked = ranked();
        String heading = topPoint().orElse("No question was asked in as many contacts as may be shown.");
        Chart chart = Parts.bars(heading, "contacts", ranked, l -> l.text("question"));
        return Optional.of(new Section(
                "questions",
                heading,
                "Questions, each in all its wordings: contacts, " + Parts.days(lines) + "; in brackets 95 % intervals.",
                ranked.isEmpty() ? Optional.empty() : Optional.of(chart),
                table(),
                definitions(),
                "question_frequency"));
    }

    private TableView table() {
        List<Column> columns = columns();
        List<List<String>> rows = lines.stream()
                .filter(l -> value(l.count("rank")) <= SHOWN)
                .map(l -> columns.stream().map(c -> c.cell().apply(l)).toList())
                .toList();
        return new TableView(columns.stream().map(Column::heading).toList(), rows, Parts.remarks(lines));
    }

    /** Columns that would be empty are left out: a phone is narrow. */
    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(new Heading("question", false), l -> Figures.label(l.text("question"), 200)));
        if (lines.stream().anyMatch(Questions::hasId)) {
            columns.add(new Column(new Heading("id", false), l -> hasId(l) ? l.text("question_id") : ""));
        }
        columns.add(new Column(new Heading("contacts", true), l -> Figures.count(l.count("n"), l.text("mark"))));
        columns.add(new Column(new Heading("per 1,000 contacts", true), Figures::perThousand));
        if (isCompared()) {
            columns.add(new Column(new Heading("period before", true), this::previous));
            columns.add(new Column(new Heading("change in points", true), Figures::change));
        }
        if (lines.stream().anyMatch(l -> !l.text("products").isEmpty())) {
            columns.add(new Column(new Heading("products", false), l -> l.text("products")));
        }
        columns.add(new Column(new Heading("first seen", true), l -> l.text("first_seen")));
        // Of a hidden count the mark stands in its place.
        if (lines.stream().anyMatch(l -> l.count("n") != null && !l.text("mark").isEmpty())) {
            columns.add(new Column(new Heading("mark", false), l -> l.text("mark")));
        }
        return columns;
    }

    /** An id that lasts; that of a wording is a hash and says nothing to a reader. */
    private static boolean hasId(Line line) {
        return line.text("question_id").startsWith("Q");
    }

    private boolean isCompared() {
        return lines.stream().anyMatch(l -> l.count("of_previous") != null);
    }

    /** The count before; that it is hidden says as much as that it was small. */
    private String previous(Line line) {
        Long n = line.count("n_previous");
        boolean hidden = n == null && line.count("of_previous") != null && line.count("rank") != null;
        return hidden ? "<\u00a0" + facts.privacyMinimum() : Figures.count(n, "");
    }

    private List<String> definitions() {
        List<String> definitions = new ArrayList<>(Parts.definitions(lines));
        if (isCompared()) {
            definitions.add("Change: the share of this period less that of the period before, of the same length, in"
                    + " percentage points, with Newcombe's hybrid score interval. One in twenty such intervals misses the true"
                    + " change, so among many questions some will leave out 0 by chance alone. A question of fewer than "
                    + Math.max(1, facts.privacyMinimum()) + " contacts in the period before has no change.");
        }
        return definitions;
    }

    private static long value(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
