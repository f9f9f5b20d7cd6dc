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
 * Cases opened again at least once / cases resolved at least once; inbound, opened in the period, reopens counted, without
 * merged, spam, deleted and test ones; unit: cases; clock: state as exported. A case that is open again was resolved before,
 * so it is in both: one that counts reopens as 'resolved more than once' would miss it.
 */
final class Reopened implements RateMeasure {

    private static final Definition DEFINITION = Definition.rate(
                    "reopened",
                    "Reopened",
                    "Cases that were opened again at least once",
                    "cases that were resolved at least once and whose reopens are counted")
            .unit(Unit.CASES)
            .clock(Clock.STATE)
            .needs(Interactions.STATUS, Interactions.REOPEN_COUNT)
            .answers("How many resolutions did not hold?")
            .audience(Audience.TRAINING)
            .source("dbt_zendesk, reopens");

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                DEFINITION,
                context.period(),
                Population.counted()
                        .and(Interactions.REOPEN_COUNT.col().isNotNull())
                        .and(Resolved.ended().or(Interactions.REOPEN_COUNT.col().gt(0))),
                Interactions.REOPEN_COUNT.col().gt(0));
    }
}
