package balie.metrics.insight.gap;

import balie.contract.Interactions;
import balie.metrics.Definition;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.insight.InsightPeriod;
import balie.model.Period;
import org.apache.spark.sql.Column;

/** The contacts that insight looks at: those that count and were opened in the weeks up to the end of the period. */
final class InsightContacts {

    private InsightContacts() {}

    /** A contact without an opening time lies in no week, so it is in only where days or everything were asked for. */
    static Column of(MetricContext context) {
        Period window = InsightPeriod.of(context);
        boolean dated = context.period().kind() == Period.Kind.WEEK;
        return Population.counted()
                .and(
                        dated
                                ? Population.within(window, Interactions.OPENED_AT.col())
                                : Population.openedIn(window, context.availability()));
    }

    /** A definition with the weeks it is over. */
    static Definition over(Definition definition, MetricContext context) {
        return context.period().kind() == Period.Kind.ALL
                ? definition
                : definition.narrowed("over the " + context.insightWeeks() + " weeks up to the end of the period");
    }
}
