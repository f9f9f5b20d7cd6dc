package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.RateMeasure;
import balie.metrics.Unit;
import balie.model.Audience;
import org.apache.spark.sql.Column;

/**
 * Cases resolved in the period, whenever they were opened / cases opened in the period; inbound, state recorded, without merged,
 * spam, deleted and test ones; unit: cases; clock: calendar time. Not a share: above 100 % more was resolved than came in.
 */
final class Throughput implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "throughput",
                    "Resolved for each case that came in",
                    "Cases resolved in the period, whenever they were opened",
                    "cases with a state opened in the period")
            .exclusions("inbound, without merged, spam, deleted and test ones; may exceed 100 %, so it has no interval")
            .unit(Unit.CASES)
            .clock(Clock.CALENDAR)
            .needs(Interactions.OPENED_AT, Interactions.RESOLVED_AT, Interactions.STATUS)
            .answers("Do we keep up with what comes in?")
            .audience(Audience.TRAINING)
            .source("closed / created in the window, named for what it is");

    @Override
    public Measure measure(MetricContext context) {
        Column counted = Population.counted().and(Interactions.STATUS.col().isNotNull());
        Column resolvedNow =
                Resolved.resolved().and(Population.within(context.period(), Interactions.RESOLVED_AT.col()));
        return Measure.ratio(DEFINITION, context.period(), counted, counted.and(resolvedNow));
    }
}
