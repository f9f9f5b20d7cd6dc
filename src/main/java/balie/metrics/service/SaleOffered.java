package balie.metrics.service;

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
 * Contacts in which something was offered for sale / contacts of which that is recorded; inbound, opened in the period,
 * without merged, spam, deleted and test ones; unit: contacts; clock: state as exported.
 */
final class SaleOffered implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "sale_offered",
                    "Offered for sale",
                    "Contacts in which the agent offered something for sale",
                    "contacts of which that is recorded")
            .unit(Unit.CONTACTS)
            .clock(Clock.RECORDED)
            .needs(Interactions.SALE_OFFERED)
            .answers("How often do we offer something?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("recorded by the desk");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                DEFINITION,
                context.period(),
                Population.counted().and(Interactions.SALE_OFFERED.col().isNotNull()),
                Interactions.SALE_OFFERED.col());
    }
}
