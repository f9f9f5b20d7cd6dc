package balie.stats;

/**
 * The difference of two independent shares with its interval, 95 %: the hybrid score interval.
 *
 * <p>Source: R. G. Newcombe, Stat. Med. 17 (1998) 873, method 10. It is made of the Wilson intervals of the two shares and,
 * like them, holds for small counts and for shares of 0 and 1.
 */
public final class Newcombe {

    private Newcombe() {}

    /**
     * @param difference in percentage points, -100 to 100
     * @param low in percentage points
     * @param high in percentage points
     */
    public record Points(double difference, double low, double high) {}

    /**
     * The share of {@code n1} among {@code of1} less the share of {@code n2} among {@code of2}.
     *
     * @throws IllegalArgumentException unless each is a share: 0 <= n <= of and of > 0
     */
    public static Points difference(long n1, long of1, long n2, long of2) {
        return difference(n1, of1, n2, of2, Wilson.ALPHA);
    }

    /**
     * The same with an interval wide enough that of {@code comparisons} such intervals one or more miss the true difference in at
     * most one case of twenty (Bonferroni).
     */
    public static Points amongMany(long n1, long of1, long n2, long of2, int comparisons) {
        return difference(n1, of1, n2, of2, Wilson.ALPHA / Math.max(1, comparisons));
    }

    private static Points difference(long n1, long of1, long n2, long of2, double error) {
        return squareAndAdd(Wilson.of(n1, of1, error), Wilson.of(n2, of2, error));
    }

    /** The same of two independent shares by their intervals, whatever they were made from. */
    static Points squareAndAdd(Wilson.Percents one, Wilson.Percents two) {
        double difference = one.percent() - two.percent();
        return new Points(
                difference,
                difference - Math.hypot(one.percent() - one.low(), two.high() - two.percent()),
                difference + Math.hypot(one.high() - one.percent(), two.percent() - two.low()));
    }
}
