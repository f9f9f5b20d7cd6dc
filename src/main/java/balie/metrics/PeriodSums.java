package balie.metrics;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/**
 * Sums over customers of several rates in several periods of one length, in total and by each of some dimensions: what comparisons and
 * charts are made of. An interaction counts in the period in which it was opened; of one without an opening time that is not known. Each is
 * as it was at the age at which cohorts are compared ({@link AtAge}).
 */
public final class PeriodSums implements Metric {

    public static final Field STEP = Field.required(
            "step", FieldType.COUNT, "How many periods before the one reported on; 0: the period itself.");
    public static final Field CUSTOMERS =
            Field.required("customers", FieldType.COUNT, "Customers with such a contact.");
    public static final Field NN = Field.required("nn", FieldType.COUNT, "Sum over customers of of x of.");
    public static final Field NX = Field.required("nx", FieldType.COUNT, "Sum over customers of of x n.");
    public static final Field XX = Field.required("xx", FieldType.COUNT, "Sum over customers of n x n.");

    private static final List<Field> SUMS = List.of(CUSTOMERS, ResultColumns.OF, ResultColumns.N, NN, NX, XX);
    private static final String CLUSTER = "cluster";
    private static final String RATE = "rate";

    private final TableContract output;
    private final Function<MetricContext, List<Measure>> measures;
    private final List<Field> dimensions;
    private final Function<MetricContext, Collection<Integer>> steps;

    /**
     * @param name of the table
     * @param measures no ratios among them; their own periods do not matter, and those that change with time are {@link Measure#settled}
     * @param dimensions one at a time; none: the total only
     * @param steps the periods
     */
    public PeriodSums(
            String name,
            Function<MetricContext, List<Measure>> measures,
            List<Field> dimensions,
            Function<MetricContext, Collection<Integer>> steps) {
        List<Field> fields =
                new ArrayList<>(List.of(ResultColumns.MEASURE, Breakdown.DIMENSION, Breakdown.VALUE, STEP));
        fields.addAll(SUMS);
        this.output = new TableContract(name, "one row per measure, group and period with a case", fields);
        this.measures = measures;
        this.dimensions = List.copyOf(dimensions);
        this.steps = steps;
    }

    @Override
    public TableContract output() {
        return output;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return measures.apply(context).stream().map(Measure::definition).toList();
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        List<Measure> asked = measures.apply(context).stream()
                .filter(m -> !context.availability().sourcesWith(m.needs()).isEmpty())
                .toList();
        if (asked.isEmpty()) {
            return interactions.sparkSession().createDataFrame(List.of(), output.structType());
        }
        Column anyPopulation =
                asked.stream().map(Measure::population).reduce(Column::or).orElse(lit(false));
        Dataset<Row> named = AtAge.of(interactions, context.resolvedWithinDays())
                .filter(anyPopulation)
                .withColumn(STEP.name(), new Steps(context.period()).column())
                .filter(STEP.col()
                        .isin(steps.apply(context).stream().map(Long::valueOf).toArray()))
                .withColumns(dimensions.stream().collect(Collectors.toMap(Field::name, Rates::named)))
                .withColumn(CLUSTER, ClusterSums.CUSTOMER);
        List<Column> ofCustomers = new ArrayList<>();
        List<Column> sums = new ArrayList<>();
        List<Column> unpivoted = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Measure measure = asked.get(i);
            Column counted = measure.population().and(Population.availableFor(measure.needs(), context.availability()));
            ofCustomers.addAll(ClusterSums.ofCustomer(i, counted, counted.and(measure.hit())));
            sums.addAll(ClusterSums.of(i));
            List<Column> told = new ArrayList<>(List.of(lit(measure.id()).as(ResultColumns.MEASURE.name())));
            told.addAll(List.of(ClusterSums.named(i)));
            unpivoted.add(struct(told.toArray(Column[]::new)));
        }
        Dataset<Row> grouped = byGroup(byCustomer(named, ofCustomers), sums);
        return grouped.select(
                        dimension().as(Breakdown.DIMENSION.name()),
                        value().as(Breakdown.VALUE.name()),
                        STEP.col(),
                        explode(array(unpivoted.toArray(Column[]::new))).as(RATE))
                .select("*", RATE + ".*")
                .filter(ResultColumns.OF.col().gt(0))
                .select(output.columns())
                .orderBy(ResultColumns.MEASURE.col(), Breakdown.DIMENSION.col(), Breakdown.VALUE.col(), STEP.col());
    }

    /** By customer, in total and by each dimension. */
    private Dataset<Row> byCustomer(Dataset<Row> rows, List<Column> figures) {
        List<Column> keys = List.of(STEP.col(), col(CLUSTER));
        List<List<Column>> sets = new ArrayList<>(List.of(keys));
        List<Column> all = new ArrayList<>();
        for (Field dimension : dimensions) {
            List<Column> set = new ArrayList<>(List.of(dimension.col()));
            set.addAll(keys);
            sets.add(set);
            all.add(dimension.col());
        }
        all.addAll(keys);
        return GroupingSets.agg(GroupingSets.group(rows, sets, all), figures);
    }

    private Dataset<Row> byGroup(Dataset<Row> customers, List<Column> figures) {
        List<Column> keys = new ArrayList<>(List.of(STEP.col()));
        dimensions.forEach(d -> keys.add(d.col()));
        return GroupingSets.agg(customers.groupBy(keys.toArray(Column[]::new)), figures);
    }

    private Column dimension() {
        Column name = lit(ResultColumns.ALL);
        for (Field dimension : dimensions) {
            name = when(dimension.col().isNotNull(), dimension.name()).otherwise(name);
        }
        return name;
    }

    private Column value() {
        List<Column> values = new ArrayList<>();
        dimensions.forEach(d -> values.add(d.col()));
        values.add(lit(ResultColumns.ALL));
        return coalesce(values.toArray(Column[]::new));
    }
}
