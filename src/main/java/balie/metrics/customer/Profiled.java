package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

import java.time.LocalDate;
import java.util.List;

/** The contacts that customer profiles and segments are made of. */
final class Profiled {

    static final String WORDS = "inbound, customer known, without merged, spam, deleted and test ones";
    static final List<Field> NEEDS = List.of(Interactions.CUSTOMER_ID, Interactions.OPENED_AT);

    private Profiled() {}

    /**
     * All contacts in the year up to the end of the period (the whole period where that is longer) of the customers who had
     * one in the period and do not object to being profiled.
     */
    static Dataset<Row> contacts(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> known = interactions.filter(Population.counted()
                .and(EnrichedInteractions.CUSTOMER_KEY.col().isNotNull())
                .and(EnrichedInteractions.OBJECTS_TO_MARKETING.col().unary_$bang())
                .and(Population.availableFor(NEEDS, context.availability())));
        Column inPeriod = Population.openedIn(context.period(), context.availability());
        Dataset<Row> present = known.filter(inPeriod)
                .select(EnrichedInteractions.CUSTOMER_KEY.col())
                .distinct();
        return known.filter(Population.openedIn(lookback(context.period()), context.availability()))
                .join(
                        present,
                        CollectionConverters.asScala(List.of(EnrichedInteractions.CUSTOMER_KEY.name()))
                                .toSeq(),
                        "left_semi");
    }

    private static Period lookback(Period period) {
        if (period.kind() == Period.Kind.ALL) {
            return period;
        }
        LocalDate yearBefore = period.dayAfter().minusYears(1);
        LocalDate first = yearBefore.isBefore(period.firstDay()) ? yearBefore : period.firstDay();
        return Period.days(first, period.lastDay(), period.zone());
    }

    /** The last day of the period, or of the data where that comes first. */
    static LocalDate lastDay(MetricContext context) {
        LocalDate today = context.asOf().atZone(context.period().zone()).toLocalDate();
        LocalDate last = context.period().lastDay();
        return last.isBefore(today) ? last : today;
    }
}
