package balie.metrics.insight.gap;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.insight.InsightPeriod;
import balie.model.Audience;
import balie.model.ResultTable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What teaching the questions of the largest gaps would win: one row for each outcome, over the five questions of it that would win most.
 * They are chosen for having the outcome often, so that their percent would be no estimate of anything, and is not told.
 */
public final class KnowledgeGain extends DerivedTable {

    /** As many as a training can hold. */
    static final int TAUGHT = 5;

    static final Field QUESTIONS = Field.required(
            "questions",
            FieldType.TEXT,
            "The ids of these questions, the largest gain first; empty: none would win anything.");
    static final Field TAUGHT_COUNT =
            Field.required("taught", FieldType.COUNT, "How many questions they are, five at most.");

    private static final Definition DEFINITION = Definition.rate(
                    "knowledge_gain",
                    "What teaching would win",
                    "Contacts with an outcome that better knowledge could spare, of the five questions with the largest gain",
                    "contacts of those questions of which that is known and that are old enough to say")
            .needs(GapSums.NEEDS.toArray(Field[]::new))
            .answers("How many fewer would there be if five questions were answered as well as others are?")
            .audience(Audience.TRAINING)
            .source("Efron and Morris 1975; Morris 1983, docs/decisions/0028");

    private static final TableContract OUTPUT = TableContract.of(
            "knowledge_gain",
            "one row per outcome",
            List.of(
                    ResultColumns.MEASURE,
                    TAUGHT_COUNT,
                    QUESTIONS,
                    ResultColumns.N,
                    ResultColumns.OF,
                    GapColumns.CONTACTS_PER_WEEK,
                    GapColumns.GAIN_PER_WEEK,
                    GapColumns.GAIN_LOW,
                    GapColumns.GAIN_HIGH),
            ResultColumns.CLOSING);

    public KnowledgeGain() {
        super(OUTPUT, List.of(GapSums.INSTANCE), context -> List.of(InsightPeriod.narrowed(DEFINITION, context)));
    }

    @Override
    public List<String> sentences(MetricContext context) {
        return GapOutcome.sentences(DEFINITION, context);
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        GapAnalysis analysis =
                new GapAnalysis(computed.get(GapSums.INSTANCE.output().name()), context);
        PlainTable table = new PlainTable(OUTPUT, context);
        for (GapOutcome outcome : GapOutcome.values()) {
            Optional<Double> weeks = analysis.weeks(outcome);
            if (weeks.isPresent() && !analysis.of(outcome).gaps().isEmpty()) {
                Cells cells = row(outcome, analysis, context);
                analysis.of(outcome)
                        .top(TAUGHT)
                        .ifPresentOrElse(
                                top -> set(
                                        cells.set(ResultColumns.MARK, table.marks(analysis.window(), false)),
                                        top,
                                        weeks.get()),
                                () -> cells.set(ResultColumns.MARK, table.marks(analysis.window(), true)));
                table.add(cells);
            }
        }
        table.addUnavailable(GapSums.NEEDS);
        return table.table();
    }

    /** Of no question yet. */
    private static Cells row(GapOutcome outcome, GapAnalysis analysis, MetricContext context) {
        return new Cells()
                .set(ResultColumns.MEASURE, outcome.code())
                .set(TAUGHT_COUNT, 0L)
                .set(QUESTIONS, "")
                .set(
                        ResultColumns.DEFINITION,
                        outcome.narrowed(DEFINITION, context).sentence())
                .days(analysis.window());
    }

    private static void set(Cells cells, OutcomeGaps.Top top, double weeks) {
        List<Gap> gaps = top.gaps();
        if (gaps.isEmpty()) {
            // Nothing would be won: there is no question to count.
            return;
        }
        long n = gaps.stream().mapToLong(g -> g.sums().x()).sum();
        long of = gaps.stream().mapToLong(g -> g.sums().n()).sum();
        cells.set(TAUGHT_COUNT, (long) gaps.size())
                .set(QUESTIONS, gaps.stream().map(g -> g.question().id()).collect(Collectors.joining(", ")))
                .set(ResultColumns.N, n)
                .set(ResultColumns.OF, of)
                .rounded(GapColumns.CONTACTS_PER_WEEK, of / weeks);
        GapColumns.setGain(cells, top.gain().times(1 / weeks));
    }
}
