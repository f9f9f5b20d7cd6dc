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
import scala.jdk.javaapi.CollectionConverters;

import java.time.LocalDate;
import java.util.List;

import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/** The contacts that customer profiles and segments are made of. */
public final class Profiled {

    /** What is left out, in words. */
    public static final String WORDS =
            "inbound, customer known, without merged, spam, deleted and test ones; a year is 52 weeks";

    /** What a source has to record. */
    public static final List<Field> NEEDS = List.of(Interactions.CUSTOMER_ID, Interactions.OPENED_AT);

    private static final int WEEKS = 52;

    private Profiled() {}

    /**
     * All contacts in the year up to the end of the period (the whole period where that is longer) of the customers who had
     * one in the period and do not object to being profiled.
     */
    public static Dataset<Row> contacts(Dataset<Row> interactions, MetricContext context) {
        if (context.period().kind() == Period.Kind.ALL) {
            return ofYear(interactions, context);
        }
        Dataset<Row> known = known(interactions, context);
        Column inPeriod = Population.openedIn(context.period(), context.availability());
        Dataset<Row> present = known.filter(inPeriod)
                .select(EnrichedInteractions.CUSTOMER_KEY.col())
                .distinct();
        return ofYear(interactions, context)
                .join(
                        present,
                        CollectionConverters.asScala(List.of(EnrichedInteractions.CUSTOMER_KEY.name()))
                                .toSeq(),
                        "left_semi");
    }

    /** All contacts in the year up to the end of the period of all customers who do not object to being profiled. */
    public static Dataset<Row> ofYear(Dataset<Row> interactions, MetricContext context) {
        return known(interactions, context)
                .filter(Population.openedIn(lookback(context.period()), context.availability()));
    }

    private static Dataset<Row> known(Dataset<Row> interactions, MetricContext context) {
        return interactions.filter(Population.counted()
                .and(EnrichedInteractions.CUSTOMER_KEY.col().isNotNull())
                .and(EnrichedInteractions.OBJECTS_TO_MARKETING.col().unary_$bang())
                .and(Population.availableFor(NEEDS, context.availability())));
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

    /** Of contacts of one customer, the value at the newest that has one; the value itself breaks ties. */
    public static Column latest(Field trait) {
        Column order = when(trait.col().isNotNull(), struct(Interactions.OPENED_AT.col(), trait.col()));
        return max_by(trait.col(), order).as(trait.name());
    }

    /** The last day of the period, or of the data where that comes first. */
    public static LocalDate lastDay(MetricContext context) {
        LocalDate today = context.asOf().atZone(context.period().zone()).toLocalDate();
        LocalDate last = context.period().lastDay();
        return last.isBefore(today) ? last : today;
    }
}
