package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.GroupingSets;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.Ratings;
import balie.metrics.insight.segment.Profiled;
import balie.metrics.resolution.Resolved;
import balie.model.Audience;
import balie.model.Kind;
import balie.model.Mark;
import balie.privacy.Pseudonyms;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

import java.util.List;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.grouping;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/** The rows of {@link CustomerProfiles} as far as they are made of contacts; never published as such. */
final class ProfileRows implements Metric {

    private static final int MOST_QUESTIONS = 3;
    private static final List<Field> TRAITS = List.of(
            Interactions.CUSTOMER_TYPE,
            EnrichedInteractions.REGION,
            Interactions.LANGUAGE,
            CustomerProfiles.TOP_PRODUCT);
    private static final TableContract OUTPUT =
            new TableContract("profile_rows", "one row per pseudonymous customer", CustomerProfiles.OF_CONTACTS);

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(CustomerProfiles.DEFINITION);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> contacts = Profiled.contacts(interactions, context);
        Dataset<Row> profiles = profiles(contacts, context)
                .join(products(contacts, context.privacyMinimum()), EnrichedInteractions.CUSTOMER_KEY.name(), "left")
                .join(
                        topQuestions(contacts, context.privacyMinimum()),
                        EnrichedInteractions.CUSTOMER_KEY.name(),
                        "left")
                .withColumn(ResultColumns.MARK.name(), lit(""));
        for (Field trait : TRAITS) {
            profiles = hideRare(profiles, trait, context.privacyMinimum());
        }
        Pseudonyms pseudonyms = context.pseudonyms().of(Audience.MARKETING);
        UDF1<String, String> pseudonym = pseudonyms::of;
        Dataset<Row> named = profiles.withColumn(
                        CustomerProfiles.CUSTOMER.name(),
                        udf(pseudonym, DataTypes.StringType).apply(EnrichedInteractions.CUSTOMER_KEY.col()))
                .withColumn(ResultColumns.DEFINITION.name(), lit(CustomerProfiles.DEFINITION.sentence()))
                .withColumn(ResultColumns.AS_OF.name(), lit(context.asOf()))
                .select(OUTPUT.columns())
                .orderBy(CustomerProfiles.CONTACTS.col().desc(), CustomerProfiles.CUSTOMER.col());
        return Rates.withUnavailable(named, OUTPUT, "", Profiled.NEEDS, context);
    }

    private static Dataset<Row> profiles(Dataset<Row> contacts, MetricContext context) {
        Column lastDay = to_date(from_utc_timestamp(
                max(Interactions.OPENED_AT.col()), context.period().zone().getId()));
        return contacts.groupBy(EnrichedInteractions.CUSTOMER_KEY.col())
                .agg(
                        Profiled.latest(Interactions.CUSTOMER_TYPE),
                        Profiled.latest(EnrichedInteractions.REGION),
                        Profiled.latest(Interactions.LANGUAGE),
                        count(lit(1)).as(CustomerProfiles.CONTACTS.name()),
                        CustomerSegments.frequency(count(lit(1))).as(CustomerSegments.FREQUENCY.name()),
                        datediff(lit(Profiled.lastDay(context)), lastDay)
                                .cast("long")
                                .as(CustomerProfiles.RECENCY_DAYS.name()),
                        array_join(sort_array(collect_set(Interactions.CHANNEL.col())), " ")
                                .as(CustomerProfiles.CHANNELS.name()),
                        tally(Interactions.KIND, Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()), context)
                                .as(CustomerProfiles.COMPLAINTS.name()),
                        tally(Interactions.STATUS, Interactions.STATUS.col().isNotNull(), context)
                                .as(CustomerProfiles.CASES_WITH_STATE.name()),
                        tally(Interactions.STATUS, Resolved.resolved(), context)
                                .as(CustomerProfiles.CASES_RESOLVED.name()),
                        tally(Interactions.SATISFACTION, Ratings.given(), context)
                                .as(CustomerProfiles.SATISFACTION_ANSWERED.name()),
                        tally(Interactions.SATISFACTION, Ratings.good(), context)
                                .as(CustomerProfiles.SATISFACTION_POSITIVE.name()));
    }

    /** How many contacts meet a condition; null where none comes from a source that records what it is about. */
    private static Column tally(Field needed, Column condition, MetricContext context) {
        Column recorded = Population.availableFor(List.of(needed), context.availability());
        return sum(when(recorded, when(condition, 1L).otherwise(0L)));
    }

    /** The product asked about most, and all that are not rare. */
    private static Dataset<Row> products(Dataset<Row> contacts, int minimum) {
        Column product = Interactions.PRODUCT.col();
        Column times = col("times");
        Column shown = when(col("customers").geq(minimum), product);
        return contacts.filter(product.isNotNull())
                .groupBy(EnrichedInteractions.CUSTOMER_KEY.col(), product)
                .agg(count(lit(1)).as("times"))
                .withColumn("customers", count(lit(1)).over(Window.partitionBy(product)))
                .groupBy(EnrichedInteractions.CUSTOMER_KEY.col())
                .agg(
                        max_by(product, struct(times, product)).as(CustomerProfiles.TOP_PRODUCT.name()),
                        array_join(sort_array(collect_set(shown)), " | ").as(CustomerProfiles.PRODUCTS.name()));
    }

    /** In one scan: the rows by wording give each question its label, those by customer how many share it. */
    private static Dataset<Row> topQuestions(Dataset<Row> contacts, int minimum) {
        Column id = EnrichedInteractions.QUESTION_ID.col();
        Column wording = EnrichedInteractions.QUESTION.col();
        Column customer = EnrichedInteractions.CUSTOMER_KEY.col();
        Column times = col("times");
        Column byCustomer = col("by_customer");
        WindowSpec question = Window.partitionBy(id);
        // On a tie the first in the alphabet.
        Column place = struct(times.unary_$minus().as("less_than"), col("label"));
        return GroupingSets.by(
                        contacts.filter(id.isNotNull().and(id.notEqual(EnrichedInteractions.PENDING))),
                        List.of(
                                List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION),
                                List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.CUSTOMER_KEY)),
                        List.of(
                                EnrichedInteractions.QUESTION_ID,
                                EnrichedInteractions.QUESTION,
                                EnrichedInteractions.CUSTOMER_KEY))
                .agg(count(lit(1)).as("times"), grouping(wording).equalTo(1).as("by_customer"))
                .select(
                        customer,
                        times,
                        byCustomer,
                        // The wording used most, as in the table of questions.
                        max(when(byCustomer.unary_$bang(), struct(times, wording.as("label"))))
                                .over(question)
                                .getField("label")
                                .as("label"),
                        count(when(byCustomer, 1)).over(question).as("customers"))
                .filter(byCustomer.and(col("customers").geq(minimum)))
                .groupBy(customer)
                .agg(array_join(
                                slice(array_sort(collect_list(place)), 1, MOST_QUESTIONS)
                                        .getField("label"),
                                " | ")
                        .as(CustomerProfiles.TOP_QUESTIONS.name()));
    }

    private static Dataset<Row> hideRare(Dataset<Row> profiles, Field trait, int minimum) {
        String shared = "shared_" + trait.name();
        Column rare = trait.col().isNotNull().and(col(shared).lt(minimum));
        return profiles.withColumn(shared, count(lit(1)).over(Window.partitionBy(trait.col())))
                .withColumn(
                        ResultColumns.MARK.name(),
                        when(rare, Mark.SUPPRESSED.shorthand()).otherwise(ResultColumns.MARK.col()))
                .withColumn(trait.name(), coalesce(when(rare, Mark.SUPPRESSED.shorthand()), trait.col()));
    }
}
