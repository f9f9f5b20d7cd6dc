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
 * Resolved cases with exactly one public agent reply / resolved cases; inbound, opened in the period, number of replies
 * recorded, without merged, spam, deleted and test ones; unit: cases; clock: state as exported.
 */
final class OneTouch implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "fcr_one_touch",
                    "First contact resolution: one reply",
                    "Resolved cases that took exactly one public reply of an agent",
                    "resolved cases whose replies are counted")
            .unit(Unit.CASES)
            .clock(Clock.STATE)
            .needs(Interactions.STATUS, Interactions.AGENT_REPLY_COUNT)
            .answers("How many cases did one answer settle?")
            .audience(Audience.TRAINING)
            .source("dbt_zendesk, one-touch resolution");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted()
                                .and(Resolved.resolved())
                                .and(Interactions.AGENT_REPLY_COUNT.col().isNotNull()),
                        Interactions.AGENT_REPLY_COUNT.col().equalTo(1))
                .whileOpen(context);
    }
}
