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
 * Contacts with a rating / contacts that were asked for one; inbound, opened in the period, without merged, spam, deleted
 * and test ones; unit: contacts; clock: state as exported.
 */
final class RatingGiven implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "rating_given",
                    "Response to the question how it was",
                    "Contacts with an answer to the question how satisfied the customer is",
                    "contacts that were asked")
            .unit(Unit.CONTACTS)
            .clock(Clock.STATE)
            .needs(Interactions.SATISFACTION)
            .answers("How many of those who are asked answer at all?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("latest rating wins, answered against offered: Zendesk satisfaction");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(DEFINITION, context.period(), Population.counted().and(Ratings.asked()), Ratings.given())
                .whileOpen(context);
    }
}
