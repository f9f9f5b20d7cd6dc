package balie.metrics.insight.interest;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

/**
 * How often groups of customers get in touch about subjects, in some spans of days: contacts, and sums over customers. All pairs of a
 * field of subjects and a field of groups are made of one scan. A pair is about contacts of which both are known. A row of the subject
 * {@link #ALL} is about all contacts of the group, and one of the value {@link #ALL} about all groups together.
 *
 * <p>Customers who object to marketing are left out.
 */
final class CrossSums implements Metric {

    /** Stands where a row is about all subjects, or all groups. */
    static final String ALL = "(all)";

    static final Field SUBJECT =
            Field.required("subject", FieldType.TEXT, "What the contacts are about: a canonical column.");
    static final Field SUBJECT_VALUE =
            Field.required("subject_value", FieldType.TEXT, "The value of that column; '(all)': all contacts.");
    static final Field LABEL = Field.required("label", FieldType.TEXT, "What subject_value is called.");
    static final Field SPAN = Field.required("span", FieldType.TEXT, "Which days: the name of a span.");

    private static final TableContract CONTRACT = new TableContract(
            "",
            "one row per span, pair of fields and pair of values with a contact",
            List.of(
                    SPAN,
                    ResultColumns.PERIOD_FROM,
                    ResultColumns.PERIOD_TO,
                    SUBJECT,
                    SUBJECT_VALUE,
                    LABEL,
                    Breakdown.DIMENSION,
                    Breakdown.VALUE,
                    PeriodSums.CUSTOMERS,
                    ResultColumns.OF,
                    ResultColumns.N,
                    PeriodSums.NN,
                    PeriodSums.NX,
                    PeriodSums.XX));

    private static final String CLUSTER = CrossContacts.CLUSTER;
    private static final String CONTACTS = "contacts_of_customer";

    private final TableContract output;
    private final Column population;
    private final Function<MetricContext, List<CrossField>> subjects;
    private final List<CrossField> groups;
    private final Function<MetricContext, List<Spans.Span>> spans;

    /**
     * @param name of the table
     * @param population which of the counted contacts
     * @param spans days, of which some may be in several
     */
    CrossSums(
            String name,
            Column population,
            Function<MetricContext, List<CrossField>> subjects,
            List<CrossField> groups,
            Function<MetricContext, List<Spans.Span>> spans) {
        this.output = new TableContract(name, CONTRACT.grain(), CONTRACT.fields());
        this.population = population;
        this.subjects = subjects;
        this.groups = List.copyOf(groups);
        this.spans = spans;
    }

    @Override
    public TableContract output() {
        return output;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of();
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> paired = new CrossContacts(population, subjects.apply(context), groups, context)
                .paired(interactions, spans.apply(context));
        List<Column> keys = keys();
        Dataset<Row> ofCustomers = paired.groupBy(with(keys, SUBJECT_VALUE.col(), col(CLUSTER)))
                .agg(
                        sum(col(CrossContacts.COUNTED)).as(ResultColumns.N.name()),
                        max(LABEL.col()).as(LABEL.name()))
                .withColumn(CONTACTS, sum(ResultColumns.N.col()).over(Window.partitionBy(with(keys, col(CLUSTER)))));
        return subjects(ofCustomers)
                .unionByName(all(ofCustomers))
                .select(output.columns())
                .orderBy(with(keys, SUBJECT_VALUE.col()));
    }

    private static List<Column> keys() {
        return List.of(
                SPAN.col(),
                ResultColumns.PERIOD_FROM.col(),
                ResultColumns.PERIOD_TO.col(),
                SUBJECT.col(),
                Breakdown.DIMENSION.col(),
                Breakdown.VALUE.col());
    }

    private static Column[] with(List<Column> keys, Column... more) {
        List<Column> all = new ArrayList<>(keys);
        all.addAll(List.of(more));
        return all.toArray(Column[]::new);
    }

    private static Dataset<Row> subjects(Dataset<Row> ofCustomers) {
        Column x = ResultColumns.N.col();
        Column n = col(CONTACTS);
        return ofCustomers
                .groupBy(with(keys(), SUBJECT_VALUE.col()))
                .agg(
                        max(LABEL.col()).as(LABEL.name()),
                        count(lit(1)).as(PeriodSums.CUSTOMERS.name()),
                        sum(x).as(ResultColumns.OF.name()),
                        sum(x).as(ResultColumns.N.name()),
                        sum(x.multiply(x)).as(PeriodSums.NN.name()),
                        sum(n.multiply(x)).as(PeriodSums.NX.name()),
                        sum(x.multiply(x)).as(PeriodSums.XX.name()));
    }

    /** A customer's contacts stand in one row for each subject; the square of all of them is the sum over those rows of n x. */
    private static Dataset<Row> all(Dataset<Row> ofCustomers) {
        Column x = ResultColumns.N.col();
        Column squares = sum(col(CONTACTS).multiply(x));
        return ofCustomers
                .groupBy(with(keys()))
                .agg(
                        countDistinct(col(CLUSTER)).as(PeriodSums.CUSTOMERS.name()),
                        sum(x).as(ResultColumns.OF.name()),
                        sum(x).as(ResultColumns.N.name()),
                        squares.as(PeriodSums.NN.name()),
                        squares.as(PeriodSums.NX.name()),
                        squares.as(PeriodSums.XX.name()))
                .withColumn(SUBJECT_VALUE.name(), lit(ALL))
                .withColumn(LABEL.name(), lit(ALL));
    }
}
