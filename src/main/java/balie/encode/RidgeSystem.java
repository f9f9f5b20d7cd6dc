package balie.encode;

import java.util.stream.IntStream;

/**
 * Least squares with a penalty on the size of the solution, of many right-hand sides with one sparse matrix. Conjugate gradients
 * on the normal equations (CGLS: Björck, Numerical Methods for Least Squares Problems, 1996, 7.4), each right-hand side with
 * step widths of its own.
 */
final class RidgeSystem {

    private final int[][] columns;
    private final float[][] values;
    private final int width;
    private final float ridge;
    /** The matrix by columns: row numbers and values. */
    private final int[][] rowsOf;

    private final float[][] valuesOf;

    RidgeSystem(int[][] columns, float[][] values, int width, double ridge) {
        this.columns = columns;
        this.values = values;
        this.width = width;
        this.ridge = (float) ridge;
        int[] counts = new int[width];
        for (int[] row : columns) {
            for (int c : row) {
                counts[c]++;
            }
        }
        rowsOf = new int[width][];
        valuesOf = new float[width][];
        for (int c = 0; c < width; c++) {
            rowsOf[c] = new int[counts[c]];
            valuesOf[c] = new float[counts[c]];
            counts[c] = 0;
        }
        for (int r = 0; r < columns.length; r++) {
            for (int k = 0; k < columns[r].length; k++) {
                int c = columns[r][k];
                rowsOf[c][counts[c]] = r;
                valuesOf[c][counts[c]++] = values[r][k];
            }
        }
    }

    /** The solution, a row a column of the matrix. */
    float[][] solve(float[][] targets, float[] offset, int steps) {
        int size = offset.length;
        float[][] x = new float[width][size];
        float[][] residual = new float[targets.length][];
        for (int r = 0; r < targets.length; r++) {
            residual[r] = targets[r].clone();
            Vectors.add(residual[r], offset, -1);
        }
        float[][] gradient = transposed(residual, x, size);
        float[][] direction = copy(gradient);
        double[] gamma = squares(gradient, size);
        for (int step = 0; step < steps; step++) {
            float[][] image = times(direction, size);
            double[] imageSquares = squares(image, size);
            double[] directionSquares = squares(direction, size);
            float[] alpha = new float[size];
            for (int i = 0; i < size; i++) {
                double below = imageSquares[i] + ridge * directionSquares[i];
                alpha[i] = below > 0 ? (float) (gamma[i] / below) : 0;
            }
            addScaled(x, direction, alpha, 1);
            addScaled(residual, image, alpha, -1);
            gradient = transposed(residual, x, size);
            double[] next = squares(gradient, size);
            float[] beta = new float[size];
            for (int i = 0; i < size; i++) {
                beta[i] = gamma[i] > 0 ? (float) (next[i] / gamma[i]) : 0;
            }
            float[][] g = gradient;
            float[][] d = direction;
            IntStream.range(0, width).parallel().forEach(c -> {
                for (int i = 0; i < size; i++) {
                    d[c][i] = g[c][i] + beta[i] * d[c][i];
                }
            });
            gamma = next;
        }
        return x;
    }

    private float[][] times(float[][] x, int size) {
        float[][] out = new float[columns.length][];
        IntStream.range(0, columns.length).parallel().forEach(r -> {
            float[] sum = new float[size];
            for (int k = 0; k < columns[r].length; k++) {
                Vectors.add(sum, x[columns[r][k]], values[r][k]);
            }
            out[r] = sum;
        });
        return out;
    }

    /** The transposed matrix times the residual, less the penalty. */
    private float[][] transposed(float[][] residual, float[][] x, int size) {
        float[][] out = new float[width][];
        IntStream.range(0, width).parallel().forEach(c -> {
            float[] sum = new float[size];
            for (int k = 0; k < rowsOf[c].length; k++) {
                Vectors.add(sum, residual[rowsOf[c][k]], valuesOf[c][k]);
            }
            Vectors.add(sum, x[c], -ridge);
            out[c] = sum;
        });
        return out;
    }

    private static void addScaled(float[][] to, float[][] of, float[] factors, int sign) {
        IntStream.range(0, to.length).parallel().forEach(r -> {
            for (int i = 0; i < factors.length; i++) {
                to[r][i] += sign * factors[i] * of[r][i];
            }
        });
    }

    /** Of each component the sum of squares; row by row, so that the order is the same on every machine. */
    private static double[] squares(float[][] rows, int size) {
        double[] sums = new double[size];
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                sums[i] += (double) row[i] * row[i];
            }
        }
        return sums;
    }

    private static float[][] copy(float[][] rows) {
        float[][] out = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            out[r] = rows[r].clone();
        }
        return out;
    }
}
