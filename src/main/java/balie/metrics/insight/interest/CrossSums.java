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
import org.apache.spark.sql.functions;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
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

    /** Columns of {@link CrossCells#SCHEMA} by which cells are told apart. */
    private static final int KEYS = 5;

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
        List<CrossField> abouts = subjects.apply(context);
        List<Spans.Span> days = spans.apply(context);
        CrossContacts contacts = new CrossContacts(population, abouts, groups, context);
        int numberOfSpans = days.size();
        int numberOfSubjects = abouts.size();
        int numberOfGroups = groups.size();
        Column[] keys = Arrays.stream(CrossCells.SCHEMA.fieldNames())
                .limit(KEYS)
                .map(functions::col)
                .toArray(Column[]::new);
        return contacts.cells(interactions, days, () -> new CrossCells(numberOfSpans, numberOfSubjects, numberOfGroups))
                .groupBy(keys)
                .agg(
                        max(LABEL.col()).as(LABEL.name()),
                        sum(PeriodSums.CUSTOMERS.col()).as(PeriodSums.CUSTOMERS.name()),
                        sum(ResultColumns.N.col()).as(ResultColumns.N.name()),
                        sum(PeriodSums.NN.col()).as(PeriodSums.NN.name()),
                        sum(PeriodSums.NX.col()).as(PeriodSums.NX.name()),
                        sum(PeriodSums.XX.col()).as(PeriodSums.XX.name()))
                .crossJoin(broadcast(contacts.extent(interactions)))
                .select(
                        named(days.stream().map(Spans.Span::name), "span").as(SPAN.name()),
                        get(array(days.stream().map(Spans.Span::from).toArray(Column[]::new)), col("span"))
                                .as(ResultColumns.PERIOD_FROM.name()),
                        get(array(days.stream().map(Spans.Span::to).toArray(Column[]::new)), col("span"))
                                .as(ResultColumns.PERIOD_TO.name()),
                        named(abouts.stream().map(CrossField::name), "subject").as(SUBJECT.name()),
                        SUBJECT_VALUE.col(),
                        LABEL.col(),
                        named(groups.stream().map(CrossField::name), "group").as(Breakdown.DIMENSION.name()),
                        Breakdown.VALUE.col(),
                        PeriodSums.CUSTOMERS.col(),
                        ResultColumns.N.col().as(ResultColumns.OF.name()),
                        ResultColumns.N.col(),
                        PeriodSums.NN.col(),
                        PeriodSums.NX.col(),
                        PeriodSums.XX.col())
                .select(output.columns())
                .orderBy(keys());
    }

    private static Column named(Stream<String> names, String place) {
        return get(array(names.map(functions::lit).toArray(Column[]::new)), col(place));
    }

    private static Column[] keys() {
        return new Column[] {
            SPAN.col(),
            ResultColumns.PERIOD_FROM.col(),
            ResultColumns.PERIOD_TO.col(),
            SUBJECT.col(),
            Breakdown.DIMENSION.col(),
            Breakdown.VALUE.col(),
            SUBJECT_VALUE.col()
        };
    }
}
