package balie.stats;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * The Wilson score interval of a share, 95 %.
 *
 * <p>Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209; recommended in D. Altman et al., Statistics with
 * Confidence, 2000. It stays within 0 and 1 and holds for small counts, where the usual plus-or-minus does not.
 */
public final class Wilson {

    static final double ALPHA = 0.05;
    /** The quantile of the normal distribution that leaves 2.5 % above. */
    public static final double NORMAL_975 = 1.959963984540054;

    private static final double PERCENT = 100.0;

    private Wilson() {}

    /**
     * @param low in percent, 0-100
     * @param high in percent, 0-100
     */
    public record Percents(double percent, double low, double high) {}

    /**
     * The share of {@code n} among {@code of} in percent, with its interval.
     *
     * @throws IllegalArgumentException unless 0 <= n <= of and of > 0
     */
    public static Percents of(long n, long of) {
        return of(n, of, ALPHA);
    }

    /**
     * The same with an interval that misses the true share as often as {@code error}.
     *
     * @param error between 0 and 1; 0.05 for the usual 95 %
     */
    static Percents of(long n, long of, double error) {
        if (of <= 0 || n < 0 || n > of) {
            throw new IllegalArgumentException("no share: " + n + " of " + of);
        }
        Interval interval =
                BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(Math.toIntExact(of), Math.toIntExact(n), error);
        return new Percents(PERCENT * n / of, PERCENT * interval.getLowerBound(), PERCENT * interval.getUpperBound());
    }

    /**
     * The same for a size that is not a count, such as an effective one.
     *
     * @param share 0 to 1
     * @param size above 0
     * @param quantile of the normal distribution, or of another in its place
     */
    static Percents score(double share, double size, double quantile) {
        double square = quantile * quantile / size;
        double centre = share + square / 2;
        double half = Math.sqrt(square * (share * (1 - share) + square / 4));
        return new Percents(
                PERCENT * share,
                PERCENT * Math.max(0, (centre - half) / (1 + square)),
                PERCENT * Math.min(1, (centre + half) / (1 + square)));
    }
}
