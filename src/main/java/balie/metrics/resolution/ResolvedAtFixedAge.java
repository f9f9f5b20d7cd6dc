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
import balie.model.Period;
import org.apache.spark.sql.Column;

import java.time.Duration;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

/**
 * Cases resolved within d days of their opening / cases opened in the period that could be observed for d days; inbound,
 * without merged, spam, deleted and test ones and those whose recorded resolution lies before their opening or has no time;
 * unit: cases; clock: calendar time. The only rate of resolution that compares weeks fairly.
 *
 * <p>A week whose cases are too young moves back to the newest week that is old enough, and says so in its days.
 */
final class ResolvedAtFixedAge implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        int days = context.resolvedWithinDays();
        Duration age = Duration.ofDays(days);
        Period period = context.period().observable(age, context.asOf());
        Column opened = Interactions.OPENED_AT.col();
        Column resolved = Interactions.RESOLVED_AT.col();
        Column oldEnough = opened.leq(lit(context.asOf().minus(age)));
        Column backwards = coalesce(resolved.lt(opened), lit(false));
        // What was withdrawn or declined is not resolved, whether its end has a time or not.
        Column undated = Resolved.resolved().and(resolved.isNull());
        Definition definition = Definition.rate(
                        "resolved_within_" + days + "_days",
                        "Resolved within " + days + " days",
                        "Cases resolved within " + days + " days of their opening",
                        "cases observed for at least " + days + " days")
                .exclusions(Population.WORDS
                        + ", and without those whose resolution has no time or lies before the opening")
                .unit(Unit.CASES)
                .clock(Clock.CALENDAR)
                .needs(Interactions.OPENED_AT, Interactions.RESOLVED_AT, Interactions.STATUS)
                .answers("How many cases are resolved in a time that is the same for all weeks?")
                .audience(Audience.TRAINING)
                .source("cohort by creation at a fixed age");
        return new Measure(
                definition,
                period,
                Population.counted()
                        .and(oldEnough)
                        .and(Interactions.STATUS.col().isNotNull())
                        .and(backwards.unary_$bang())
                        .and(undated.unary_$bang()),
                Resolved.resolved().and(resolved.leq(opened.plus(expr("INTERVAL '" + days + "' DAY")))));
    }
}
