package balie.stats.change;

import balie.stats.change.Signal.Placed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The p'-chart: a control chart of weekly shares of varying numbers of cases, whose limits allow for the share itself
 * moving more (or less) from week to week than the draw of cases does.
 *
 * <p>Each share becomes z = (share - mean share) / s, with s = sqrt(mean share x (1 - mean share) / cases), the sigma
 * of the plain p-chart; sigma z = mean moving range of the z / 1.128; the limits of a week are the mean share +- 3 x s
 * x sigma z, cut to 0 and 1. Sigma z is 1 where the shares move as the binomial distribution has it; well above 1 they
 * are over-dispersed and the plain chart cries wolf. Source: D. B. Laney, Improved control charts for attributes,
 * Quality Engineering 14(4) (2002) 531-537; M. A. Mohammed et al., BMJ Qual. Saf. 22 (2013) 362 for health care.
 */
public final class PPrimeChart {

    /** The mean range of two draws from a normal distribution, in standard deviations (d2). */
    private static final double MEAN_RANGE = 1.128;

    private static final double SIGMAS = 3;
    private static final int FEWEST = 2;

    private PPrimeChart() {}

    /**
     * The cases of a week and those of them that count; refused unless 0 <= hits <= of and of > 0. A week without cases
     * has no share and is left out.
     */
    public record Week(long hits, long of) {
        public Week {
            if (of <= 0 || hits < 0 || hits > of) {
                throw new IllegalArgumentException("no share: " + hits + " of " + of);
            }
        }

        double share() {
            return (double) hits / of;
        }
    }

    /**
     * Of one week, as shares, 0-1.
     *
     * @param binomialSigma of the plain p-chart
     * @param sigma of this chart: that times sigma z
     */
    public record Limits(double low, double high, double binomialSigma, double sigma) {
        /** Where the plain p-chart has its lower limit, cut to 0. */
        public double plainLow(double mean) {
            return Math.max(0, mean - SIGMAS * binomialSigma);
        }

        /** Where the plain p-chart has its upper limit, cut to 1. */
        public double plainHigh(double mean) {
            return Math.min(1, mean + SIGMAS * binomialSigma);
        }
    }

    /**
     * @param share 0-1
     * @param limits absent where the chart has none
     * @param signals none where the chart has no limits
     */
    public record Point(Week week, double share, Optional<Limits> limits, Set<Signal> signals) {}

    /**
     * @param mean the hits among all cases of the baseline, 0-1
     * @param sigmaZ above 1: over-dispersed, below 1: under-dispersed
     */
    public record Spread(double mean, double sigmaZ) {}

    /**
     * @param spread absent where the status says that there are no limits
     * @param points one for each week, in their order
     */
    public record Chart(LimitsStatus status, Optional<Spread> spread, List<Point> points) {}

    /** The chart whose limits come from all weeks, oldest first. */
    public static Chart of(List<Week> weeks) {
        return withBaseline(weeks.size(), weeks);
    }

    /**
     * The chart whose mean and sigma z come from the first weeks only, and hold for all.
     *
     * @param baseline how many of the first weeks
     * @throws IllegalArgumentException if there are fewer than the baseline
     */
    public static Chart withBaseline(int baseline, List<Week> weeks) {
        if (baseline < 0 || baseline > weeks.size()) {
            throw new IllegalArgumentException("a baseline of " + baseline + " among " + weeks.size() + " weeks");
        }
        if (baseline < FEWEST) {
            return without(LimitsStatus.TOO_FEW, weeks);
        }
        double mean = mean(weeks.subList(0, baseline));
        // Without hits, or with nothing but hits, the binomial sigma is 0 and there are no z.
        if (!(mean > 0 && mean < 1)) {
            return without(LimitsStatus.NO_VARIATION, weeks);
        }
        double[] z = weeks.stream()
                .mapToDouble(week -> (week.share() - mean) / binomialSigma(mean, week))
                .toArray();
        double sigmaZ = XmR.meanMovingRange(baseline, z) / MEAN_RANGE;
        return sigmaZ > 0
                ? with(new Spread(mean, sigmaZ), LimitsStatus.of(baseline), weeks)
                : without(LimitsStatus.NO_VARIATION, weeks);
    }

