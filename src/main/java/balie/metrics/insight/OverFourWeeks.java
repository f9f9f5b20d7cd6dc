package balie.metrics.insight;

import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.model.Period;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;

/**
 * Another metric over the four weeks up to the end of the period: what is new shows sooner than over a quarter, and is more than a week
 * has. A period that is longer stays.
 *
 * @param metric what is computed
 */
record OverFourWeeks(Metric metric) implements Metric {

    private static final int DAYS = 28;

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
    static MetricContext over(MetricContext context) {
        Period period = context.period();
        return period.kind() == Period.Kind.ALL || period.length() >= DAYS
                ? context
                : context.over(Period.days(period.lastDay().minusDays(DAYS - 1), period.lastDay(), period.zone()));
    }
}
