package balie.metrics.customer;

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
import balie.metrics.Ratings;
import balie.metrics.Unit;
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

/**
 * Each known customer who had a contact in the period and does not object to marketing, under a pseudonym, with the counts
 * of all their contacts in the year up to the end of the period; unit: contacts; clock: the opening instant.
 *
 * <p>A trait (type, region, language, product) that fewer customers share than the privacy minimum is hidden, and a question
 * that fewer of them asked is left out, because it could tell who the customer is.
 */
public final class CustomerProfiles implements Metric {

    public static final Field CUSTOMER = Field.required("customer", FieldType.TEXT, "Pseudonym of the customer.");
    public static final Field CONTACTS =
            Field.optional("contacts", FieldType.COUNT, "Contacts in the year up to the end of the period.");
    public static final Field RECENCY_DAYS = Field.optional(
            "recency_days", FieldType.COUNT, "Whole days from the last contact to the end of the period.");
    public static final Field CHANNELS =
            Field.optional("channels", FieldType.TEXT, "Channels used, in alphabetical order, parted by spaces.");
    public static final Field TOP_PRODUCT = Field.optional(
            "top_product", FieldType.TEXT, "The product most contacts were about; on a tie the last in the alphabet.");
    public static final Field TOP_QUESTIONS = Field.optional(
            "top_questions",
            FieldType.TEXT,
            "The up to three wordings the customer asked most, the most frequent first, on a tie the first in the alphabet,"
                    + " parted by ' | '; only those that as many customers of this table used as the privacy minimum.");
    public static final Field COMPLAINTS = Field.optional(
            "complaints",
            FieldType.COUNT,
            "Complaints among the contacts; null: no source of theirs records a kind or has texts that tell it.");
    public static final Field CASES_WITH_STATE = Field.optional(
            "cases_with_state",
            FieldType.COUNT,
            "Cases among the contacts whose state is recorded; null: no source of theirs records one.");
    public static final Field CASES_RESOLVED = Field.optional(
            "cases_resolved",
            FieldType.COUNT,
            "Those of them that are resolved, not just withdrawn, declined, duplicate or closed after silence; null: as"
                    + " before.");
    public static final Field SATISFACTION_ANSWERED = Field.optional(
            "satisfaction_answered",
            FieldType.COUNT,
            "Contacts with a rating; null: no source of theirs records ratings.");
    public static final Field SATISFACTION_POSITIVE =
            Field.optional("satisfaction_positive", FieldType.COUNT, "Contacts with a good rating; null: as before.");

