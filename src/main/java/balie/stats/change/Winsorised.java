package balie.stats.change;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

import java.util.stream.IntStream;

/**
 * The mean square of values of which the outermost tenth at each end is set to the nearest that remains, so that a few
 * far ones do not make it.
 *
 * <p>Drawing in makes it small also where nothing lies far out: of many standard normal values it is 0.68 in the mean
 * (of 40 also, of 12: 0.74, of 10: 0.70). So it is held against what it is in the mean for as many standard normal values: {@link
 * #dispersion} is then 1 in the mean for these.
 */
final class Winsorised {

    private static final double SHARE = 0.1;

    /** Standard normal values beyond this add nothing. */
    private static final double FARTHEST = 9;

    private static final int STEPS = 1_800;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Winsorised() {}

    /** The mean square over that of as many standard normal values; of one value at least, in rising order. */
    static double dispersion(double... sorted) {
        int n = sorted.length;
        int drawnIn = drawnIn(n);
        double meanSquare = IntStream.range(0, n)
                .mapToDouble(i -> sorted[Math.min(Math.max(i, drawnIn), n - 1 - drawnIn)])
                .map(value -> value * value)
                .average()
                .orElseThrow();
        return meanSquare / expected(n);
    }

    /** How many at each end are drawn in. */
    static int drawnIn(int n) {
        return (int) (SHARE * n);
    }

    /**
     * The mean of the mean square of so many standard normal values. Of those that stay, all together have the density
     * n x density x P(as many others below as can be); the nearest that remains, at each end, stands for those beyond
     * it as well.
     */
    static double expected(int n) {
        int drawnIn = drawnIn(n);
        if (drawnIn == 0) {
            return 1;
        }
        double step = 2 * FARTHEST / STEPS;
        return IntStream.range(0, STEPS)
                .mapToDouble(i -> -FARTHEST + (i + 0.5) * step)
                .map(z -> z * z * NORMAL.density(z) * counted(n, drawnIn, NORMAL.cumulativeProbability(z)) * step)
                .sum();
    }

    /** How often a value at this quantile counts in the mean square, in the mean, itself and for those beyond it. */
    private static double counted(int n, int drawnIn, double quantile) {
        BinomialDistribution below = BinomialDistribution.of(n - 1, quantile);
        double stays = RegularizedBeta.value(quantile, drawnIn, n - drawnIn)
                - RegularizedBeta.value(quantile, n - drawnIn, drawnIn);
        double nearest = below.probability(drawnIn) + below.probability(n - 1 - drawnIn);
        return stays + drawnIn * nearest;
    }
}
