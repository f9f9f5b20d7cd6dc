package balie.metrics.resolution;

import balie.contract.Field;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.RateMeasure;
import balie.metrics.Repeats;
import balie.model.Audience;

/**
 * Contacts after which the customer did not come again on the same matter within N days / contacts of known customers on known
 * matters that could be observed for N days; inbound, opened in the period, without merged, spam, deleted and test ones; unit:
 * contacts; clock: calendar time.
 */
final class NoRepeat implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        Repeats repeats = new Repeats(context);
        Definition definition = Definition.rate(
                        "fcr_no_repeat_" + repeats.days() + "_days",
                        "First contact resolution: no repeat within " + repeats.days() + " days",
                        "Contacts after which the customer did not come again on the same matter within "
                                + repeats.days() + " days",
                        "contacts of known customers on known matters, observed for at least " + repeats.days()
                                + " days")
                .exclusions(Repeats.words())
                .clock(Clock.CALENDAR)
                .needs(Repeats.NEEDS.toArray(Field[]::new))
                .answers("How often was one contact enough, seen from the customer?")
                .audience(Audience.TRAINING)
                .source("practice of call centres");
        return new Measure(
                definition,
                repeats.period(),
                repeats.tested(),
                repeats.cameAgain().unary_$bang());
    }
}
