package balie.bench;

import java.util.SplittableRandom;

/** Random numbers of the distributions that counts at a desk are simulated with. */
final class Draws {

    /** exp of less this much is near the smallest number there is; larger means are drawn in parts. */
    private static final double PART = 25;

    private final SplittableRandom random;

    Draws(SplittableRandom random) {
        this.random = random;
    }

    /** From 0 to below 1. */
    double uniform() {
        return random.nextDouble();
    }

    double normal() {
        return random.nextGaussian();
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long binomial(long of, double share) {
        long hits = 0;
        for (long i = 0; i < of; i++) {
            hits += chance(share) ? 1 : 0;
        }
        return hits;
    }

    /** Waiting times are added up until they exceed the mean; a Poisson count is the sum of those of its parts. */
    long poisson(double mean) {
        long count = 0;
        for (double left = mean; left > 0; left -= PART) {
            double limit = Math.exp(-Math.min(left, PART));
            for (double product = uniform(); product > limit; product *= uniform()) {
                count++;
            }
        }
        return count;
    }

    /**
     * A negative binomial count, Poisson where the dispersion is 1.
     *
     * @param dispersion variance / mean, 1 at least
     */
    long count(double mean, double dispersion) {
        return dispersion > 1 ? poisson((dispersion - 1) * gamma(mean / (dispersion - 1))) : poisson(mean);
    }

    /** Of scale 1. Source: G. Marsaglia, W. W. Tsang, ACM Trans. Math. Softw. 26 (2000) 363. */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - uniform()) < x * x / 2 + d * (1 - v + Math.log(v))) {
                return d * v;
            }
        }
    }

    /**
     * The share of one unit, from a beta distribution, where units are like themselves.
     *
     * @param likeness the intraclass correlation of the unit's cases, 0 for none, below 1
     */
    double share(double mean, double likeness) {
        if (!(likeness > 0)) {
            return mean;
        }
        double size = (1 - likeness) / likeness;
        double hits = gamma(mean * size);
        double misses = gamma((1 - mean) * size);
        return hits + misses > 0 ? hits / (hits + misses) : chance(mean) ? 1 : 0;
    }
}
