package balie.metrics.listing;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.ClusterSums;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.model.Audience;
import balie.privacy.ContactNames;
import balie.privacy.Pseudonyms;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/**
 * The listed contacts with all that tells them apart, before it is looked at what of that may be told; never published as such.
 *
 * <p>Of more than {@link #MOST} those are taken whose pseudonyms come first, which is a draw.
 */
final class ContactRows implements Metric {

    /** As many as a page can hold. */
    static final int MOST = 10_000;

    private static final int LONGEST = 280;

    static final Field CONTACT = Field.required(
            "contact",
            FieldType.TEXT,
            "Pseudonym of the contact in this list. It stands for no customer: two contacts of one have two.");
    static final Field WORDING = Field.optional(
            "wording",
            FieldType.TEXT,
            "What the customer wrote, without personal data, up to 280 characters; null: fewer customers asked the question than the privacy"
                    + " minimum, or there is no text.");
    static final List<Field> FIELDS = List.of(
            CONTACT,
            EnrichedInteractions.QUESTION_ID,
            EnrichedInteractions.QUESTION,
            ListedContacts.OUTCOME,
            Interactions.CHANNEL,
            WORDING,
            ResultColumns.MARK,
            ResultColumns.DEFINITION,
            ResultColumns.PERIOD_FROM,
            ResultColumns.PERIOD_TO,
            ResultColumns.AS_OF);
    private static final TableContract OUTPUT = new TableContract("contact_rows", "one row per listed contact", FIELDS);
    private static final String NTH = "nth_of_customer";

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(ContactList.DEFINITION);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Column nth = row_number()
                .over(Window.partitionBy(ClusterSums.CUSTOMER)
                        .orderBy(
                                Interactions.OPENED_AT.col(),
                                Interactions.SOURCE.col(),
                                Interactions.INTERACTION_ID.col()));
        Pseudonyms pseudonyms = context.pseudonyms().of(Audience.TRAINING);
        UDF2<String, Integer, String> name = (customer, number) -> ContactNames.of(pseudonyms, customer, number);
        UDF1<@Nullable String, @Nullable String> shortened = ContactRows::shortened;
        return ListedContacts.of(interactions, context)
                .withColumn(NTH, nth)
                .filter(col(NTH).leq(ContactNames.MOST))
                .withColumn(CONTACT.name(), udf(name, DataTypes.StringType).apply(ClusterSums.CUSTOMER, col(NTH)))
                .withColumn(
                        WORDING.name(),
                        when(
                                col(ListedContacts.ASKED_BY_ENOUGH),
                                udf(shortened, DataTypes.StringType)
                                        .apply(coalesce(Interactions.TEXT_.col(), Interactions.SUBJECT.col()))))
                .withColumn(ResultColumns.MARK.name(), lit(""))
                .withColumn(ResultColumns.DEFINITION.name(), lit(ContactList.DEFINITION.sentence()))
                .withColumn(ResultColumns.AS_OF.name(), lit(context.asOf()))
                .select(OUTPUT.columns())
                .orderBy(CONTACT.col())
                .limit(MOST);
    }

    /** On one line, cut at a word. */
    private static @Nullable String shortened(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = line.lastIndexOf(' ', LONGEST - 1);
        return line.substring(0, end > LONGEST / 2 ? end : LONGEST - 1) + "…";
    }
}
