package balie.metrics.insight.gap;

import balie.metrics.ShareInterval;
import balie.model.IntervalKind;
import balie.stats.ClusteredShare;
import balie.stats.ClusteredShare.Sums;
import balie.stats.IndirectStandardisation;
import balie.stats.IndirectStandardisation.Cell;
import balie.stats.IndirectStandardisation.Expected;
import balie.stats.PooledDesignEffect;
import balie.stats.PooledDesignEffect.Group;
import balie.stats.Shrinkage;
import balie.stats.Shrinkage.Estimate;
import balie.stats.Shrinkage.Posterior;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The excess of one outcome in each question over what all others of the same channel and type of customer let one expect, and how much of it
 * is to be believed.
 */
final class OutcomeGaps {

    /** With how many contacts of the others a question's rate is smoothed where the likeness of its customers' contacts is looked at. */
    private static final double SMOOTHING = 4;

    /**
     * The same where the variance is reckoned. With fewer the mean of all comes out too low, with many more chance is taken for a difference where
     * rates are small: both were simulated, docs/decisions/0028.
     */
    private static final double OF_OTHERS = 200;

    private static final double HALF = 0.5;

    private final List<Gap> gaps;
    private final Optional<Shrinkage> shrinkage;

    /** The places of the reliable gaps among the estimates. */
    private final List<Gap> reliable;

    /**
     * The questions that would win most.
     *
     * @param gain believed excess of all of them together, over the whole of what was looked at
     */
    record Top(List<Gap> gaps, Posterior gain) {}

    /**
     * @param cells questions in each channel and type of customer
     * @param total of the outcome over all contacts; empty: it is known of none
     * @param reliableFrom a question of fewer contacts is not believed
     */
    OutcomeGaps(GapOutcome outcome, List<Asked> questions, List<Cell> cells, Optional<Sums> total, int reliableFrom) {
        Map<String, Expected> expected = new IndirectStandardisation(cells).expected();
        // How alike the contacts of a customer are makes the expected counts less sure too.
        double effect = total.flatMap(ClusteredShare::of)
                .map(e -> Math.max(1, e.designEffect()))
                .orElse(1.0);
        List<Asked> known = questions.stream()
                .filter(q -> q.outcomes().containsKey(outcome) && expected.containsKey(q.id()))
                .toList();
        PooledDesignEffect alike = new PooledDesignEffect(known.stream()
                .map(q -> group(sums(q, outcome), Objects.requireNonNull(expected.get(q.id()))))
                .filter(g -> g.sums().customers() > 1)
                .toList());
        List<Gap> plain = known.stream()
                .map(q -> gap(q, outcome, Objects.requireNonNull(expected.get(q.id())), alike, effect, reliableFrom))
                .toList();
        this.reliable = plain.stream().filter(Gap::isReliable).toList();
        this.shrinkage = Shrinkage.of(reliable.stream()
                .map(g -> new Estimate(
                        g.excess() / g.sums().n(),
                        g.variance() / g.sums().n() / g.sums().n()))
                .toList());
        Map<String, Gap> believed = shrinkage
                .map(s -> IntStream.range(0, reliable.size())
                        .boxed()
                        .collect(Collectors.toMap(
                                i -> reliable.get(i).question().id(),
                                i -> reliable.get(i).with(s.posterior(i)))))
                .orElse(Map.of());
        this.gaps = plain.stream()
                .map(g -> believed.getOrDefault(g.question().id(), g))
                .toList();
    }

    private static Sums sums(Asked question, GapOutcome outcome) {
        return Objects.requireNonNull(question.outcomes().get(outcome));
    }

    /** The rate that others have, between 0 and 1. */
    private static double ofOthers(Sums sums, Expected expected) {
        return (Math.min((double) sums.n(), expected.count()) + HALF) / (sums.n() + 2 * HALF);
    }

    private static Group group(Sums sums, Expected expected) {
        return new Group(sums, smoothed(sums, expected, SMOOTHING));
    }

    /** The rate of a question with so many contacts of others added to its own. */
    private static double smoothed(Sums sums, Expected expected, double others) {
        return (sums.x() + others * ofOthers(sums, expected)) / (sums.n() + others);
    }

    /**
     * The variance of the observed count is reckoned near the rate of others. At its own rate a question that is low by chance would seem surer
     * than one that is high, and the mean of all would be too low.
     */
    private static Gap gap(
            Asked question,
            GapOutcome outcome,
            Expected expected,
            PooledDesignEffect alike,
            double effect,
            int reliableFrom) {
        Sums sums = sums(question, outcome);
        ShareInterval share = ShareInterval.of(sums);
        boolean isReliable = sums.n() >= reliableFrom && share.kind() != IntervalKind.TOO_FEW_CUSTOMERS;
        double rate = smoothed(sums, expected, OF_OTHERS);
        return new Gap(
                question,
                outcome,
                sums,
                share,
                expected.count(),
                alike.of(sums) * sums.n() * rate * (1 - rate),
                effect * expected.variance(),
                isReliable,
                Optional.empty());
    }

    /** The questions of which the outcome is known, in the order they were given. */
    List<Gap> gaps() {
        return gaps;
    }

    Optional<Gap> of(Asked question) {
        return gaps.stream()
                .filter(g -> g.question().id().equals(question.id()))
                .findFirst();
    }

    /** Whether there are enough questions to say how unlike they are. */
    boolean isTold() {
        return shrinkage.isPresent();
    }

    /** Those of the largest believed excess, above nothing. */
    Optional<Top> top(int most) {
        return shrinkage.map(s -> {
            List<Integer> places = IntStream.range(0, reliable.size())
                    .boxed()
                    .filter(i -> s.posterior(i).mean() > 0)
                    .sorted(Comparator.comparing(
                            i -> -s.posterior(i).mean() * reliable.get(i).sums().n()))
                    .limit(most)
                    .toList();
            Map<Integer, Double> contacts = places.stream().collect(Collectors.toMap(i -> i, i ->
                    (double) reliable.get(i).sums().n()));
            List<Gap> top = places.stream()
                    .map(i -> Objects.requireNonNull(reliable.get(i)).with(s.posterior(i)))
                    .toList();
            return new Top(top, s.sum(contacts));
        });
    }
}
