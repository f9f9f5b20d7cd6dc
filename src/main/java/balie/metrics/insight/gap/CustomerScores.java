package balie.metrics.insight.gap;

import java.util.Map;

/**
 * Sums over customers from which the variance of a weighted sum of outcomes comes, whatever rates it is reckoned around. A contact can have
 * several outcomes, so their counts are not independent.
 *
 * @param customers how many
 * @param squares of the weighted hits of each
 * @param withContacts the weighted hits of each times the contacts in which an outcome could be seen
 * @param pairs those contacts of one outcome times those of another
 */
record CustomerScores(
        long customers,
        double squares,
        Map<GapOutcome, Double> withContacts,
        Map<GapOutcome, Map<GapOutcome, Double>> pairs) {

    /** @param expected what a contact in which the outcome could be seen adds: weight times rate */
    double variance(Map<GapOutcome, Double> expected) {
        if (customers < 2) {
            return 0;
        }
        double sum = squares;
        for (Map.Entry<GapOutcome, Double> one : expected.entrySet()) {
            sum -= 2 * one.getValue() * withContacts.getOrDefault(one.getKey(), 0.0);
            for (Map.Entry<GapOutcome, Double> other : expected.entrySet()) {
                sum += one.getValue()
                        * other.getValue()
                        * pairs.getOrDefault(one.getKey(), Map.of()).getOrDefault(other.getKey(), 0.0);
            }
        }
        // Roundings can leave a little less than nothing.
        return Math.max(0, sum) * customers / (customers - 1.0);
    }
}
