package balie.metrics.complaint;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.GroupingSets;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.model.Audience;
import balie.model.ClassifiedBy;
import balie.model.Kind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * Complaints of a category / all complaints of the same channel or customer type; inbound complaints opened in the period,
 * without merged, spam, deleted and test ones; unit: complaints; clock: the opening instant.
 *
 * <p>What is a complaint, and of which category, is what the export records; where it does not say, what the text tells.
 */
public final class ComplaintCategories implements Metric {

    /** Stands for the category of complaints whose category is neither recorded nor told by the text. */
    public static final String UNCLASSIFIED = "(unclassified)";

    /** How the categories of a row were decided where some were recorded and others concluded. */
    public static final String BOTH = "recorded and classified";

    public static final Field CATEGORY = Field.required(
            "category",
            FieldType.TEXT,
            "Id of a category of jobs/complaints.yaml, or in the words of the export one that is not there.");
    public static final Field NAME = Field.required("category_name", FieldType.TEXT, "What the category is called.");
    public static final Field DECIDED = Field.required(
            "decided",
            FieldType.TEXT,
            "How the category was decided: recorded by the desk, classified by the text, '" + BOTH
                    + "', or unclassified; the share of the unclassified is always told.");

    private static final Definition DEFINITION = Definition.rate(
                    "complaint_categories",
                    "Complaints by category",
                    "Complaints of this category",
                    "all complaints in the same group")
            .exclusions(Population.WORDS + "; complaints by the recorded kind, else by the text")
            .needs(Interactions.KIND, EnrichedInteractions.COMPLAINT_CATEGORY)
            .answers("What are complaints about?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("ISO 10002, an expression of dissatisfaction");
    private static final TableContract OUTPUT = ResultColumns.rates(
            "complaint_categories",
            "one row per category in total, by channel, by customer type",
            List.of(
                    CATEGORY,
                    NAME,
                    DECIDED,
                    EnrichedInteractions.SEVERITY,
                    EnrichedInteractions.CAUSE,
                    Interactions.CHANNEL,
                    Interactions.CUSTOMER_TYPE));
    private static final Column CHANNEL = Interactions.CHANNEL.col();
    private static final Column TYPE = Interactions.CUSTOMER_TYPE.col();
    private static final Column DECIDED_BY = EnrichedInteractions.CATEGORY_DECIDED_BY.col();

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(DEFINITION);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Column one = col("one");
        Dataset<Row> counts = GroupingSets.by(
                        complaints(interactions, context),
                        List.of(
                                List.of(CATEGORY),
                                List.of(CATEGORY, Interactions.CHANNEL),
                                List.of(CATEGORY, Interactions.CUSTOMER_TYPE)),
                        List.of(CATEGORY, Interactions.CHANNEL, Interactions.CUSTOMER_TYPE))
                .agg(
                        sum(one).as(ResultColumns.N.name()),
                        max(NAME.col()).as(NAME.name()),
                        max(EnrichedInteractions.SEVERITY.col()).as(EnrichedInteractions.SEVERITY.name()),
                        max(EnrichedInteractions.CAUSE.col()).as(EnrichedInteractions.CAUSE.name()),
                        min(DECIDED_BY).as("first"),
                        max(DECIDED_BY).as("last"))
                .filter(ResultColumns.N.col().gt(0).or(CHANNEL.isNull().and(TYPE.isNull())))
                // Each row belongs to one group: all complaints, those of a channel, or those of a customer type.
                .withColumn(ResultColumns.OF.name(), sum(ResultColumns.N.col()).over(Window.partitionBy(CHANNEL, TYPE)))
                .withColumn(
                        DECIDED.name(),
                        when(CATEGORY.col().equalTo(UNCLASSIFIED), ClassifiedBy.UNCLASSIFIED.code())
                                .when(col("first").equalTo(col("last")), col("first"))
                                .otherwise(BOTH))
                .orderBy(
                        CHANNEL.isNotNull(),
                        TYPE.isNotNull(),
                        CHANNEL.asc_nulls_first(),
                        TYPE.asc_nulls_first(),
                        ResultColumns.N.col().desc(),
                        CATEGORY.col().asc())
                .withColumn(Interactions.CHANNEL.name(), coalesce(CHANNEL, lit(ResultColumns.ALL)))
                .withColumn(Interactions.CUSTOMER_TYPE.name(), coalesce(TYPE, lit(ResultColumns.ALL)));
        return Rates.finish(counts, OUTPUT, DEFINITION, context);
    }

    private static Dataset<Row> complaints(Dataset<Row> interactions, MetricContext context) {
        Column isComplaint = Interactions.KIND.col().equalTo(Kind.COMPLAINT.code());
        Dataset<Row> complaints = interactions
                .filter(Population.of(context)
                        .and(isComplaint)
                        .and(Population.availableFor(DEFINITION.needs(), context.availability())))
                .select(
                        coalesce(EnrichedInteractions.COMPLAINT_CATEGORY.col(), lit(UNCLASSIFIED))
                                .as(CATEGORY.name()),
                        coalesce(
                                        EnrichedInteractions.COMPLAINT_CATEGORY_NAME.col(),
                                        EnrichedInteractions.COMPLAINT_CATEGORY.col(),
                                        lit(UNCLASSIFIED))
                                .as(NAME.name()),
                        EnrichedInteractions.SEVERITY.col(),
                        EnrichedInteractions.CAUSE.col(),
                        DECIDED_BY,
                        coalesce(CHANNEL, lit(ResultColumns.UNKNOWN)).as(Interactions.CHANNEL.name()),
                        coalesce(TYPE, lit(ResultColumns.UNKNOWN)).as(Interactions.CUSTOMER_TYPE.name()),
                        lit(1L).as("one"));
        if (context.availability().sourcesWith(DEFINITION.needs()).isEmpty()) {
            return complaints;
        }
        // How many have no category is told even when all have one.
        Row nobody = RowFactory.create(
                UNCLASSIFIED,
                UNCLASSIFIED,
                null,
                null,
                ClassifiedBy.UNCLASSIFIED.code(),
                ResultColumns.UNKNOWN,
                ResultColumns.UNKNOWN,
                0L);
        return complaints.unionByName(complaints.sparkSession().createDataFrame(List.of(nobody), complaints.schema()));
    }
}
