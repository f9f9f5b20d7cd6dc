package balie.stats.change;

import java.util.Arrays;
import java.util.Optional;

/**
 * A log-linear model of counts whose variance is a multiple of their mean, fitted by iteratively reweighted least
 * squares.
 *
 * <p>Source: P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, sec. 2.5 (fit), ch. 9 (dispersion
 * by Pearson's statistic).
 */
final class QuasiPoisson {

    /** As in R's glm: the relative change of the deviance at which a fit stands, and the steps it may take. */
    private static final double STANDS = 1e-8;

    private static final int STEPS = 25;

    /** Added to counts as a first guess of their means, so that 0 has a logarithm. */
    private static final double FIRST = 0.1;

    /**
     * A mean below is on its way to 0, as that of a group of nothing but zeros: its logarithm cannot be told. Such a
     * fit comes to stand only far below.
     */
    private static final double VANISHED = 1e-6;

    private final double[][] rows;
    private final double[] counts;
    private final double[] offsets;
    private final double[] weights;

    /**
     * @param rows one of explaining numbers for each count, all of the same length, the constant among them
     * @param counts 0 or more, of the length of the rows
     * @param offsets added to the linear predictor: logarithms of exposures
     * @param weights above 0
     */
    QuasiPoisson(double[][] rows, double[] counts, double[] offsets, double[] weights) {
        this.rows = rows;
        this.counts = counts;
        this.offsets = offsets;
        this.weights = weights;
    }

    /**
     * @param coefficients one for each explaining number, on the logarithmic scale
     * @param means the fitted means of the counts
     * @param leverages the diagonal of the hat matrix, 0-1
     * @param dispersion Pearson's statistic over its degrees of freedom, 1 at least
     * @param factor the Cholesky factor of the information at dispersion 1
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed on within the package only, never compared.
    record Fit(double[] coefficients, double[] means, double[] leverages, double dispersion, Cholesky factor) {

        /** The linear predictor at a row, without offset. */
        double predictor(double[] row) {
            return dot(row, coefficients);
        }

        /** The variance of the linear predictor at a row. */
        double variance(double[] row) {
            return dispersion * factor.quadraticOfInverse(row);
        }
    }

    /** The fit, or nothing if it does not come to stand or cannot be told from the counts. */
    Optional<Fit> fit() {
        int n = counts.length;
        if (n <= rows[0].length) {
            return Optional.empty();
        }
        double[] means = Arrays.stream(counts).map(count -> count + FIRST).toArray();
        double deviance = deviance(means);
        for (int step = 0; step < STEPS; step++) {
            Optional<double[]> coefficients = step(means);
            if (coefficients.isEmpty() || !predict(coefficients.get(), means)) {
                return Optional.empty();
            }
            double before = deviance;
            deviance = deviance(means);
            if (Math.abs(deviance - before) < STANDS * (Math.abs(deviance) + FIRST)) {
                return result(coefficients.get(), means);
            }
        }
        return Optional.empty();
    }

    /** One weighted least squares solution from the means so far. */
    private Optional<double[]> step(double[] means) {
        double[] right = new double[rows[0].length];
        for (int i = 0; i < counts.length; i++) {
            double working = Math.log(means[i]) - offsets[i] + (counts[i] - means[i]) / means[i];
            for (int j = 0; j < right.length; j++) {
                right[j] += weights[i] * means[i] * rows[i][j] * working;
            }
        }
        return Cholesky.of(information(means)).map(factor -> factor.solve(right));
    }

    private double[][] information(double[] means) {
        int p = rows[0].length;
        double[][] information = new double[p][p];
        for (int i = 0; i < counts.length; i++) {
            double weight = weights[i] * means[i];
            for (int j = 0; j < p; j++) {
                double left = weight * rows[i][j];
                for (int k = 0; k <= j; k++) {
                    information[j][k] += left * rows[i][k];
                }
            }
        }
        return information;
    }

    /** Writes the means that the coefficients give; false if one of them runs off. */
    private boolean predict(double[] coefficients, double[] means) {
        for (int i = 0; i < means.length; i++) {
            means[i] = Math.exp(dot(rows[i], coefficients) + offsets[i]);
            if (!(means[i] > VANISHED && Double.isFinite(means[i]))) {
                return false;
            }
        }
        return true;
    }

    private double deviance(double[] means) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double log = counts[i] > 0 ? counts[i] * Math.log(counts[i] / means[i]) : 0;
            sum += 2 * weights[i] * (log - (counts[i] - means[i]));
        }
        return sum;
    }

    private Optional<Fit> result(double[] coefficients, double[] means) {
        return Cholesky.of(information(means)).map(factor -> {
            double[] leverages = new double[means.length];
            double pearson = 0;
            for (int i = 0; i < means.length; i++) {
                leverages[i] = weights[i] * means[i] * factor.quadraticOfInverse(rows[i]);
                double residual = counts[i] - means[i];
                pearson += weights[i] * residual * residual / means[i];
            }
            double dispersion = Math.max(1, pearson / (means.length - coefficients.length));
            return new Fit(coefficients, means, leverages, dispersion, factor);
        });
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
