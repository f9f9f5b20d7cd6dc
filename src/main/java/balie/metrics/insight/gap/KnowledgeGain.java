package balie.metrics.insight.gap;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Derivation;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.model.Audience;
import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What teaching the questions of the largest gaps would win: one row for each outcome, over the five questions of it that would win most. */
public final class KnowledgeGain implements Derivation {

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

    private static final TableContract OUTPUT = contract();

    private static TableContract contract() {
        List<Field> fields = new ArrayList<>(List.of(
                ResultColumns.MEASURE,
                TAUGHT_COUNT,
                QUESTIONS,
                ResultColumns.N,
                ResultColumns.OF,
                ResultColumns.PERCENT,
                GapColumns.CONTACTS_PER_WEEK,
                GapColumns.GAIN_PER_WEEK,
                GapColumns.GAIN_LOW,
                GapColumns.GAIN_HIGH));
        fields.addAll(ResultColumns.CLOSING);
        return new TableContract("knowledge_gain", "one row per outcome", fields);
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(InsightContacts.over(DEFINITION, context));
    }

    @Override
    public List<Metric> inputs() {
        return List.of(GapSums.INSTANCE);
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        GapAnalysis analysis =
                new GapAnalysis(computed.get(GapSums.INSTANCE.output().name()), context);
        PlainTable table = new PlainTable(OUTPUT, context);
        for (GapOutcome outcome : GapOutcome.values()) {
            analysis.weeks(outcome)
                    .ifPresent(weeks -> analysis.of(outcome)
                            .top(TAUGHT)
                            .ifPresent(top -> table.add(cells(outcome, top, weeks, analysis, context, table))));
        }
        table.addUnavailable(GapSums.NEEDS);
        return table.table();
    }

    private static Cells cells(
            GapOutcome outcome,
            OutcomeGaps.Top top,
            double weeks,
            GapAnalysis analysis,
            MetricContext context,
            PlainTable table) {
        long n = top.gaps().stream().mapToLong(g -> g.sums().x()).sum();
        long of = top.gaps().stream().mapToLong(g -> g.sums().n()).sum();
        Cells cells = new Cells()
                .set(ResultColumns.MEASURE, outcome.code())
                .set(TAUGHT_COUNT, (long) top.gaps().size())
                .set(QUESTIONS, top.gaps().stream().map(g -> g.question().id()).collect(Collectors.joining(", ")))
                .set(ResultColumns.N, n)
                .set(ResultColumns.OF, of)
                .rounded(GapColumns.CONTACTS_PER_WEEK, of / weeks)
                .set(ResultColumns.MARK, table.marks(analysis.window(), false))
                .set(
                        ResultColumns.DEFINITION,
                        InsightContacts.over(
                                        DEFINITION.narrowed(outcome.words() + ": "
                                                + outcome.measure(context)
                                                        .definition()
                                                        .among()),
                                        context)
                                .sentence())
                .days(analysis.window());
        if (of > 0) {
            cells.rounded(ResultColumns.PERCENT, 100.0 * n / of);
        }
        GapColumns.setGain(cells, top.gain().times(1 / weeks));
        return cells;
    }
}
