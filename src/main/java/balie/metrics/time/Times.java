package balie.metrics.time;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.CellPass;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.model.Mark;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/**
 * How long customers wait for a first reply and for the resolution: the share within some hours and the median, with their intervals, of
 * all cases opened in the 13 weeks up to the end of the period; clock: calendar and business time side by side. Never a mean or
 * median of the closed: cases that still run are censored, those that ended otherwise compete.
 */
public final class Times implements Metric {

    /** A quarter: long enough to see what is done within 30 days. */
    public static final int WEEKS = 13;

    public static final Field WITHIN_HOURS =
            Field.optional("within_hours", FieldType.COUNT, "The hours that within_percent is about.");
    public static final Field WITHIN_PERCENT = Field.optional(
            "within_percent",
            FieldType.NUMBER,
            "Share of cases for which it came within those hours, of 100; null: hidden, or no case could be observed so long.");
    public static final Field WITHIN_LOW =
            Field.optional("within_low", FieldType.NUMBER, "Lower end of its 95 % interval.");
    public static final Field WITHIN_HIGH =
            Field.optional("within_high", FieldType.NUMBER, "Upper end of its 95 % interval.");
    public static final Field AT_RISK = Field.optional(
            "at_risk",
            FieldType.COUNT,
            "How many cases were observed so long and still waited: what the share rests on there.");
    public static final Field MEDIAN = Field.optional(
            "median_hours",
            FieldType.NUMBER,
            "Hours by which it had come for half of all cases; null: hidden, or that was not reached while there was something to"
                    + " observe.");
    public static final Field MEDIAN_LOW = Field.optional(
            "median_low", FieldType.NUMBER, "Lower end of its 95 % interval; null: beyond what was observed.");
    public static final Field MEDIAN_HIGH = Field.optional(
            "median_high", FieldType.NUMBER, "Upper end of its 95 % interval; null: beyond what was observed.");

    private static final List<Field> DIMENSIONS = List.of(
            Interactions.CHANNEL,
            Interactions.CATEGORY,
            Interactions.PRODUCT,
            Interactions.CUSTOMER_TYPE,
            Interactions.TEAM);
    private static final String PLACE = "place";
    private static final String MINUTE = "minute";
    private static final String FATE = "fate";
    private static final String COUNTS = "counts";
    private static final long SECONDS_OF_MINUTE = 60;

    private static final TableContract OUTPUT = output(DIMENSIONS);

    private static TableContract output(List<Field> dimensions) {
        List<Field> fields = new ArrayList<>(List.of(ResultColumns.MEASURE, WITHIN_HOURS));
        dimensions.forEach(d -> fields.add(ResultColumns.dimension(d)));
        fields.addAll(List.of(
                Field.optional("n", FieldType.COUNT, "For how many it has come so far; null: hidden or not available."),
                Field.optional("of", FieldType.COUNT, "How many cases there are; null: hidden or not available."),
                WITHIN_PERCENT,
                WITHIN_LOW,
                WITHIN_HIGH,
                AT_RISK,
                MEDIAN,
                MEDIAN_LOW,
                MEDIAN_HIGH,
                ResultColumns.MARK,
                ResultColumns.DEFINITION,
                ResultColumns.SOURCE,
                ResultColumns.PERIOD_FROM,
                ResultColumns.PERIOD_TO,
                ResultColumns.AS_OF));
        return new TableContract("times", "one row per measure, group and number of hours", fields);
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return Waitings.all(context).stream().map(Waiting::definition).toList();
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        List<Waiting> waitings = Waitings.all(context);
        List<Column> each = new ArrayList<>();
        List<Column> told = new ArrayList<>();
        for (int i = 0; i < waitings.size(); i++) {
            Waiting waiting = waitings.get(i);
            Column available = Population.availableFor(waiting.definition().needs(), context.availability());
            Column minute = floor(waiting.seconds().divide(SECONDS_OF_MINUTE)).cast("long");
            each.add(when(available.and(waiting.seconds().geq(0)), minute).as(MINUTE + i));
            each.add(waiting.fate().as(FATE + i));
            told.add(struct(
                    lit(waiting.definition().id()).as(ResultColumns.MEASURE.name()),
                    lit(waiting.definition().sentence()).as(ResultColumns.DEFINITION.name()),
                    lit(waiting.horizons().toArray(Integer[]::new)).as("horizons")));
        }
        Period period = window(context);
        Dataset<Row> waits = interactions
                .filter(Waitings.counted()
                        .and(Interactions.OPENED_AT.col().isNotNull())
                        .and(Interactions.STATUS.col().isNotNull())
                        .and(Population.openedIn(period, context.availability())))
                .withColumns(DIMENSIONS.stream().collect(Collectors.toMap(Field::name, Rates::named)));
        Dataset<Row> curves = curves(waits, each)
                .withColumn("told", array(told.toArray(Column[]::new)).getItem(col(PLACE)))
                .select(col("*"), col("told.*"))
                .withColumn("curve", Curves.ofParts(col(COUNTS), col("horizons")))
                .select(col("*"), col("curve.*"))
                .withColumn("point", explode(col("points")))
                .select(col("*"), col("point.*"));
        return finished(curves, waitings, period, context);
    }

