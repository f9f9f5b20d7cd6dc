package balie.stats.change;

import balie.stats.change.FunnelPlot.Funnel;
import balie.stats.change.FunnelPlot.Group;
import balie.stats.change.FunnelPlot.Limits;
import balie.stats.change.FunnelPlot.Place;
import balie.stats.change.FunnelPlot.Placed;
import balie.stats.change.FunnelPlot.Plot;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class FunnelPlotTest {

    private static final double[] TARGETS = {.01, .1, .25, .5, .8, .97};

    /** The probabilities of 0 to n hits, from exact binomial coefficients. */
    private static double[] probabilities(int n, double share) {
        double[] probabilities = new double[n + 1];
        BigInteger ways = BigInteger.ONE;
        for (int hits = 0; hits <= n; hits++) {
            probabilities[hits] =
                    new BigDecimal(ways).doubleValue() * Math.pow(share, hits) * Math.pow(1 - share, n - hits);
            ways = ways.multiply(BigInteger.valueOf(n - hits)).divide(BigInteger.valueOf(hits + 1));
        }
        return probabilities;
    }

    /** The formula of the paper's appendix A.1.1, on enumerated probabilities; in hits. */
    private static double paper(double[] probabilities, double beyond) {
        double sum = 0;
        int hits = -1;
        while (sum <= beyond) {
            hits++;
            sum += probabilities[hits];
        }
        return hits - (sum - beyond) / probabilities[hits];
    }

    @Test
    void limits_are_those_of_the_paper_below_and_one_case_higher_above() {
        for (double target : TARGETS) {
            Plot plot = FunnelPlot.of(List.of(), target, 1, false);
            for (int n = 1; n <= 60; n++) {
                double[] probabilities = probabilities(n, target);
                check(plot.at(n).limits95(), probabilities, n, .025);
                check(plot.at(n).limits998(), probabilities, n, .001);
            }
        }
    }

    private static void check(Limits limits, double[] probabilities, int n, double beyond) {
        assertThat(limits.low()).isCloseTo(Math.max(0, paper(probabilities, beyond) / n), within(1e-9));
        assertThat(limits.high()).isCloseTo(Math.min(1, (paper(probabilities, 1 - beyond) + 1) / n), within(1e-9));
    }

    @Test
    void chance_leads_outside_no_more_often_than_the_limits_say_and_hardly_less_often_where_cases_are_many() {
        for (double target : TARGETS) {
            for (int n : new int[] {1, 2, 3, 5, 10, 20, 50, 100, 400}) {
                double[] probabilities = probabilities(n, target);
                double above = 0;
                double below = 0;
                double far = 0;
                for (int hits = 0; hits <= n; hits++) {
                    Place place = place(hits, n, target);
                    far += place == Place.ABOVE_998 || place == Place.BELOW_998 ? probabilities[hits] : 0;
                    above += place == Place.ABOVE_95 || place == Place.ABOVE_998 ? probabilities[hits] : 0;
                    below += place == Place.BELOW_95 || place == Place.BELOW_998 ? probabilities[hits] : 0;
                }
                assertThat(above).isLessThanOrEqualTo(.025 + 1e-12);
                assertThat(below).isLessThanOrEqualTo(.025 + 1e-12);
                assertThat(far).isLessThanOrEqualTo(.002 + 1e-12);
                if (n == 400 && target > .05 && target < .95) {
                    assertThat(above + below).isGreaterThan(.03);
                }
            }
        }
    }

    private static Place place(long hits, long of, double target) {
        return FunnelPlot.of(List.of(new Group("a", hits, of)), target, 1, false)
                .groups()
                .get(0)
                .place();
    }

    @Test
    void hits_and_misses_mirror_each_other() {
        Funnel hits = FunnelPlot.of(List.of(), .3, 1, false).at(37);
        Funnel misses = FunnelPlot.of(List.of(), .7, 1, false).at(37);

        assertThat(hits.limits95().low()).isCloseTo(1 - misses.limits95().high(), within(1e-12));
        assertThat(hits.limits998().high()).isCloseTo(1 - misses.limits998().low(), within(1e-12));
    }

    @Test
    void with_many_cases_the_limits_come_near_the_normal_ones_and_they_narrow() {
        Plot plot = FunnelPlot.of(List.of(), .3, 1, false);
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(.001);
        double sigma = Math.sqrt(.3 * .7 / 100_000);

        assertThat(plot.at(100_000).limits998().high()).isCloseTo(.3 + z * sigma, within(.02 * sigma));
        assertThat(plot.at(100_000).limits998().low()).isCloseTo(.3 - z * sigma, within(.02 * sigma));
        for (int n = 10; n < 2000; n = n * 3 / 2) {
            Funnel wide = plot.at(n);
            Funnel narrow = plot.at(2L * n);
            assertThat(narrow.limits95().high()).isLessThan(wide.limits95().high());
            assertThat(wide.limits95().high()).isLessThan(wide.limits998().high());
        }
    }

    @Test
    void groups_keep_their_order_and_those_with_too_few_cases_are_not_placed() {
        List<Group> groups = List.of(
                new Group("e", 90, 100),
                new Group("a", 9, 9),
                new Group("d", 31, 100),
                new Group("b", 0, 0),
                new Group("c", 5, 100));
        Plot plot = FunnelPlot.of(groups, .3, 10, false);

        assertThat(plot.groups().stream().map(Placed::group)).containsExactlyElementsOf(groups);
        assertThat(plot.groups().stream().map(Placed::place))
                .containsExactly(Place.ABOVE_998, Place.TOO_FEW, Place.INSIDE, Place.TOO_FEW, Place.BELOW_998);
        assertThat(FunnelPlot.pooled(groups)).isCloseTo(135.0 / 309, within(1e-12));
    }

    @Test
    void the_dispersion_is_the_mean_square_of_z_with_the_outermost_tenth_drawn_in_over_that_of_chance() {
        // At a target of a half and 100 cases z is (hits - 50) / 5.
        long[] hits = {0, 100, 40, 60, 45, 55, 50, 65, 35, 52};
        List<Group> groups = IntStream.range(0, hits.length)
                .mapToObj(i -> new Group("g" + i, hits[i], 100))
                .toList();
        // Sorted: -10 -3 -2 -1 0 .4 1 2 3 10, of which the first becomes -3 and the last 3.
        double meanSquare = (9 + 9 + 4 + 1 + 0 + .16 + 1 + 4 + 9 + 9) / 10;
        double dispersion = meanSquare / Winsorised.expected(10);
        Plot plot = FunnelPlot.of(groups, .5, 10, true);

        assertThat(plot.dispersion()).isCloseTo(dispersion, within(1e-9));
        assertThat(plot.overDispersed()).isTrue();
        Limits plain = FunnelPlot.of(groups, .5, 10, false).at(100).limits95();
        assertThat(plot.at(100).limits95().high() - .5)
                .isCloseTo(Math.sqrt(dispersion) * (plain.high() - .5), within(1e-9));
        assertThat(plot.groups().get(3).place()).isEqualTo(Place.INSIDE);
        assertThat(FunnelPlot.of(groups, .5, 10, false).groups().get(3).place()).isEqualTo(Place.INSIDE);
        assertThat(FunnelPlot.of(groups, .5, 10, false).groups().get(7).place()).isEqualTo(Place.ABOVE_95);
        assertThat(plot.groups().get(7).place()).isEqualTo(Place.INSIDE);
    }

    /** Of 4,000 groups 5 % and .2 % are to be outside at most, and three standard errors more. */
    @Test
    void groups_are_seldom_outside_whether_chance_alone_or_more_sets_them_apart() {
        for (double deviation : new double[] {0, .03, .1}) {
            Random random = new Random(3);
            int widened = 0;
            int outside = 0;
            int far = 0;
            for (int round = 0; round < 100; round++) {
                Plot plot = FunnelPlot.of(drawn(deviation, random), .4, 10, true);
                widened += plot.overDispersed() ? 1 : 0;
                for (Placed placed : plot.groups()) {
                    outside += placed.place() == Place.INSIDE ? 0 : 1;
                    far += placed.place() == Place.ABOVE_998 || placed.place() == Place.BELOW_998 ? 1 : 0;
                }
            }
            assertThat(outside).isBetween(1, 241);
            assertThat(far).isLessThanOrEqualTo(16);
            assertThat(widened).isGreaterThan(deviation > .05 ? 95 : 0);
        }
    }

    @Test
    void where_no_widening_is_allowed_there_is_none() {
        Plot plot = FunnelPlot.of(drawn(.1, new Random(4)), .4, 10, false);

        assertThat(plot.dispersion()).isGreaterThan(2);
        assertThat(plot.overDispersed()).isFalse();
        assertThat(plot.at(100))
                .isEqualTo(FunnelPlot.of(List.of(), .4, 1, false).at(100));
    }

    private static List<Group> drawn(double deviation, Random random) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int of = 100 + random.nextInt(200);
            double share = .4 + deviation * random.nextGaussian();
            groups.add(new Group(
                    "g" + i, random.doubles(of).filter(value -> value < share).count(), of));
        }
        return groups;
    }

    @Test
    void a_target_of_nothing_or_all_leaves_only_groups_that_differ_outside() {
        assertThat(place(0, 50, 0)).isEqualTo(Place.INSIDE);
        assertThat(place(1, 50, 0)).isEqualTo(Place.ABOVE_998);
        assertThat(place(50, 50, 1)).isEqualTo(Place.INSIDE);
        assertThat(place(49, 50, 1)).isEqualTo(Place.BELOW_998);
        assertThat(FunnelPlot.of(List.of(new Group("a", 1, 50)), 0, 1, true).overDispersed())
                .isFalse();
    }

    @Test
    void refuses_what_is_no_share() {
        assertThatThrownBy(() -> new Group("a", 3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FunnelPlot.of(List.of(), 1.1, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FunnelPlot.of(List.of(), .5, 0, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FunnelPlot.pooled(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
