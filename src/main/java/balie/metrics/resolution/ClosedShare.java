package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;

import java.util.List;

/**
 * Cases resolved or closed in any way at the instant / cases; inbound, opened in the period, state recorded, without
 * merged, spam, deleted and test ones; unit: cases; clock: state as exported.
 */
final class ClosedShare implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                "closed_status_share",
                "Cases that are resolved or closed in any way, also declined or withdrawn / cases with a state ("
                        + Population.WORDS + "); state as of the instant named.",
                List.of(Interactions.STATUS),
                context.period(),
                Population.counted().and(Interactions.STATUS.col().isNotNull()),
                Resolved.ended());
    }
}
