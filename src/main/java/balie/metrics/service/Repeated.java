package balie.metrics.service;

import balie.contract.Field;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.RateMeasure;
import balie.metrics.Repeats;
import balie.model.Audience;

/**
 * Contacts followed by another of the same customer on the same matter within N days / contacts of known customers on known
 * matters that could be observed for N days; inbound, opened in the period, without merged, spam, deleted and test ones; unit:
 * contacts; clock: calendar time.
 */
public final class Repeated implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        Repeats repeats = new Repeats(context);
        Definition definition = Definition.rate(
                        "repeated_within_" + repeats.days() + "_days",
                        "Repeat contacts within " + repeats.days() + " days",
                        "Contacts followed by another of the same customer on the same matter within " + repeats.days()
                                + " days",
                        "contacts of known customers on known matters, observed for at least " + repeats.days()
                                + " days")
                .exclusions(Repeats.words())
                .clock(Clock.CALENDAR)
                .needs(Repeats.NEEDS.toArray(Field[]::new))
                .answers("How often do customers have to come back?")
                .audience(Audience.TRAINING)
                .source("repeat contact rate of call centres");
        return new Measure(definition, repeats.period(), repeats.tested(), repeats.cameAgain());
    }
}
