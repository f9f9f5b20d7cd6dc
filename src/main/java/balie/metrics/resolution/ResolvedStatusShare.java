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
import balie.model.Period;

/**
 * Cases resolved at the instant / all cases there are, of whatever period; inbound, state recorded, without merged, spam,
 * deleted and test ones; unit: cases; clock: state as exported. It is about the whole history and hardly moves from week to week.
 */
final class ResolvedStatusShare implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "resolved_status_share",
                    "Resolved of all there are",
                    "Cases that are resolved, not just withdrawn, declined, duplicate or closed after silence",
                    "all cases with a state that there are")
            .exclusions("inbound contacts of whatever time, without merged, spam, deleted and test ones")
            .unit(Unit.CASES)
            .clock(Clock.STATE)
            .needs(Interactions.STATUS)
            .answers("How much of all that was ever asked is resolved now?")
            .audience(Audience.TRAINING)
            .source("share by status, as on the boards of most help desks");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                DEFINITION,
                Period.all(context.period().zone()),
                Population.counted().and(Interactions.STATUS.col().isNotNull()),
                Resolved.resolved());
    }
}
