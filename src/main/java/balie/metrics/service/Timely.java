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
 * Contacts answered within the time promised / contacts for which that is decided; inbound, opened in the period, without
 * merged, spam, deleted and test ones; unit: contacts; clock: the source's own. Those still running are in neither.
 */
final class Timely implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "timely",
                    "Answered in time",
                    "Contacts answered within the time promised",
                    "contacts for which that is decided")
            .unit(Unit.CONTACTS)
            .clock(Clock.RECORDED)
            .needs(Interactions.TIMELY)
            .answers("How often do we keep our promise of when we answer?")
            .audience(Audience.TRAINING)
            .source("service level: met / (met + breached)");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted().and(Interactions.TIMELY.col().isNotNull()),
                        Interactions.TIMELY.col())
                .whileOpen(context);
    }
}
