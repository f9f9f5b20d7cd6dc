package balie.metrics.insight;

import balie.metrics.MetricContext;
import balie.model.Period;

/** The days over which is looked at what is rare in a week. */
public final class InsightPeriod {

    private static final int DAYS_OF_WEEK = 7;

    private InsightPeriod() {}

    /** So many weeks up to the end of the period reported on; that period itself where it is longer, or everything. */
    public static Period of(MetricContext context) {
        Period period = context.period();
        int days = context.insightWeeks() * DAYS_OF_WEEK;
        if (period.kind() == Period.Kind.ALL || period.length() >= days) {
            return period;
        }
        return Period.days(period.lastDay().minusDays(days - 1L), period.lastDay(), period.zone());
    }

    /** How many weeks it has, for figures by the week; not whole where its days are no weeks. */
    public static double weeks(Period window) {
        return (double) window.length() / DAYS_OF_WEEK;
    }
}
