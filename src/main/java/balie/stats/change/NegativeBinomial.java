package balie.stats.change;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Counts whose variance is a multiple of their mean: the negative binomial distribution of size mean / (dispersion - 1)
 * and probability 1 / dispersion, and the Poisson distribution at dispersion 1.
 *
 * <p>Its tails are the regularised incomplete beta function (M. Abramowitz and I. Stegun, Handbook of Mathematical
 * Functions, 1964, 26.5.26) and, for the Poisson distribution, the incomplete gamma function (26.4.21).
 */
final class NegativeBinomial implements Tails {

    /** So near to 1 the size is so large that the Poisson distribution is the more exact one. */
    private static final double POISSON_BELOW = 1 + 1e-6;

    private final double mean;
    private final double dispersion;

    /**
     * @param mean above 0
     * @param dispersion variance / mean, 1 or more
     */
    NegativeBinomial(double mean, double dispersion) {
        if (!(mean > 0 && dispersion >= 1) || Double.isInfinite(mean * dispersion)) {
            throw new IllegalArgumentException("no distribution of mean " + mean + " and dispersion " + dispersion);
        }
        this.mean = mean;
        this.dispersion = dispersion;
    }

    @Override
    public double atMost(long count) {
        if (count < 0) {
            return 0;
        }
        return dispersion < POISSON_BELOW
                ? RegularizedGamma.Q.value(count + 1.0, mean)
                : RegularizedBeta.value(1 / dispersion, size(), count + 1.0);
    }

    @Override
    public double atLeast(long count) {
        if (count <= 0) {
            return 1;
        }
        return dispersion < POISSON_BELOW
                ? RegularizedGamma.P.value((double) count, mean)
                : RegularizedBeta.complement(1 / dispersion, size(), (double) count);
    }

    private double size() {
        return mean / (dispersion - 1);
    }
}
