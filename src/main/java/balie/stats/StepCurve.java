package balie.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A share that rises from 0 as time goes by, in steps, with a pointwise band, 95 %. It says nothing about times at
 * which nobody was observed any more.
 *
 * <p>The interval of a quantile is what the band cuts out of the line of the quantile: R. Brookmeyer, J. Crowley,
 * Biometrics 38 (1982) 29, here with the band's own transformation.
 */
public final class StepCurve {

    private static final double HALF = 0.5;
    /** Sums of fractions that are a half on paper can lie a few roundings below. */
    private static final double ROUNDING = 1e-12;

    private final List<CurvePoint> points;
    private final List<Double> effective;
    private final long size;
    private final boolean allEnded;

    /**
     * @param points in the order of time
     * @param effective for each point the size that a share of 0 rests on there
     * @param size how many were observed from the start
     * @param allEnded whether nobody was left who could still end
     */
    StepCurve(List<CurvePoint> points, List<Double> effective, long size, boolean allEnded) {
        this.points = List.copyOf(points);
        this.effective = List.copyOf(effective);
        this.size = size;
        this.allEnded = allEnded;
    }

    /** The curve at every time at which something happened, in order. */
    public List<CurvePoint> points() {
        return points;
    }

    /** How many were observed from the start. */
    public long size() {
        return size;
    }

    /**
     * The curve at a time: the share within that time.
     *
     * @param time in the unit of the counts
     * @return empty if nobody was observed for so long; once all have ended, the share stays what it is for ever
     * @throws IllegalArgumentException if the time is below 0 or not a number
     */
    public Optional<CurvePoint> at(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("no time since a start: " + time);
        }
        int later = firstAfter(time);
        if (later == points.size()) {
            return atOrBeyondTheLast(time);
        }
        long atRisk = points.get(later).atRisk();
        if (later > 0) {
            CurvePoint before = points.get(later - 1);
            if (before.time() >= time) {
                return Optional.of(before);
            }
            if (before.share() > 0) {
                return Optional.of(before.later(time, atRisk));
            }
        }
        return Optional.of(CurvePoint.none(time, atRisk, effective.get(later)));
    }

    private Optional<CurvePoint> atOrBeyondTheLast(double time) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        CurvePoint last = points.get(points.size() - 1);
        if (last.time() >= time) {
            return Optional.of(last);
        }
        return allEnded ? Optional.of(last.later(time, 0)) : Optional.empty();
    }

    private int firstAfter(double time) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).time() > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The first time by which half have ended. */
    public QuantileTime median() {
        return quantile(HALF);
    }

    /**
     * The first time by which a share has ended.
     *
     * @param share above 0 and below 1
     * @throws IllegalArgumentException if it is not
     */
    public QuantileTime quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("no share between 0 and 1: " + share);
        }
        // With very few the band holds the share before anything has happened.
        boolean open = size > 0 && CurvePoint.none(0, size, (double) size).high() >= share;
        return new QuantileTime(
                first(share, CurvePoint::share),
                open ? OptionalDouble.of(0) : first(share, CurvePoint::high),
                first(share, CurvePoint::low));
    }

    private OptionalDouble first(double share, ToDoubleFunction<CurvePoint> value) {
        return points.stream()
                .filter(point -> value.applyAsDouble(point) >= share - ROUNDING)
                .mapToDouble(CurvePoint::time)
                .findFirst();
    }

    /** The curve of those who have not ended, which falls from 1: each point's complement. */
    List<CurvePoint> complements() {
        List<CurvePoint> complements = new ArrayList<>(points.size());
        points.forEach(point -> complements.add(point.complement()));
        return complements;
    }
}
