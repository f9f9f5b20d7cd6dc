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
 * Contacts with at least one change of team or level after the first assignment / contacts whose escalations are counted;
 * inbound, opened in the period, without merged, spam, deleted and test ones; unit: contacts; clock: state as exported.
 */
public final class Escalated implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "escalated",
                    "Escalated",
                    "Contacts that changed team or level at least once after their first assignment",
                    "contacts whose escalations are counted")
            .unit(Unit.CONTACTS)
            .clock(Clock.STATE)
            .needs(Interactions.ESCALATION_COUNT)
            .answers("How often does somebody else have to take over?")
            .audience(Audience.TRAINING)
            .source("ITIL, functional and hierarchic escalation");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted()
                                .and(Interactions.ESCALATION_COUNT.col().isNotNull()),
                        Interactions.ESCALATION_COUNT.col().gt(0))
                .whileOpen(context);
    }
}
