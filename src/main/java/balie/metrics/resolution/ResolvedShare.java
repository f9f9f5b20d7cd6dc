package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;

import java.util.List;

/**
 * Cases resolved at the instant / cases; inbound, opened in the period, state recorded, without merged, spam, deleted and
 * test ones; unit: cases; clock: state as exported. Withdrawn, declined, duplicate and automatically closed cases are
 * closed, not resolved; one opened again is not resolved.
 */
final class ResolvedShare implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                "resolved_status_share",
                "Cases that are resolved, not just withdrawn, declined, duplicate or closed after silence / cases with a"
                        + " state (" + Population.WORDS + "); state as of the instant named.",
                List.of(Interactions.STATUS),
                context.period(),
                Population.counted().and(Interactions.STATUS.col().isNotNull()),
                Resolved.resolved());
    }
}
