package balie.stats.change;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tails made heavier because the dispersion behind them is itself an estimate: a tail probability is taken to its
 * normal score, and that to the t distribution.
 *
 * <p>Neither Farrington et al. nor Noufaily et al. do so; with the fewer weeks of a help desk their plug-in threshold
 * raises up to five times the false alarms that were asked for. The degrees of freedom are those of the estimate over
 * 1 + kurtosis / 2, where the excess kurtosis of a negative binomial count is 6 (dispersion - 1) / mean + 1 /
 * (dispersion x mean): the variance of a variance grows with the kurtosis (H. Cramer, Mathematical Methods of
 * Statistics, 1946, 27.4).
 */
final class StudentTails implements Tails {

    /** With fewer, bounds would lie so far out that they say nothing. */
    private static final double FEWEST_DEGREES = 2;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Tails tails;
    private final TDistribution student;

    private StudentTails(Tails tails, TDistribution student) {
        this.tails = tails;
        this.student = student;
    }

    /**
     * @param dispersion above 1
     * @param mean of the counts from which the dispersion was estimated, above 0
     * @param freedom the degrees of freedom of that estimate
     */
    static StudentTails of(Tails tails, double dispersion, double mean, int freedom) {
        double kurtosis = 6 * (dispersion - 1) / mean + 1 / (dispersion * mean);
        double degrees = Math.max(FEWEST_DEGREES, freedom / (1 + kurtosis / 2));
        return new StudentTails(tails, TDistribution.of(degrees));
    }

    @Override
    public double atLeast(long count) {
        return heavier(tails.atLeast(count));
    }

    @Override
    public double atMost(long count) {
        return heavier(tails.atMost(count));
    }

    private double heavier(double probability) {
        return student.survivalProbability(NORMAL.inverseSurvivalProbability(probability));
    }
}
