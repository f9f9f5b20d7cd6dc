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
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
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
        fields.addAll(CustomerSums.SUMS);
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
                .withColumns(dimensions.stream().collect(Collectors.toMap(Field::name, Rates::named)));
        List<CustomerSums.Counted> counted = new ArrayList<>();
        for (Measure measure : asked) {
            Column of = measure.population().and(Population.availableFor(measure.needs(), context.availability()));
            counted.add(new CustomerSums.Counted(of, of.and(measure.hit())));
        }
        return new CustomerSums(keys(), sets(), counted)
                .of(named)
                .filter(ResultColumns.OF.col().gt(0))
                .withColumns(Map.of(
                        ResultColumns.MEASURE.name(),
                        get(
                                array(asked.stream().map(m -> lit(m.id())).toArray(Column[]::new)),
                                col(CustomerSums.PLACE)),
                        Breakdown.DIMENSION.name(),
                        dimension(),
                        Breakdown.VALUE.name(),
                        value()))
                .select(output.columns())
                .orderBy(ResultColumns.MEASURE.col(), Breakdown.DIMENSION.col(), Breakdown.VALUE.col(), STEP.col());
    }

    private List<CustomerSums.Key> keys() {
        List<CustomerSums.Key> keys = new ArrayList<>(List.of(CustomerSums.Key.of(STEP)));
        dimensions.forEach(d -> keys.add(CustomerSums.Key.of(d)));
        return keys;
    }

    /** By period, in total and by each dimension. */
    private List<List<Integer>> sets() {
        List<List<Integer>> sets = new ArrayList<>(List.of(List.of(0)));
        for (int i = 1; i <= dimensions.size(); i++) {
            sets.add(List.of(0, i));
        }
        return sets;
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
