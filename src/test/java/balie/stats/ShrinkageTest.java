package balie.stats;

import balie.stats.Shrinkage.Estimate;
import balie.stats.Shrinkage.Posterior;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ShrinkageTest {

    private static final double NARROW = 1e-9;

    private static List<Estimate> drawn(long seed, int count, double spread) {
        Random random = new Random(seed);
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double variance = 0.2 + random.nextDouble();
            estimates.add(new Estimate(
                    3 + spread * random.nextGaussian() + Math.sqrt(variance) * random.nextGaussian(), variance));
        }
        return estimates;
    }

    @Test
    void each_effect_lies_between_its_estimate_and_the_mean_and_the_order_of_the_list_does_not_matter() {
        for (long seed = 0; seed < 50; seed++) {
            List<Estimate> estimates = drawn(seed, 5 + (int) seed, 1);
            Shrinkage shrinkage = Shrinkage.of(estimates).orElseThrow();
            List<Estimate> backwards = new ArrayList<>(estimates);
            Collections.reverse(backwards);
            Shrinkage other = Shrinkage.of(backwards).orElseThrow();
            for (int i = 0; i < estimates.size(); i++) {
                double estimate = estimates.get(i).value();
                Posterior posterior = shrinkage.posterior(i);
                assertThat(posterior.mean())
                        .isBetween(
                                Math.min(estimate, shrinkage.mean()) - NARROW,
                                Math.max(estimate, shrinkage.mean()) + NARROW);
                assertThat(other.posterior(estimates.size() - 1 - i).mean()).isCloseTo(posterior.mean(), within(1e-7));
            }
        }
    }

    @Test
    void another_origin_and_another_unit_move_and_stretch_everything() {
        List<Estimate> estimates = drawn(7, 30, 2);
        Shrinkage shrinkage = Shrinkage.of(estimates).orElseThrow();
        Shrinkage moved = Shrinkage.of(estimates.stream()
                        .map(e -> new Estimate(10 + 4 * e.value(), 16 * e.variance()))
                        .toList())
                .orElseThrow();

        assertThat(moved.variance()).isCloseTo(16 * shrinkage.variance(), within(1e-6));
        for (int i = 0; i < estimates.size(); i++) {
            Posterior before = shrinkage.posterior(i);
            Posterior after = moved.posterior(i);
            assertThat(after.mean()).isCloseTo(10 + 4 * before.mean(), within(1e-6));
            assertThat(after.variance()).isCloseTo(16 * before.variance(), within(1e-6));
        }
    }

    @Test
    void estimates_that_are_nearly_sure_stay_and_those_that_say_the_same_meet() {
        List<Estimate> sure = new ArrayList<>();
        List<Estimate> alike = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sure.add(new Estimate(i, 1e-6));
            alike.add(new Estimate(2 + 1e-3 * i, 5));
        }
        Shrinkage apart = Shrinkage.of(sure).orElseThrow();
        Shrinkage together = Shrinkage.of(alike).orElseThrow();

        assertThat(apart.posterior(39).mean()).isCloseTo(39, within(1e-5));
        assertThat(apart.posterior(39).high() - apart.posterior(39).low())
                .isCloseTo(2 * Wilson.NORMAL_975 * 1e-3, within(1e-4));
        assertThat(together.variance()).isLessThan(NARROW);
        assertThat(together.posterior(39).mean()).isCloseTo(together.mean(), within(2e-2));
    }

    @Test
    void tau_squared_is_the_one_at_which_the_squares_are_as_many_as_the_degrees_of_freedom() {
        List<Estimate> estimates = drawn(3, 25, 2);
        Shrinkage shrinkage = Shrinkage.of(estimates).orElseThrow();

        double squares = 0;
        for (Estimate each : estimates) {
            squares += Math.pow(each.value() - shrinkage.mean(), 2) / (each.variance() + shrinkage.variance());
        }
        assertThat(squares).isCloseTo(24, within(1e-6));
    }

    @Test
    void the_sum_of_two_is_less_sure_than_if_they_had_not_one_mean() {
        Shrinkage shrinkage = Shrinkage.of(drawn(11, 8, 0)).orElseThrow();

        double apart =
                shrinkage.posterior(0).variance() + shrinkage.posterior(1).variance();
        Posterior sum = shrinkage.sum(Map.of(0, 1.0, 1, 1.0));

        assertThat(sum.variance()).isGreaterThan(apart);
        assertThat(sum.mean())
                .isCloseTo(
                        shrinkage.posterior(0).mean() + shrinkage.posterior(1).mean(), within(NARROW));
    }

    @Test
    void of_few_effects_nothing_is_told_and_of_a_variance_of_nothing_neither() {
        assertThat(Shrinkage.of(drawn(1, 4, 1))).isEmpty();
        assertThat(Shrinkage.of(drawn(1, 5, 1))).isPresent();
        assertThatThrownBy(() -> new Estimate(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
