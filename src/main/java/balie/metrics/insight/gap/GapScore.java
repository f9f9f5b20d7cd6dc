package balie.metrics.insight.gap;

import balie.stats.ClusteredShare;
import balie.stats.Shrinkage.Posterior;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The gaps of a question in one figure: the weighted sum of what is believed of each. Its outcomes overlap, so it ranks questions and counts
 * nothing.
 */
final class GapScore {

    /** With fewer expected hits the sum is too far from normal for a test. */
    private static final double LEAST_EXPECTED = 5;

    private final Asked question;
    private final List<Gap> gaps;
    private final Map<GapOutcome, Double> weights;
    private final Map<GapOutcome, Double> weeks;

    /**
     * @param gaps of the question, one an outcome
     * @param weights of all outcomes
     * @param weeks over how many each outcome was seen
     */
    GapScore(Asked question, List<Gap> gaps, Map<GapOutcome, Double> weights, Map<GapOutcome, Double> weeks) {
        this.question = question;
        this.weights = Map.copyOf(weights);
        this.weeks = Map.copyOf(weeks);
        this.gaps = gaps.stream().filter(g -> weeks.containsKey(g.outcome())).toList();
    }

    /** Whether anything is believed of it. */
    boolean isTold() {
        return gaps.stream().anyMatch(g -> g.rate().isPresent());
    }

    private double weight(Gap gap) {
        return weights.getOrDefault(gap.outcome(), 0.0);
    }

    /** What is believed, a week. */
    Posterior posterior() {
        double mean = 0;
        double apart = 0;
        double together = 0;
        for (Gap gap : gaps) {
            double factor = weight(gap) / weeks.getOrDefault(gap.outcome(), 1.0);
            Posterior shrunk = gap.shrunk().map(p -> p.times(factor)).orElse(new Posterior(0, 0));
            mean += shrunk.mean();
            apart += shrunk.variance();
            together += Math.sqrt(shrunk.variance());
        }
        // What is believed of the outcomes hangs together as the outcomes do in the contacts.
        return new Posterior(mean, Math.min(apart * overlap(), together * together));
    }

    /** How many times the variance of the weighted sum is what it would be if the outcomes were independent; 1 at least. */
    private double overlap() {
        double independent = 0;
        for (Gap gap : gaps) {
            independent += weight(gap) * weight(gap) * gap.varianceOfObserved();
        }
        return independent > 0 ? Math.max(1, variance() / independent) : 1;
    }

    /** What a contact adds if it has the rate that others have. */
    private Map<GapOutcome, Double> asOthers() {
        Map<GapOutcome, Double> adds = new EnumMap<>(GapOutcome.class);
        gaps.forEach(g -> adds.put(g.outcome(), weight(g) * g.expectedRate()));
        return adds;
    }

    /** What a contact adds if it has the rate that the question has; 0 and 1 are hardly ever the truth. */
    private Map<GapOutcome, Double> asItself() {
        Map<GapOutcome, Double> adds = new EnumMap<>(GapOutcome.class);
        gaps.forEach(g -> adds.put(
                g.outcome(), weight(g) * (g.sums().x() + 1.0) / (g.sums().n() + 2.0)));
        return adds;
    }

    /** Of the weighted count, the contacts of a customer being alike. */
    private double variance() {
        return Math.max(
                question.scores().variance(asOthers()), question.scores().variance(asItself()));
    }

    /** The variance of the weighted count if contacts, and the outcomes of one, were independent. */
    private double independent(Map<GapOutcome, Double> adds) {
        double sum = 0;
        for (Gap gap : gaps) {
            double weight = weight(gap);
            double added = adds.getOrDefault(gap.outcome(), 0.0);
            sum += gap.sums().n() * added * Math.max(0, weight - added);
        }
        return sum;
    }

    /** How many times the variance of the scores of all questions is that of independent contacts and outcomes. */
    static double likeness(List<GapScore> scores) {
        double independent =
                scores.stream().mapToDouble(s -> s.independent(s.asItself())).sum();
        double variance = scores.stream()
                .mapToDouble(s -> s.question.scores().variance(s.asItself()))
                .sum();
        return independent > 0 ? variance / independent : 1;
    }

    /**
     * How often chance alone makes a weighted excess, or lack, as large; empty: too few customers or hits to say. The variance is the
     * question's own or, if that is larger, what it is if its contacts are as alike as those of all questions: of few customers the likeness is
     * seen badly.
     *
     * @param likeness of all questions
     */
    OptionalDouble pValue(double likeness) {
        double excess = 0;
        double expected = 0;
        double ofExpected = 0;
        for (Gap gap : gaps) {
            excess += weight(gap) * gap.excess();
            expected += weight(gap) > 0 ? gap.expected() : 0;
            ofExpected += weight(gap) * Math.sqrt(gap.varianceOfExpected());
        }
        double freedom = ClusteredShare.degreesOfFreedom(question.contacts());
        double variance = Math.max(variance(), likeness * independent(asOthers())) + ofExpected * ofExpected;
        if (expected < LEAST_EXPECTED || freedom < ClusteredShare.LEAST_FREEDOM || !(variance > 0)) {
            return OptionalDouble.empty();
        }
        double t = Math.abs(excess) / Math.sqrt(variance);
        return OptionalDouble.of(Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(t)));
    }
}
