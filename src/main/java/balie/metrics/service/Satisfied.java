package balie.metrics.service;

import balie.contract.Interactions;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.RateMeasure;
import balie.metrics.Ratings;
import balie.metrics.Unit;
import balie.model.Audience;

/**
 * Contacts whose latest rating is good / contacts with a rating; inbound, opened in the period, without merged, spam,
 * deleted and test ones; unit: contacts; clock: state as exported. Silence is no rating: see the share that answered.
 */
final class Satisfied implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "satisfied", "Satisfied", "Contacts whose latest rating is good", "contacts with an answer")
            .unit(Unit.CONTACTS)
            .clock(Clock.STATE)
            .needs(Interactions.SATISFACTION)
            .answers("How many of those who answer are satisfied?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("latest rating wins, answered against offered: Zendesk satisfaction");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(DEFINITION, context.period(), Population.counted().and(Ratings.given()), Ratings.good())
                .whileOpen(context);
    }
}
