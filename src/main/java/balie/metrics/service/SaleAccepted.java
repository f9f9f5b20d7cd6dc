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
 * Offers that the customer took / offers of which that is recorded; inbound contacts opened in the period, without merged,
 * spam, deleted and test ones; unit: contacts; clock: state as exported.
 */
final class SaleAccepted implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "sale_accepted",
                    "Offers accepted",
                    "Contacts in which the customer took the offer",
                    "contacts with an offer of which that is recorded")
            .unit(Unit.CONTACTS)
            .clock(Clock.RECORDED)
            .needs(Interactions.SALE_OFFERED, Interactions.SALE_ACCEPTED)
            .answers("How often is what we offer wanted?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("recorded by the desk");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                DEFINITION,
                context.period(),
                Population.counted()
                        .and(Interactions.SALE_OFFERED.col())
                        .and(Interactions.SALE_ACCEPTED.col().isNotNull()),
                Interactions.SALE_ACCEPTED.col());
    }
}
