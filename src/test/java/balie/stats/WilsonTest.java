package balie.stats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class WilsonTest {

    /** Newcombe, Stat. Med. 17 (1998) 857, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 25.53, 36.62", "15, 148, 6.24, 16.05", "0, 20, 0.00, 16.11", "1, 29, 0.61, 17.18"})
    void agrees_with_the_published_intervals(long n, long of, double low, double high) {
        Wilson.Percents percents = Wilson.of(n, of);

        assertThat(percents.low()).isCloseTo(low, within(.005));
        assertThat(percents.high()).isCloseTo(high, within(.005));
        assertThat(percents.percent()).isCloseTo(100.0 * n / of, within(1e-9));
    }

    @Test
    void holds_the_share_and_stays_within_0_and_100_for_every_small_count() {
        for (long of = 1; of <= 60; of++) {
            for (long n = 0; n <= of; n++) {
                Wilson.Percents percents = Wilson.of(n, of);
                assertThat(percents.low()).isBetween(-1e-9, percents.percent() + 1e-9);
                assertThat(percents.high()).isBetween(percents.percent() - 1e-9, 100 + 1e-9);
            }
        }
    }

    @Test
    void doubling_the_cases_narrows_the_interval() {
        assertThat(width(Wilson.of(20, 60))).isLessThan(width(Wilson.of(10, 30)));
    }

    private static double width(Wilson.Percents percents) {
        return percents.high() - percents.low();
    }

    @Test
    void there_is_no_share_of_nothing() {
        assertThatThrownBy(() -> Wilson.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
