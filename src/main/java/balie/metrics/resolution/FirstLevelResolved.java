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
 * Cases resolved without any escalation / cases whose state and escalations are recorded; inbound, opened in the period,
 * without merged, spam, deleted and test ones; unit: cases; clock: state as exported. A transfer to a colleague, a
 * supervisor, another level or a supplier ends it; a second contact does not.
 */
public final class FirstLevelResolved implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "first_level_resolved",
                    "First-level resolution",
                    "Cases that are resolved and were never escalated to a colleague, supervisor, other team, level or supplier",
                    "cases whose state and escalations are recorded")
            .unit(Unit.CASES)
            .clock(Clock.STATE)
            .needs(Interactions.STATUS, Interactions.ESCALATION_COUNT)
            .answers("How many cases does the first level settle itself, be it after looking something up?")
            .audience(Audience.TRAINING)
            .source("MetricNet, first level resolution rate");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted()
                                .and(Interactions.STATUS.col().isNotNull())
                                .and(Interactions.ESCALATION_COUNT.col().isNotNull()),
                        Resolved.resolved()
                                .and(Interactions.ESCALATION_COUNT.col().equalTo(0)))
                .whileOpen(context);
    }
}
