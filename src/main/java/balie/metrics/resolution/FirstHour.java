package balie.metrics.resolution;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.RateMeasure;
import balie.metrics.Unit;
import balie.model.Audience;
import org.apache.spark.sql.Column;

import java.time.Duration;

/**
 * Cases resolved within an open hour of their opening without escalation / resolved cases; inbound, opened in the period, the times
 * of opening and resolution and escalations recorded, the resolution not before the opening, without merged, spam, deleted and test
 * ones; unit: cases; clock: business time of the job's calendar. HDI asks of a call that it is settled before the customer hangs up;
 * no export says when that was, so the hour stands for both.
 */
final class FirstHour implements RateMeasure {

    private static final long HOUR = Duration.ofHours(1).toSeconds();

    @Override
    public Measure measure(MetricContext context) {
        Definition definition = Definition.rate(
                        "fcr_first_hour",
                        "First contact resolution: within an hour",
                        "Cases resolved within one open hour of their opening, without any escalation",
                        "resolved cases whose times and escalations are recorded")
                .exclusions(Population.WORDS + ", and without those whose resolution lies before the opening; "
                        + context.businessTime())
                .unit(Unit.CASES)
                .clock(Clock.BUSINESS)
                .needs(
                        Interactions.STATUS,
                        Interactions.OPENED_AT,
                        Interactions.RESOLVED_AT,
                        Interactions.ESCALATION_COUNT)
                .answers("How many cases are settled while the customer is still with us, or as good as?")
                .audience(Audience.TRAINING)
                .source("HDI, first contact resolution of live and written channels");
        Column seconds = EnrichedInteractions.RESOLUTION_OPEN_SECONDS.col();
        return new Measure(
                        definition,
                        context.period(),
                        Population.counted()
                                .and(Resolved.resolved())
                                .and(seconds.geq(0))
                                .and(Interactions.ESCALATION_COUNT.col().isNotNull()),
                        seconds.leq(HOUR)
                                .and(Interactions.ESCALATION_COUNT.col().equalTo(0)))
                .whileOpen(context);
    }
}
