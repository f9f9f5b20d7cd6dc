package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;

import java.util.List;

/**
 * Cases opened again at least once / cases resolved at least once; inbound, opened in the period, reopens counted, without
 * merged, spam, deleted and test ones; unit: cases; clock: state as exported. A case that is open again was resolved before,
 * so it is in both: one that counts reopens as 'resolved more than once' would miss it.
 */
final class Reopened implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                "reopened",
                "Cases that were opened again at least once / cases that were resolved at least once and whose reopens are"
                        + " counted (" + Population.WORDS + "); state as of the instant named.",
                List.of(Interactions.STATUS, Interactions.REOPEN_COUNT),
                context.period(),
                Population.counted()
                        .and(Interactions.REOPEN_COUNT.col().isNotNull())
                        .and(Resolved.ended().or(Interactions.REOPEN_COUNT.col().gt(0))),
                Interactions.REOPEN_COUNT.col().gt(0));
    }
}
