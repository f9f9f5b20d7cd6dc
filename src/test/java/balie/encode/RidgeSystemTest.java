package balie.encode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RidgeSystemTest {

    private static final int ROWS = 30;
    private static final int WIDTH = 12;
    private static final int SIZE = 3;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void solves_what_elimination_solves(int seed) {
        Random random = new Random(seed);
        double ridge = .1 + random.nextDouble();
        double[][] dense = new double[ROWS][WIDTH];
        int[][] columns = new int[ROWS][];
        float[][] values = new float[ROWS][];
        for (int r = 0; r < ROWS; r++) {
            // The last column is empty: nothing speaks for it, so it must come out as nothing.
            columns[r] = random.ints(4, 0, WIDTH - 1).distinct().sorted().toArray();
            values[r] = new float[columns[r].length];
            for (int k = 0; k < columns[r].length; k++) {
                values[r][k] = (float) random.nextGaussian();
                dense[r][columns[r][k]] = values[r][k];
            }
        }
        float[] offset = {.5f, -1, 0};
        float[][] targets = IntStream.range(0, ROWS)
                .mapToObj(r ->
                        new float[] {(float) random.nextGaussian(), (float) random.nextGaussian(), random.nextFloat()})
                .toArray(float[][]::new);

        float[][] solved = new RidgeSystem(columns, values, WIDTH, ridge).solve(targets, offset, 2 * WIDTH);

        for (int of = 0; of < SIZE; of++) {
            double[] expected = normalEquations(dense, targets, offset, of, ridge);
            for (int c = 0; c < WIDTH; c++) {
                assertThat((double) solved[c][of]).isCloseTo(expected[c], within(1e-3));
            }
        }
    }

    /** (A'A + ridge I) x = A'(b - offset), by Gauss and Jordan. */
    private static double[] normalEquations(double[][] a, float[][] targets, float[] offset, int of, double ridge) {
        double[][] system = new double[WIDTH][WIDTH + 1];
        for (int i = 0; i < WIDTH; i++) {
            for (double[] row : a) {
                for (int j = 0; j < WIDTH; j++) {
                    system[i][j] += row[i] * row[j];
                }
            }
            for (int r = 0; r < ROWS; r++) {
                system[i][WIDTH] += a[r][i] * (targets[r][of] - offset[of]);
            }
            system[i][i] += ridge;
        }
        for (int p = 0; p < WIDTH; p++) {
            for (int i = 0; i < WIDTH; i++) {
                double factor = i == p ? 0 : system[i][p] / system[p][p];
                for (int j = 0; j <= WIDTH; j++) {
                    system[i][j] -= factor * system[p][j];
                }
            }
        }
        return IntStream.range(0, WIDTH)
                .mapToDouble(i -> system[i][WIDTH] / system[i][i])
                .toArray();
    }
}
