package balie.stats.change;

import org.apache.commons.statistics.distribution.PascalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.MathContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class NegativeBinomialTest {

    /**
     * The 5 % and 95 % quantiles at mean 5 and the probability of 11 or more, as the R package surveillance has them in
     * its tests of the threshold of Noufaily et al. (test-farringtonFlexible.R, method nbPlugin).
     */
    @ParameterizedTest
    @CsvSource({"1.5, 1, 10, .03763657", "1.0, 2, 9, .01369527"})
    void agrees_with_the_thresholds_of_surveillance(double dispersion, long low, long high, double atLeast11) {
        NegativeBinomial counts = new NegativeBinomial(5, dispersion);

        assertThat(counts.low(.05)).isEqualTo(low);
        assertThat(counts.high(.05)).isEqualTo(high);
        assertThat(counts.atLeast(11)).isCloseTo(atLeast11, within(1e-8));
    }

    @Test
    void of_a_whole_size_it_is_the_pascal_distribution_and_at_dispersion_1_the_poisson_distribution() {
        // Size 6 and probability 1 / 2.5.
        NegativeBinomial counts = new NegativeBinomial(9, 2.5);
        PascalDistribution pascal = PascalDistribution.of(6, 1 / 2.5);
        PoissonDistribution poisson = PoissonDistribution.of(9);
        NegativeBinomial plain = new NegativeBinomial(9, 1);
        for (int count = 0; count < 60; count++) {
            assertThat(counts.atMost(count)).isCloseTo(pascal.cumulativeProbability(count), within(1e-12));
            assertThat(counts.atLeast(count + 1)).isCloseTo(pascal.survivalProbability(count), within(1e-12));
            assertThat(plain.atMost(count)).isCloseTo(poisson.cumulativeProbability(count), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({".05, 1.2", ".5, 3", "7.3, 1.01", "7.3, 4", "60, 1.7", "200, 9"})
    void the_sums_of_its_terms_are_its_tails_and_its_mean_and_variance_are_those_asked_for(
            double mean, double dispersion) {
        NegativeBinomial counts = new NegativeBinomial(mean, dispersion);
        double size = mean / (dispersion - 1);
        double term = Math.pow(dispersion, -size);
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int count = 0; count < 3000; count++) {
            sum += term;
            first += count * term;
            second += (double) count * count * term;
            assertThat(counts.atMost(count)).isCloseTo(sum, within(1e-10));
            assertThat(counts.atLeast(count + 1)).isCloseTo(1 - sum, within(1e-10));
            term *= (count + size) / (count + 1) * (1 - 1 / dispersion);
        }
        assertThat(first).isCloseTo(mean, within(1e-8 * mean));
        assertThat(second - first * first).isCloseTo(mean * dispersion, within(1e-7 * mean * dispersion));
    }

    @Test
    void just_above_dispersion_1_nothing_jumps() {
        for (long count = 0; count < 40; count++) {
            assertThat(new NegativeBinomial(12, 1 + 2e-6).atMost(count))
                    .isCloseTo(new NegativeBinomial(12, 1).atMost(count), within(1e-5));
        }
    }

    @Test
    void far_tails_keep_their_size() {
        // exp(-1) x 1 / 40! x (1 + 1/41 + ...)
        BigDecimal factorial = BigDecimal.ONE;
        for (int i = 2; i <= 40; i++) {
            factorial = factorial.multiply(BigDecimal.valueOf(i), MathContext.DECIMAL64);
        }
        double leading = Math.exp(-1) / factorial.doubleValue();
        assertThat(new NegativeBinomial(1, 1).atLeast(40)).isBetween(leading, leading * 1.03);
    }

    @Test
    void there_is_none_of_mean_0_or_of_less_than_poisson_spread() {
        assertThatThrownBy(() -> new NegativeBinomial(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NegativeBinomial(1, .9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NegativeBinomial(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
