package balie.metrics.insight.segment;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.time.LocalDate;
import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

/** The contacts that customer profiles and segments are made of. */
public final class Profiled {

    /** What is left out, in words. */
    public static final String WORDS =
            "inbound, customer known, without merged, spam, deleted and test ones; a year is 52 weeks";

    /** What a source has to record. */
    public static final List<Field> NEEDS = List.of(Interactions.CUSTOMER_ID, Interactions.OPENED_AT);

    private static final int WEEKS = 52;

    private Profiled() {}

    /** Whether a contact lies in the period: customers are told of who had one. */
    public static Column present(MetricContext context) {
        return context.period().kind() == Period.Kind.ALL
                ? lit(true)
                : coalesce(Population.openedIn(context.period(), context.availability()), lit(false));
    }

    /** All contacts in the year up to the end of the period of all customers who do not object to being profiled; the whole period where that is longer. */
    public static Dataset<Row> ofYear(Dataset<Row> interactions, MetricContext context) {
        return interactions.filter(Population.counted()
                .and(EnrichedInteractions.CUSTOMER_KEY.col().isNotNull())
                .and(EnrichedInteractions.OBJECTS_TO_MARKETING.col().unary_$bang())
                .and(Population.availableFor(NEEDS, context.availability()))
                .and(Population.openedIn(lookback(context.period()), context.availability())));
    }

    /** The 52 weeks up to the end of a period, or that period where it is longer: whole weeks, so that each weekday counts as often. */
    public static Period lookback(Period period) {
        if (period.kind() == Period.Kind.ALL) {
            return period;
        }
        LocalDate yearBefore = period.dayAfter().minusWeeks(WEEKS);
        LocalDate first = yearBefore.isBefore(period.firstDay()) ? yearBefore : period.firstDay();
        return Period.days(first, period.lastDay(), period.zone());
    }

    /** The last day of the period, or of the data where that comes first. */
    public static LocalDate lastDay(MetricContext context) {
        LocalDate today = context.asOf().atZone(context.period().zone()).toLocalDate();
        LocalDate last = context.period().lastDay();
        return last.isBefore(today) ? last : today;
    }
}
