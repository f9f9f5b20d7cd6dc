package balie.stats;

/**
 * A curve at one time, with its pointwise interval, 95 %.
 *
 * @param time since the start of each, in the unit of the counts
 * @param share 0 to 1
 * @param standardError of the share; 0 where the share is 0 or 1, which tells nothing: read the interval
 * @param low of the interval, 0 to 1
 * @param high of the interval, 0 to 1
 * @param atRisk how many were observed up to this time and had not ended before it: what the curve rests on here
 */
public record CurvePoint(double time, double share, double standardError, double low, double high, long atRisk) {

    private static final double PERCENT = 100.0;

    /** A share of 0, known from {@code effective} that could have ended: its interval is Wilson's. */
    static CurvePoint none(double time, long atRisk, double effective) {
        return new CurvePoint(
                time, 0, 0, 0, Wilson.score(0, effective, Wilson.NORMAL_975).high() / PERCENT, atRisk);
    }

    /** A share of 1, reached when all that were at risk ended; {@code lowBefore} is the lower end before. */
    static CurvePoint all(double time, long atRisk, double lowBefore) {
        double low = Wilson.score(1, (double) atRisk, Wilson.NORMAL_975).low() / PERCENT;
        return new CurvePoint(time, 1, 0, Math.max(low, lowBefore), 1, atRisk);
    }

    /** The same share at a later time, where nothing else has happened. */
    CurvePoint later(double laterTime, long stillAtRisk) {
        return new CurvePoint(laterTime, share, standardError, low, high, stillAtRisk);
    }

    /** The share of the others: what is left of 1. */
    public CurvePoint complement() {
        return new CurvePoint(time, 1 - share, standardError, 1 - high, 1 - low, atRisk);
    }

    /** The share and its interval in percent, 0-100. */
    public Wilson.Percents percents() {
        return new Wilson.Percents(PERCENT * share, PERCENT * low, PERCENT * high);
    }
}
