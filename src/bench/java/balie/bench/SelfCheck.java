package balie.bench;

import org.apache.commons.statistics.distribution.ExponentialDistribution;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** That random numbers have the moments asked for and rates are reckoned right; the run ends where they are not. */
final class SelfCheck {

    private static final int DRAWS = 50_000;
    private static final long SEED = 1;
    /** The seed is fixed: what passes once passes always. */
    private static final double ERRORS = 4;

    private static final double CLOSE = 1e-3;
    private static final double SAME = 1e-12;

    private SelfCheck() {}

    static void run() {
        moments("Poisson", d -> d.poisson(3), 3, 3);
        moments("Poisson in parts", d -> d.poisson(60), 60, 60);
        moments("negative binomial", d -> d.count(10, 5), 10, 50);
        moments("binomial", d -> d.binomial(40, .3), 12, 8.4);
        moments("gamma", d -> d.gamma(2.5), 2.5, 2.5);
        moments("gamma below 1", d -> d.gamma(.4), .4, .4);
        moments("beta", d -> d.share(.1, .2), .1, .018);
        rates();
        cases();
        seed();
    }

    private static void moments(String what, ToDoubleFunction<Draws> draw, double mean, double variance) {
        Draws draws = new Draws(new SplittableRandom(SEED));
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < DRAWS; i++) {
            double off = draw.applyAsDouble(draws) - mean;
            sum += off;
            squares += off * off;
            fourths += off * off * off * off;
        }
        double errorOfVariance = Math.sqrt((fourths / DRAWS - variance * variance) / DRAWS);
        near(what + ", mean", sum / DRAWS, 0, ERRORS * Math.sqrt(variance / DRAWS));
        near(what + ", variance", squares / DRAWS, variance, ERRORS * errorOfVariance);
    }

    private static void rates() {
        // One of one, one of three and none of none: 2 of 4, residuals .5 and -.5, of two that counted.
        Rate rate = Rate.of(new double[] {1, 1, 0}, new double[] {1, 3, 0});
        near("rate", rate.value(), 0.5, SAME);
        near("its error", rate.error(), 0.25, SAME);
        near("replications that counted", rate.replications(), 2, SAME);
        // For ones and noughts it is the usual error of a share.
        near(
                "error of a share",
                Rate.of(new double[] {1, 0, 0, 0, 1}, new double[] {1, 1, 1, 1, 1})
                        .error(),
                Math.sqrt(.4 * .6 / 4),
                SAME);
        near("error of a mean", Rate.mean(List.of(rate, rate)).error(), 0.25 / Math.sqrt(2), SAME);
    }

    private static void cases() {
        // Exponential times have closed forms: resolved at 0.07 a day and lost at 0.03.
        SimulatedCases desk = new SimulatedCases("exponential", ExponentialDistribution.of(1 / .07), 100);
        near("resolved in the end", desk.resolvedInTheEnd(), 0.7, CLOSE);
        near("resolved within ten days", desk.resolved(10), 0.7 * (1 - Math.exp(-1)), CLOSE);
        near("mean of days", desk.meanDays(), 10, 10 * CLOSE);
        near("median of days", desk.medianDays(), 10 * Math.log(2), 10 * CLOSE);
    }

    private static void seed() {
        List<Double> again = new ArrayList<>();
        Simulation simulation = new Simulation(500, SEED);
        for (int i = 0; i < 2; i++) {
            again.add(simulation
                    .rate("twice", (draws, tally) -> tally.add("mean", draws.gamma(1), 1))
                    .value());
        }
        near("the same seed", again.get(0), again.get(1), 0);
    }

    private static void near(String what, double found, double right, double tolerance) {
        if (!(Math.abs(found - right) <= tolerance)) {
            throw new IllegalStateException(what + ": " + found + " instead of " + right);
        }
    }
}
