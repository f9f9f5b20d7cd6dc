package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.CellPass;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Rates;
import balie.metrics.Ratings;
import balie.metrics.Unit;
import balie.metrics.insight.segment.Profiled;
import balie.metrics.resolution.Resolved;
import balie.model.Audience;
import balie.model.Frequency;
import balie.model.Kind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;

/**
 * Customers by type and by how often they came in the year up to the end of the period: their share of the customers who
 * had a contact in the period, their share of all contacts of those, the complaints among theirs of a known kind, the
 * resolved among theirs with a state, the good ratings among theirs that were rated; customers who object to marketing are
 * left out; clock: the opening instant.
 */
public final class CustomerSegments implements Metric {

    public static final Field FREQUENCY = Field.required(
            "frequency",
            FieldType.TEXT,
            "Contacts of a customer in the year up to the end of the period: " + Frequency.words() + ".");

    static final String CUSTOMERS = SegmentCells.CUSTOMERS;

    private static final String WHO =
            "customers with a contact in the period who do not object to marketing; contacts of the year"
                    + " up to the end of the period, " + Profiled.WORDS;
    private static final TableContract OUTPUT = ResultColumns.rates(
            "customer_segments",
            "one row per measure and segment",
            List.of(
                    ResultColumns.MEASURE,
                    Field.required("customer_type", FieldType.TEXT, Interactions.CUSTOMER_TYPE.doc()),
                    FREQUENCY));

    private record Figure(String n, String of, Definition definition) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure(
                    CUSTOMERS,
                    "all_customers",
                    rate(CUSTOMERS, "Size of a segment", "Customers of the segment", "all customers")
                            .unit(Unit.CUSTOMERS)
                            .answers("How many customers are of this kind?")
                            .source("rules of type and frequency")),
            new Figure(
                    "contacts",
                    "all_contacts",
                    rate("contacts", "Contacts of a segment", "Contacts of the segment", "all contacts")
                            .answers("How much of our work do they bring?")
                            .source("rules of type and frequency")),
            new Figure(
                    "complaints",
                    "of_a_kind",
                    rate(
                                    "complaints",
                                    "Complaints of a segment",
                                    "Complaints",
                                    "contacts of the segment whose kind is recorded, or told by the text where it is not")
                            .needs(Interactions.KIND)
                            .answers("How often do they complain?")
                            .source("ISO 10002, an expression of dissatisfaction")),
            new Figure(
                    "resolved",
                    "with_state",
                    rate(
                                    "resolved",
                                    "Resolved cases of a segment",
                                    "Cases of the segment that are resolved, not just withdrawn, declined, duplicate or closed"
                                            + " after silence",
                                    "cases of the segment with a state")
                            .unit(Unit.CASES)
                            .clock(Clock.STATE)
                            .needs(Interactions.STATUS)
                            .answers("How often are they helped?")
                            .source("cohort by creation, at the instant")),
            new Figure(
                    "good",
                    "rated",
                    rate("satisfaction", "Satisfaction of a segment", "Good ratings", "ratings given in the segment")
                            .clock(Clock.STATE)
                            .needs(Interactions.SATISFACTION)
                            .answers("How satisfied are those of them who answer?")
                            .source("latest rating wins")));

    private static Definition.Writer rate(String id, String title, String counted, String among) {
        return Definition.rate(id, title, counted, among).exclusions(WHO).audience(Audience.MARKETING);
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return FIGURES.stream().map(Figure::definition).toList();
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        List<Column> figures = new ArrayList<>();
        for (int i = 0; i < FIGURES.size(); i++) {
            Figure figure = FIGURES.get(i);
            figures.add(struct(
                    lit(i).as("place"),
                    lit(figure.definition().id()).as(ResultColumns.MEASURE.name()),
                    col(figure.n()).as(ResultColumns.N.name()),
                    col(figure.of()).as(ResultColumns.OF.name()),
                    lit(figure.definition().sentence()).as(ResultColumns.DEFINITION.name())));
        }
        Dataset<Row> counts = segments(Profiled.ofYear(interactions, context), context)
                .select(
                        Interactions.CUSTOMER_TYPE.col(),
                        FREQUENCY.col(),
                        col(SegmentCells.FEWEST),
                        explode(array(figures.toArray(Column[]::new))).as("figure"))
                .select("*", "figure.*")
                .filter(ResultColumns.OF.col().gt(0))
                .orderBy(col("place"), Interactions.CUSTOMER_TYPE.col(), col(SegmentCells.FEWEST));
        List<Rates.Needing> needing = new ArrayList<>();
        needing.add(new Rates.Needing(ResultColumns.ALL, Profiled.NEEDS));
        FIGURES.forEach(figure -> needing.add(Rates.Needing.of(figure.definition())));
        return Rates.withUnavailable(
                Rates.complete(Rates.dated(counts, context.period()), OUTPUT, context), OUTPUT, needing, context);
    }

    private static Dataset<Row> segments(Dataset<Row> contacts, MetricContext context) {
        List<Column> columns = List.of(
                unix_micros(Interactions.OPENED_AT.col()).as("opened"),
                Profiled.present(context).as("present"),
                Interactions.CUSTOMER_TYPE.col(),
                CellPass.bits(List.of(
                                Interactions.KIND.col().isNotNull(),
                                Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()),
                                Interactions.STATUS.col().isNotNull(),
                                Resolved.resolved(),
                                Ratings.given(),
                                Ratings.good()))
                        .as("counts"));
        List<Column> sums = new ArrayList<>();
        sums.add(min(col(SegmentCells.FEWEST)).as(SegmentCells.FEWEST));
        for (String column : SegmentCells.SUMMED) {
            sums.add(sum(col(column)).as(column));
        }
        return CellPass.byCustomer(
                        contacts,
                        EnrichedInteractions.CUSTOMER_KEY.col(),
                        columns,
                        SegmentCells::new,
                        SegmentCells.SCHEMA)
                .groupBy(Interactions.CUSTOMER_TYPE.col(), FREQUENCY.col())
                .agg(sum(col(CUSTOMERS)).as(CUSTOMERS), sums.toArray(Column[]::new))
                .withColumn("all_customers", sum(col(CUSTOMERS)).over(Window.partitionBy()))
                .withColumn("all_contacts", sum(col("contacts")).over(Window.partitionBy()));
    }
}
