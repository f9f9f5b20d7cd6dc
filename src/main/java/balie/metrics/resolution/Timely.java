package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;

import java.util.List;

/**
 * Contacts answered within the time promised / contacts for which that is decided; inbound, opened in the period, without
 * merged, spam, deleted and test ones; unit: contacts; clock: the source's own. Those still running are in neither.
 */
final class Timely implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                "timely",
                "Contacts answered within the time promised / contacts for which that is decided, as recorded by the desk ("
                        + Population.WORDS + ").",
                List.of(Interactions.TIMELY),
                context.period(),
                Population.counted().and(Interactions.TIMELY.col().isNotNull()),
                Interactions.TIMELY.col());
    }
}
