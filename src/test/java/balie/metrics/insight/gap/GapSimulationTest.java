package balie.metrics.insight.gap;

import balie.stats.BenjaminiHochberg;
import balie.stats.Wilson;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of the best five of many is held against a truth that is known, and against questions that make no difference. */
class GapSimulationTest {

    private static final int RUNS = 600;
    private static final int QUESTIONS = 50;
    private static final int CONTACTS = 6_000;

    private static double[] effects(Random random, double spread) {
        double[] effects = new double[QUESTIONS];
        for (int q = 0; q < QUESTIONS; q++) {
            effects[q] = spread * random.nextGaussian();
        }
        return effects;
    }

    private static double trueSum(List<Gap> gaps, Map<String, Double> truth) {
        return gaps.stream().mapToDouble(g -> truth.get(g.question().id())).sum();
    }

    @Test
    void the_interval_of_what_the_best_five_would_win_holds_the_truth_and_the_plain_one_does_not() {
        int held = 0;
        int heldPlain = 0;
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(run);
            SimulatedDesk desk = SimulatedDesk.drawn(random, CONTACTS, effects(random, 0.04));
            Map<String, Double> truth = desk.trueExcess();
            OutcomeGaps gaps = desk.gaps(GapOutcome.ESCALATED);
            OutcomeGaps.Top top = gaps.top(5).orElseThrow();
            double won = trueSum(top.gaps(), truth);
            held += top.gain().low() <= won && won <= top.gain().high() ? 1 : 0;
            List<Gap> plain = gaps.gaps().stream()
                    .filter(Gap::isReliable)
                    .sorted(Comparator.comparing(g -> -g.excess()))
                    .limit(5)
                    .toList();
            double reach = Wilson.NORMAL_975
                    * Math.sqrt(plain.stream().mapToDouble(Gap::ownVariance).sum());
            double claimed = plain.stream().mapToDouble(Gap::excess).sum();
            heldPlain += Math.abs(claimed - trueSum(plain, truth)) <= reach ? 1 : 0;
        }
        double share = 100.0 * held / RUNS;
        double sharePlain = 100.0 * heldPlain / RUNS;
        System.out.printf(
                java.util.Locale.ROOT,
                "the gain of the best five: its 95 %% interval holds the truth in %.1f %% of %d runs, without shrinkage in %.1f %%%n",
                share,
                RUNS,
                sharePlain);
        assertThat(share).isBetween(92.0, 98.0);
        assertThat(sharePlain).isLessThan(85);
    }

    @Test
    void where_questions_make_no_difference_hardly_ever_anything_is_claimed() {
        Random random = new Random(77);
        SimulatedDesk desk = SimulatedDesk.drawn(random, CONTACTS, effects(random, 0.08));
        Map<GapOutcome, Double> weights = Map.of(GapOutcome.ESCALATED, 1.0, GapOutcome.NOT_FIRST_LEVEL, 1.0);
        int gains = 0;
        int flags = 0;
        for (int run = 0; run < RUNS; run++) {
            SimulatedDesk shuffled = desk.shuffled(random);
            List<OutcomeGaps> outcomes =
                    List.of(shuffled.gaps(GapOutcome.ESCALATED), shuffled.gaps(GapOutcome.NOT_FIRST_LEVEL));
            gains += outcomes.get(0).top(5).orElseThrow().gain().low() > 0 ? 1 : 0;
            List<GapScore> scores = shuffled.questions().stream()
                    .filter(q -> q.contacts().n() >= 20)
                    .map(q -> new GapScore(
                            q, outcomes.stream().flatMap(o -> o.of(q).stream()).toList(), weights, weights))
                    .toList();
            double likeness = GapScore.likeness(scores);
            List<Double> pValues = new ArrayList<>();
            scores.forEach(s -> s.pValue(likeness).ifPresent(pValues::add));
            assertThat(pValues).hasSizeGreaterThan(QUESTIONS / 2);
            flags += BenjaminiHochberg.of(pValues, 0.05).flagged().contains(true) ? 1 : 0;
        }
        System.out.printf(
                java.util.Locale.ROOT,
                "questions dealt out anew: a gain above nothing in %d of %d runs, a question flagged in %d%n",
                gains,
                RUNS,
                flags);
        double most = 0.05 * RUNS + 3 * Math.sqrt(RUNS * 0.05 * 0.95);
        assertThat((double) gains).isLessThanOrEqualTo(most);
        assertThat((double) flags).isLessThanOrEqualTo(most);
    }
}
