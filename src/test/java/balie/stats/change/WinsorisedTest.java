package balie.stats.change;

import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WinsorisedTest {

    @Test
    void fewer_than_ten_are_left_as_they_are() {
        assertThat(Winsorised.dispersion(-2, 0, 1, 3)).isCloseTo(14.0 / 4, within(1e-12));
    }

    @Test
    void the_outermost_tenth_at_each_end_is_drawn_in() {
        double[] far = {-90, -2, -1, -1, 0, 0, 1, 1, 2, 70};
        assertThat(Winsorised.dispersion(far)).isCloseTo(2.0 / Winsorised.expected(10), within(1e-12));
    }

    /** Of many the mean is that of a normal value drawn in at its tenths: 0.6786, by integration by parts. */
    @Test
    void what_is_expected_of_many_is_that_of_the_distribution_drawn_in_itself() {
        double z = 1.2815515655446004;
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        double ofAll = .8 - 2 * z * density + .2 * z * z;

        assertThat(Winsorised.expected(2000)).isCloseTo(ofAll, within(.002));
    }

    @Test
    void standard_normal_values_have_the_dispersion_1_in_the_mean() {
        Random random = new Random(20261128);
        for (int n : new int[] {10, 19, 20, 40}) {
            double sum = 0;
            int rounds = 4000;
            for (int round = 0; round < rounds; round++) {
                sum += Winsorised.dispersion(random.doubles(n)
                        .map(u -> random.nextGaussian())
                        .sorted()
                        .toArray());
            }
            assertThat(sum / rounds).isCloseTo(1, within(4 * Math.sqrt(3.0 / n / rounds)));
        }
    }
}
