package balie.metrics.insight.event;

import balie.contract.TableContract;
import balie.metrics.DerivedTable;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.insight.AgainstRest;
import balie.metrics.insight.InsightPeriod;
import balie.metrics.insight.QuestionNames;
import balie.model.ResultTable;

import java.util.List;
import java.util.Map;

/** How often something was offered for sale, and how often that was taken, in all and by question and segment beside all others. */
public final class SalesResponse extends DerivedTable {

    private static final TableContract OUTPUT =
            AgainstRest.contract("sales_response", "one row per measure and question or segment");

    public SalesResponse() {
        super(
                OUTPUT,
                List.of(SalesSums.SUMS, QuestionNames.OVER_INSIGHT),
                context -> SalesSums.measures(InsightPeriod.over(context)).stream()
                        .map(Measure::definition)
                        .toList());
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        MetricContext quarter = InsightPeriod.over(context);
        AgainstRest rows = new AgainstRest(SalesSums.SUMS, computed, OUTPUT, quarter);
        SalesSums.measures(quarter).forEach(measure -> rows.add(measure, SalesSums.DIMENSIONS, true));
        return rows.table();
    }
}
