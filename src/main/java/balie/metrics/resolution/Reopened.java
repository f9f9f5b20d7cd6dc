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
import org.apache.spark.sql.Column;

import java.time.Duration;

import static org.apache.spark.sql.functions.lit;

/**
 * Cases opened again at least once / cases resolved at least once that could be observed for twice the d days within which a case is
 * to be resolved; inbound, opened in the period, reopens counted, without merged, spam, deleted and test ones; unit: cases; clock:
 * state as exported. A case that is open again was resolved before, so it is in both: one that counts reopens as 'resolved more than
 * once' would miss it.
 *
 * <p>No export dates the first resolution, so the d days in which it could fail are counted from d days after the opening. A week
 * whose cases are too young moves back to the newest week that is old enough, and says so in its days.
 */
public final class Reopened implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        int days = context.resolvedWithinDays();
        Duration age = Duration.ofDays(2L * days);
        Column oldEnough = Interactions.OPENED_AT.col().leq(lit(context.asOf().minus(age)));
        Definition definition = Definition.rate(
                        "reopened",
                        "Reopened",
                        "Cases that were opened again at least once",
                        "cases that were resolved at least once, whose reopens are counted, observed for at least "
                                + age.toDays() + " days")
                .exclusions(
                        Population.WORDS + ", and without those that are too young: what is resolved within " + days
                                + " days is observed for " + days
                                + " more; no export says when a case was resolved first, so one resolved later is observed for less")
                .unit(Unit.CASES)
                .clock(Clock.STATE)
                .needs(Interactions.OPENED_AT, Interactions.STATUS, Interactions.REOPEN_COUNT)
                .answers("How many resolutions did not hold?")
                .audience(Audience.TRAINING)
                .source("dbt_zendesk, reopens; observed as reopen rates are");
        return new Measure(
                definition,
                context.period().observable(age, context.asOf()),
                Population.counted()
                        .and(oldEnough)
                        .and(Interactions.REOPEN_COUNT.col().isNotNull())
                        .and(Resolved.ended().or(Interactions.REOPEN_COUNT.col().gt(0))),
                Interactions.REOPEN_COUNT.col().gt(0));
    }
}
