package balie.stats.change;

import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AlarmLimitsTest {

    /** Of two points the mean moving range is one normal difference without sign: a chi of one degree. */
    @Test
    void one_moving_range_has_one_degree_of_freedom() {
        assertThat(AlarmLimits.freedom(2)).isCloseTo(1, within(1e-5));
    }

    @Test
    void each_further_point_adds_about_six_tenths_of_a_degree() {
        for (int points : new int[] {6, 12, 26, 52}) {
            assertThat(AlarmLimits.freedom(points) / (points - 1)).isBetween(.6, .7);
        }
    }

    /** What the degrees of freedom stand for: how much mean moving ranges differ from each other. */
    @Test
    void the_mean_moving_range_varies_as_a_chi_of_these_degrees_does() {
        Random random = new Random(20261128);
        for (int points : new int[] {6, 20}) {
            int rounds = 20_000;
            double sum = 0;
            double squares = 0;
            for (int round = 0; round < rounds; round++) {
                double range = XmR.meanMovingRange(
                        points,
                        random.doubles(points).map(u -> random.nextGaussian()).toArray());
                sum += range;
                squares += range * range;
            }
            double mean = sum / rounds;
            double relative = squares / rounds / (mean * mean) - 1;
            double freedom = AlarmLimits.freedom(points);
            // Of a chi of so many degrees, nearly: 1 / (2 f) + 1 / (8 f f).
            assertThat(relative).isCloseTo(1 / (2 * freedom) + 1 / (8 * freedom * freedom), within(.05 * relative));
            assertThat(mean).isCloseTo(2 / Math.sqrt(Math.PI), within(.02));
        }
    }

    @Test
    void with_many_points_the_limits_lie_three_sigmas_from_the_mean() {
        assertThat(AlarmLimits.ranges(100_000)).isCloseTo(3 * Math.sqrt(Math.PI) / 2, within(.001));
        assertThat(AlarmLimits.ranges(12)).isGreaterThan(AlarmLimits.ranges(26));
    }
}
