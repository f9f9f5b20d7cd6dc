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
 * Cases resolved at the instant / cases; inbound, opened in the period, state recorded, without merged, spam, deleted and
 * test ones; unit: cases; clock: state as exported. Withdrawn, declined, duplicate and automatically closed cases are
 * closed, not resolved; one opened again is not resolved. It rises for as long as cases of the period are open.
 */
final class ResolvedSoFar implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "resolved_so_far",
                    "Resolved so far",
                    "Cases that are resolved, not just withdrawn, declined, duplicate or closed after silence",
                    "cases with a state")
            .unit(Unit.CASES)
            .clock(Clock.STATE)
            .needs(Interactions.STATUS)
            .answers("How many of the cases of this period are resolved by now?")
            .audience(Audience.TRAINING)
            .source("cohort by creation, at the instant");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted().and(Interactions.STATUS.col().isNotNull()),
                        Resolved.resolved())
                .whileOpen(context);
    }
}
