package balie.metrics.volume;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.Unit;
import balie.model.Audience;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * What the figures leave out: interactions of the period by the reason they are not counted / all interactions of the
 * period, and customers who object to marketing / all known customers of the period; clock: the opening instant.
 */
public final class Exclusions implements Metric {

    public static final Field REASON = Field.required(
            "reason",
            FieldType.TEXT,
            "merged, spam, deleted, test, outbound or internal; counted: not left out; objects_to_marketing: left out of"
                    + " profiles only.");
    public static final Field COUNTED_UNIT =
            Field.required("unit", FieldType.TEXT, "What is counted: interactions or customers.");

    private static final String COUNTED = "counted";
    private static final Definition INTERACTIONS = Definition.rate(
                    "excluded",
                    "What the figures leave out",
                    "Interactions opened in the period that are left out of every figure for this reason",
                    "all opened in the period")
            .exclusions("nothing is left out here; 'counted' are those that no figure leaves out")
            .needs()
            .answers("Why is our total another than that of the help desk?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("excluded contacts are counted as excluded");
    private static final Definition CUSTOMERS = Definition.rate(
                    "objecting",
                    "Customers who object to marketing",
                    "Known customers with a contact in the period who object to marketing and are left out of profiles and"
                            + " segments",
                    "all known customers with a contact in the period")
            .unit(Unit.CUSTOMERS)
            .needs()
            .answers("How many customers are no part of profiles?")
            .audience(Audience.MARKETING)
            .source("GDPR art. 21(2)-(3)");
    private static final TableContract OUTPUT =
            ResultColumns.rates("exclusions", "one row per reason that occurs", List.of(REASON, COUNTED_UNIT));

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(INTERACTIONS, CUSTOMERS);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Column n = ResultColumns.N.col();
        Dataset<Row> inPeriod = interactions.filter(Population.openedIn(context.period(), context.availability()));
        Column reason = when(Population.counted(), COUNTED)
                .otherwise(coalesce(Interactions.EXCLUDED_REASON.col(), Interactions.DIRECTION.col()));
        Dataset<Row> reasons = inPeriod.groupBy(reason.as(REASON.name()))
                .agg(count(lit(1)).as(ResultColumns.N.name()))
                .withColumn(ResultColumns.OF.name(), sum(n).over(Window.partitionBy()))
                .orderBy(n.desc(), REASON.col())
                .withColumn(COUNTED_UNIT.name(), lit("interactions"))
                .withColumn(ResultColumns.DEFINITION.name(), lit(INTERACTIONS.sentence()));
        Dataset<Row> both = reasons.unionByName(objections(inPeriod));
        return Rates.complete(Rates.dated(both, context.period()), OUTPUT, context);
    }

    private static Dataset<Row> objections(Dataset<Row> inPeriod) {
        Column customer = EnrichedInteractions.CUSTOMER_KEY.col();
        return inPeriod.filter(Population.counted().and(customer.isNotNull()))
                .agg(
                        countDistinct(when(EnrichedInteractions.OBJECTS_TO_MARKETING.col(), customer))
                                .as(ResultColumns.N.name()),
                        countDistinct(customer).as(ResultColumns.OF.name()))
                .filter(col(ResultColumns.N.name()).gt(0))
                .withColumn(REASON.name(), lit(EnrichedInteractions.OBJECTS_TO_MARKETING.name()))
                .withColumn(COUNTED_UNIT.name(), lit("customers"))
                .withColumn(ResultColumns.DEFINITION.name(), lit(CUSTOMERS.sentence()));
    }
}
