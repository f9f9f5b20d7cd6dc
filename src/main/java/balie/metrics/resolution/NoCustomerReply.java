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
 * Resolved cases in which the customer wrote no second time / resolved cases; inbound, opened in the period, replies of
 * customers recorded, without merged, spam, deleted and test ones; unit: cases; clock: state as exported.
 */
final class NoCustomerReply implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "fcr_no_customer_reply",
                    "First contact resolution: the customer did not reply",
                    "Resolved cases in which the customer did not reply, however often agents did",
                    "resolved cases whose replies by customers are counted")
            .unit(Unit.CASES)
            .clock(Clock.STATE)
            .needs(Interactions.STATUS, Interactions.CUSTOMER_REPLY_COUNT)
            .answers("How many customers did not have to come back to us within the case?")
            .audience(Audience.TRAINING)
            .source("Freshservice, first contact resolution");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted()
                                .and(Resolved.resolved())
                                .and(Interactions.CUSTOMER_REPLY_COUNT.col().isNotNull()),
                        Interactions.CUSTOMER_REPLY_COUNT.col().equalTo(0))
                .whileOpen(context);
    }
}
