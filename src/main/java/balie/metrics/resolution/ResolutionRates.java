package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.RateTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;

/**
 * Resolution by several definitions side by side, each named at the number: status share, cohort at a fixed age, first
 * contact resolution, reopening, timeliness; in total and by channel, category, product, customer type and team.
 */
public final class ResolutionRates implements Metric {

    private static final List<RateMeasure> MEASURES = List.of(
            new ResolvedAtFixedAge(),
            new ResolvedShare(),
            new ClosedShare(),
            new FirstContactRecorded(),
            new OneTouch(),
            new Reopened(),
            new Timely());

    private static final RateTable TABLE = new RateTable(
            "resolution_rates",
            List.of(
                    List.of(Interactions.CHANNEL),
                    List.of(Interactions.CATEGORY),
                    List.of(Interactions.PRODUCT),
                    List.of(Interactions.CUSTOMER_TYPE),
                    List.of(Interactions.TEAM)));

    @Override
    public TableContract output() {
        return TABLE.output();
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        List<Measure> measures = MEASURES.stream().map(m -> m.measure(context)).toList();
        return TABLE.compute(interactions, measures, context);
    }
}
