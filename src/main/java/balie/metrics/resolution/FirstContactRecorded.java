package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;

import java.util.List;

/**
 * Contacts that the source flags as resolved in the first contact / contacts with that flag; inbound, opened in the
 * period, without merged, spam, deleted and test ones; unit: contacts; clock: the opening instant.
 */
final class FirstContactRecorded implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                "fcr_recorded",
                "Contacts flagged by the desk as resolved in the first contact / contacts with that flag set or not set ("
                        + Population.WORDS + ").",
                List.of(Interactions.FIRST_CONTACT_RESOLVED),
                context.period(),
                Population.counted()
                        .and(Interactions.FIRST_CONTACT_RESOLVED.col().isNotNull()),
                Interactions.FIRST_CONTACT_RESOLVED.col());
    }
}
