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
    private final Telling telling;
    private final List<Line> lines;
    private final QuestionChanges changes;
    private final Behind behind;

    Questions(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.telling = tables.telling();
        this.lines = tables.lines("question_frequency").stream()
                .filter(Tables::isFigure)
                .toList();
        this.changes = new QuestionChanges(tables);
        this.behind = new Behind(tables);
    }

    private record Column(Heading heading, Function<Line, String> cell) {}

    private List<Line> ranked() {
        return lines.stream().filter(l -> l.count("rank") != null).toList();
    }

    Optional<String> topPoint() {
        return ranked().stream()
                .filter(l -> l.count("n") != null)
                .findFirst()
                .map(l -> telling.say(
                        "Asked most: “{0}”, {1} contacts ({2}).",
                        Telling.label(l.text("question"), 80), telling.count(l.count("n"), ""), telling.percent(l)));
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
                .map(l -> risen(l, compared.size()));
    }

    /** Contacts of one customer are alike, and a few customers can make a rise that looks like many: that is said. */
    private String risen(Line line, int compared) {
        return telling.say(
                compared == 1
                        ? "“{0}” rose to {1} contacts from {2} in the period before, more than chance would do if each contact were another"
                                + " customer's."
                        : "“{0}” rose to {1} contacts from {2} in the period before, more than chance would do to any of {3} questions if"
                                + " each contact were another customer's.",
                Telling.label(line.text("question"), 80),
                telling.count(line.count("n"), ""),
                telling.count(line.count("n_previous"), ""),
                compared);
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
        String heading =
                topPoint().orElseGet(() -> telling.say("No question was asked in as many contacts as may be shown."));
        Chart chart = Parts.pareto(telling, heading, telling.say("contacts"), ranked, l -> l.text("question"));
        return Optional.of(new Section(
                "questions",
                heading,
                telling.say(
                        "Questions, each in all its wordings: contacts, {0}; in brackets 95 % intervals. At the end of a bar its contacts, and what"
                                + " they and those above them are of all contacts.",
                        telling.days(lines)),
                together(Parts.asBars(ranked)),
                ranked.isEmpty() ? Optional.empty() : Optional.of(chart),
                table(),
                definitions(),
                "question_frequency"));
    }

    /** How much of all the bars are; nothing where there are not two to put together. */
    private List<String> together(List<Line> bars) {
        List<Line> told = bars.stream()
                .filter(l -> l.count("n") != null && value(l.count("of")) > 0)
                .toList();
        if (told.size() < 2) {
            return List.of();
        }
        long of = value(told.get(0).count("of"));
        long n = Parts.together(told);
        return List.of(telling.say(
                "The {0} most frequent questions together are {1} of all contacts ({2}).",
                told.size(), telling.decimals(100.0 * n / of, 0) + Telling.PERCENT, telling.nOf(n, of)));
    }

    private TableView table() {
        List<Column> columns = columns();
        List<Line> shown =
                lines.stream().filter(l -> value(l.count("rank")) <= SHOWN).toList();
        List<List<String>> rows = shown.stream()
                .map(l -> columns.stream().map(c -> c.cell().apply(l)).toList())
                .toList();
        return new TableView(columns.stream().map(Column::heading).toList(), rows, telling.remarks(lines))
                .leading(0, behind.questions(shown));
    }

    /** Columns that would be empty are left out: a phone is narrow. */
    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        // What stands for several questions, or for none, is told in the language.
        columns.add(new Column(
                new Heading(telling.say("question"), false),
                l -> Telling.label(telling.text(l.text("question")), 200)));
        if (lines.stream().anyMatch(Questions::hasId)) {
            columns.add(new Column(new Heading(telling.say("id"), false), l -> hasId(l) ? l.text("question_id") : ""));
        }
        columns.add(new Column(
                new Heading(telling.say("contacts"), true), l -> telling.count(l.count("n"), l.text("mark"))));
        columns.add(new Column(new Heading(telling.say("per 1,000 contacts"), true), telling::perThousand));
        if (isCompared()) {
            columns.add(new Column(new Heading(telling.say("period before"), true), this::previous));
            columns.add(new Column(new Heading(telling.say("change in points"), true), telling::change));
        }
        if (lines.stream().anyMatch(l -> !l.text("products").isEmpty())) {
            columns.add(new Column(new Heading(telling.say("products"), false), l -> l.text("products")));
        }
        columns.add(new Column(new Heading(telling.say("first seen"), true), l -> l.text("first_seen")));
        // Of a hidden count the mark stands in its place.
        if (lines.stream().anyMatch(l -> l.count("n") != null && !l.text("mark").isEmpty())) {
            columns.add(new Column(new Heading(telling.say("mark"), false), l -> l.text("mark")));
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
        return hidden ? "<\u00a0" + facts.privacyMinimum() : telling.count(n, "");
    }

    private List<String> definitions() {
        List<String> definitions = new ArrayList<>(telling.definitions(lines));
        if (isCompared()) {
            definitions.add(telling.say(
                    "Change: the share of this period less that of the period before, of the same length, in percentage points, with"
                            + " Newcombe's hybrid score interval. One in twenty such intervals misses the true change, so among many"
                            + " questions some will leave out 0 by chance alone. A question of fewer than {0} contacts in the period"
                            + " before has no change.",
                    Math.max(1, facts.privacyMinimum())));
        }
        return definitions;
    }

    private static long value(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
