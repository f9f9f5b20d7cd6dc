package balie.metrics.backlog;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.Unit;
import balie.metrics.Zeros;
import balie.model.Audience;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

/**
 * Cases that are open at an instant, by age / all cases that are open then: a stock, reconstructed from when cases began and ended, and
 * never what came in less what went out; inbound, with a state, without merged, spam, deleted and test ones; unit: cases. The instant is
 * the end of the period, or the as-of instant where that comes first; the ends of the 12 weeks before are told in total.
 */
public final class Backlog implements Metric {

    public static final Field DAY = Field.optional(
            "day",
            FieldType.DATE,
            "The day at whose end the stock is told, or on which if the instant of the figures comes first.");
    public static final Field AGE_BAND = Field.required(
            "age_band",
            FieldType.TEXT,
            "How long the cases are open, in days of 24 hours: " + String.join(", ", AgeBand.labels())
                    + "; a case as old as a limit is in the older band. 'all': every age.");
    public static final Field OLDEST_DAYS = Field.optional(
            "oldest_days",
            FieldType.NUMBER,
            "Age of the oldest case of the row in days of 24 hours, whole tenths; null: hidden, or there is none.");

    private static final String EXCLUSIONS =
            "inbound contacts opened up to then whose state is recorded, without merged,"
                    + " spam, deleted and test ones";
    private static final Definition STOCK = Definition.rate(
                    "backlog",
                    "Backlog",
                    "Cases that had been opened and neither resolved nor closed in any way",
                    "all such cases of the group, of whatever age")
            .exclusions(EXCLUSIONS + " and those that ended at a time nobody recorded; at the end of the day, or at the"
                    + " instant named if that comes first; an export holds the last state only, so a case that was opened again"
                    + " counts as open all along, and what no export holds is not counted")
            .unit(Unit.CASES)
            .clock(Clock.CALENDAR)
            .needs(Interactions.OPENED_AT, Interactions.STATUS)
            .answers("How much work waits, and how long has it been waiting?")
            .audience(Audience.TRAINING)
            .source("stock at an instant: created up to it and not resolved at it");
    private static final Definition UNDATABLE = Definition.rate(
                    "backlog_undatable",
                    "Cases that the backlog leaves out",
                    "Cases that ended at a time nobody recorded, so that no earlier backlog can hold them",
                    "all cases opened up to the day that have a state")
            .exclusions(EXCLUSIONS)
            .unit(Unit.CASES)
            .clock(Clock.STATE)
            .needs(Interactions.OPENED_AT, Interactions.STATUS)
            .answers("How far can the backlog of former weeks be trusted?")
            .audience(Audience.TRAINING)
            .source("excluded cases are counted as excluded");
    private static final TableContract OUTPUT = ResultColumns.rates(
                    "backlog",
                    "one row per measure, day, group and age",
                    List.of(ResultColumns.MEASURE, DAY, Breakdown.DIMENSION, Breakdown.VALUE, AGE_BAND))
            .with(OLDEST_DAYS);
    private static final int EVERY_AGE = -1;
    private static final double TENTHS = 10;

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(STOCK, UNDATABLE);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        // What no source can fill has no 0 of 0, only a word for each source.
        Dataset<Row> table = context.availability().sourcesWith(STOCK.needs()).isEmpty()
                ? interactions.sparkSession().createDataFrame(List.of(), OUTPUT.structType())
                : stocks(interactions, context);
        return Rates.withUnavailable(
                table,
                OUTPUT,
                definitions(context).stream().map(Rates.Needing::of).toList(),
                context);
    }

    private static Dataset<Row> stocks(Dataset<Row> interactions, MetricContext context) {
        List<Stocktaking> stocks = Stocktaking.all(context);
        Dataset<Row> placed = interactions.filter(Population.availableFor(STOCK.needs(), context.availability()));
        Dataset<Row> counts = new OpenCases(stocks, Breakdown.dimensions(context.availability())).tallied(placed);
        Dataset<Row> ordered = told(everyAge(withTotals(counts, stocks.size())), stocks)
                .orderBy(
                        ResultColumns.MEASURE.col(),
                        DAY.col().desc(),
                        col(OpenCases.GROUP),
                        ResultColumns.OF.col().desc(),
                        Breakdown.VALUE.col(),
                        col(OpenCases.BAND));
        Column isShare = AGE_BAND.col()
                .notEqual(ResultColumns.ALL)
                .or(ResultColumns.MEASURE.col().equalTo(UNDATABLE.id()));
        return Rates.asCounts(Rates.complete(ordered, OUTPUT, context), isShare.unary_$bang());
    }

    /** So that each stocktaking has a row where nothing is open. */
    private static Dataset<Row> withTotals(Dataset<Row> counts, int stocks) {
        List<Row> nothing = new ArrayList<>();
        for (int stock = OpenCases.ALL_CASES; stock < stocks; stock++) {
            nothing.add(RowFactory.create(stock, 0, ResultColumns.ALL, ResultColumns.ALL, 0, 0L, null, 0L));
        }
        return Zeros.add(counts, nothing);
    }

    /** Adds the rows of every age together. */
    private static Dataset<Row> everyAge(Dataset<Row> counts) {
        Column band = col(OpenCases.BAND);
        Column bands = when(
                        col(OpenCases.STOCK)
                                .equalTo(0)
                                .and(ResultColumns.N.col().gt(0)),
                        array(band, lit(EVERY_AGE)))
                .otherwise(array(lit(EVERY_AGE)));
        return counts.withColumn(OpenCases.BAND, explode(bands))
                .groupBy(
                        col(OpenCases.STOCK),
                        col(OpenCases.GROUP),
                        Breakdown.DIMENSION.col(),
                        Breakdown.VALUE.col(),
                        band)
                .agg(
                        sum(ResultColumns.N.col()).as(ResultColumns.N.name()),
                        max(col(OpenCases.OLDEST)).as(OpenCases.OLDEST),
                        sum(col(OpenCases.UNDATABLE)).as(OpenCases.UNDATABLE));
    }

    private static Dataset<Row> told(Dataset<Row> counts, List<Stocktaking> stocks) {
        Column stock = col(OpenCases.STOCK);
        Column band = col(OpenCases.BAND);
        Column n = ResultColumns.N.col();
        Column isAll = stock.equalTo(OpenCases.ALL_CASES);
        Column place = greatest(stock, lit(0));
        Column day = of(stocks.stream().map(s -> lit(s.day())).toList(), place);
        Column ageOfDay = unix_micros(lit(stocks.get(0).at()))
                .minus(unix_micros(of(stocks.stream().map(s -> lit(s.at())).toList(), place)));
        // Of the time before the first case nothing is known, which is not 0.
        Column begun = max(when(isAll, col(OpenCases.OLDEST)))
                .over(Window.partitionBy())
                .geq(ageOfDay);
        Column ofGroup = max(when(band.equalTo(EVERY_AGE), n))
                .over(Window.partitionBy(stock, Breakdown.DIMENSION.col(), Breakdown.VALUE.col()));
        Column label = of(AgeBand.labels().stream().map(l -> lit(l)).toList(), greatest(band, lit(0)));
        return counts.select(
                        col("*"),
                        day.as(DAY.name()),
                        begun.as("begun"),
                        ofGroup.as(ResultColumns.OF.name()),
                        when(band.equalTo(EVERY_AGE), ResultColumns.ALL)
                                .otherwise(label)
                                .as(AGE_BAND.name()),
                        when(
                                        isAll.unary_$bang(),
                                        floor(col(OpenCases.OLDEST).divide(AgeBand.DAY / TENTHS))
                                                .divide(TENTHS))
                                .as(OLDEST_DAYS.name()),
                        when(isAll, UNDATABLE.id()).otherwise(STOCK.id()).as(ResultColumns.MEASURE.name()),
                        when(isAll, UNDATABLE.sentence())
                                .otherwise(STOCK.sentence())
                                .as(ResultColumns.DEFINITION.name()),
                        day.as(ResultColumns.PERIOD_FROM.name()),
                        day.as(ResultColumns.PERIOD_TO.name()))
                .filter(stock.leq(0).or(col("begun")))
                .withColumn(
                        ResultColumns.N.name(),
                        when(isAll, col(OpenCases.UNDATABLE)).otherwise(n));
    }

    private static Column of(List<Column> values, Column place) {
        return array(values.toArray(Column[]::new)).getItem(place);
    }
}
