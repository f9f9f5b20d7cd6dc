package balie.metrics;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.model.IntervalKind;
import balie.model.Mark;
import balie.model.Period;
import balie.stats.Newcombe;
import balie.stats.Wilson;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/** From counts to rates: percent, interval, change, marks, and a word for each source that can not be part of a figure. */
public final class Rates {

    private static final double HUNDREDTHS = 100.0;
    private static final double HUNDRED = 100;
    private static final double THOUSAND = 1000;
    private static final UserDefinedFunction PERCENT = ratio(HUNDRED);
    private static final UserDefinedFunction LOW = rate(Wilson.Percents::low);
    private static final UserDefinedFunction HIGH = rate(Wilson.Percents::high);
    private static final UserDefinedFunction PER_1000 = ratio(THOUSAND);
    private static final UserDefinedFunction CHANGE = difference(Newcombe.Points::difference);
    private static final UserDefinedFunction CHANGE_LOW = difference(Newcombe.Points::low);
    private static final UserDefinedFunction CHANGE_HIGH = difference(Newcombe.Points::high);

    private Rates() {}

    private interface Part extends Serializable {
        double of(Wilson.Percents percents);
    }

    private interface End extends Serializable {
        double of(Newcombe.Points points);
    }

    private static UserDefinedFunction difference(End end) {
        UDF4<Long, Long, Long, Long, @Nullable Double> points = (n, of, nBefore, ofBefore) ->
                n == null || of == null || nBefore == null || ofBefore == null || of == 0 || ofBefore == 0
                        ? null
                        : rounded(end.of(Newcombe.difference(n, of, nBefore, ofBefore)));
        return udf(points, DataTypes.DoubleType);
    }

    /** To hundredths, as figures are published. */
    public static double rounded(double value) {
        return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    }

    private static UserDefinedFunction rate(Part part) {
        UDF2<Long, Long, @Nullable Double> share =
                (n, of) -> n == null || of == null || of == 0 ? null : rounded(part.of(Wilson.of(n, of)));
        return udf(share, DataTypes.DoubleType);
    }

    /** So many of a hundred, or of a thousand; what is no share may be more. */
    private static UserDefinedFunction ratio(double whole) {
        UDF2<Long, Long, @Nullable Double> of = (n, all) ->
                n == null || all == null || all == 0 ? null : Math.round(whole * HUNDREDTHS * n / all) / HUNDREDTHS;
        return udf(of, DataTypes.DoubleType);
    }

    /**
     * Completes counts to rates.
     *
     * @param counts the dimensions of {@code output} with n, of, definition, period_from and period_to; n_previous and
     *     of_previous too where {@code output} compares
     * @return {@code output}
     */
    public static Dataset<Row> complete(Dataset<Row> counts, TableContract output, MetricContext context) {
        return complete(counts, output, context, lit(false), Map.of());
    }

    /**
     * The same of figures that may change after the end of their period, and with columns that are made otherwise.
     *
     * @param young whether a figure will still change, though its period may be over
     * @param instead by the column that they stand for
     */
    static Dataset<Row> complete(
            Dataset<Row> counts,
            TableContract output,
            MetricContext context,
            Column young,
            Map<Field, Column> instead) {
        Column n = ResultColumns.N.col();
        Column of = ResultColumns.OF.col();
        Column running = ResultColumns.PERIOD_TO
                .col()
                .geq(lit(context.asOf().atZone(context.period().zone()).toLocalDate()));
        Column few = of.lt(context.reliableFrom());
        Column mark = concat(
                when(running.or(young), Mark.PROVISIONAL.shorthand()).otherwise(""),
                when(unreliable(output, few), Mark.UNRELIABLE.shorthand()).otherwise(""));
        Column nBefore = ResultColumns.N_PREVIOUS.col();
        Column ofBefore = ResultColumns.OF_PREVIOUS.col();
        Map<Field, Column> made = new HashMap<>(Map.of(
                ResultColumns.PERCENT, PERCENT.apply(n, of),
                ResultColumns.LOW, LOW.apply(n, of),
                ResultColumns.HIGH, HIGH.apply(n, of),
                ResultColumns.PER_1000, PER_1000.apply(n, of),
                ResultColumns.CHANGE, CHANGE.apply(n, of, nBefore, ofBefore),
                ResultColumns.CHANGE_LOW, CHANGE_LOW.apply(n, of, nBefore, ofBefore),
                ResultColumns.CHANGE_HIGH, CHANGE_HIGH.apply(n, of, nBefore, ofBefore),
                ResultColumns.MARK, mark,
                ResultColumns.SOURCE, lit(ResultColumns.ALL)));
        made.put(ResultColumns.AS_OF, lit(context.asOf()));
        made.putAll(instead);
        return counts.select(output.fields().stream()
                .map(f -> made.getOrDefault(f, f.col()).as(f.name()))
                .toArray(Column[]::new));
    }

