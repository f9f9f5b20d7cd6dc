package balie.stats.change;

import org.apache.commons.statistics.distribution.TDistribution;

import static org.apache.commons.numbers.gamma.LogGamma.value;

/**
 * The limits outside which a new point is an alarm: where nothing has changed, {@value #ERROR} of new points are, the
 * same as lie beyond three known sigmas.
 *
 * <p>The limits that a control chart draws take mean and sigma as known. They are estimates, and of few points poor
 * ones: of 12 points they leave 2 to 3 % of new ones outside. These are prediction limits, wider: mean +- t x sigma x
 * sqrt(1 + 1 / points), with the quantile of Student's t.
 *
 * <p>The degrees of freedom are those of a chi distribution that varies as much for its size as the mean moving range
 * does (P. B. Patnaik, Biometrika 37 (1950) 78, for mean ranges). Of normal values with sigma 1 a moving range |x2 -
 * x1| has the mean 2 / sqrt(pi) and the variance 2 - 4 / pi, and two that share a value have the covariance of the
 * sizes of two normal values of correlation -1/2, (4 / pi) (sqrt(3) / 2 + pi / 12 - 1). That makes 0.6 to 0.7 degrees
 * for each range. Simulated, 0.14 % of new normal values are outside for 6 points, 0.21 % for 12 and 0.25 % for 26 and
 * 52.
 */
public record AlarmLimits(double low, double high) {

    /** The probability of an alarm where nothing has changed, both sides together. */
    public static final double ERROR = 0.0027;

    /** Points from which there are limits: with fewer they would lie so far out that they say nothing. */
    public static final int FEWEST = 6;

    private static final double MEAN = 2 / Math.sqrt(Math.PI);
    private static final double VARIANCE = 2 - 4 / Math.PI;
    private static final double COVARIANCE = 4 / Math.PI * (Math.sqrt(3) / 2 + Math.PI / 12 - 1);

    /** So near to the degrees of freedom is near enough. */
    private static final double CLOSE = 1e-6;

    private static final double MOST_FREEDOM = 1e6;

    /** Whether a new point is an alarm. */
    public boolean outside(double value) {
        return value < low || value > high;
    }

    /**
     * How many mean moving ranges of a baseline of so many points the limits lie from the mean, where the mean itself
     * is known; at least {@link #FEWEST}.
     */
    static double ranges(int points) {
        double relative = relativeVariance(points);
        double quantile = TDistribution.of(freedom(points)).inverseSurvivalProbability(ERROR / 2);
        // The chi distribution has the mean square of the mean moving range.
        return quantile / (MEAN * Math.sqrt(1 + relative));
    }

    /** The degrees of freedom of the mean moving range of so many points. */
    static double freedom(int points) {
        double relative = relativeVariance(points);
        double low = CLOSE;
        double high = MOST_FREEDOM;
        while (high - low > CLOSE * high) {
            double middle = (low + high) / 2;
            if (relativeVarianceOfChi(middle) > relative) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Variance over squared mean of the mean moving range of so many independent normal values. */
    private static double relativeVariance(int points) {
        double ranges = points - 1.0;
        return (ranges * VARIANCE + 2 * (ranges - 1) * COVARIANCE) / (ranges * ranges * MEAN * MEAN);
    }

    private static double relativeVarianceOfChi(double freedom) {
        double logOfRatio = value(freedom / 2) - value((freedom + 1) / 2);
        return freedom / 2 * Math.exp(2 * logOfRatio) - 1;
    }
}
