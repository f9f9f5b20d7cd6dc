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
import balie.model.Kind;

/**
 * Complaints / contacts whose kind is recorded, or told by the text where it is not; inbound, opened in the period, without
 * merged, spam, deleted and test ones; unit: contacts; clock: the opening instant.
 */
final class Complained implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "complained",
                    "Complaints",
                    "Complaints",
                    "contacts whose kind is recorded, or told by the text where it is not")
            .unit(Unit.CONTACTS)
            .clock(Clock.OPENING)
            .needs(Interactions.KIND)
            .answers("What share of contacts are complaints?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("ISO 10002, an expression of dissatisfaction");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                DEFINITION,
                context.period(),
                Population.counted().and(Interactions.KIND.col().isNotNull()),
                Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()));
    }
}
