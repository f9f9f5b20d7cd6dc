package balie.stats.change;

import balie.stats.change.UnusualCount.Week;
import org.apache.commons.numbers.gamma.RegularizedBeta;

import java.util.List;

/**
 * This week's count beside the sum of earlier ones: given the total of both, and no change, it is a binomial draw from
 * that total with the share that this week has in the exposure.
 *
 * <p>Source: J. Przyborowski and H. Wilenski, Biometrika 31 (1940) 313-323. Where the earlier weeks differ more from
 * each other than the Poisson distribution has it, all counts are divided by that dispersion: J. N. K. Rao and A. J.
 * Scott, Stat. Med. 18 (1999) 1373-1385.
 */
final class ConditionalBinomial implements Tails {

    private final double share;
    private final double earlier;
    private final double dispersion;

    /**
     * @param share of this week in the exposure of all, between 0 and 1
     * @param earlier the sum of the counts of the earlier weeks
     * @param dispersion 1 or more
     */
    private ConditionalBinomial(double share, double earlier, double dispersion) {
        this.share = share;
        this.earlier = earlier;
        this.dispersion = dispersion;
    }

    /**
     * @param mean the expected count
     * @param dispersion variance / mean of the earlier counts, 1 at least
     */
    record Expectation(double mean, double dispersion, Tails tails) {}

    /** @param history two weeks at least, all of an exposure above 0 */
    static Expectation expect(List<Week> history, double exposure) {
        double sum = history.stream().mapToDouble(Week::count).sum();
        double exposures = history.stream().mapToDouble(Week::exposure).sum();
        double rate = sum / exposures;
        int freedom = history.size() - 1;
        double dispersion = sum > 0 ? Math.max(1, pearson(history, rate) / freedom) : 1;
        Tails tails = new ConditionalBinomial(exposure / (exposure + exposures), sum, dispersion);
        return new Expectation(
                rate * exposure,
                dispersion,
                dispersion > 1 ? StudentTails.of(tails, dispersion, sum / history.size(), freedom) : tails);
    }

    private static double pearson(List<Week> history, double rate) {
        return history.stream()
                .mapToDouble(week -> {
                    double mean = rate * week.exposure();
                    return (week.count() - mean) * (week.count() - mean) / mean;
                })
                .sum();
    }

    @Override
    public double atLeast(long count) {
        return count <= 0 ? 1 : RegularizedBeta.value(share, count / dispersion, earlier / dispersion + 1);
    }

    @Override
    public double atMost(long count) {
        return earlier > 0 ? RegularizedBeta.complement(share, count / dispersion + 1, earlier / dispersion) : 1;
    }
}
