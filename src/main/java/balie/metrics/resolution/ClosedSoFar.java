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

/**
 * Cases resolved or closed in any way at the instant / cases; inbound, opened in the period, state recorded, without
 * merged, spam, deleted and test ones; unit: cases; clock: state as exported.
 */
final class ClosedSoFar implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "closed_so_far",
                    "Closed in any way so far",
                    "Cases that are resolved or closed in any way, also declined or withdrawn",
                    "cases with a state")
            .unit(Unit.CASES)
            .clock(Clock.STATE)
            .needs(Interactions.STATUS)
            .answers("How many of the cases of this period need no more work?")
            .audience(Audience.TRAINING)
            .source("state as exported");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted().and(Interactions.STATUS.col().isNotNull()),
                        Resolved.ended())
                .whileOpen(context);
    }
}
