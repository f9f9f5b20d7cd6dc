package balie.metrics;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/**
 * Several rates in one scan, in total and broken down by the groupings asked for.
 *
 * <p>The result has the columns measure, each dimension ({@code all} where a row is about all its values), then what every
 * rate is told with. A group without a case in numerator or denominator has no row, but the total always has.
 */
public final class RateTable {

    private static final String GROUP = "grouping_set";
    private static final String CUSTOMER = "cluster";
    private static final String RATIO = "is_ratio";
    private static final String YOUNG = "is_young";
    private static final String FOUND = "found";

    private final TableContract output;
    private final List<Field> dimensions;
    private final List<List<Field>> groupings;

    /**
     * @param name of the result table
     * @param groupings the sets of dimensions to break down by; the total is one of its own
     */
    public RateTable(String name, List<List<Field>> groupings) {
        Set<Field> all = new LinkedHashSet<>();
        groupings.forEach(all::addAll);
        this.dimensions = List.copyOf(all);
        this.groupings = List.copyOf(groupings);
        List<Field> first = new ArrayList<>();
        first.add(ResultColumns.MEASURE);
        dimensions.forEach(d -> first.add(ResultColumns.dimension(d)));
        this.output = ResultColumns.rates(name, "one row per measure and group", first)
                .with(ResultColumns.CLUSTERED.toArray(Field[]::new));
    }

    public TableContract output() {
        return output;
    }

    /** The rates of {@code interactions}; rows by measure, then by grouping, largest denominators first. */
    public Dataset<Row> compute(Dataset<Row> interactions, List<Measure> all, MetricContext context) {
        // What no source can fill has no 0 of 0, only a word for each source.
        List<Measure> measures = all.stream()
                .filter(m -> !context.availability().sourcesWith(m.needs()).isEmpty())
                .toList();
        Dataset<Row> table = measures.isEmpty()
                ? interactions.sparkSession().createDataFrame(List.of(), output.structType())
                : rates(interactions, measures, context);
        List<Rates.Needing> figures =
                all.stream().map(m -> new Rates.Needing(m.id(), m.needs())).toList();
        return Rates.withUnavailable(table, output, figures, context);
    }

