package balie.metrics.insight.gap;

import balie.metrics.ShareInterval;
import balie.model.IntervalKind;
import balie.stats.ClusteredShare;
import balie.stats.ClusteredShare.Sums;
import balie.stats.IndirectStandardisation;
import balie.stats.IndirectStandardisation.Cell;
import balie.stats.IndirectStandardisation.Expected;
import balie.stats.Shrinkage;
import balie.stats.Shrinkage.Estimate;
import balie.stats.Shrinkage.Posterior;

import java.util.ArrayList;
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

    /**
     * With how many expected contacts an observed rate is smoothed where its variance is reckoned: else a rate that is low by chance would
     * seem surer than one that is high (A. Agresti, B. A. Coull, Am. Stat. 52 (1998) 119).
     */
    private static final double SMOOTHING = 4;

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
        List<Gap> plain = new ArrayList<>();
        for (Asked question : questions) {
            Sums sums = question.outcomes().get(outcome);
            Expected of = expected.get(question.id());
            if (sums != null && of != null) {
                plain.add(gap(question, outcome, sums, of, effect, reliableFrom));
            }
        }
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

    private static Gap gap(
            Asked question, GapOutcome outcome, Sums sums, Expected expected, double effect, int reliableFrom) {
        ShareInterval share = ShareInterval.of(sums);
        boolean isReliable =
                sums.n() >= reliableFrom && sums.customers() > 1 && share.kind() != IntervalKind.TOO_FEW_CUSTOMERS;
        double n = sums.n();
        double variance = sums.customers() > 1 ? n * n * ClusteredShare.variance(sums, smoothed(sums, expected)) : 0;
        return new Gap(
                question,
                outcome,
                sums,
                share,
                expected.count(),
                variance,
                effect * expected.variance(),
                isReliable,
                Optional.empty());
    }

    private static double smoothed(Sums sums, Expected expected) {
        double others = (expected.count() + HALF) / (sums.n() + 2 * HALF);
        return (sums.x() + SMOOTHING * others) / (sums.n() + SMOOTHING);
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
