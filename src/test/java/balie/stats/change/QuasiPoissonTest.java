package balie.stats.change;

import balie.stats.change.QuasiPoisson.Fit;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class QuasiPoissonTest {

    /**
     * A randomised controlled trial, three outcomes by three treatments: A. J. Dobson, An Introduction to Generalized
     * Linear Models, 1990, p. 93; coefficients and standard errors as in R's help of glm.
     */
    @Test
    void agrees_with_the_published_example() {
        double[] counts = {18, 17, 15, 20, 10, 20, 25, 13, 12};
        double[][] rows = new double[9][];
        for (int i = 0; i < 9; i++) {
            int outcome = i % 3;
            int treatment = i / 3;
            rows[i] = new double[] {
                1, outcome == 1 ? 1 : 0, outcome == 2 ? 1 : 0, treatment == 1 ? 1 : 0, treatment == 2 ? 1 : 0
            };
        }
        Fit fit = new QuasiPoisson(rows, counts, new double[9], ones(9)).fit().orElseThrow();

        double[] coefficients = {3.045, -.4543, -.2930, 0, 0};
        double[] errors = {.1709, .2022, .1927, .2, .2};
        for (int j = 0; j < 5; j++) {
            double[] unit = new double[5];
            unit[j] = 1;
            assertThat(fit.coefficients()[j]).isCloseTo(coefficients[j], within(.0005));
            assertThat(Math.sqrt(fit.variance(unit) / fit.dispersion())).isCloseTo(errors[j], within(.00006));
        }
        // Pearson's statistic of this trial is 5.17 on 4 degrees of freedom.
        assertThat(4 * fit.dispersion()).isCloseTo(5.17, within(.01));
    }

    /** A search over a grid that narrows finds no likelier line. */
    @Test
    void no_other_line_is_likelier() {
        Random random = new Random(11);
        for (int round = 0; round < 20; round++) {
            int n = 30;
            double[][] rows = new double[n][];
            double[] counts = new double[n];
            double[] offsets = new double[n];
            double[] weights = new double[n];
            for (int i = 0; i < n; i++) {
                rows[i] = new double[] {1, i / 10.0 - 1.5};
                counts[i] = random.nextInt(4 + round);
                offsets[i] = random.nextDouble();
                weights[i] = .2 + random.nextDouble();
            }
            Fit fit = new QuasiPoisson(rows, counts, offsets, weights).fit().orElseThrow();
            double[] best = {0, 0};
            for (double width = 4; width > 1e-8; width /= 2) {
                double[] around = best.clone();
                for (int a = -4; a <= 4; a++) {
                    for (int b = -4; b <= 4; b++) {
                        double[] line = {around[0] + a * width / 4, around[1] + b * width / 4};
                        if (likelihood(line, rows, counts, offsets, weights)
                                > likelihood(best, rows, counts, offsets, weights)) {
                            best = line;
                        }
                    }
                }
            }
            assertThat(fit.coefficients()[0]).isCloseTo(best[0], within(1e-5));
            assertThat(fit.coefficients()[1]).isCloseTo(best[1], within(1e-5));
            // The leverages of as many lines as there are coefficients.
            assertThat(Arrays.stream(fit.leverages()).sum()).isCloseTo(2, within(1e-9));
        }
    }

    @Test
    void a_constant_alone_is_the_mean_over_the_exposures() {
        double[] counts = {3, 0, 8, 2};
        double[] offsets = {Math.log(10), Math.log(20), Math.log(30), Math.log(5)};
        Fit fit = new QuasiPoisson(new double[][] {{1}, {1}, {1}, {1}}, counts, offsets, ones(4))
                .fit()
                .orElseThrow();

        assertThat(Math.exp(fit.predictor(new double[] {1}))).isCloseTo(13.0 / 65, within(1e-9));
        assertThat(fit.variance(new double[] {1}) / fit.dispersion()).isCloseTo(1.0 / 13, within(1e-9));
    }

    @Test
    void what_cannot_be_told_is_not_told() {
        double[][] same = {{1, 1}, {1, 1}, {1, 1}};
        double[][] split = {{1, 0}, {1, 0}, {1, 1}, {1, 1}};
        double[][] line = {{1, 0}, {1, 1}};

        // Two explaining numbers that are one; a group of nothing but zeros; as many numbers as counts; no counts at
        // all.
        assertThat(new QuasiPoisson(same, new double[] {1, 2, 3}, new double[3], ones(3)).fit())
                .isEmpty();
        assertThat(new QuasiPoisson(split, new double[] {4, 5, 0, 0}, new double[4], ones(4)).fit())
                .isEmpty();
        assertThat(new QuasiPoisson(line, new double[] {1, 2}, new double[2], ones(2)).fit())
                .isEmpty();
        assertThat(new QuasiPoisson(split, new double[4], new double[4], ones(4)).fit())
                .isEmpty();
    }

    private static double likelihood(
            double[] line, double[][] rows, double[] counts, double[] offsets, double[] weights) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double predictor = offsets[i] + line[0] * rows[i][0] + line[1] * rows[i][1];
            sum += weights[i] * (counts[i] * predictor - Math.exp(predictor));
        }
        return sum;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
