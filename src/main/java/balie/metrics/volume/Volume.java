package balie.metrics.volume;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.Zeros;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

/**
 * Contacts, cases, questions and customers of the period, four counts that are never mixed up, and contacts of unknown customers: in total
 * and by one dimension at a time, beside the period before and the same days of last year; inbound, opened in the period, without
 * merged, spam, deleted and test ones; clock: the opening instant.
 *
 * <p>Only shares of contacts have an interval: a customer, a case or a question may stand under several values of a dimension.
 */
public final class Volume implements Metric {

    public static final Field N_LAST_YEAR = Field.optional(
            "n_last_year",
            FieldType.COUNT,
            "n of the same days 52 weeks before, which are the same days of the week; null: fewer than the privacy minimum, no period"
                    + " to compare with, or no contact at all is known of those days.");
    public static final Field CHANGE_PERCENT = Field.optional(
            "change_percent",
            FieldType.NUMBER,
            "100 x (n / n_previous - 1); null: hidden, n_previous is 0 or null, or the period is not over.");

    private static final TableContract OUTPUT = ResultColumns.rates(
                    "volume",
                    "one row per measure and group",
                    List.of(ResultColumns.MEASURE, Breakdown.DIMENSION, Breakdown.VALUE))
            .with(ResultColumns.N_PREVIOUS, N_LAST_YEAR, CHANGE_PERCENT);
    private static final int DECIMALS = 2;
    private static final int HUNDRED = 100;
    private static final Column N = ResultColumns.N.col();
    private static final Column PLACE = col(Tallies.PLACE);
    private static final Column GROUP = col(Tallies.GROUP);

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return Counted.ALL.stream().map(Counted::definition).toList();
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> counts = told(withTotals(Tallies.of(interactions, context), context), context);
        Dataset<Row> ordered =
                Rates.dated(counts, context.period()).orderBy(PLACE, GROUP, N.desc(), Breakdown.VALUE.col());
        Dataset<Row> table = Rates.asCounts(
                Rates.complete(ordered, OUTPUT, context), isShareOfContacts().unary_$bang());
        return Rates.withUnavailable(
                table,
                OUTPUT,
                definitions(context).stream().map(Rates.Needing::of).toList(),
                context);
    }

    private static Column isShareOfContacts() {
        Column measure = ResultColumns.MEASURE.col();
        return measure.equalTo(Counted.WITHOUT_CUSTOMER.id())
                .or(measure.equalTo(Counted.CONTACTS.id())
                        .and(Breakdown.isTotal().unary_$bang()));
    }

    /** So that what can be counted has a total where there is none. */
    private static Dataset<Row> withTotals(Dataset<Row> counts, MetricContext context) {
        List<Row> nothing = new ArrayList<>();
        for (int place = 0; place < Counted.ALL.size(); place++) {
            if (!context.availability()
                    .sourcesWith(Counted.ALL.get(place).definition().needs())
                    .isEmpty()) {
                nothing.add(RowFactory.create(place, 0, ResultColumns.ALL, ResultColumns.ALL, 0L, 0L, 0L, 0L));
            }
        }
        return Zeros.add(counts, nothing)
                .groupBy(PLACE, GROUP, Breakdown.DIMENSION.col(), Breakdown.VALUE.col())
                .agg(
                        max(Tallies.NOW).as(ResultColumns.N.name()),
                        max(Tallies.BEFORE).as(Tallies.BEFORE),
                        max(Tallies.LAST_YEAR).as(Tallies.LAST_YEAR),
                        max(Tallies.AMONG).as(Tallies.AMONG));
    }

    private static Dataset<Row> told(Dataset<Row> counts, MetricContext context) {
        Column comparable =
                each(c -> lit(Population.comparable(context, c.definition().needs())));
        Column ofContacts = each(c -> lit(c.equals(Counted.WITHOUT_CUSTOMER)));
        Column previous = compared(Tallies.BEFORE, comparable, context);
        Column change = lit(HUNDRED).multiply(N).divide(previous).minus(HUNDRED);
        Column isOver = lit(context.period().isOver(context.asOf()));
        return counts.select(
                        col("*"),
                        when(ofContacts, col(Tallies.AMONG))
                                .otherwise(max(when(GROUP.equalTo(0), N)).over(Window.partitionBy(PLACE)))
                                .as(ResultColumns.OF.name()),
                        previous.as(ResultColumns.N_PREVIOUS.name()),
                        compared(Tallies.LAST_YEAR, comparable, context).as(N_LAST_YEAR.name()),
                        when(isOver.and(previous.gt(0)), round(change, DECIMALS))
                                .as(CHANGE_PERCENT.name()),
                        each(c -> lit(c.id())).as(ResultColumns.MEASURE.name()),
                        each(c -> lit(c.definition().sentence())).as(ResultColumns.DEFINITION.name()))
                // What was there before and no longer is, is told; what was there a year ago is not.
                .filter(GROUP.equalTo(0)
                        .or(N.gt(0))
                        .or(comparable.and(col(Tallies.BEFORE).gt(0))));
    }

    /** A count of another period; null where it can not be compared, is small, or no contact is known of that time, which is not 0. */
    private static Column compared(String count, Column comparable, MetricContext context) {
        Column contacts =
                max(when(PLACE.equalTo(0).and(GROUP.equalTo(0)), col(count))).over(Window.partitionBy());
        return when(comparable.and(contacts.gt(0)).and(col(count).geq(context.privacyMinimum())), col(count));
    }

    private static Column each(Function<Counted, Column> value) {
        return array(Counted.ALL.stream().map(value).toArray(Column[]::new)).getItem(PLACE);
    }
}
