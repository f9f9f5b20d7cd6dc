package balie.metrics.insight;

import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;
import java.util.function.UnaryOperator;

/** Another metric over some weeks up to the end of the period, since a week has too few. */
public final class OverWeeks implements Metric {

    private static final int FOUR = 4;

    private final Metric metric;
    private final UnaryOperator<MetricContext> over;

    private OverWeeks(Metric metric, UnaryOperator<MetricContext> over) {
        this.metric = metric;
        this.over = over;
    }

    /** Over the weeks of {@link InsightPeriod}. */
    public static Metric insight(Metric metric) {
        return new OverWeeks(metric, InsightPeriod::over);
    }

    /** Over four weeks: what is new shows sooner than over a quarter. */
    static Metric four(Metric metric) {
        return new OverWeeks(metric, OverWeeks::fourWeeks);
    }

    static MetricContext fourWeeks(MetricContext context) {
        return context.over(context.period().weeksUpTo(FOUR));
    }

    @Override
    public TableContract output() {
        return metric.output();
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return metric.definitions(over.apply(context));
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        return metric.compute(interactions, over.apply(context));
    }
}
