package balie.stats;

import balie.stats.ClusteredShare.Estimate;
import balie.stats.ClusteredShare.Sums;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ClusteredShareTest {

    /**
     * Pups that lived, of those in a litter: C. S. Weil 1970, in J. N. K. Rao, A. J. Scott, Biometrics 48 (1992) 577,
     * table 1.
     */
    private static final String CONTROL =
            "13/13 12/12 9/9 9/9 8/8 8/8 12/13 11/12 9/10 9/10 8/9 11/13 4/5 5/7 7/10 7/10";

    private static final String TREATED = "12/12 11/11 10/10 9/9 10/11 9/10 9/10 8/9 8/9 4/5 7/9 4/7 5/10 3/6 3/10 0/7";

    private static Sums sums(String litters) {
        Sums sums = new Sums(0, 0, 0, 0, 0, 0);
        for (String litter : litters.split(" ")) {
            String[] parts = litter.split("/");
            sums = sums.plus(Sums.of(Long.parseLong(parts[1]), Long.parseLong(parts[0])));
        }
        return sums;
    }

    @Test
    void agrees_with_the_published_design_effects_of_the_litters() {
        Estimate control = ClusteredShare.of(sums(CONTROL)).orElseThrow();
        Estimate treated = ClusteredShare.of(sums(TREATED)).orElseThrow();

        assertThat(control.designEffect()).isCloseTo(1.232495, within(5e-7));
        assertThat(treated.designEffect()).isCloseTo(3.952861, within(5e-7));
        assertThat(control.effectiveSize()).isCloseTo(158 / 1.232495, within(1e-3));
        assertThat(treated.percents().percent()).isCloseTo(100.0 * 112 / 145, within(1e-9));
    }

    /** The difference of the litters stands out less than that of as many independent pups. */
    @Test
    void the_difference_is_wider_than_that_of_independent_ones() {
        Newcombe.Points clustered =
                ClusteredShare.difference(sums(CONTROL), sums(TREATED)).orElseThrow();
        Newcombe.Points independent = Newcombe.difference(142, 158, 112, 145);

        assertThat(clustered.difference()).isCloseTo(independent.difference(), within(1e-9));
        assertThat(clustered.low()).isLessThan(independent.low()).isNegative();
        assertThat(independent.low()).isPositive();
        assertThat(clustered.high()).isGreaterThan(independent.high());
        Newcombe.Points back =
                ClusteredShare.difference(sums(TREATED), sums(CONTROL)).orElseThrow();
        assertThat(back.low()).isCloseTo(-clustered.high(), within(1e-9));
        assertThat(back.high()).isCloseTo(-clustered.low(), within(1e-9));
    }

    /** The sum of squares over the customers themselves, written out. */
    @Test
    void the_sums_say_what_the_customers_say() {
        Random random = new Random(4);
        for (int run = 0; run < 100; run++) {
            List<long[]> customers = new ArrayList<>();
            Sums sums = new Sums(0, 0, 0, 0, 0, 0);
            for (int i = 0; i < 30; i++) {
                long n = 1L + random.nextInt(6);
                long x = random.nextInt((int) n + 1);
                customers.add(new long[] {n, x});
                sums = sums.plus(Sums.of(n, x));
            }
            double share = (double) sums.x() / sums.n();
            double squares = 0;
            for (long[] customer : customers) {
                squares += Math.pow(customer[1] - share * customer[0], 2);
            }
            double variance = 30.0 / 29 * squares / ((double) sums.n() * sums.n());
            Estimate estimate = ClusteredShare.of(sums).orElseThrow();

            assertThat(estimate.designEffect()).isCloseTo(variance / (share * (1 - share) / sums.n()), within(1e-9));
            assertThat(estimate.effectiveSize()).isLessThanOrEqualTo((double) sums.n());
            assertThat(estimate.degreesOfFreedom()).isLessThanOrEqualTo(29 + 1e-9);
            assertThat(estimate.percents().low()).isBetween(0.0, 100 * share);
            assertThat(estimate.percents().high()).isBetween(100 * share, 100.0);
        }
    }

    @Test
    void with_one_contact_each_it_is_nearly_wilsons() {
        for (long x : new long[] {0, 1, 40, 399, 400}) {
            Estimate estimate =
                    ClusteredShare.of(new Sums(400, 400, x, 400, x, x)).orElseThrow();
            Wilson.Percents wilson = Wilson.of(x, 400);

            // By n / (n - 1) in the variance, and by Student's t.
            assertThat(estimate.percents().low()).isCloseTo(wilson.low(), within(.05));
            assertThat(estimate.percents().high()).isCloseTo(wilson.high(), within(.05));
            assertThat(estimate.effectiveSize()).isBetween(398.9, 400.0);
        }
    }

    @Test
    void contacts_told_twice_by_the_same_customers_do_not_narrow_it() {
        Sums once = new Sums(100, 100, 30, 100, 30, 30);
        Sums twice = new Sums(100, 200, 60, 400, 120, 120);

        Estimate single = ClusteredShare.of(once).orElseThrow();
        Estimate doubled = ClusteredShare.of(twice).orElseThrow();
        assertThat(doubled.percents().low()).isCloseTo(single.percents().low(), within(1e-9));
        assertThat(doubled.percents().high()).isCloseTo(single.percents().high(), within(1e-9));
        assertThat(doubled.designEffect()).isCloseTo(2 * single.designEffect(), within(1e-9));
    }

    /** Each customer has one hit in two contacts: less alike than by chance. That does not make more contacts. */
    @Test
    void the_effective_size_is_never_more_than_the_contacts() {
        Estimate estimate =
                ClusteredShare.of(new Sums(100, 200, 100, 400, 200, 100)).orElseThrow();

        assertThat(estimate.designEffect()).isZero();
        assertThat(estimate.effectiveSize()).isEqualTo(200);
    }

    @Test
    void at_0_and_100_percent_each_customer_counts_once() {
        Sums none = new Sums(50, 500, 0, 5000, 0, 0);
        Sums all = new Sums(50, 500, 500, 5000, 5000, 5000);

        assertThat(ClusteredShare.of(none).orElseThrow().effectiveSize()).isCloseTo(50, within(1e-9));
        assertThat(ClusteredShare.of(none).orElseThrow().percents().low()).isZero();
        assertThat(ClusteredShare.of(none).orElseThrow().percents().high())
                .isGreaterThan(Wilson.of(0, 50).high())
                .isCloseTo(100 - ClusteredShare.of(all).orElseThrow().percents().low(), within(1e-9));
    }

    @Test
    void too_few_customers_are_told_and_so_are_many_of_whom_one_makes_most_contacts() {
        assertThat(ClusteredShare.of(new Sums(0, 0, 0, 0, 0, 0))).isEmpty();
        assertThat(ClusteredShare.of(new Sums(8, 8, 2, 8, 2, 2))).isEmpty();
        assertThat(ClusteredShare.of(new Sums(9, 9, 2, 9, 2, 2))).isPresent();
        Sums many = new Sums(1000, 1000, 200, 1000, 200, 200);
        assertThat(ClusteredShare.of(many.plus(Sums.of(1000, 200)))).isEmpty();
        assertThat(ClusteredShare.difference(many, new Sums(8, 8, 2, 8, 2, 2))).isEmpty();
    }

    @Test
    void sums_that_no_customers_can_have_are_refused() {
        assertThatThrownBy(() -> new Sums(2, 10, 11, 50, 20, 10)).hasMessageContaining("x 11");
        assertThatThrownBy(() -> new Sums(2, 10, 4, 49, 20, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sums(11, 10, 4, 50, 20, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sums(-1, 0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sums(5, 10, 4, 50, 20, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * 200 customers in each of 1,000 samples. A customer's propensity is beta (1, 3), so that the true share is 1/4 and
     * contacts of one customer have an intraclass correlation of 1/5; the contacts are geometric with mean 4. The true
     * design effect is 2.2.
     */
    @Test
    void covers_the_true_share_as_often_as_it_says_where_wilson_does_not() {
        Random random = new Random(20261128);
        int samples = 1000;
        int covered = 0;
        int byWilson = 0;
        for (int sample = 0; sample < samples; sample++) {
            Sums sums = new Sums(0, 0, 0, 0, 0, 0);
            for (int customer = 0; customer < 200; customer++) {
                double propensity = 1 - Math.cbrt(random.nextDouble());
                long n = 1;
                while (random.nextDouble() >= .25) {
                    n++;
                }
                long x = 0;
                for (int contact = 0; contact < n; contact++) {
                    x += random.nextDouble() < propensity ? 1 : 0;
                }
                sums = sums.plus(Sums.of(n, x));
            }
            covered += holds(ClusteredShare.of(sums).orElseThrow().percents(), 25) ? 1 : 0;
            byWilson += holds(Wilson.of(sums.x(), sums.n()), 25) ? 1 : 0;
        }
        assertThat(100.0 * covered / samples).isBetween(92.5, 97.5);
        assertThat(100.0 * byWilson / samples).isLessThan(92.5);
    }

    private static boolean holds(Wilson.Percents percents, double truth) {
        return percents.low() <= truth && truth <= percents.high();
    }
}
