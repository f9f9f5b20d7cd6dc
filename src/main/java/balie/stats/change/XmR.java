package balie.stats.change;

import balie.stats.change.Signal.Placed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The individuals and moving range chart (XmR) of one number a period, in the unit of that number: the limits within
 * which it usually stays, and the points that signal a change.
 *
 * <p>Limits: mean +- 2.66 x mean moving range. 2.66 is 3 / 1.128, where 1.128 is the mean range of two draws from a
 * normal distribution in standard deviations. Source: D. J. Wheeler, Understanding Variation, 1993, p. 60; D. C.
 * Montgomery, Introduction to Statistical Quality Control, 6th ed. 2009, sec. 6.4. The limits are not cut at 0: who
 * charts counts must not read a negative lower limit as a number that can come about.
 */
public final class XmR {

    /** Limits from fewer points are trial limits (NHS England, Making Data Count). */
    public static final int TRIAL_BELOW = 12;

    /** Mean moving ranges from the mean to a limit. */
    static final double RANGES = 2.66;

    private static final int FEWEST = 2;

    private XmR() {}

    /**
     * All in the unit of the values.
     *
     * @param movingRange the mean of the differences, without sign, of each value of the baseline to the one before it
     */
    public record Limits(double mean, double movingRange, double low, double high) {}

    /** @param signals none where the chart has no limits */
    public record Point(double value, Set<Signal> signals) {}

    /**
     * @param limits absent where the status says none
     * @param points one for each value, in their order
     */
    public record Chart(LimitsStatus status, Optional<Limits> limits, List<Point> points) {}

    /** The chart whose limits come from all values, oldest first. */
    public static Chart of(double... values) {
        return withBaseline(values.length, values);
    }

    /**
     * The chart whose limits come from the first values only, and hold for all.
     *
     * @param baseline how many of the first values
     * @param values oldest first
     * @throws IllegalArgumentException if a value is not finite or there are fewer than the baseline
     */
    public static Chart withBaseline(int baseline, double... values) {
        if (baseline < 0 || baseline > values.length) {
            throw new IllegalArgumentException("a baseline of " + baseline + " among " + values.length + " values");
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("not a number: " + Arrays.toString(values));
        }
        if (baseline < FEWEST) {
            return without(LimitsStatus.TOO_FEW, values);
        }
        double range = meanMovingRange(baseline, values);
        return range > 0
                ? with(limits(baseline, values, range), LimitsStatus.of(baseline), values)
                : without(LimitsStatus.NO_VARIATION, values);
    }

    /**
     * Outside which a new value is an alarm. The limits of the chart are narrower, since they take mean and moving
     * range as known. Values skewed to the right, as counts are, are an alarm up to twice as often as asked for; of
     * counts {@link UnusualCount} says it better.
     *
     * @param baseline the values before the new one, oldest first
     * @return empty where there are fewer than {@link AlarmLimits#FEWEST} or all are the same
     */
    public static Optional<AlarmLimits> alarm(double... baseline) {
        Optional<Limits> limits = of(baseline).limits();
        if (baseline.length < AlarmLimits.FEWEST) {
            return Optional.empty();
        }
        double reach = AlarmLimits.ranges(baseline.length) * Math.sqrt(1 + 1.0 / baseline.length);
        return limits.map(l -> new AlarmLimits(l.mean() - reach * l.movingRange(), l.mean() + reach * l.movingRange()));
    }

    /** The mean difference, without sign, of neighbours among the first values; of two at least. */
    static double meanMovingRange(int baseline, double... values) {
        return IntStream.range(1, baseline)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .average()
                .orElseThrow();
    }

    private static Limits limits(int baseline, double[] values, double range) {
        double mean = Arrays.stream(values, 0, baseline).average().orElseThrow();
        return new Limits(mean, range, mean - RANGES * range, mean + RANGES * range);
    }

    private static Chart with(Limits limits, LimitsStatus status, double[] values) {
        List<Set<Signal>> signals = Signal.of(
                limits.mean(),
                Arrays.stream(values)
                        .mapToObj(value -> new Placed(value, limits.low(), limits.high()))
                        .toList());
        return new Chart(
                status,
                Optional.of(limits),
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Point(values[i], signals.get(i)))
                        .toList());
    }

    private static Chart without(LimitsStatus status, double[] values) {
        return new Chart(
                status,
                Optional.empty(),
                Arrays.stream(values)
                        .mapToObj(value -> new Point(value, Set.of()))
                        .toList());
    }
}
