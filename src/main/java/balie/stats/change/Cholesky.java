package balie.stats.change;

import java.util.Optional;

/**
 * The lower triangular factor of a small symmetric positive definite matrix.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed. 2013, sec. 4.2.
 */
final class Cholesky {

    /** A pivot smaller than this share of its diagonal element: the rows before it say all that this one says. */
    private static final double SINGULAR = 1e-10;

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Nothing if the matrix is singular, or as good as.
     *
     * @param matrix square; only what is on and below the diagonal is read
     */
    static Optional<Cholesky> of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                lower[i][j] = (matrix[i][j] - products(lower[i], lower[j], j)) / lower[j][j];
            }
            double pivot = matrix[i][i] - products(lower[i], lower[i], i);
            if (!(pivot > SINGULAR * matrix[i][i])) {
                return Optional.empty();
            }
            lower[i][i] = Math.sqrt(pivot);
        }
        return Optional.of(new Cholesky(lower));
    }

    /** What the matrix takes to the right-hand side. */
    double[] solve(double[] right) {
        double[] x = forward(right);
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** vector' x inverse of the matrix x vector. */
    double quadraticOfInverse(double[] vector) {
        double[] half = forward(vector);
        return products(half, half, half.length);
    }

    private double[] forward(double[] right) {
        double[] x = new double[right.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (right[i] - products(lower[i], x, i)) / lower[i][i];
        }
        return x;
    }

    private static double products(double[] a, double[] b, int first) {
        double sum = 0;
        for (int k = 0; k < first; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
