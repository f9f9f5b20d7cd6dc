package balie.metrics.insight;

import balie.metrics.Definition;
import balie.metrics.MetricContext;
import balie.model.Period;

/** The days over which is looked at what is rare in a week. */
public final class InsightPeriod {

    private static final double DAYS_OF_WEEK = 7;

    private InsightPeriod() {}

    /** So many weeks up to the end of the period reported on; that period itself where it is longer, or everything. */
    public static Period of(MetricContext context) {
        return context.period().weeksUpTo(context.insightWeeks());
    }

    /** The context over those days. */
    public static MetricContext over(MetricContext context) {
        return context.over(of(context));
    }

    /** A definition of a figure over those days. */
    public static Definition narrowed(Definition definition, MetricContext context) {
        return context.period().kind() == Period.Kind.ALL
                ? definition
                : definition.narrowed("over the " + context.insightWeeks() + " weeks up to the end of the period");
    }

    /** How many weeks it has, for figures by the week; not whole where its days are no weeks. */
    public static double weeks(Period window) {
        return window.length() / DAYS_OF_WEEK;
    }
}
