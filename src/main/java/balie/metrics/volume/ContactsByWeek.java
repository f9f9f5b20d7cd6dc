package balie.metrics.volume;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.model.Audience;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.time.LocalDate;
import java.util.List;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;

/**
 * Contacts opened in an ISO week / all contacts of the 26 weeks up to the end of the period; inbound, without merged, spam,
 * deleted and test ones; unit: contacts; clock: the opening instant, weeks in the job's zone.
 */
public final class ContactsByWeek implements Metric {

    /** Half a year: long enough to see an ordinary week, short enough to draw. */
    public static final int WEEKS = 26;

    public static final Field MONDAY = Field.required("monday", FieldType.DATE, "First day of the ISO week.");

    private static final Definition DEFINITION = Definition.rate(
                    "contacts_by_week",
                    "Contacts by week",
                    "Contacts opened in the week",
                    "all contacts of the " + WEEKS + " weeks up to the end of the period")
            .needs(Interactions.OPENED_AT)
            .answers("How busy is it, and how busy was it before?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("volume, weeks of ISO 8601");
    private static final TableContract OUTPUT =
            ResultColumns.rates("contacts_by_week", "one row per ISO week with a contact", List.of(MONDAY));

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(DEFINITION);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> counts = placed(interactions, context)
                .groupBy(MONDAY.col())
                .agg(count(lit(1)).as(ResultColumns.N.name()))
                .withColumn(
                        ResultColumns.OF.name(),
                        sum(col(ResultColumns.N.name())).over(Window.partitionBy()))
                .withColumn(ResultColumns.DEFINITION.name(), lit(DEFINITION.sentence()))
                .withColumn(ResultColumns.PERIOD_FROM.name(), MONDAY.col())
                .withColumn(ResultColumns.PERIOD_TO.name(), date_add(MONDAY.col(), 6))
                .orderBy(MONDAY.col());
        return Rates.withUnavailable(Rates.complete(counts, OUTPUT, context), OUTPUT, "", DEFINITION.needs(), context);
    }

    /** The contacts of these weeks, each with the column {@link #MONDAY}. */
    public static Dataset<Row> placed(Dataset<Row> interactions, MetricContext context) {
        Column local = from_utc_timestamp(
                Interactions.OPENED_AT.col(), context.period().zone().getId());
        return interactions
                .filter(Population.counted()
                        .and(Interactions.OPENED_AT.col().isNotNull())
                        .and(Population.openedIn(window(context), context.availability())))
                .withColumn(MONDAY.name(), to_date(date_trunc("week", local)));
    }

    /** The weeks up to the end of the period, or to the instant where that comes first; the last may be running. */
    public static Period window(MetricContext context) {
        Period period = context.period();
        LocalDate asOfDay = context.asOf().atZone(period.zone()).toLocalDate();
        LocalDate last = period.lastDay().isBefore(asOfDay) ? period.lastDay() : asOfDay;
        LocalDate monday = last.with(java.time.DayOfWeek.MONDAY);
        return Period.days(monday.minusWeeks(WEEKS - 1L), last, period.zone());
    }
}
