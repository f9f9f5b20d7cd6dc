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
 * Resolved cases with no or one public agent reply / resolved cases; inbound, opened in the period, number of replies
 * recorded, without merged, spam, deleted and test ones; unit: cases; clock: state as exported.
 */
final class UnderTwoReplies implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "fcr_under_two_replies",
                    "First contact resolution: fewer than two replies",
                    "Resolved cases that took no or one public reply of an agent",
                    "resolved cases whose replies are counted")
            .unit(Unit.CASES)
            .clock(Clock.STATE)
            .needs(Interactions.STATUS, Interactions.AGENT_REPLY_COUNT)
            .answers("How many cases took no second answer, those without any included?")
            .audience(Audience.TRAINING)
            .source("Zendesk Explore, one-touch tickets");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted()
                                .and(Resolved.resolved())
                                .and(Interactions.AGENT_REPLY_COUNT.col().isNotNull()),
                        Interactions.AGENT_REPLY_COUNT.col().lt(2))
                .whileOpen(context);
    }
}
