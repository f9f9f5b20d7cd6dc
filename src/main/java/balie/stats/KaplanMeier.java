package balie.stats;

import java.util.List;
import java.util.Optional;

/**
 * The share that has not yet ended within a time, where some are observed only for a part of the time: the Kaplan-Meier
 * curve.
 *
 * <p>It holds if those who are censored would have ended like the others. Cases that were withdrawn or merged are not
 * censored: see {@link AalenJohansen}. All causes in the counts are taken as one here.
 *
 * <p>Sources. Estimate: E. L. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457. Variance: M. Greenwood, Rep. Public
 * Health Med. Subj. 33 (1926). Band: on the log-log, J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of
 * Failure Time Data, 1980; at shares of 1 and 0 as {@link AalenJohansen} says. Median: R. Brookmeyer, J. Crowley,
 * Biometrics 38 (1982) 29.
 */
public final class KaplanMeier {

    private final StepCurve ended;

    private KaplanMeier(StepCurve ended) {
        this.ended = ended;
    }

    /**
     * @param counts in the order of time, each time once; may be empty
     * @throws IllegalArgumentException if they are not
     */
    public static KaplanMeier of(List<EventCounts> counts) {
        List<EventCounts> anyCause = counts.stream().map(EventCounts::anyCause).toList();
        return new KaplanMeier(AalenJohansen.of(anyCause).incidence(0));
    }

    /** How many were observed from the start. */
    public long size() {
        return ended.size();
    }

    /** The curve at every time at which something happened, in order. */
    public List<CurvePoint> points() {
        return ended.complements();
    }

    /**
     * The share that has not ended within a time.
     *
     * @param time in the unit of the counts
     * @return empty if nobody was observed for so long; once all have ended, the share stays 0 for ever
     * @throws IllegalArgumentException if the time is below 0 or not a number
     */
    public Optional<CurvePoint> at(double time) {
        return ended.at(time).map(CurvePoint::complement);
    }

    /** The first time by which half have ended. */
    public QuantileTime median() {
        return ended.median();
    }

    /** The share that has ended: one less this curve. */
    public StepCurve ended() {
        return ended;
    }
}
