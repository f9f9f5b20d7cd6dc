package balie.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The share that ends by one of several causes within a time, where the other causes prevent it and some are observed
 * only for a part of the time: the cumulative incidence with competing events.
 *
 * <p>A case that was withdrawn will never be resolved. To count it as censored, as if it could still be resolved, gives
 * too high a share resolved. Here each cause has its own curve, and the curves and what is left add up to 1.
 *
 * <p>Sources. Estimate: O. O. Aalen, S. Johansen, Scand. J. Stat. 5 (1978) 141. Variance: the Greenwood-type one of P.
 * K. Andersen, O. Borgan, R. D. Gill, N. Keiding, Statistical Models Based on Counting Processes, 1993, section IV.4,
 * in which the numbers that end at a time are multinomial given who is at risk; it is the delta-method variance of E.
 * Marubini, M. G. Valsecchi, Analysing Survival Data, 1995, chapter 10, carried forward from time to time as the
 * covariance of the share left and the share ended. With one cause it is Greenwood's, and with nobody censored the
 * binomial one. Band: on the complementary log-log, log(-log(1 - share)), as J. D. Kalbfleisch, R. L. Prentice, The
 * Statistical Analysis of Failure Time Data, 1980, have it for the survival curve, and J. Beyersmann, A. Allignol, M.
 * Schumacher, Competing Risks and Multistate Models with R, 2012, for cumulative incidences; it stays within 0 and 1,
 * and with one cause it is one less the survival curve's band.
 *
 * <p>Where a share is 0 or 1 that band has no width, which claims too much. As long as it is 0, the interval is
 * Wilson's of none among as many as would still be observed if nobody had ended: those at risk by the share that is
 * left (on effective sizes for survival curves: F. J. Dorey, E. L. Korn, Stat. Med. 6 (1987) 679). Where it has come to
 * 1, the lower end is the higher of the one before, since the true share does not fall, and Wilson's of all among those
 * last at risk.
 */
public final class AalenJohansen {

    private final List<EventCounts> counts;
    private final long size;

    private AalenJohansen(List<EventCounts> counts, long size) {
        this.counts = counts;
        this.size = size;
    }

    /**
     * @param counts in the order of time, each time once, all with the same causes; may be empty
     * @throws IllegalArgumentException if they are not
     */
    public static AalenJohansen of(List<EventCounts> counts) {
        long size = 0;
        for (int i = 0; i < counts.size(); i++) {
            EventCounts now = counts.get(i);
            if (i > 0 && !(counts.get(i - 1).time() < now.time())) {
                throw new IllegalArgumentException(
                        "times must rise: " + counts.get(i - 1).time() + " before " + now.time());
            }
            if (now.events().size() != counts.get(0).events().size()) {
                throw new IllegalArgumentException("other causes at time " + now.time() + ": "
                        + now.events().size() + " instead of "
                        + counts.get(0).events().size());
            }
            size = Math.addExact(size, now.leaving());
        }
        return new AalenJohansen(List.copyOf(counts), size);
    }

    /** How many were observed from the start. */
    public long size() {
        return size;
    }

    /**
     * The share that has ended by a cause, over time.
     *
     * @param cause its place in the counts, from 0
     * @throws IllegalArgumentException if there is no such cause
     */
    public StepCurve incidence(int cause) {
        if (cause < 0 || (!counts.isEmpty() && cause >= counts.get(0).events().size())) {
            throw new IllegalArgumentException("no cause " + cause);
        }
        State state = new State(size);
        List<CurvePoint> points = new ArrayList<>(counts.size());
        List<Double> effective = new ArrayList<>(counts.size());
        for (EventCounts now : counts) {
            effective.add(state.effective());
            points.add(state.next(now, cause));
        }
        return new StepCurve(points, effective, size, size > 0 && state.left <= 0);
    }

    /** The share that has not ended by any cause, over time. */
    public KaplanMeier survival() {
        return KaplanMeier.of(counts);
    }

    /** What is carried from one time to the next. */
    private static final class State {
        private long atRisk;
        private long byCause;
        private long byOthers;
        private double left = 1;
        private double ended;
        private double varianceLeft;
        private double varianceEnded;
        private double covariance;
        private double low;

        State(long size) {
            this.atRisk = size;
        }

        double effective() {
            return atRisk / left;
        }

        CurvePoint next(EventCounts now, int cause) {
            long here = now.events().get(cause);
            double effective = effective();
            byCause += here;
            byOthers += now.ended() - here;
            step((double) here / atRisk, (double) now.ended() / atRisk);
            CurvePoint point = point(now, effective);
            low = point.low();
            atRisk -= now.leaving();
            return point;
        }

        /** One time on: {@code hazard} of those at risk end by the cause, {@code anyHazard} by any. */
        private void step(double hazard, double anyHazard) {
            double stay = 1 - anyHazard;
            double square = left * left / atRisk;
            varianceEnded += hazard * (2 * covariance + hazard * varianceLeft) + square * hazard * (1 - hazard);
            covariance = stay * (covariance + hazard * varianceLeft) - square * hazard * stay;
            varianceLeft = stay * stay * varianceLeft + square * anyHazard * stay;
            ended += left * hazard;
            left *= stay;
        }

        private CurvePoint point(EventCounts now, double effective) {
            if (byCause == 0) {
                return CurvePoint.none(now.time(), atRisk, effective);
            }
            if (byOthers == 0 && now.ended() == atRisk) {
                return CurvePoint.all(now.time(), atRisk, low);
            }
            double error = Math.sqrt(Math.max(0, varianceEnded));
            double logLeft = Math.log1p(-ended);
            double width = Wilson.NORMAL_975 * error / ((1 - ended) * -logLeft);
            return new CurvePoint(
                    now.time(),
                    ended,
                    error,
                    -Math.expm1(logLeft * Math.exp(-width)),
                    -Math.expm1(logLeft * Math.exp(width)),
                    atRisk);
        }
    }
}
