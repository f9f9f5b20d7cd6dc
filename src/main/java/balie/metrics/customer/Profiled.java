package balie.metrics.customer;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.model.Period;
import balie.model.Satisfaction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The contacts that customer profiles and segments are made of. */
final class Profiled {

    static final String WORDS = "inbound, customer known, without merged, spam, deleted and test ones";
    static final List<Field> NEEDS = List.of(Interactions.CUSTOMER_ID, Interactions.OPENED_AT);

    /** A customer is known by source and id. */
    static final Seq<String> KEY = CollectionConverters.asScala(
                    List.of(Interactions.SOURCE.name(), Interactions.CUSTOMER_ID.name()))
            .toSeq();

    private Profiled() {}

    static Column[] key() {
        return new Column[] {Interactions.SOURCE.col(), Interactions.CUSTOMER_ID.col()};
    }

    /**
     * All contacts in the year up to the end of the period (the whole period where that is longer) of the customers who had
     * one in the period and do not object to being profiled.
     */
    static Dataset<Row> contacts(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> known = interactions.filter(Population.counted()
                .and(Interactions.CUSTOMER_ID.col().isNotNull())
                .and(EnrichedInteractions.OBJECTS_TO_MARKETING.col().unary_$bang())
                .and(Population.availableFor(NEEDS, context.availability())));
        Column inPeriod = Population.openedIn(context.period(), context.availability());
        Dataset<Row> present = known.filter(inPeriod).select(key()).distinct();
        return known.filter(Population.openedIn(lookback(context.period()), context.availability()))
                .join(present, KEY, "left_semi");
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

    static Column rated() {
        return Interactions.SATISFACTION
                .col()
                .isin(Satisfaction.POSITIVE.code(), Satisfaction.NEUTRAL.code(), Satisfaction.NEGATIVE.code());
    }

    static Column ratedGood() {
        return Interactions.SATISFACTION.col().equalTo(lit(Satisfaction.POSITIVE.code()));
    }
}
