package balie.stats.change;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A sign on a control chart that something other than the usual variation is at work.
 *
 * <p>Source: the rules of NHS England, Making Data Count, Strengthening your decisions, 2019: a point outside the
 * limits, seven points on one side of the mean, seven points in trend.
 */
public enum Signal {
    ABOVE_LIMITS,
    BELOW_LIMITS,
    /** One of {@link #RUN} or more points in a row above the mean; a point on the mean ends the row. */
    RUN_ABOVE,
    /** One of {@link #RUN} or more points in a row below the mean; a point on the mean ends the row. */
    RUN_BELOW,
    /** One of {@link #RUN} or more points in a row of which each is higher than the one before it. */
    RISING,
    /** One of {@link #RUN} or more points in a row of which each is lower than the one before it. */
    FALLING;

    /** Points in a row that make a signal. */
    public static final int RUN = 7;

    /** A value that has its place on the chart: its limits may be those of this point alone. */
    record Placed(double value, double low, double high) {}

    /**
     * The signals at each point, in the order of the points. Every point of a run or trend is marked, also those that
     * came before it was long enough to be told.
     */
    static List<Set<Signal>> of(double mean, List<Placed> points) {
        int n = points.size();
        List<Set<Signal>> signals =
                IntStream.range(0, n).mapToObj(i -> outside(points.get(i))).toList();
        mark(RUN_ABOVE, signals, i -> points.get(i).value() > mean);
        mark(RUN_BELOW, signals, i -> points.get(i).value() < mean);
        markTrend(
                RISING, signals, i -> points.get(i).value() > points.get(i - 1).value());
        markTrend(
                FALLING, signals, i -> points.get(i).value() < points.get(i - 1).value());
        return signals.stream().map(Collections::unmodifiableSet).toList();
    }

    private static Set<Signal> outside(Placed point) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        if (point.value() > point.high()) {
            signals.add(ABOVE_LIMITS);
        }
        if (point.value() < point.low()) {
            signals.add(BELOW_LIMITS);
        }
        return signals;
    }

    private static void mark(Signal signal, List<Set<Signal>> signals, IntPredicate holds) {
        int start = 0;
        for (int i = 0; i <= signals.size(); i++) {
            if (i == signals.size() || !holds.test(i)) {
                markFrom(signal, signals, start, i);
                start = i + 1;
            }
        }
    }

    /** A trend holds one point more than steps: the one that its first step left. */
    private static void markTrend(Signal signal, List<Set<Signal>> signals, IntPredicate step) {
        int start = 0;
        for (int i = 1; i <= signals.size(); i++) {
            if (i == signals.size() || !step.test(i)) {
                markFrom(signal, signals, start, i);
                start = i;
            }
        }
    }

    private static void markFrom(Signal signal, List<Set<Signal>> signals, int start, int end) {
        if (end - start >= RUN) {
            signals.subList(start, end).forEach(at -> at.add(signal));
        }
    }
}
