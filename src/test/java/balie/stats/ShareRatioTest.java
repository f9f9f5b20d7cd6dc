package balie.stats;

import balie.stats.ClusteredShare.Sums;
import balie.stats.ShareRatio.Ratio;
import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class ShareRatioTest {

    private static Sums alone(long n, long x) {
        return new Sums(n, n, x, n, x, x);
    }

    /** Of customers with {@code each} contacts that all count or do not. */
    private static Sums alike(long n, long x, long each) {
        return new Sums(n / each, n, x, n * each, x * each, x * each);
    }

    private static Ratio beside(long x, long n, long otherX, long otherN) {
        return ShareRatio.toRest(alone(n, x), alone(n + otherN, x + otherX)).orElseThrow();
    }

    @Test
    void the_other_way_round_the_ratio_and_its_ends_are_turned_over() {
        Ratio one = beside(12, 40, 9, 110);
        Ratio other = beside(9, 110, 12, 40);

        assertThat(one.ratio()).isCloseTo(3.6667, offset(1e-4));
        assertThat(other.ratio()).isCloseTo(1 / one.ratio(), offset(1e-12));
        assertThat(other.low()).isCloseTo(1 / one.high(), offset(1e-12));
        assertThat(other.high()).isCloseTo(1 / one.low(), offset(1e-12));
    }

    @Test
    void every_small_count_has_an_interval_around_its_ratio() {
        for (long n = 1; n <= 10; n++) {
            for (long otherN = 1; otherN <= 10; otherN++) {
                for (long x = 0; x <= n; x++) {
                    for (long otherX = 1; otherX <= otherN; otherX++) {
                        Ratio ratio = beside(x, n, otherX, otherN);
                        assertThat(ratio.low()).isBetween(0.0, ratio.ratio() + 1e-9);
                        assertThat(ratio.high())
                                .isGreaterThanOrEqualTo(ratio.ratio() - 1e-9)
                                .isFinite();
                        assertThat(ratio.low() > 0).isEqualTo(x > 0);
                    }
                }
            }
        }
    }

    @Test
    void of_many_it_is_the_interval_of_the_logarithm() {
        Ratio ratio = beside(3_000, 10_000, 4_000, 20_000);

        double error = Math.sqrt(.7 / 3_000 + .8 / 4_000);
        assertThat(Math.log(ratio.low())).isCloseTo(Math.log(1.5) - 1.96 * error, offset(1e-3));
        assertThat(Math.log(ratio.high())).isCloseTo(Math.log(1.5) + 1.96 * error, offset(1e-3));
    }

    @Test
    void contacts_of_a_customer_that_are_alike_make_it_wider() {
        Ratio alone = ShareRatio.toRest(alone(400, 120), alone(2_000, 400)).orElseThrow();
        Ratio alike =
                ShareRatio.toRest(alike(400, 120, 4), alike(2_000, 400, 4)).orElseThrow();

        assertThat(alike.ratio()).isEqualTo(alone.ratio());
        assertThat(Math.log(alike.high() / alike.low()))
                .isBetween(1.9 * Math.log(alone.high() / alone.low()), 2.3 * Math.log(alone.high() / alone.low()));
    }

    @Test
    void without_others_without_hits_among_them_and_of_few_customers_there_is_none() {
        assertThat(ShareRatio.toRest(alone(10, 3), alone(10, 3))).isEmpty();
        assertThat(ShareRatio.toRest(alone(10, 3), alone(30, 3))).isEmpty();
        assertThat(ShareRatio.toRest(alike(40, 8, 8), alike(400, 80, 8))).isEmpty();
    }

    /** A wider run of the same is {@code ./balie bench coverage --only lifts}. */
    @Test
    void it_holds_the_true_ratio_where_customers_are_like_themselves() {
        Random random = new Random(20_261_128);
        int held = 0;
        int told = 0;
        for (int i = 0; i < 1_000; i++) {
            Sums group = desk(random, 150, .2);
            Sums whole = group.plus(desk(random, 500, .1));
            Ratio ratio = ShareRatio.toRest(group, whole).orElse(new Ratio(2, 3, 3));
            told++;
            held += ratio.low() <= 2 && 2 <= ratio.high() ? 1 : 0;
        }
        assertThat((double) held / told).isBetween(.93, .98);
    }

    /** One contact of three is as the customer's first. */
    private static Sums desk(Random random, int customers, double share) {
        Sums sums = new Sums(0, 0, 0, 0, 0, 0);
        for (int c = 0; c < customers; c++) {
            int n = 1 + (int) (3 * -Math.log(1 - random.nextDouble()));
            boolean first = random.nextDouble() < share;
            int x = first ? 1 : 0;
            for (int i = 1; i < n; i++) {
                x += (random.nextInt(3) == 0 ? first : random.nextDouble() < share) ? 1 : 0;
            }
            sums = sums.plus(Sums.of(n, x));
        }
        return sums;
    }
}
