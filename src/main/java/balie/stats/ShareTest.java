package balie.stats;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

import java.util.function.IntPredicate;

/**
 * Whether two independent shares differ: the p-value, two-sided, by Fisher's exact test where a cell of the two by two
 * table is expected to hold fewer than 5 if they do not differ, else by the score test, which is Pearson's chi-square
 * without a continuity correction.
 *
 * <p>Sources: R. A. Fisher, Statistical Methods for Research Workers, 5th ed. 1934, section 21.02; K. Pearson, Phil.
 * Mag. 50 (1900) 157; the limit of 5: W. G. Cochran, Biometrics 10 (1954) 417. Two-sided for the exact test means: all
 * tables with the same margins that are no more probable than the one found, as most programs have it.
 */
public final class ShareTest {

    /** A cell expected to hold fewer takes the exact test. */
    static final double LEAST_EXPECTED = 5;

    /** Tables as probable as the one found must count in spite of roundings. */
    private static final double ROUNDING = 1e-7;
    /** A term this much smaller than the sum no longer changes it, and the terms after it are smaller still. */
    private static final double NEGLIGIBLE = 1e-18;

    private ShareTest() {}

    /** How a p-value was found. */
    public enum Method {
        FISHER_EXACT,
        SCORE
    }

    /** @param pValue 0-1; 0 where it is too small for a number */
    public record Result(double pValue, Method method) {}

    /**
     * The test of {@code n1} among {@code of1} against {@code n2} among {@code of2}.
     *
     * @throws IllegalArgumentException unless each is a share, 0 <= n <= of and of > 0, and all are together fewer
     *     than 2^31
     */
    public static Result of(long n1, long of1, long n2, long of2) {
        Table table = Table.of(n1, of1, n2, of2);
        return table.leastExpected() < LEAST_EXPECTED
                ? new Result(fisher(table), Method.FISHER_EXACT)
                : new Result(score(n1, of1, n2, of2), Method.SCORE);
    }

    /**
     * The table, turned so that the cell with the lowest expected count stands first: then the counts that it can have
     * start at 0.
     *
     * @param cell what that cell holds
     * @param row of that cell: the smaller row
     * @param column of that cell: the smaller column
     */
    private record Table(int cell, int row, int column, int all) {

        static Table of(long n1, long of1, long n2, long of2) {
            if (of1 <= 0 || n1 < 0 || n1 > of1 || of2 <= 0 || n2 < 0 || n2 > of2) {
                throw new IllegalArgumentException("no two shares: " + n1 + " of " + of1 + ", " + n2 + " of " + of2);
            }
            if (of1 > Integer.MAX_VALUE - of2) {
                throw new IllegalArgumentException("too many to test: " + of1 + " and " + of2);
            }
            long with = n1 + n2;
            long without = of1 + of2 - with;
            long hits = of1 <= of2 ? n1 : n2;
            long row = Math.min(of1, of2);
            long cell = with <= without ? hits : row - hits;
            return new Table((int) cell, (int) row, (int) Math.min(with, without), (int) (of1 + of2));
        }

        double leastExpected() {
            return (double) row * column / all;
        }
    }

    /** The exact p-value whatever the counts are. */
    static double fisher(long n1, long of1, long n2, long of2) {
        return fisher(Table.of(n1, of1, n2, of2));
    }

    private static double fisher(Table table) {
        HypergeometricDistribution chance = HypergeometricDistribution.of(table.all(), table.column(), table.row());
        double limit = chance.probability(table.cell()) * (1 + ROUNDING);
        int last = chance.getSupportUpperBound();
        // The probabilities rise up to the most probable count and fall after it.
        int mode = (int) Math.min(last, (table.row() + 1L) * (table.column() + 1L) / (table.all() + 2L));
        int below = lastThat(-1, mode, count -> chance.probability(count) <= limit);
        int above = 1 + lastThat(mode, last, count -> chance.probability(count) > limit);
        return Math.min(1, tail(chance, below, -1) + tail(chance, above, 1));
    }

    /**
     * The last count from {@code first} on, itself taken for granted, up to {@code last} that holds, where all before
     * it do.
     */
    private static int lastThat(int first, int last, IntPredicate holds) {
        int low = first;
        int high = last;
        while (low < high) {
            int middle = (int) ((low + high + 1L) >> 1);
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The probability from a count on, away from the most probable one. */
    private static double tail(HypergeometricDistribution chance, int start, int step) {
        double sum = 0;
        for (int count = start; count >= 0 && count <= chance.getSupportUpperBound(); count += step) {
            double term = chance.probability(count);
            sum += term;
            if (term <= sum * NEGLIGIBLE) {
                break;
            }
        }
        return sum;
    }

    /** The p-value of the score test whatever the counts are; 1 if all or none have it. */
    static double score(long n1, long of1, long n2, long of2) {
        double together = (double) (n1 + n2) / (of1 + of2);
        double variance = together * (1 - together) * (1.0 / of1 + 1.0 / of2);
        if (n1 + n2 == 0 || n1 + n2 == of1 + of2) {
            return 1;
        }
        double distance = Math.abs((double) n1 / of1 - (double) n2 / of2) / Math.sqrt(variance);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(distance));
    }
}
