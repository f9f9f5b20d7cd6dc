package balie.stats;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ShareTestTest {

    /**
     * R. A. Fisher, The Design of Experiments, 1935, chapter II: 3 of 4 cups told right is 34 of 70 ways, two-sided.
     */
    @Test
    void agrees_with_the_tasting_of_tea() {
        ShareTest.Result result = ShareTest.of(3, 4, 1, 4);

        assertThat(result.method()).isEqualTo(ShareTest.Method.FISHER_EXACT);
        assertThat(result.pValue()).isCloseTo(34.0 / 70, within(1e-12));
    }

    /**
     * Convicted twins, R. A. Fisher, Statistical Methods for Research Workers, 1934: 10 of 13 monozygotic, 2 of 17
     * dizygotic. Chi-square is 13.032 in section 21.01; the one tail is 619 / 1330665 in section 21.02, and R's
     * fisher.test prints .0005367 for both.
     */
    @Test
    void agrees_with_the_twins() {
        ShareTest.Result result = ShareTest.of(10, 13, 2, 17);

        // The lowest expected count is 12 * 13 / 30 = 5.2.
        assertThat(result.method()).isEqualTo(ShareTest.Method.SCORE);
        assertThat(result.pValue()).isCloseTo(.000306, within(5e-7));
        assertThat(ShareTest.fisher(10, 13, 2, 17)).isBetween(619.0 / 1330665, 2 * 619.0 / 1330665);
        assertThat(ShareTest.fisher(10, 13, 2, 17)).isCloseTo(.0005367, within(5e-8));
    }

    /** Every table by whole numbers. */
    private static double exact(int n1, int of1, int n2, int of2) {
        BigInteger found = ways(n1, of1, n1 + n2 - n1, of2);
        BigInteger sum = BigInteger.ZERO;
        BigInteger all = BigInteger.ZERO;
        for (int k = 0; k <= n1 + n2; k++) {
            BigInteger ways = ways(k, of1, n1 + n2 - k, of2);
            all = all.add(ways);
            sum = ways.compareTo(found) <= 0 ? sum.add(ways) : sum;
        }
        return new BigDecimal(sum)
                .divide(new BigDecimal(all), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static BigInteger ways(int k1, int of1, int k2, int of2) {
        return choose(of1, k1).multiply(choose(of2, k2));
    }

    private static BigInteger choose(int n, int k) {
        if (k > n) {
            return BigInteger.ZERO;
        }
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }

    @Test
    void the_exact_test_counts_all_tables_that_are_no_more_probable() {
        for (int of1 = 1; of1 <= 11; of1++) {
            for (int of2 = 1; of2 <= 12; of2++) {
                for (int n1 = 0; n1 <= of1; n1++) {
                    for (int n2 = 0; n2 <= of2; n2++) {
                        assertThat(ShareTest.fisher(n1, of1, n2, of2))
                                .as("%d/%d %d/%d", n1, of1, n2, of2)
                                .isCloseTo(exact(n1, of1, n2, of2), within(1e-12));
                    }
                }
            }
        }
    }

    @Test
    void the_exact_test_holds_far_out_in_the_tail() {
        double exact = exact(150, 200, 40, 300);

        assertThat(exact).isLessThan(1e-40);
        assertThat(ShareTest.fisher(150, 200, 40, 300) / exact).isCloseTo(1, within(1e-9));
        assertThat(ShareTest.fisher(40, 300, 150, 200) / exact).isCloseTo(1, within(1e-9));
    }

    @Test
    void for_millions_of_counts_the_two_tests_agree() {
        long million = 1_000_000;

        double exact = ShareTest.fisher(300_000, million, 601_500, 2 * million);
        double score = ShareTest.score(300_000, million, 601_500, 2 * million);

        assertThat(score).isBetween(.01, .5);
        assertThat(exact).isCloseTo(score, within(.002));
        assertThat(ShareTest.of(3, 900 * million, 0, 900 * million).method()).isEqualTo(ShareTest.Method.FISHER_EXACT);
        // The three fell on either side by chance alone: all on this one, or all on the other.
        assertThat(ShareTest.of(3, 900 * million, 0, 900 * million).pValue()).isCloseTo(.25, within(1e-6));
        assertThat(ShareTest.of(million, million, 0, million).pValue()).isZero();
    }

    @Test
    void the_order_and_what_is_counted_do_not_matter() {
        ShareTest.Result result = ShareTest.of(4, 50, 30, 200);

        assertThat(ShareTest.of(30, 200, 4, 50)).isEqualTo(result);
        assertThat(ShareTest.of(46, 50, 170, 200).pValue()).isCloseTo(result.pValue(), within(1e-12));
        ShareTest.Result few = ShareTest.of(1, 9, 30, 200);
        assertThat(few.method()).isEqualTo(ShareTest.Method.FISHER_EXACT);
        assertThat(ShareTest.of(8, 9, 170, 200).pValue()).isCloseTo(few.pValue(), within(1e-12));
    }

    @Test
    void where_all_or_none_have_it_nothing_differs() {
        assertThat(ShareTest.of(0, 5, 0, 900).pValue()).isEqualTo(1);
        assertThat(ShareTest.of(5, 5, 900, 900).pValue()).isEqualTo(1);
        assertThat(ShareTest.score(5, 5, 900, 900)).isEqualTo(1);
        assertThat(ShareTest.of(50, 100, 50, 100)).isEqualTo(new ShareTest.Result(1, ShareTest.Method.SCORE));
    }

    @Test
    void what_is_no_share_is_refused() {
        assertThatThrownBy(() -> ShareTest.of(1, 2, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShareTest.of(3, 2, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShareTest.of(3, Long.MAX_VALUE, 1, 2)).hasMessageContaining("too many");
    }
}