    private static final Definition DEFINITION = Definition.amount(
                    "customer_profiles",
                    "Customer profiles",
                    "A customer with at least one contact in the period who does not object to marketing, with counts over all contacts of the year up to the end of the period")
            .exclusions(Profiled.WORDS)
            .unit(Unit.CUSTOMERS)
            .needs(Profiled.NEEDS.toArray(Field[]::new))
            .answers("Who are our customers and what do they want?")
            .audience(Audience.MARKETING)
            .source("GDPR art. 21(2)-(3) on who is left out");
    private static final int MOST_QUESTIONS = 3;
    private static final List<Field> TRAITS =
            List.of(Interactions.CUSTOMER_TYPE, EnrichedInteractions.REGION, Interactions.LANGUAGE, TOP_PRODUCT);
    private static final TableContract OUTPUT = new TableContract(
            "customer_profiles",
            "one row per pseudonymous customer",
            List.of(
                    CUSTOMER,
                    Interactions.CUSTOMER_TYPE,
                    EnrichedInteractions.REGION,
                    Interactions.LANGUAGE,
                    CONTACTS,
                    RECENCY_DAYS,
                    CHANNELS,
                    TOP_PRODUCT,
                    TOP_QUESTIONS,
                    COMPLAINTS,
                    CASES_WITH_STATE,
                    CASES_RESOLVED,
                    SATISFACTION_ANSWERED,
                    SATISFACTION_POSITIVE,
                    ResultColumns.MARK,
                    ResultColumns.DEFINITION,
                    ResultColumns.AS_OF));

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
        Dataset<Row> contacts = Profiled.contacts(interactions, context);
        Dataset<Row> profiles = profiles(contacts, context)
                .join(topProducts(contacts), EnrichedInteractions.CUSTOMER_KEY.name(), "left")
                .join(
                        topQuestions(contacts, context.privacyMinimum()),
                        EnrichedInteractions.CUSTOMER_KEY.name(),
                        "left")
                .withColumn(ResultColumns.MARK.name(), lit(""));
        for (Field trait : TRAITS) {
            profiles = hideRare(profiles, trait, context.privacyMinimum());
        }
        Pseudonyms pseudonyms = context.pseudonyms();
        UDF1<String, String> pseudonym = pseudonyms::of;
        Dataset<Row> named = profiles.withColumn(
                        CUSTOMER.name(),
                        udf(pseudonym, DataTypes.StringType).apply(EnrichedInteractions.CUSTOMER_KEY.col()))
                .withColumn(ResultColumns.DEFINITION.name(), lit(DEFINITION.sentence()))
                .withColumn(ResultColumns.AS_OF.name(), lit(context.asOf()))
                .select(OUTPUT.columns())
                .orderBy(CONTACTS.col().desc(), CUSTOMER.col());
        return Rates.withUnavailable(named, OUTPUT, "", Profiled.NEEDS, context);
    }

    private static Dataset<Row> profiles(Dataset<Row> contacts, MetricContext context) {
        Column lastDay = to_date(from_utc_timestamp(
                max(Interactions.OPENED_AT.col()), context.period().zone().getId()));
        return contacts.groupBy(EnrichedInteractions.CUSTOMER_KEY.col())
                .agg(
                        latest(Interactions.CUSTOMER_TYPE),
                        latest(EnrichedInteractions.REGION),
                        latest(Interactions.LANGUAGE),
                        count(lit(1)).as(CONTACTS.name()),
                        datediff(lit(Profiled.lastDay(context)), lastDay)
                                .cast("long")
                                .as(RECENCY_DAYS.name()),
                        array_join(sort_array(collect_set(Interactions.CHANNEL.col())), " ")
                                .as(CHANNELS.name()),
                        tally(Interactions.KIND, Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()), context)
                                .as(COMPLAINTS.name()),
                        tally(Interactions.STATUS, Interactions.STATUS.col().isNotNull(), context)
                                .as(CASES_WITH_STATE.name()),
                        tally(Interactions.STATUS, Resolved.resolved(), context).as(CASES_RESOLVED.name()),
                        tally(Interactions.SATISFACTION, Ratings.given(), context)
                                .as(SATISFACTION_ANSWERED.name()),
                        tally(Interactions.SATISFACTION, Ratings.good(), context)
                                .as(SATISFACTION_POSITIVE.name()));
    }

    /** How many contacts meet a condition; null where none comes from a source that records what it is about. */
    private static Column tally(Field needed, Column condition, MetricContext context) {
        Column recorded = Population.availableFor(List.of(needed), context.availability());
        return sum(when(recorded, when(condition, 1L).otherwise(0L)));
    }

    /** The value at the newest contact that has one; the value itself breaks ties. */
    private static Column latest(Field trait) {
        Column order = when(trait.col().isNotNull(), struct(Interactions.OPENED_AT.col(), trait.col()));
        return max_by(trait.col(), order).as(trait.name());
    }

    private static Dataset<Row> topProducts(Dataset<Row> contacts) {
        Column product = Interactions.PRODUCT.col();
        Column times = col("times");
        return contacts.filter(product.isNotNull())
                .groupBy(EnrichedInteractions.CUSTOMER_KEY.col(), product)
                .agg(count(lit(1)).as("times"))
                .groupBy(EnrichedInteractions.CUSTOMER_KEY.col())
                .agg(max_by(product, struct(times, product)).as(TOP_PRODUCT.name()));
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
                        .as(TOP_QUESTIONS.name()));
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