    /**
     * A table of rates in which some rows are counts and no shares: they have no percentage, no interval, and no mark that the
     * interval is wide.
     *
     * @param isCount of which rows
     */
    public static Dataset<Row> asCounts(Dataset<Row> rates, Column isCount) {
        Column mark = ResultColumns.MARK.col();
        Map<String, Column> columns = new HashMap<>();
        for (Field share : List.of(ResultColumns.PERCENT, ResultColumns.LOW, ResultColumns.HIGH)) {
            columns.put(share.name(), when(isCount.unary_$bang(), share.col()));
        }
        columns.put(
                ResultColumns.MARK.name(),
                when(isCount, replace(mark, lit(Mark.UNRELIABLE.shorthand()), lit("")))
                        .otherwise(mark));
        return rates.withColumns(columns);
    }

    private static Column unreliable(TableContract output, Column few) {
        if (!output.fields().contains(ResultColumns.INTERVAL)) {
            return few;
        }
        Column fewCustomers = ResultColumns.INTERVAL.col().equalTo(IntervalKind.TOO_FEW_CUSTOMERS.code());
        return few.or(coalesce(fewCustomers, lit(false)));
    }

    /**
     * A figure that not every source can be part of.
     *
     * @param measure value of the column measure; empty where the table has none
     * @param needs the columns that it needs
     */
    public record Needing(String measure, Collection<Field> needs) {

        /** The figure of a definition, in a table with a column measure. */
        public static Needing of(Definition definition) {
            return new Needing(definition.id(), definition.needs());
        }
    }

    /**
     * Adds to {@code table} a row for each source that lacks a column a figure needs: every dimension is 'all', every
     * figure is empty, the mark is [x].
     *
     * @param measure value of the column measure; empty where the table has none
     */
    public static Dataset<Row> withUnavailable(
            Dataset<Row> table, TableContract output, String measure, Collection<Field> needs, MetricContext context) {
        return withUnavailable(table, output, List.of(new Needing(measure, needs)), context);
    }

    /** The same for several figures, in their order. At once, since each table that is added has tasks of its own. */
    public static Dataset<Row> withUnavailable(
            Dataset<Row> table, TableContract output, List<Needing> figures, MetricContext context) {
        List<Row> rows = new ArrayList<>();
        for (Needing figure : figures) {
            for (String source : context.availability().sources()) {
                if (!context.availability().missing(source, figure.needs()).isEmpty()) {
                    String why = context.availability().why(source, figure.needs());
                    rows.add(unavailable(source, why, output, figure.measure(), context));
                }
            }
        }
        if (rows.isEmpty()) {
            return table;
        }
        StructType schema = output.structType();
        return table.unionByName(table.sparkSession().createDataFrame(rows, schema));
    }

    private static Row unavailable(
            String source, String why, TableContract output, String measure, MetricContext context) {
        Object[] values = new Object[output.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = output.fields().get(i);
            if (field.equals(ResultColumns.MEASURE)) {
                values[i] = measure;
            } else if (field.equals(ResultColumns.MARK)) {
                values[i] = Mark.NOT_AVAILABLE.shorthand();
            } else if (field.equals(ResultColumns.DEFINITION)) {
                values[i] = Definition.notAvailable(why);
            } else if (field.equals(ResultColumns.SOURCE)) {
                values[i] = source;
            } else if (field.equals(ResultColumns.AS_OF)) {
                values[i] = context.asOf();
            } else if (field.type() == FieldType.TEXT) {
                values[i] = ResultColumns.ALL;
            }
        }
        return RowFactory.create(values);
    }

    /**
     * Completes a table of one definition: n and of become a rate over the context's period, and the sources that can not
     * be part of it are named.
     *
     * @param counts every other column of {@code output}
     */
    public static Dataset<Row> finish(
            Dataset<Row> counts, TableContract output, Definition definition, MetricContext context) {
        Column[] days = days(context.period());
        Dataset<Row> defined = counts.select(
                col("*"), lit(definition.sentence()).as(ResultColumns.DEFINITION.name()), days[0], days[1]);
        return withUnavailable(complete(defined, output, context), output, "", definition.needs(), context);
    }

    /** Adds the first and last day of a period. */
    public static Dataset<Row> dated(Dataset<Row> counts, Period period) {
        Column[] days = days(period);
        return counts.select(col("*"), days[0], days[1]);
    }

    /** The first and last day of a period as columns; null for everything. */
    public static Column[] days(Period period) {
        boolean all = period.kind() == Period.Kind.ALL;
        Column from = all ? lit(null).cast("date") : lit(period.firstDay());
        Column to = all ? lit(null).cast("date") : lit(period.lastDay());
        return new Column[] {from.as(ResultColumns.PERIOD_FROM.name()), to.as(ResultColumns.PERIOD_TO.name())};
    }

    /** A dimension with its nulls named. */
    public static Column named(Field dimension) {
        return when(dimension.col().isNull(), ResultColumns.UNKNOWN).otherwise(dimension.col());
    }
}
