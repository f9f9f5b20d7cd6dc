package balie.stats;

import balie.stats.ClusteredShare.Sums;
import balie.stats.ClusteredTest.Method;
import balie.stats.ClusteredTest.Result;
import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ClusteredTestTest {

    private static final Sums NOBODY = new Sums(0, 0, 0, 0, 0, 0);

    /** Customers of one contact each. */
    private static Sums singles(long x, long n) {
        return new Sums(n, n, x, n, x, x);
    }

    /** The same customers, each contact told so often. */
    private static Sums times(long factor, Sums sums) {
        return new Sums(
                sums.customers(),
                factor * sums.n(),
                factor * sums.x(),
                factor * factor * sums.nn(),
                factor * factor * sums.nx(),
                factor * factor * sums.xx());
    }

    /** Customers with one to four contacts, of whom each has a share of its own. */
    private static Sums drawn(int customers, double share, double likeness, Random random) {
        Sums sums = NOBODY;
        for (int i = 0; i < customers; i++) {
            int n = 1 + random.nextInt(4);
            sums = sums.plus(Sums.of(n, hits(n, share, likeness, random)));
        }
        return sums;
    }

    /** A contact is like its customer with the root of the likeness, which is then the intraclass correlation. */
    private static int hits(int n, double share, double likeness, Random random) {
        boolean usual = random.nextDouble() < share;
        int hits = 0;
        for (int i = 0; i < n; i++) {
            boolean alike = random.nextDouble() < Math.sqrt(likeness);
            hits += (alike ? usual : random.nextDouble() < share) ? 1 : 0;
        }
        return hits;
    }

    @Test
    void of_customers_with_one_contact_each_it_is_the_test_of_two_shares() {
        for (long[] hits : new long[][] {{10, 30}, {0, 3}, {50, 49}, {0, 0}, {100, 100}}) {
            ShareTest.Result plain = ShareTest.of(hits[0], 100, hits[1], 150);
            Result result = ClusteredTest.of(singles(hits[0], 100), singles(hits[1], 150))
                    .orElseThrow();
            Result rest = ClusteredTest.againstRest(singles(hits[0], 100), singles(hits[0] + hits[1], 250))
                    .orElseThrow();

            assertThat(result.pValue()).isEqualTo(plain.pValue());
            assertThat(result.method().name()).isEqualTo(plain.method().name());
            assertThat(rest).isEqualTo(result);
        }
        assertThat(ClusteredTest.of(singles(1, 3), singles(0, 4)).orElseThrow().method())
                .isEqualTo(Method.FISHER_EXACT);
    }

    @Test
    void nearly_single_customers_give_nearly_the_test_of_two_shares() {
        Sums now = singles(120, 399).plus(Sums.of(2, 1));
        Sums before = singles(160, 400);

        Result result = ClusteredTest.of(now, before).orElseThrow();
        assertThat(result.method()).isEqualTo(Method.BY_CUSTOMER);
        assertThat(result.pValue()).isCloseTo(ShareTest.of(121, 401, 160, 400).pValue(), within(.001));
    }

    @Test
    void contacts_told_twice_by_the_same_customers_change_it_hardly_and_the_plain_test_much() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            Sums now = drawn(120, .3, .2, random);
            Sums before = drawn(150, .4, .2, random);
            double once = ClusteredTest.of(now, before).orElseThrow().pValue();
            double twice = ClusteredTest.of(times(2, now), times(2, before))
                    .orElseThrow()
                    .pValue();

            // Only a design effect below 1, which does not count, can set them apart.
            assertThat(twice).isBetween(once - 1e-9, once + .05);
            double plain =
                    ShareTest.of(now.x(), now.n(), before.x(), before.n()).pValue();
            double shrunk = ShareTest.of(2 * now.x(), 2 * now.n(), 2 * before.x(), 2 * before.n())
                    .pValue();
            assertThat(shrunk).isLessThan(plain);
            assertThat(plain).isLessThanOrEqualTo(once + 1e-9);
        }
    }

    @Test
    void it_is_the_same_from_either_side_and_of_hits_or_misses() {
        Random random = new Random(6);
        for (int round = 0; round < 200; round++) {
            Sums now = drawn(20 + random.nextInt(100), random.nextDouble() / 4, .25, random);
            Sums before = drawn(20 + random.nextInt(100), random.nextDouble() / 4, .25, random);
            Result result = ClusteredTest.of(now, before).orElseThrow();

            assertThat(result.pValue()).isBetween(0.0, 1.0);
            assertThat(ClusteredTest.of(before, now).orElseThrow().pValue()).isCloseTo(result.pValue(), within(1e-12));
            assertThat(ClusteredTest.of(misses(now), misses(before))
                            .orElseThrow()
                            .pValue())
                    .isCloseTo(result.pValue(), within(1e-9));
        }
    }

    private static Sums misses(Sums sums) {
        return new Sums(
                sums.customers(),
                sums.n(),
                sums.n() - sums.x(),
                sums.nn(),
                sums.nn() - sums.nx(),
                sums.nn() - 2 * sums.nx() + sums.xx());
    }

    @Test
    void one_customer_with_six_hits_is_one_customer() {
        Sums six = singles(0, 80).plus(Sums.of(6, 6));
        Sums none = singles(0, 80).plus(Sums.of(6, 0));

        assertThat(ShareTest.of(6, 86, 0, 86).pValue()).isLessThan(.03);
        assertThat(ClusteredTest.of(six, none).orElseThrow().pValue()).isGreaterThan(.3);
    }

    @Test
    void where_nobody_or_everybody_has_it_there_is_no_difference() {
        Sums none = singles(0, 80).plus(Sums.of(6, 0));
        assertThat(ClusteredTest.of(none, none).orElseThrow().pValue()).isEqualTo(1);
        assertThat(ClusteredTest.of(misses(none), misses(none)).orElseThrow().pValue())
                .isEqualTo(1);
    }

    @Test
    void too_few_customers_are_told_and_so_is_a_group_without_others() {
        Sums many = singles(200, 1000).plus(Sums.of(2, 1));
        Sums few = singles(2, 7).plus(Sums.of(2, 1));

        assertThat(ClusteredTest.of(many, few)).isEmpty();
        assertThat(ClusteredTest.of(few, many)).isEmpty();
        assertThat(ClusteredTest.of(many, many.plus(Sums.of(1000, 200)))).isEmpty();
        assertThat(ClusteredTest.of(many, NOBODY)).isEmpty();
        assertThat(ClusteredTest.againstRest(NOBODY, many)).isEmpty();
        assertThat(ClusteredTest.againstRest(many, many)).isEmpty();
        assertThat(ClusteredTest.againstRest(few, many.plus(few))).isEmpty();
        assertThat(ClusteredTest.againstRest(many, many.plus(few))).isEmpty();
        // Three others who make sixty contacts are three, however many customers the group has.
        Sums three = Sums.of(20, 5).plus(Sums.of(20, 9)).plus(Sums.of(20, 1));
        assertThat(ClusteredTest.againstRest(many, many.plus(three))).isEmpty();
    }

    @Test
    void what_is_no_part_of_the_whole_is_refused() {
        Sums whole = singles(20, 100);
        assertThatThrownBy(() -> ClusteredTest.againstRest(singles(21, 90), whole))
                .hasMessageContaining("no part");
        assertThatThrownBy(() -> ClusteredTest.againstRest(singles(1, 90), whole))
                .hasMessageContaining("no part");
        assertThatThrownBy(() -> ClusteredTest.againstRest(singles(20, 101), whole))
                .hasMessageContaining("no part");
    }

    /** Where no customer stands on both sides the rest is known, and the two tests can be compared. */
    @Test
    void against_the_rest_is_near_the_test_of_two_where_nobody_stands_in_both() {
        Random random = new Random(8);
        for (int round = 0; round < 50; round++) {
            Sums group = drawn(100, .3, .25, random);
            Sums others = drawn(300, .35, .25, random);
            double direct = ClusteredTest.of(group, others).orElseThrow().pValue();
            double rest = ClusteredTest.againstRest(group, group.plus(others))
                    .orElseThrow()
                    .pValue();

            assertThat(rest).isCloseTo(direct, within(.01));
        }
    }

    /**
     * 400 unchanged weeks of 100 customers, contacts with an intraclass correlation of .25, shares large and small. Of
     * p-values to 5 % there are 20 by chance; three standard errors make it 33.
     */
    @Test
    void unchanged_shares_seldom_differ_where_the_plain_test_says_they_often_do() {
        for (double share : new double[] {.04, .3}) {
            Random random = new Random(20261128);
            int low = 0;
            int rest = 0;
            int plain = 0;
            for (int week = 0; week < 400; week++) {
                Sums now = drawn(100, share, .25, random);
                Sums before = drawn(100, share, .25, random);
                low += ClusteredTest.of(now, before).orElseThrow().pValue() <= .05 ? 1 : 0;
                rest += ClusteredTest.againstRest(now, now.plus(before))
                                        .orElseThrow()
                                        .pValue()
                                <= .05
                        ? 1
                        : 0;
                plain += ShareTest.of(now.x(), now.n(), before.x(), before.n()).pValue() <= .05 ? 1 : 0;
            }
            assertThat(low).isLessThanOrEqualTo(33);
            assertThat(rest).isLessThanOrEqualTo(33);
            assertThat(plain).isGreaterThan(33);
        }
    }

    /** A rise of 30 to 50 % among 150 customers is found nearly always, in spite of all caution. */
    @Test
    void a_share_that_did_change_is_found() {
        Random random = new Random(9);
        int found = 0;
        for (int week = 0; week < 100; week++) {
            Sums now = drawn(150, .5, .25, random);
            Sums before = drawn(150, .3, .25, random);
            found += ClusteredTest.of(now, before).orElseThrow().pValue() <= .05 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(85);
    }
}