    /** The counts by minute of each measure and group: dimensions, place, counts. */
    private static Dataset<Row> curves(Dataset<Row> cases, List<Column> waits) {
        List<Column> columns = new ArrayList<>();
        DIMENSIONS.forEach(d -> columns.add(d.col()));
        columns.addAll(waits);
        StructType schema = new StructType().add(PLACE, DataTypes.IntegerType, false);
        for (Field dimension : DIMENSIONS) {
            schema = schema.add(dimension.name(), DataTypes.StringType, true);
        }
        schema = schema.add(COUNTS, DataTypes.BinaryType, false);
        int number = waits.size() / 2;
        List<Column> same = new ArrayList<>(List.of(col(PLACE)));
        DIMENSIONS.forEach(d -> same.add(d.col()));
        return CellPass.of(cases, columns, () -> new MinuteCounts(DIMENSIONS.size(), number), schema)
                .groupBy(same.toArray(Column[]::new))
                .agg(collect_list(col(COUNTS)).as(COUNTS));
    }

    private static Dataset<Row> finished(
            Dataset<Row> curves, List<Waiting> waitings, Period period, MetricContext context) {
        Column few = ResultColumns.OF.col().lt(context.reliableFrom());
        Column mark = concat(
                when(WITHIN_PERCENT.col().isNull(), Mark.PROVISIONAL.shorthand())
                        .otherwise(""),
                when(few, Mark.UNRELIABLE.shorthand()).otherwise(""));
        List<Column> order = new ArrayList<>(List.of(col(PLACE)));
        DIMENSIONS.forEach(d -> order.add(when(d.col().isNull(), 0).otherwise(1)));
        order.add(ResultColumns.OF.col().desc());
        DIMENSIONS.forEach(d -> order.add(d.col()));
        order.add(WITHIN_HOURS.col());
        Column[] days = Rates.days(period);
        List<Column> output = new ArrayList<>();
        for (Field field : OUTPUT.fields()) {
            Column column = field.col();
            if (DIMENSIONS.stream().anyMatch(d -> d.name().equals(field.name()))) {
                column = coalesce(column, lit(ResultColumns.ALL));
            } else if (field.equals(ResultColumns.MARK)) {
                column = mark;
            } else if (field.equals(ResultColumns.SOURCE)) {
                column = lit(ResultColumns.ALL);
            } else if (field.equals(ResultColumns.PERIOD_FROM)) {
                column = days[0];
            } else if (field.equals(ResultColumns.PERIOD_TO)) {
                column = days[1];
            } else if (field.equals(ResultColumns.AS_OF)) {
                column = lit(context.asOf());
            }
            output.add(column.as(field.name()));
        }
        Dataset<Row> table = curves.orderBy(order.toArray(Column[]::new)).select(output.toArray(Column[]::new));
        List<Rates.Needing> figures =
                waitings.stream().map(w -> Rates.Needing.of(w.definition())).toList();
        return Rates.withUnavailable(table, OUTPUT, figures, context);
    }

    private static Period window(MetricContext context) {
        Period period = context.period();
        if (period.kind() == Period.Kind.ALL) {
            return period;
        }
        LocalDate first = period.lastDay().minusWeeks(WEEKS).plusDays(1);
        return Period.days(
                first.isBefore(period.firstDay()) ? first : period.firstDay(), period.lastDay(), period.zone());
    }
}
