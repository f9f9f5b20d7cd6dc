package balie.metrics;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

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
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * Several rates in one scan, in total and broken down by the groupings asked for.
 *
 * <p>The result has the columns measure, each dimension ({@code all} where a row is about all its values), then what every
 * rate is told with. A group without a case in numerator or denominator has no row, but the total always has.
 */
public final class RateTable {

    private static final String GROUP = "grouping_set";
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
                .withColumns(dimensions.stream().collect(Collectors.toMap(Field::name, Rates::named)));
        List<CustomerSums.Counted> counted = new ArrayList<>();
        List<Column> told = new ArrayList<>();
        for (Measure measure : measures) {
            Column available = Population.availableFor(measure.needs(), context.availability());
            Column of = measure.population()
                    .and(Population.openedIn(measure.period(), context.availability()))
                    .and(available);
            counted.add(new CustomerSums.Counted(
                    of, measure.isRatio() ? measure.hit().and(available) : of.and(measure.hit())));
            told.add(struct(told(measure, context)));
        }
        // A dimension that a row does not break down by comes as null; null values were named before.
        Dataset<Row> grouped = withTotals(
                new CustomerSums(dimensions.stream().map(CustomerSums.Key::of).toList(), sets(context), counted)
                        .of(named),
                measures.size());
        List<Column> kept = new ArrayList<>();
        dimensions.forEach(
                d -> kept.add(coalesce(d.col(), lit(ResultColumns.ALL)).as(d.name())));
        kept.add(grouping().as(GROUP));
        kept.add(col(CustomerSums.PLACE));
        CustomerSums.SUMS.forEach(sum -> kept.add(sum.col()));
        kept.add(
                get(array(told.toArray(Column[]::new)), col(CustomerSums.PLACE)).as("rate"));
        Dataset<Row> counts = grouped.select(kept.toArray(Column[]::new)).select("*", "rate.*");
        Column total = dimensions.stream()
                .map(d -> d.col().equalTo(ResultColumns.ALL))
                .reduce(Column::and)
                .orElse(lit(true));
        // What is no share can have a numerator alone, and the groups add up to the total only with it.
        Column isSome = ResultColumns.OF.col().gt(0).or(ResultColumns.N.col().gt(0));
        Dataset<Row> ordered = counts.filter(isSome.or(total))
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

    /** So that the total of each measure has a row where there is no contact. */
    private Dataset<Row> withTotals(Dataset<Row> sums, int measures) {
        List<Row> nothing = new ArrayList<>();
        for (int i = 0; i < measures; i++) {
            Object[] zero = new Object[dimensions.size() + 1 + CustomerSums.SUMS.size()];
            Arrays.fill(zero, dimensions.size() + 1, zero.length, 0L);
            zero[dimensions.size()] = i;
            nothing.add(RowFactory.create(zero));
        }
        List<Column> same = new ArrayList<>();
        dimensions.forEach(d -> same.add(d.col()));
        same.add(col(CustomerSums.PLACE));
        List<Column> all =
                CustomerSums.SUMS.stream().map(f -> sum(f.col()).as(f.name())).toList();
        return Zeros.add(sums, nothing)
                .groupBy(same.toArray(Column[]::new))
                .agg(all.get(0), all.subList(1, all.size()).toArray(Column[]::new));
    }

    /** What there is to tell of a measure in one group, before it is a rate. */
    private static Column[] told(Measure measure, MetricContext context) {
        Column[] days = Rates.days(measure.period());
        return new Column[] {
            lit(measure.id()).as(ResultColumns.MEASURE.name()),
            lit(measure.isRatio()).as(RATIO),
            lit(measure.isYoung(context.asOf())).as(YOUNG),
            lit(measure.definition().sentence()).as(ResultColumns.DEFINITION.name()),
            days[0],
            days[1]
        };
    }

    private static Column anyPopulation(List<Measure> measures, MetricContext context) {
        return measures.stream()
                .map(m -> {
                    // The time first: it is quickly told, and rules most contacts out.
                    Column counted = Population.openedIn(m.period(), context.availability())
                            .and(m.population());
                    return m.isRatio() ? counted.or(m.hit()) : counted;
                })
                .reduce(Column::or)
                .orElse(lit(false));
    }

    private List<List<Integer>> sets(MetricContext context) {
        List<List<Integer>> sets = new ArrayList<>();
        sets.add(List.of());
        boolean byMeaning = Breakdown.byMeaning(context.availability());
        for (List<Field> grouping : groupings) {
            if (grouping.contains(EnrichedInteractions.QUESTION_ID) && !byMeaning) {
                // Each wording would be a group of its own.
                continue;
            }
            sets.add(grouping.stream().map(dimensions::indexOf).toList());
        }
        return sets;
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
                col(CustomerSums.PLACE).asc(),
                col(GROUP).asc(),
                ResultColumns.OF.col().desc(),
                ResultColumns.N.col().desc()));
        dimensions.forEach(d -> order.add(d.col().asc()));
        return order;
    }
}
