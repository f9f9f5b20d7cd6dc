package balie.metrics.insight;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.contract.Wordings;
import balie.metrics.ClusterSums;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.question.QuestionFrequency;
import balie.text.message.Message;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import java.util.List;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/**
 * How customers put each question in the period: up to three wordings, those of most contacts first, with personal data taken out at ingest; since
 * when it is a question, and which one was nearest to it then.
 */
final class SampleWordings implements Metric {

    static final Field WORDINGS = Field.optional(
            "sample_wordings",
            FieldType.TEXT,
            "Up to three wordings of the period, those of most contacts first, parted by ' | '; personal data are taken out. null: fewer"
                    + " customers asked than the privacy minimum.");

    private static final int MOST = 3;
    private static final int LONGEST = 160;
    private static final Column ID = EnrichedInteractions.QUESTION_ID.col();
    private static final TableContract OUTPUT = new TableContract(
            "sample_wordings",
            "one row per question",
            List.of(EnrichedInteractions.QUESTION_ID, Wordings.QUESTION_SINCE, Wordings.NEAREST_QUESTION_ID, WORDINGS));
    private static final UserDefinedFunction ASKED =
            udf((UDF1<@Nullable String, @Nullable String>) SampleWordings::asked, DataTypes.StringType);

    private static @Nullable String asked(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String question = Message.of(text).map(Message::question).orElse(text).strip();
        return question.length() <= LONGEST ? question : question.substring(0, LONGEST - 1) + "…";
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return new QuestionFrequency().definitions(context);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Column times = col("times");
        Column enough = size(array_distinct(flatten(collect_list(col("who"))))).geq(context.privacyMinimum());
        Column since = max(Wordings.QUESTION_SINCE.col()).as(Wordings.QUESTION_SINCE.name());
        Column nearest = max(Wordings.NEAREST_QUESTION_ID.col()).as(Wordings.NEAREST_QUESTION_ID.name());
        // The most frequent first, on a tie the first in the alphabet.
        Column place = struct(times.unary_$minus().as("less_than"), col("said"));
        return interactions
                .filter(Population.of(context).and(ID.isNotNull()).and(ID.notEqual(EnrichedInteractions.PENDING)))
                .select(
                        ID,
                        coalesce(Interactions.TEXT_.col(), Interactions.SUBJECT.col())
                                .as("text"),
                        ClusterSums.CUSTOMER.as("customer"),
                        Wordings.QUESTION_SINCE.col(),
                        Wordings.NEAREST_QUESTION_ID.col())
                // What is asked in a text takes long to find: once for all contacts with the same one.
                .groupBy(ID, col("text"))
                .agg(count(lit(1)).as("times"), collect_set(col("customer")).as("who"), since, nearest)
                .withColumn("said", ASKED.apply(col("text")))
                .filter(col("said").isNotNull())
                .groupBy(ID, col("said"))
                .agg(sum(times).as("times"), flatten(collect_list(col("who"))).as("who"), since, nearest)
                .groupBy(ID)
                .agg(
                        since,
                        nearest,
                        when(
                                        enough,
                                        array_join(
                                                slice(array_sort(collect_list(place)), 1, MOST)
                                                        .getField("said"),
                                                " | "))
                                .as(WORDINGS.name()))
                .select(OUTPUT.columns())
                .orderBy(ID);
    }
}
