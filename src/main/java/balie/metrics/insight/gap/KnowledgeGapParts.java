package balie.metrics.insight.gap;

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
import balie.metrics.insight.InsightPeriod;
import balie.model.Audience;
import balie.model.ResultTable;
import balie.stats.Wilson;

import java.util.List;
import java.util.Map;

/**
 * What becomes of the contacts of each question beside what becomes of others of the same channel and type of customer: one row for each of
 * the five outcomes that better knowledge could spare.
 */
public final class KnowledgeGapParts extends DerivedTable {

    static final Field EXPECTED_PERCENT = Field.optional(
            "expected_percent",
            FieldType.NUMBER,
            "The percent that the contacts of all other questions of the same channels and types of customer have. null: hidden.");
    static final Field EXCESS_PER_WEEK = Field.optional(
            "excess_per_week",
            FieldType.NUMBER,
            "n less what would be expected, a week. The largest of many are too large by chance: see gain_per_week. null: hidden.");
    static final Field EXCESS_LOW =
            Field.optional("excess_low", FieldType.NUMBER, "Lower end of the 95 % interval of excess_per_week.");
    static final Field EXCESS_HIGH =
            Field.optional("excess_high", FieldType.NUMBER, "Upper end of the 95 % interval of excess_per_week.");

    private static final Definition DEFINITION = Definition.rate(
                    "knowledge_gap_parts",
                    "What becomes of a question, and of others like it",
                    "Contacts about a question with an outcome that better knowledge could spare",
                    "contacts about it of which that is known and that are old enough to say")
            .needs(GapSums.NEEDS.toArray(Field[]::new))
            .answers("Where does a question fail more often than others of its channel and type of customer?")
            .audience(Audience.TRAINING)
            .source("Breslow and Day 1987; Morris 1983, docs/decisions/0028");

    private static final TableContract OUTPUT = TableContract.of(
            "knowledge_gap_parts",
            "one row per question and outcome",
            List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION, ResultColumns.MEASURE),
            ResultColumns.SHARE,
            List.of(
                    ResultColumns.INTERVAL,
                    EXPECTED_PERCENT,
                    EXCESS_PER_WEEK,
                    EXCESS_LOW,
                    EXCESS_HIGH,
                    GapColumns.GAIN_PER_WEEK,
                    GapColumns.GAIN_LOW,
                    GapColumns.GAIN_HIGH),
            ResultColumns.CLOSING);

    public KnowledgeGapParts() {
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
        for (Asked question : analysis.questions()) {
            // What is asked so rarely could tell who asked.
            if (question.contacts().n() >= context.privacyMinimum()) {
                for (Gap gap : analysis.gaps(question)) {
                    analysis.weeks(gap.outcome())
                            .ifPresent(weeks -> table.add(cells(gap, weeks, analysis, context, table)));
                }
            }
        }
        table.addUnavailable(GapSums.NEEDS);
        return table.table();
    }

    private static Cells cells(Gap gap, double weeks, GapAnalysis analysis, MetricContext context, PlainTable table) {
        double reach = Wilson.NORMAL_975 * Math.sqrt(gap.ownVariance());
        Cells cells = new Cells()
                .set(EnrichedInteractions.QUESTION_ID, gap.question().id())
                .set(EnrichedInteractions.QUESTION, gap.question().label())
                .set(ResultColumns.MEASURE, gap.outcome().code())
                .set(ResultColumns.N, gap.sums().x())
                .set(ResultColumns.OF, gap.sums().n())
                .share(gap.share())
                .rounded(EXPECTED_PERCENT, 100 * gap.expectedRate())
                .rounded(EXCESS_PER_WEEK, gap.excess() / weeks)
                .rounded(EXCESS_LOW, (gap.excess() - reach) / weeks)
                .rounded(EXCESS_HIGH, (gap.excess() + reach) / weeks)
                .set(ResultColumns.MARK, table.marks(analysis.window(), !gap.isReliable()))
                .set(
                        ResultColumns.DEFINITION,
                        gap.outcome().narrowed(DEFINITION, context).sentence())
                .days(analysis.window());
        gap.shrunk().ifPresent(s -> GapColumns.setGain(cells, s.times(1 / weeks)));
        return cells;
    }
}