    private Dataset<Row> rates(Dataset<Row> interactions, List<Measure> measures, MetricContext context) {
        Dataset<Row> named = interactions
                .filter(anyPopulation(measures, context))
                .withColumns(dimensions.stream().collect(Collectors.toMap(Field::name, Rates::named)))
                .withColumn(CUSTOMER, ClusterSums.CUSTOMER);
        List<Column> ofCustomers = new ArrayList<>();
        List<Column> sums = new ArrayList<>();
        List<Column> unpivoted = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            Column available = Population.availableFor(measure.needs(), context.availability());
            Column counted = measure.population()
                    .and(Population.openedIn(measure.period(), context.availability()))
                    .and(available);
            Column hit = measure.isRatio() ? measure.hit().and(available) : counted.and(measure.hit());
            ofCustomers.addAll(ClusterSums.ofCustomer(i, counted, hit));
            sums.addAll(ClusterSums.of(i));
            unpivoted.add(struct(told(measure, i, context)));
        }
        // A dimension that a row does not break down by comes as null; null values were named before.
        Dataset<Row> customers =
                GroupingSets.agg(GroupingSets.group(named, sets(context), withCustomer()), ofCustomers);
        Dataset<Row> grouped = GroupingSets.agg(
                withTotal(customers).groupBy(dimensions.stream().map(Field::col).toArray(Column[]::new)), sums);
        List<Column> kept = new ArrayList<>();
        dimensions.forEach(
                d -> kept.add(coalesce(d.col(), lit(ResultColumns.ALL)).as(d.name())));
        kept.add(grouping().as(GROUP));
        kept.add(explode(array(unpivoted.toArray(Column[]::new))).as("rate"));
        Dataset<Row> counts = grouped.select(kept.toArray(Column[]::new)).select("*", "rate.*");
        Column total = dimensions.stream()
                .map(d -> d.col().equalTo(ResultColumns.ALL))
                .reduce(Column::and)
                .orElse(lit(true));
        // What is no share can have a numerator alone, and the groups add up to the total only with it.
        Column told = ResultColumns.OF.col().gt(0).or(ResultColumns.N.col().gt(0));
        Dataset<Row> ordered = counts.filter(told.or(total))
                .orderBy(order().toArray(Column[]::new))
                .select(
                        col("*"),
                        when(col(RATIO).unary_$bang(), ClusterSums.interval()).as(FOUND))
                .select("*", FOUND + ".*");
        return Rates.complete(
                ordered,
                output,
                context,
                col(YOUNG),
                Map.of(ResultColumns.LOW, ResultColumns.LOW.col(), ResultColumns.HIGH, ResultColumns.HIGH.col()));
    }

    /** So that the total has a row where there is no contact. */
    private static Dataset<Row> withTotal(Dataset<Row> customers) {
        StructType schema = customers.schema();
        Object[] nobody = Arrays.stream(schema.fields())
                .map(f -> f.dataType().equals(DataTypes.LongType) ? Long.valueOf(0) : null)
                .toArray();
        return Zeros.add(customers, List.of(RowFactory.create(nobody)));
    }

    /** What there is to tell of a measure in one group, before it is a rate. */
    private static Column[] told(Measure measure, int i, MetricContext context) {
        Column[] days = Rates.days(measure.period());
        List<Column> told = new ArrayList<>(List.of(
                lit(i).as("place"),
                lit(measure.id()).as(ResultColumns.MEASURE.name()),
                lit(measure.isRatio()).as(RATIO),
                lit(measure.isYoung(context.asOf())).as(YOUNG),
                lit(measure.definition().sentence()).as(ResultColumns.DEFINITION.name()),
                days[0],
                days[1]));
        told.addAll(List.of(ClusterSums.named(i)));
        return told.toArray(Column[]::new);
    }

    private static Column anyPopulation(List<Measure> measures, MetricContext context) {
        return measures.stream()
                .map(m -> {
                    Column counted = m.population().and(Population.openedIn(m.period(), context.availability()));
                    return m.isRatio() ? counted.or(m.hit()) : counted;
                })
                .reduce(Column::or)
                .orElse(lit(false));
    }

    private List<List<Column>> sets(MetricContext context) {
        List<List<Column>> sets = new ArrayList<>();
        sets.add(List.of(col(CUSTOMER)));
        boolean byMeaning = Breakdown.byMeaning(context.availability());
        for (List<Field> grouping : groupings) {
            if (grouping.contains(EnrichedInteractions.QUESTION_ID) && !byMeaning) {
                // Each wording would be a group of its own.
                continue;
            }
            List<Column> set = new ArrayList<>();
            grouping.forEach(d -> set.add(d.col()));
            set.add(col(CUSTOMER));
            sets.add(set);
        }
        return sets;
    }

    private List<Column> withCustomer() {
        List<Column> columns = new ArrayList<>();
        dimensions.forEach(d -> columns.add(d.col()));
        columns.add(col(CUSTOMER));
        return columns;
    }

    /** The place of a row's grouping among those asked for; the total comes first. */
    private Column grouping() {
        Column place = lit(0);
        for (int i = 0; i < groupings.size(); i++) {
            Set<Field> grouping = Set.copyOf(groupings.get(i));
            Column isThis = dimensions.stream()
                    .map(d ->
                            grouping.contains(d) ? d.col().isNotNull() : d.col().isNull())
                    .reduce(Column::and)
                    .orElse(lit(false));
            place = when(isThis, i + 1).otherwise(place);
        }
        return place;
    }

    private List<Column> order() {
        List<Column> order = new ArrayList<>(List.of(
                col("place").asc(),
                col(GROUP).asc(),
                ResultColumns.OF.col().desc(),
                ResultColumns.N.col().desc()));
        dimensions.forEach(d -> order.add(d.col().asc()));
        return order;
    }
}
