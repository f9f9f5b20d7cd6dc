package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;

import java.util.List;

/**
 * Resolved cases with exactly one public agent reply / resolved cases; inbound, opened in the period, number of replies
 * recorded, without merged, spam, deleted and test ones; unit: cases; clock: state as exported. Source of the definition:
 * dbt_zendesk's one-touch resolution.
 */
final class OneTouch implements RateMeasure {

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                "fcr_one_touch",
                "Resolved cases that took exactly one public reply of an agent / resolved cases whose replies are counted ("
                        + Population.WORDS + ").",
                List.of(Interactions.STATUS, Interactions.AGENT_REPLY_COUNT),
                context.period(),
                Population.counted()
                        .and(Resolved.resolved())
                        .and(Interactions.AGENT_REPLY_COUNT.col().isNotNull()),
                Interactions.AGENT_REPLY_COUNT.col().equalTo(1));
    }
}
