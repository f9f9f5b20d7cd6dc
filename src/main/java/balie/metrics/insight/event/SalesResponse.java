package balie.metrics.insight.event;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.Derivation;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.change.Compared;
import balie.metrics.change.SumsIndex;
import balie.metrics.insight.InsightPeriod;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How often something was offered for sale, and how often that was taken, by question and by segment, each beside all others. */
public final class SalesResponse implements Derivation {

    private static final TableContract OUTPUT = new TableContract(
            "sales_response",
            "one row per measure and question or segment that is asked or comes often enough",
            fields());

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(
                ResultColumns.MEASURE,
                Breakdown.DIMENSION,
                Breakdown.VALUE,
                EnrichedInteractions.QUESTION,
                ResultColumns.N,
                ResultColumns.OF,
                ResultColumns.PERCENT,
                ResultColumns.LOW,
                ResultColumns.HIGH));
        fields.addAll(ResultColumns.TESTED);
        fields.addAll(ResultColumns.CLOSING);
        return fields;
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return SalesSums.measures(over(context)).stream()
                .map(Measure::definition)
                .toList();
    }

    @Override
    public List<Metric> inputs() {
        return List.of(SalesSums.SUMS, SalesSums.QUESTIONS);
    }

    private static MetricContext over(MetricContext context) {
        return context.over(InsightPeriod.of(context));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        MetricContext quarter = over(context);
        PlainTable table = new PlainTable(OUTPUT, context);
        SumsIndex sums = new SumsIndex(computed.get(SalesSums.SUMS.output().name()));
        Map<String, String> questions =
                SalesSums.questions(computed.get(SalesSums.QUESTIONS.output().name()));
        for (Measure measure : SalesSums.measures(quarter)) {
            for (Field dimension : SalesSums.dimensions(context)) {
                sums.total(measure.id(), 0).ifPresent(whole -> {
                    for (String value : sums.values(measure.id(), dimension.name(), 0)) {
                        Sums group = sums.of(measure.id(), dimension.name(), value, 0)
                                .orElseThrow();
                        if (isTold(dimension, value, group, whole, quarter)) {
                            table.add(Compared.rest(group, whole)
                                    .cells(measure, table, quarter)
                                    .set(Breakdown.DIMENSION, dimension.name())
                                    .set(Breakdown.VALUE, value)
                                    .set(EnrichedInteractions.QUESTION, questions.get(value)));
                        }
                    }
                });
            }
        }
        return table.table();
    }

    /** A question of few customers could be the words of one of them. */
    private static boolean isTold(Field dimension, String value, Sums group, Sums whole, MetricContext context) {
        boolean isQuestion = dimension.equals(EnrichedInteractions.QUESTION_ID);
        boolean isOften = group.n() >= context.reliableFrom() && group.customers() >= context.privacyMinimum();
        boolean isNamed = isOften && !value.equals(EnrichedInteractions.PENDING);
        return group.n() < whole.n() && (!isQuestion || isNamed);
    }
}
