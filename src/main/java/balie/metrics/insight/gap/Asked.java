package balie.metrics.insight.gap;

import balie.stats.ClusteredShare.Sums;

import java.util.Map;
import java.util.Optional;

/**
 * What became of the contacts that ask one question.
 *
 * @param contacts all of them; n and of are the same
 * @param outcomes by outcome, those of which it is known; one that is not there is known of none
 * @param product that it was asked about most; empty: none that may be told
 */
record Asked(
        String id,
        String label,
        Sums contacts,
        Map<GapOutcome, Sums> outcomes,
        CustomerScores scores,
        Optional<String> product) {

    Asked {
        outcomes = Map.copyOf(outcomes);
    }
}
