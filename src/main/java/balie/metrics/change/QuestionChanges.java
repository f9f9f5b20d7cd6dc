package balie.metrics.change;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.Population;
import balie.model.Audience;
import balie.model.Period;
import balie.model.ResultTable;
import balie.stats.change.UnusualCount;
import balie.stats.change.UnusualCount.Figures;
import balie.stats.change.UnusualCount.Rule;
import balie.stats.change.UnusualCount.Week;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Questions asked more or less often than the weeks before let one expect, as a share of all contacts: the expected number and its range, by
 * which rule, and the difference from the period before. Questions with at least five contacts in the last four weeks, or that many expected,
 * and asked before the period: new ones have a table of their own.
 */
public final class QuestionChanges extends DerivedTable {

    public static final Field EXPECTED = Field.optional(
            "expected",
            FieldType.NUMBER,
            "Contacts that the earlier weeks let one expect in the period. null: too few weeks.");
    public static final Field EXPECTED_LOW = Field.optional(
            "expected_low",
            FieldType.COUNT,
            "The smallest number that is not unusual: chance goes below it once in 200 weeks.");
    public static final Field EXPECTED_HIGH = Field.optional(
            "expected_high",
            FieldType.COUNT,
            "The largest number that is not unusual: chance goes above it once in 200 weeks.");
    public static final Field RULE = Field.required(
            "rule",
            FieldType.TEXT,
            "How the expected number and p_value were found. noufaily: a quasi-Poisson model with trend and season; farrington without"
                    + " season: with trend; conditional binomial: the mean of the earlier weeks; period before: fewer than six"
                    + " earlier weeks, tested against the period before only.");
    public static final Field WEEKS =
            Field.required("weeks", FieldType.COUNT, "How many earlier weeks there are, three years at most.");
    public static final Field VERDICT = Field.required(
            "verdict",
            FieldType.TEXT,
            "higher, lower: outside the range; as_expected; too_few: too few weeks, or above the range with fewer than five contacts in"
                    + " four weeks.");

    private static final String BEFORE = "period before";

    private static final Definition DEFINITION = Definition.rate(
                    "question_changes",
                    "Questions that rise and fall",
                    "Contacts that ask this question",
                    "all contacts")
            .exclusions(Population.WORDS + "; compared with the weeks before as a share of all contacts")
            .needs(EnrichedInteractions.QUESTION_ID, balie.contract.Interactions.OPENED_AT)
            .answers("What is asked more or less often than usual, by more than chance?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("Farrington et al. 1996; Noufaily et al. 2013");

    private static final TableContract OUTPUT = TableContract.of(
            "question_changes",
            "one row per question that is asked often enough to follow",
            List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION),
            ResultColumns.SHARE,
            List.of(EXPECTED, EXPECTED_LOW, EXPECTED_HIGH, RULE, WEEKS, VERDICT),
            ResultColumns.TESTED,
            ResultColumns.CLOSING);

    public QuestionChanges() {
        super(OUTPUT, List.of(QuestionHistory.SUMS), List.of(DEFINITION));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        QuestionHistory history =
                new QuestionHistory(computed.get(QuestionHistory.SUMS.output().name()));
        if (context.period().kind() != Period.Kind.ALL && history.hasContacts()) {
            history.questions().stream()
                    .filter(q -> history.before(q.id()) > 0)
                    .map(q -> cells(q, history, context, table))
                    .flatMap(Optional::stream)
                    .forEach(table::add);
        }
        return table.table();
    }

    private static Optional<Cells> cells(
            QuestionHistory.Question question, QuestionHistory history, MetricContext context, PlainTable table) {
        List<Week> weeks = context.period().kind() == Period.Kind.WEEK ? history.weeks(question.id()) : List.of();
        Week now = history.now(question.id());
        UnusualCount.Result result = UnusualCount.of(weeks, now);
        double expected = result.figures().map(Figures::expected).orElse(0.0);
        if (history.recent(question.id()) < UnusualCount.FEWEST_CASES && expected < UnusualCount.FEWEST_CASES) {
            return Optional.empty();
        }
        Cells cells =
                history.compared(question.id()).map(Compared::cells).orElseGet(() -> history.alone(question.id()));
        Period period = context.period();
        String mark = table.marks(period, history.contacts() < context.reliableFrom());
        cells.set(EnrichedInteractions.QUESTION_ID, question.id())
                .set(EnrichedInteractions.QUESTION, question.label())
                .set(RULE, result.rule() == Rule.NONE ? BEFORE : result.rule().label())
                .set(WEEKS, (long) weeks.size())
                .set(VERDICT, result.verdict().name().toLowerCase(Locale.ROOT))
                .set(ResultColumns.MARK, mark)
                .set(ResultColumns.DEFINITION, DEFINITION.sentence())
                .days(period);
        result.figures()
                .ifPresent(f -> cells.rounded(EXPECTED, f.expected())
                        .set(EXPECTED_LOW, f.low())
                        .set(EXPECTED_HIGH, f.high()));
        if (mark.isEmpty()) {
            Optional<Double> byWeek = history.compared(question.id()).flatMap(Compared::pValue);
            result.figures()
                    .map(f -> Math.min(1, 2 * Math.min(f.pHigher(), f.pLower())))
                    .or(() -> byWeek)
                    .ifPresent(p -> cells.set(ResultColumns.P_VALUE, p));
        }
        return Optional.of(cells);
    }
}
