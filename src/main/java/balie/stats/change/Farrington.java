package balie.stats.change;

import balie.stats.change.QuasiPoisson.Fit;
import balie.stats.change.UnusualCount.Week;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What earlier weeks let one expect of the count of this week, by a log-linear model in which past outbreaks weigh
 * less.
 *
 * <p>Source: C. P. Farrington, N. J. Andrews, A. D. Beale and M. A. Catchpole, A statistical algorithm for the early
 * detection of outbreaks of infectious disease, J. R. Stat. Soc. A 159 (1996) 547-563; A. Noufaily et al., An improved
 * algorithm for outbreak detection in multiple surveillance systems, Stat. Med. 32 (2013) 1206-1222: all weeks of the
 * last five years, the year in ten zones, a trend whether significant or not unless it leads above all that was seen,
 * weights by Anscombe residuals above 2.58.
 *
 * <p>The bounds are those of a negative binomial count, as Noufaily et al. have them, but its variance also holds the
 * error of the expected count, as Farrington et al. have it, and {@link StudentTails} the error of the dispersion.
 */
final class Farrington {

    static final int WEEKS_OF_YEAR = 52;

    private static final int YEARS = 5;

    /** A week that differs more than this upwards from what the model says of it counts as a past outbreak. */
    private static final double OUTBREAK = 2.58;

    /** The weeks on each side of the same week of an earlier year that are in its zone. */
    private static final int HALF_ZONE = 3;

    /** The weeks of each of the other zones: nine of them and one of seven make a year. */
    private static final int ZONE = 5;

    private static final int ZONES = (WEEKS_OF_YEAR - 2 * HALF_ZONE - 1) / ZONE;

    private final List<double[]> rows = new ArrayList<>();
    private final double[] counts;
    private final double[] offsets;
    private final double highestRate;

    /**
     * @param history oldest first
     * @param leftOut the weeks just before this one that are not used, lest a rise that has begun be taken for usual
     */
    Farrington(List<Week> history, int leftOut, boolean season) {
        List<Week> used = new ArrayList<>();
        for (int lag = Math.min(history.size(), YEARS * WEEKS_OF_YEAR); lag > leftOut; lag--) {
            Week week = history.get(history.size() - lag);
            if (week.exposure() > 0) {
                used.add(week);
                rows.add(row(lag, season));
            }
        }
        counts = used.stream().mapToDouble(Week::count).toArray();
        offsets = used.stream().mapToDouble(week -> Math.log(week.exposure())).toArray();
        highestRate = used.stream()
                .mapToDouble(week -> week.count() / week.exposure())
                .max()
                .orElse(0);
    }

    /**
     * @param mean the expected count
     * @param dispersion variance / mean of a count around its mean, 1 at least
     * @param spread the same around what is expected of it: the dispersion and the error of the mean
     * @param usual the mean count of the weeks used
     * @param freedom the degrees of freedom of the dispersion
     */
    record Expectation(double mean, double dispersion, double spread, double usual, int freedom, boolean trend) {

        /** What may be expected of the count. */
        Tails tails() {
            Tails tails = new NegativeBinomial(mean, spread);
            return dispersion > 1 ? StudentTails.of(tails, dispersion, usual, freedom) : tails;
        }
    }

    /** Nothing if the model cannot be fitted, with a trend or without. */
    Optional<Expectation> expect(double exposure) {
        Optional<Expectation> withTrend = expect(exposure, true);
        return withTrend.filter(e -> e.mean() <= highestRate * exposure).or(() -> expect(exposure, false));
    }

    private Optional<Expectation> expect(double exposure, boolean trend) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        double[][] design =
                rows.stream().map(row -> trend ? row : withoutTrend(row)).toArray(double[][]::new);
        double[] now = new double[design[0].length];
        now[0] = 1;
        return fit(design).map(fit -> {
            double mean = exposure * Math.exp(fit.predictor(now));
            return new Expectation(
                    mean,
                    fit.dispersion(),
                    fit.dispersion() + mean * fit.variance(now),
                    Arrays.stream(counts).average().orElseThrow(),
                    counts.length - now.length,
                    trend);
        });
    }

    private Optional<Fit> fit(double[][] design) {
        double[] equal = new double[counts.length];
        Arrays.fill(equal, 1);
        return new QuasiPoisson(design, counts, offsets, equal)
                .fit()
                .flatMap(fit -> new QuasiPoisson(design, counts, offsets, weights(residuals(fit))).fit());
    }

    /** Standardised Anscombe residuals of the Poisson distribution. */
    private double[] residuals(Fit fit) {
        double[] residuals = new double[counts.length];
        for (int i = 0; i < residuals.length; i++) {
            double mean = fit.means()[i];
            double raw = 1.5 * (Math.pow(counts[i], 2 / 3.0) / Math.pow(mean, 1 / 6.0) - Math.sqrt(mean));
            residuals[i] = raw / Math.sqrt(fit.dispersion() * (1 - fit.leverages()[i]));
        }
        return residuals;
    }

    /** Weights 1 / residual squared of past outbreaks and 1 of the others, made to sum to their number. */
    static double[] weights(double[] residuals) {
        return weights(residuals, OUTBREAK);
    }

    static double[] weights(double[] residuals, double outbreak) {
        double[] weights = Arrays.stream(residuals)
                .map(residual -> residual > outbreak ? 1 / (residual * residual) : 1)
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights)
                .map(weight -> weight * weights.length / sum)
                .toArray();
    }

    /** 1; years since this week; for each zone but that of this week, whether the week is in it. */
    private static double[] row(int lag, boolean season) {
        double[] row = new double[season ? 2 + ZONES : 2];
        row[0] = 1;
        row[1] = -(double) lag / WEEKS_OF_YEAR;
        if (season && zone(lag) > 0) {
            row[1 + zone(lag)] = 1;
        }
        return row;
    }

    /** 0 for the weeks around this week of the year, else 1 to 9. */
    static int zone(int lag) {
        int week = lag % WEEKS_OF_YEAR;
        boolean near = week <= HALF_ZONE || week >= WEEKS_OF_YEAR - HALF_ZONE;
        return near ? 0 : 1 + (week - HALF_ZONE - 1) / ZONE;
    }

    private static double[] withoutTrend(double[] row) {
        double[] rest = new double[row.length - 1];
        rest[0] = row[0];
        System.arraycopy(row, 2, rest, 1, rest.length - 1);
        return rest;
    }
}
