package balie.stats.change;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StudentTailsTest {

    private static final Tails COUNTS = new NegativeBinomial(1e6, 4);

    /**
     * At a large mean the kurtosis vanishes, and what is left is the usual t distribution of the degrees of freedom.
     */
    @Test
    void of_large_counts_it_is_the_t_distribution() {
        Tails tails = StudentTails.of(COUNTS, 4, 1e6, 10);
        for (long count : new long[] {995_000, 999_000, 1_000_000, 1_003_000, 1_008_000}) {
            double score = NormalDistribution.of(0, 1).inverseSurvivalProbability(COUNTS.atLeast(count));
            assertThat(tails.atLeast(count)).isCloseTo(TDistribution.of(10).survivalProbability(score), within(1e-5));
        }
    }

    @Test
    void tails_are_heavier_the_fewer_and_the_smaller_the_counts_behind_the_dispersion() {
        Tails counts = new NegativeBinomial(20, 3);
        Tails many = StudentTails.of(counts, 3, 20, 100);
        Tails few = StudentTails.of(counts, 3, 20, 10);
        Tails small = StudentTails.of(counts, 3, 2, 10);
        for (long count = 50; count < 120; count++) {
            assertThat(many.atLeast(count)).isGreaterThan(counts.atLeast(count));
            assertThat(few.atLeast(count)).isGreaterThan(many.atLeast(count));
            assertThat(small.atLeast(count)).isGreaterThan(few.atLeast(count));
        }
        assertThat(few.atMost(2)).isGreaterThan(many.atMost(2));
        assertThat(few.high(.005)).isGreaterThan(counts.high(.005));
    }

    @Test
    void what_is_sure_and_what_is_impossible_stay_so() {
        Tails tails = StudentTails.of(new NegativeBinomial(20, 3), 3, 20, 10);

        assertThat(tails.atLeast(0)).isEqualTo(1);
        assertThat(tails.atMost(-1)).isEqualTo(0);
    }
}
