package balie.stats;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Empirical Bayes estimates of many effects of one kind: each is drawn towards the mean of all, the more the less sure it is. The largest of
 * many estimates are mostly too large, since chance helped to make them the largest; what is left after the shrinkage is not, however
 * the largest were picked.
 *
 * <p>Method. The effects are taken to be normal around their mean with a variance tau^2, the estimates normal around the effects with known
 * variances (B. Efron, C. Morris, J. Am. Stat. Assoc. 70 (1975) 311). Tau^2 is that of R. C. Paule, J. Mandel (J. Res. Natl. Bur.
 * Stand. 87 (1982) 377): the one at which the weighted squares of the distances from the mean are as many as there are degrees of freedom.
 * The variance of an effect has the two terms of C. N. Morris (J. Am. Stat. Assoc. 78 (1983) 47, formulas 4.1 to 4.3) for a mean and a
 * tau^2 that are estimates themselves.
 *
 * <p>Where few effects are large and all others nothing, the large ones are drawn in too far: what is told of them is too little.
 */
public final class Shrinkage {

    /** Of fewer effects tau^2 can not be told; Morris's terms need four. */
    public static final int FEWEST = 5;

    private static final int BISECTIONS = 100;

    private final List<Estimate> estimates;
    private final double variance;
    private final double mean;
    private final double varianceOfMean;

    /** The mean of the variances of the estimates, weighted as the mean is. */
    private final double usualVariance;

    private Shrinkage(List<Estimate> estimates) {
        this.estimates = List.copyOf(estimates);
        this.variance = pauleMandel(this.estimates);
        this.mean = mean(this.estimates, variance);
        double weights = weights(this.estimates, variance);
        this.varianceOfMean = 1 / weights;
        this.usualVariance = this.estimates.stream()
                        .mapToDouble(e -> e.variance() / (e.variance() + variance))
                        .sum()
                / weights;
    }

    /** @param variance above 0: how far the value is off by chance */
    public record Estimate(double value, double variance) {

        /** @throws IllegalArgumentException if the variance is no finite number above 0 */
        public Estimate {
            if (!(variance > 0) || !Double.isFinite(variance) || !Double.isFinite(value)) {
                throw new IllegalArgumentException("no estimate: " + value + ", variance " + variance);
            }
        }
    }

    /** What is believed of an effect, or of a sum of them, after all were seen. */
    public record Posterior(double mean, double variance) {

        public double low() {
            return mean - Wilson.NORMAL_975 * Math.sqrt(variance);
        }

        public double high() {
            return mean + Wilson.NORMAL_975 * Math.sqrt(variance);
        }

        /** The same in another unit. */
        public Posterior times(double factor) {
            return new Posterior(factor * mean, factor * factor * variance);
        }
    }

    /** @return empty: fewer than {@link #FEWEST} */
    public static Optional<Shrinkage> of(List<Estimate> estimates) {
        return estimates.size() < FEWEST ? Optional.empty() : Optional.of(new Shrinkage(estimates));
    }

    /** The mean of the effects. */
    public double mean() {
        return mean;
    }

    /** Tau^2: how far the effects lie from each other, apart from chance; 0 where chance explains all of it. */
    public double variance() {
        return variance;
    }

    /** @param i place of the estimate in the list */
    public Posterior posterior(int i) {
        return sum(Map.of(i, 1.0));
    }

    /**
     * A sum of effects.
     *
     * @param factors what each is multiplied with, by its place in the list
     */
    public Posterior sum(Map<Integer, Double> factors) {
        double sum = 0;
        double apart = 0;
        double together = 0;
        for (Map.Entry<Integer, Double> factor : factors.entrySet()) {
            Estimate estimate = estimates.get(factor.getKey());
            double a = factor.getValue();
            double drawn = drawn(estimate);
            sum += a * (estimate.value() + drawn * (mean - estimate.value()));
            apart += a * a * ((1 - drawn) * estimate.variance() + ofVariance(estimate, drawn));
            together += a * drawn;
        }
        return new Posterior(sum, apart + together * together * varianceOfMean);
    }

    /** What part of the way to the mean an estimate is drawn; a little less than tau^2 says, since that is an estimate. */
    private double drawn(Estimate estimate) {
        double k = estimates.size();
        return (k - 3) / (k - 1) * estimate.variance() / (estimate.variance() + variance);
    }

    /** What not knowing tau^2 adds. */
    private double ofVariance(Estimate estimate, double drawn) {
        double distance = estimate.value() - mean;
        return 2.0
                / (estimates.size() - 3)
                * drawn
                * drawn
                * (usualVariance + variance)
                / (estimate.variance() + variance)
                * distance
                * distance;
    }

    private static double weights(List<Estimate> estimates, double variance) {
        return estimates.stream()
                .mapToDouble(e -> 1 / (e.variance() + variance))
                .sum();
    }

    private static double mean(List<Estimate> estimates, double variance) {
        return estimates.stream()
                        .mapToDouble(e -> e.value() / (e.variance() + variance))
                        .sum()
                / weights(estimates, variance);
    }

    /** The weighted squares fall as the variance grows, so the one that fits is found by halving. */
    private static double pauleMandel(List<Estimate> estimates) {
        if (excessSquares(estimates, 0) <= 0) {
            return 0;
        }
        double low = 0;
        double high = largest(estimates);
        while (excessSquares(estimates, high) > 0) {
            high *= 2;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (excessSquares(estimates, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double largest(List<Estimate> estimates) {
        return estimates.stream().mapToDouble(Estimate::variance).max().orElse(1);
    }

    private static double excessSquares(List<Estimate> estimates, double variance) {
        double mean = mean(estimates, variance);
        double squares = 0;
        for (Estimate each : estimates) {
            squares += (each.value() - mean) * (each.value() - mean) / (each.variance() + variance);
        }
        return squares - (estimates.size() - 1);
    }
}
