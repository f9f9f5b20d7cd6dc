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
import balie.model.Mark;
import balie.privacy.Pseudonyms;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

import java.util.List;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/**
 * Each known customer who had a contact in the period and does not object to marketing, under a pseudonym, with the counts
 * of all their contacts in the year up to the end of the period; unit: contacts; clock: the opening instant.
 *
 * <p>A trait (type, region, language, product) that fewer customers share than the privacy minimum is hidden.
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
    public static final Field COMPLAINTS =
            Field.optional("complaints", FieldType.COUNT, "Complaints among the contacts.");
    public static final Field SATISFACTION_ANSWERED =
            Field.optional("satisfaction_answered", FieldType.COUNT, "Contacts with a rating.");
    public static final Field SATISFACTION_POSITIVE =
            Field.optional("satisfaction_positive", FieldType.COUNT, "Contacts with a good rating.");

    private static final String DEFINITION = "A customer with at least one contact in the period who does not object to"
            + " marketing; counts over all contacts of the year up to the end of the period (" + Profiled.WORDS + ").";
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
                    COMPLAINTS,
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
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> contacts = Profiled.contacts(interactions, context);
        Dataset<Row> profiles = profiles(contacts, context)
                .join(topProducts(contacts), EnrichedInteractions.CUSTOMER_KEY.name(), "left")
                .withColumn(ResultColumns.MARK.name(), lit(""));
        for (Field trait : TRAITS) {
            profiles = hideRare(profiles, trait, context.privacyMinimum());
        }
        Pseudonyms pseudonyms = context.pseudonyms();
        UDF1<String, String> pseudonym = pseudonyms::of;
        Dataset<Row> named = profiles.withColumn(
                        CUSTOMER.name(),
                        udf(pseudonym, DataTypes.StringType).apply(EnrichedInteractions.CUSTOMER_KEY.col()))
                .withColumn(ResultColumns.DEFINITION.name(), lit(DEFINITION))
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
                        sum(when(Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()), 1L)
                                        .otherwise(0L))
                                .as(COMPLAINTS.name()),
                        sum(when(Profiled.rated(), 1L).otherwise(0L)).as(SATISFACTION_ANSWERED.name()),
                        sum(when(Profiled.ratedGood(), 1L).otherwise(0L)).as(SATISFACTION_POSITIVE.name()));
    }

    /** The value at the newest contact that has one; the value itself breaks ties. */
    private static Column latest(Field trait) {
        Column order = when(
                trait.col().isNotNull(),
                org.apache.spark.sql.functions.struct(Interactions.OPENED_AT.col(), trait.col()));
        return max_by(trait.col(), order).as(trait.name());
    }

    private static Dataset<Row> topProducts(Dataset<Row> contacts) {
        Column product = Interactions.PRODUCT.col();
        Column times = org.apache.spark.sql.functions.col("times");
        return contacts.filter(product.isNotNull())
                .groupBy(EnrichedInteractions.CUSTOMER_KEY.col(), product)
                .agg(count(lit(1)).as("times"))
                .groupBy(EnrichedInteractions.CUSTOMER_KEY.col())
                .agg(max_by(product, org.apache.spark.sql.functions.struct(times, product))
                        .as(TOP_PRODUCT.name()));
    }

    private static Dataset<Row> hideRare(Dataset<Row> profiles, Field trait, int minimum) {
        String shared = "shared_" + trait.name();
        Column rare = trait.col()
                .isNotNull()
                .and(org.apache.spark.sql.functions.col(shared).lt(minimum));
        return profiles.withColumn(shared, count(lit(1)).over(Window.partitionBy(trait.col())))
                .withColumn(
                        ResultColumns.MARK.name(),
                        when(rare, Mark.SUPPRESSED.shorthand()).otherwise(ResultColumns.MARK.col()))
                .withColumn(trait.name(), coalesce(when(rare, Mark.SUPPRESSED.shorthand()), trait.col()));
    }
}
