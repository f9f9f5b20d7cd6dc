package balie.stats.change;

import balie.stats.change.UnusualCount.Figures;
import balie.stats.change.UnusualCount.Result;
import balie.stats.change.UnusualCount.Rule;
import balie.stats.change.UnusualCount.Verdict;
import balie.stats.change.UnusualCount.Week;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class UnusualCountTest {

    private static final double[] LEVELS = {.5, 2, 10, 50, 200};

    @Test
    void the_rule_goes_with_the_weeks_there_are() {
        assertThat(rule(5)).isEqualTo(Rule.NONE);
        assertThat(rule(6)).isEqualTo(Rule.CONDITIONAL_BINOMIAL);
        assertThat(rule(25)).isEqualTo(Rule.CONDITIONAL_BINOMIAL);
        assertThat(rule(26)).isEqualTo(Rule.FARRINGTON);
        assertThat(rule(129)).isEqualTo(Rule.FARRINGTON);
        assertThat(rule(130)).isEqualTo(Rule.NOUFAILY);
        assertThat(Rule.NONE.label()).isEqualTo("none: too few");
    }

    private static Rule rule(int weeks) {
        Result result = UnusualCount.of(weeks(weeks, 7, 9, 6, 8), Week.of(8));
        assertThat(result.simpler()).isFalse();
        return result.rule();
    }

    @Test
    void a_model_that_cannot_be_fitted_gives_way_and_it_is_told() {
        List<Week> noSpring = IntStream.rangeClosed(1, 150)
                .mapToObj(i -> Week.of(Farrington.zone(151 - i) == 4 ? 0 : 6 + i % 3))
                .toList();
        Result withoutSeason = UnusualCount.of(noSpring, Week.of(6));
        Result plain = UnusualCount.of(weeks(40, 0), Week.of(6));

        assertThat(withoutSeason.rule()).isEqualTo(Rule.FARRINGTON);
        assertThat(withoutSeason.simpler()).isTrue();
        assertThat(plain.rule()).isEqualTo(Rule.CONDITIONAL_BINOMIAL);
        assertThat(plain.simpler()).isTrue();
        // What was never asked before and is asked six times in one week is news.
        assertThat(plain.verdict()).isEqualTo(Verdict.HIGHER);
    }

    /** Of equal weeks, the probability of so many of the total, enumerated. */
    @Test
    void with_few_weeks_it_is_the_exact_conditional_test() {
        for (int weeks : new int[] {6, 11, 20}) {
            for (long usual : new long[] {0, 1, 3, 20}) {
                for (long now = 0; now < 60; now++) {
                    Figures figures = UnusualCount.of(weeks(weeks, usual), new Week(now, 2))
                            .figures()
                            .orElseThrow();
                    BinomialDistribution draw =
                            BinomialDistribution.of(Math.toIntExact(usual * weeks + now), 2.0 / (weeks + 2));
                    assertThat(figures.pHigher())
                            .isCloseTo(draw.survivalProbability(Math.toIntExact(now) - 1), within(1e-9));
                    assertThat(figures.pLower())
                            .isCloseTo(draw.cumulativeProbability(Math.toIntExact(now)), within(1e-9));
                    assertThat(figures.expected()).isCloseTo(2.0 * usual, within(1e-9));
                }
            }
        }
    }

    @Test
    void weeks_that_differ_more_than_poisson_counts_make_a_high_count_less_unusual() {
        Figures calm = UnusualCount.of(weeks(8, 10), Week.of(25)).figures().orElseThrow();
        Figures restless =
                UnusualCount.of(weeks(8, 5, 15), Week.of(25)).figures().orElseThrow();

        assertThat(calm.dispersion()).isEqualTo(1);
        // Eight times (5 squared / 10), over seven degrees of freedom.
        assertThat(restless.dispersion()).isCloseTo(20 / 7.0, within(1e-9));
        assertThat(restless.expected()).isCloseTo(calm.expected(), within(1e-9));
        assertThat(restless.pHigher()).isGreaterThan(calm.pHigher());
        assertThat(restless.high()).isGreaterThan(calm.high());
    }

    @Test
    void bounds_probabilities_exceedance_and_verdict_agree() {
        Random random = new Random(77);
        for (int round = 0; round < 300; round++) {
            List<Week> history = random.ints(6 + random.nextInt(150), 0, 3 + random.nextInt(20))
                    .mapToObj(count -> new Week(count, 1 + random.nextInt(5)))
                    .toList();
            Week now = new Week(random.nextInt(60), 1 + random.nextInt(3));
            Result result = UnusualCount.of(history, now);
            Figures figures = result.figures().orElseThrow();

            assertThat(figures.expected()).isBetween((double) figures.low() - 1, (double) figures.high());
            assertThat(now.count() > figures.high())
                    .isEqualTo(figures.exceedance() > 1)
                    .isEqualTo(now.count() > 1 && figures.pHigher() <= UnusualCount.ERROR);
            assertThat(now.count() < figures.low()).isEqualTo(figures.pLower() <= UnusualCount.ERROR);
            assertThat(figures.pHigher() + figures.pLower()).isGreaterThanOrEqualTo(1 - 1e-9);
            assertThat(result.verdict() == Verdict.LOWER).isEqualTo(now.count() < figures.low());
            assertThat(result.verdict() == Verdict.HIGHER || result.verdict() == Verdict.TOO_FEW)
                    .isEqualTo(now.count() > figures.high());
        }
    }

    @Test
    void more_cases_are_never_less_unusual_and_a_smaller_error_widens_the_bounds() {
        List<Week> history = weeks(60, 3, 9, 5, 5, 12, 4, 7);
        Figures before = UnusualCount.of(history, Week.of(0)).figures().orElseThrow();
        for (long count = 1; count < 80; count++) {
            Figures figures = UnusualCount.of(history, Week.of(count)).figures().orElseThrow();
            assertThat(figures.pHigher()).isLessThan(before.pHigher());
            assertThat(figures.pLower()).isGreaterThanOrEqualTo(before.pLower());
            before = figures;
        }
        Figures wide = UnusualCount.of(history, Week.of(4), .0001).figures().orElseThrow();
        assertThat(wide.high()).isGreaterThan(before.high());
        assertThat(wide.low()).isLessThanOrEqualTo(before.low());
    }

    @Test
    void fewer_than_five_cases_in_four_weeks_are_no_rise() {
        List<Week> rare = weeks(60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

        assertThat(UnusualCount.of(rare.subList(0, 59), Week.of(4)).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(UnusualCount.of(rare.subList(0, 59), Week.of(5)).verdict()).isEqualTo(Verdict.HIGHER);
        // With the one of the week before there are five.
        assertThat(UnusualCount.of(rare, Week.of(4)).verdict()).isEqualTo(Verdict.HIGHER);
    }

    @Test
    void on_a_busy_week_every_question_is_asked_more_often() {
        List<Week> history = IntStream.range(0, 60)
                .mapToObj(i -> new Week(20 + i % 4, 1000 + i % 7))
                .toList();

        assertThat(UnusualCount.of(history, new Week(44, 2000)).verdict()).isEqualTo(Verdict.AS_EXPECTED);
        assertThat(UnusualCount.of(history, new Week(44, 1000)).verdict()).isEqualTo(Verdict.HIGHER);
        assertThat(UnusualCount.of(history, new Week(44, 5000)).verdict()).isEqualTo(Verdict.LOWER);
    }

    @Test
    void a_week_without_contacts_tells_nothing() {
        List<Week> history = new ArrayList<>(weeks(20, 6, 8, 7));
        List<Week> gap = new ArrayList<>(history);
        gap.add(10, new Week(0, 0));

        assertThat(UnusualCount.of(gap, Week.of(9)).figures())
                .isEqualTo(UnusualCount.of(history, Week.of(9)).figures());
        assertThat(UnusualCount.of(history, new Week(0, 0)).rule()).isEqualTo(Rule.NONE);
        assertThat(UnusualCount.of(
                                weeks(30, 4).stream()
                                        .map(w -> new Week(w.count(), 0))
                                        .toList(),
                                Week.of(9))
                        .verdict())
                .isEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void refuses_what_is_no_count() {
        assertThatThrownBy(() -> new Week(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Week(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UnusualCount.of(List.of(), Week.of(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Poisson counts: each rule, at each level, alarms no more often than asked for. Over-dispersed ones: not above it
     * by more than a half, all levels together, for the dispersion has to be estimated from few weeks.
     */
    @Test
    void without_a_change_alarms_are_as_rare_as_asked_for() {
        Random random = new Random(2026);
        for (Plan plan : List.of(new Plan(12, 700), new Plan(40, 280), new Plan(140, 35))) {
            List<Figures> overDispersed = new ArrayList<>();
            for (double level : LEVELS) {
                List<Figures> poisson = simulated(plan, level, level, 1, random);
                assertThat(alarms(poisson, Figures::pHigher, .025)).isLessThanOrEqualTo(most(poisson, .025));
                assertThat(alarms(poisson, Figures::pLower, .025)).isLessThanOrEqualTo(most(poisson, .025));
                overDispersed.addAll(simulated(plan, level, level, 2.5, random));
            }
            long most = most(overDispersed, 1.5 * .025);
            assertThat(alarms(overDispersed, Figures::pHigher, .025)).isLessThanOrEqualTo(most);
            assertThat(alarms(overDispersed, Figures::pLower, .025)).isLessThanOrEqualTo(most);
        }
    }

    /** What chance exceeds once in ten thousand times if alarms come with that probability. */
    private static long most(List<Figures> figures, double probability) {
        return BinomialDistribution.of(figures.size(), probability).inverseCumulativeProbability(.9999);
    }

    @Test
    void a_doubling_is_found_where_counts_are_not_small_and_so_is_a_halving() {
        Random random = new Random(2027);
        for (Plan plan : List.of(new Plan(12, 120), new Plan(40, 60), new Plan(140, 24))) {
            assertThat(found(plan, .5, 1, random)).isLessThan(.15);
            assertThat(found(plan, 10, 20, random)).isBetween(.1, .8);
            assertThat(found(plan, 50, 100, random)).isGreaterThan(.8);
            assertThat(found(plan, 200, 400, random)).isEqualTo(1);
            assertThat((double) alarms(simulated(plan, 200, 100, 1, random), Figures::pLower, UnusualCount.ERROR))
                    .isGreaterThan(.9 * plan.rounds());
        }
    }

    private static double found(Plan plan, double level, double now, Random random) {
        return (double) alarms(simulated(plan, level, now, 1, random), Figures::pHigher, UnusualCount.ERROR)
                / plan.rounds();
    }

    private record Plan(int weeks, int rounds) {}

    private static long alarms(List<Figures> figures, ToDoubleFunction<Figures> probability, double error) {
        return figures.stream()
                .filter(one -> probability.applyAsDouble(one) <= error)
                .count();
    }

    private static List<Figures> simulated(Plan plan, double level, double now, double dispersion, Random random) {
        LongSupplier earlier = counts(level, dispersion, random);
        LongSupplier thisWeek = counts(now, dispersion, random);
        return IntStream.range(0, plan.rounds())
                .mapToObj(round -> UnusualCount.of(
                                LongStream.generate(earlier)
                                        .limit(plan.weeks())
                                        .mapToObj(Week::of)
                                        .toList(),
                                Week.of(thisWeek.getAsLong()))
                        .figures()
                        .orElseThrow())
                .toList();
    }

    /** Poisson counts whose mean, at a dispersion above 1, is itself drawn from a gamma distribution each time. */
    private static LongSupplier counts(double mean, double dispersion, Random random) {
        UniformRandomProvider source = random::nextLong;
        if (dispersion > 1) {
            ContinuousDistribution.Sampler means = GammaDistribution.of(mean / (dispersion - 1), dispersion - 1)
                    .createSampler(source);
            // A mean that is too small for a double leaves no case.
            return () -> PoissonDistribution.of(Math.max(Double.MIN_NORMAL, means.sample()))
                    .createSampler(source)
                    .sample();
        }
        return PoissonDistribution.of(mean).createSampler(source)::sample;
    }

    /** So many weeks of exposure 1, whose counts go round and round; the last week has the last of them. */
    private static List<Week> weeks(int n, long... counts) {
        List<Week> weeks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            weeks.add(Week.of(counts[counts.length - 1 - i % counts.length]));
        }
        Collections.reverse(weeks);
        return weeks;
    }
}