    /**
     * Outside which the share of a new week is an alarm. The limits of the chart are narrower, since they take mean and
     * sigma z as known.
     *
     * <p>The chart widens the limits of all weeks by the same factor. If it is the share itself that moves, this is too
     * little for weeks of more cases than the others, because the draw of cases hides less of it. For such a week the
     * variance above the binomial one is held to be that of the others in points. And shares far from a half are
     * skewed: the limit on the side of the longer tail lies further by (9 - 1) / 6 of the third moment over the
     * variance (E. A. Cornish, R. A. Fisher, Rev. Inst. Int. Stat. 5 (1938) 307, at three sigmas), with the third
     * moment of a count whose variance is a multiple of the chance one, as of a negative binomial one.
     *
     * @param baseline the weeks before the new one, oldest first
     * @param of the cases of the new week, above 0
     * @return empty where there are fewer weeks than {@link AlarmLimits#FEWEST} or they have no limits
     */
    public static Optional<AlarmLimits> alarm(List<Week> baseline, long of) {
        Optional<Spread> spread = of(baseline).spread();
        if (baseline.size() < AlarmLimits.FEWEST) {
            return Optional.empty();
        }
        double all = baseline.stream().mapToLong(Week::of).sum();
        return spread.map(s -> alarm(s, baseline.size(), all, of));
    }

    private static AlarmLimits alarm(Spread spread, int weeks, double all, long of) {
        double ofBaseline = spread.sigmaZ() * spread.sigmaZ();
        double more = Math.max(1, of * weeks / all);
        double ofWeek = ofBaseline > 1 ? 1 + (ofBaseline - 1) * more : ofBaseline;
        double mean = spread.mean();
        double sigma = Math.sqrt(mean * (1 - mean) * (ofWeek / of + ofBaseline / all));
        double reach = AlarmLimits.ranges(weeks) * MEAN_RANGE * sigma;
        double skew = (SIGMAS * SIGMAS - 1) / 6 * (2 * Math.max(1, ofWeek) - 1) * (1 - 2 * mean) / of;
        return new AlarmLimits(
                Math.max(0, mean - reach + Math.min(0, skew)), Math.min(1, mean + reach + Math.max(0, skew)));
    }

    private static double mean(List<Week> weeks) {
        return (double) weeks.stream().mapToLong(Week::hits).sum()
                / weeks.stream().mapToLong(Week::of).sum();
    }

    private static double binomialSigma(double mean, Week week) {
        return Math.sqrt(mean * (1 - mean) / week.of());
    }

    private static Limits limits(Spread spread, Week week) {
        double binomial = binomialSigma(spread.mean(), week);
        double sigma = binomial * spread.sigmaZ();
        return new Limits(
                Math.max(0, spread.mean() - SIGMAS * sigma),
                Math.min(1, spread.mean() + SIGMAS * sigma),
                binomial,
                sigma);
    }

    private static Chart with(Spread spread, LimitsStatus status, List<Week> weeks) {
        List<Limits> limits = weeks.stream().map(week -> limits(spread, week)).toList();
        List<Set<Signal>> signals = Signal.of(
                spread.mean(),
                IntStream.range(0, weeks.size())
                        .mapToObj(i -> new Placed(
                                weeks.get(i).share(),
                                limits.get(i).low(),
                                limits.get(i).high()))
                        .toList());
        return new Chart(
                status,
                Optional.of(spread),
                IntStream.range(0, weeks.size())
                        .mapToObj(i -> new Point(
                                weeks.get(i), weeks.get(i).share(), Optional.of(limits.get(i)), signals.get(i)))
                        .toList());
    }

    private static Chart without(LimitsStatus status, List<Week> weeks) {
        return new Chart(
                status,
                Optional.empty(),
                weeks.stream()
                        .map(week -> new Point(week, week.share(), Optional.empty(), Set.of()))
                        .toList());
    }
}
