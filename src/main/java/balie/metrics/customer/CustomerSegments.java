package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Rates;
import balie.model.Kind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * Customers by type and by how often they came in the year up to the end of the period: their share of the customers who
 * had a contact in the period, their share of all contacts of those, the complaints among theirs, the good ratings among
 * theirs that were rated; customers who object to marketing are left out; clock: the opening instant.
 */
public final class CustomerSegments implements Metric {

    public static final Field FREQUENCY = Field.required(
            "frequency",
            FieldType.TEXT,
            "Contacts of a customer in the year up to the end of the period: 1, 2-3, 4-9, 10+.");

    private static final String WHO =
            " Customers with a contact in the period who do not object to marketing; contacts of the year up to the end of"
                    + " the period (" + Profiled.WORDS + ").";
    private static final TableContract OUTPUT = ResultColumns.rates(
            "customer_segments",
            "one row per measure and segment",
            List.of(
                    ResultColumns.MEASURE,
                    Field.required("customer_type", FieldType.TEXT, Interactions.CUSTOMER_TYPE.doc()),
                    FREQUENCY));

    private record Figure(String measure, String n, String of, String definition) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("customers", "customers", "all_customers", "Customers of the segment / all customers." + WHO),
            new Figure("contacts", "contacts", "all_contacts", "Contacts of the segment / all contacts." + WHO),
            new Figure("complaints", "complaints", "contacts", "Complaints / contacts of the segment." + WHO),
            new Figure("satisfaction", "good", "rated", "Good ratings / ratings given in the segment." + WHO));

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> segments = segments(customers(Profiled.contacts(interactions, context)));
        Dataset<Row> counts = null;
        for (int i = 0; i < FIGURES.size(); i++) {
            Figure figure = FIGURES.get(i);
            Dataset<Row> one = segments.filter(col(figure.of()).gt(0))
                    .select(
                            lit(i).as("place"),
                            lit(figure.measure()).as(ResultColumns.MEASURE.name()),
                            Interactions.CUSTOMER_TYPE.col(),
                            FREQUENCY.col(),
                            col(figure.n()).as(ResultColumns.N.name()),
                            col(figure.of()).as(ResultColumns.OF.name()),
                            lit(figure.definition()).as(ResultColumns.DEFINITION.name()));
            counts = counts == null ? one : counts.unionByName(one);
        }
        Dataset<Row> ordered = java.util.Objects.requireNonNull(counts)
                .orderBy(col("place"), Interactions.CUSTOMER_TYPE.col(), FREQUENCY.col());
        return Rates.withUnavailable(
                Rates.complete(Rates.dated(ordered, context.period()), OUTPUT, context),
                OUTPUT,
                ResultColumns.ALL,
                Profiled.NEEDS,
                context);
    }

    private static Dataset<Row> customers(Dataset<Row> contacts) {
        Column type = Interactions.CUSTOMER_TYPE.col();
        Column newestType = when(type.isNotNull(), struct(Interactions.OPENED_AT.col(), type));
        return contacts.groupBy(EnrichedInteractions.CUSTOMER_KEY.col())
                .agg(
                        max_by(type, newestType).as(Interactions.CUSTOMER_TYPE.name()),
                        count(lit(1)).as("contacts"),
                        tally(Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()), "complaints"),
                        tally(Profiled.rated(), "rated"),
                        tally(Profiled.ratedGood(), "good"))
                .withColumn(Interactions.CUSTOMER_TYPE.name(), coalesce(type, lit(ResultColumns.UNKNOWN)))
                .withColumn(
                        FREQUENCY.name(),
                        when(col("contacts").equalTo(1), "1")
                                .when(col("contacts").leq(3), "2-3")
                                .when(col("contacts").leq(9), "4-9")
                                .otherwise("10+"));
    }

    private static Column tally(Column condition, String name) {
        return sum(when(condition, 1L).otherwise(0L)).as(name);
    }

    private static Dataset<Row> segments(Dataset<Row> customers) {
        List<Column> sums = new ArrayList<>();
        for (String column : List.of("contacts", "complaints", "rated", "good")) {
            sums.add(sum(col(column)).as(column));
        }
        return customers
                .groupBy(Interactions.CUSTOMER_TYPE.col(), FREQUENCY.col())
                .agg(count(lit(1)).as("customers"), sums.toArray(Column[]::new))
                .withColumn("all_customers", sum(col("customers")).over(Window.partitionBy()))
                .withColumn("all_contacts", sum(col("contacts")).over(Window.partitionBy()));
    }
}
