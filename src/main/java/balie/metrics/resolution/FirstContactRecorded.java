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
 * Contacts that the source flags as resolved in the first contact / contacts with that flag; inbound, opened in the
 * period, without merged, spam, deleted and test ones; unit: contacts; clock: the desk's own.
 */
final class FirstContactRecorded implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "fcr_recorded",
                    "First contact resolution: as flagged",
                    "Contacts flagged by the desk as resolved in the first contact",
                    "contacts with that flag set or not set")
            .unit(Unit.CONTACTS)
            .clock(Clock.RECORDED)
            .needs(Interactions.FIRST_CONTACT_RESOLVED)
            .answers("How often does the desk itself say that the first contact was enough?")
            .audience(Audience.TRAINING)
            .source("the source's own flag, such as IsClosedOnCreate");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted()
                                .and(Interactions.FIRST_CONTACT_RESOLVED.col().isNotNull()),
                        Interactions.FIRST_CONTACT_RESOLVED.col())
                .whileOpen(context);
    }
}
