package balie.metrics.insight;

import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;

/**
 * Another metric over the days of {@link InsightPeriod} instead of the period reported on.
 *
 * @param metric what is computed
 */
public record OverInsightPeriod(Metric metric) implements Metric {

    @Override
    public TableContract output() {
        return metric.output();
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return metric.definitions(over(context));
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        return metric.compute(interactions, over(context));
    }

    /** The context over those days. */
    public static MetricContext over(MetricContext context) {
        return context.over(InsightPeriod.of(context));
    }
}
