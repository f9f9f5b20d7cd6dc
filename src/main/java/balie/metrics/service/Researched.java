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
 * Contacts for which something was looked up or found out / contacts of which that is recorded; inbound, opened in the
 * period, without merged, spam, deleted and test ones; unit: contacts; clock: state as exported.
 */
public final class Researched implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "researched",
                    "Looked up",
                    "Contacts for which the agent looked something up or found it out",
                    "contacts of which that is recorded")
            .unit(Unit.CONTACTS)
            .clock(Clock.RECORDED)
            .needs(Interactions.RESEARCH_NEEDED)
            .answers("How often does what we know by heart not do?")
            .audience(Audience.TRAINING)
            .source("recorded by the desk");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        DEFINITION,
                        context.period(),
                        Population.counted()
                                .and(Interactions.RESEARCH_NEEDED.col().isNotNull()),
                        Interactions.RESEARCH_NEEDED.col())
                .whileOpen(context);
    }
}
