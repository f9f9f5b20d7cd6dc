package balie.metrics.insight.segment;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.CellPass;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.unix_micros;

/**
 * What each customer came with in the year up to the end of the period: the newest type, region and language, the days since, each
 * contact's channel, product, category and question, and what {@link Outcomes} count. Never published.
 */
final class CustomerContacts implements Metric {

    static final Field RECENCY_DAYS = Field.required(
            "recency_days", FieldType.COUNT, "Whole days from the last contact to the end of the period.");
    static final Field CONTACTS = Field.required(
            "contacts",
            FieldType.TEXT,
            "A line for each contact, in the order of their text: what it has of each of CONTACT_TRAITS, parted by tabs; empty: not"
                    + " known.");

    /** What is told of each contact, in this order. */
    static final List<Field> CONTACT_TRAITS =
            List.of(Interactions.CHANNEL, Interactions.PRODUCT, Interactions.CATEGORY, EnrichedInteractions.QUESTION);

    /** What is told of each customer. */
    static final List<Field> CUSTOMER_TRAITS =
            List.of(Interactions.CUSTOMER_TYPE, EnrichedInteractions.REGION, Interactions.LANGUAGE);

    static final String TABS = "\t";
    static final String LINES = "\n";

    private static final TableContract OUTPUT = output(Outcomes.COUNT);

    private static TableContract output(int outcomes) {
        List<Field> fields = new ArrayList<>(List.of(EnrichedInteractions.CUSTOMER_KEY));
        fields.addAll(CUSTOMER_TRAITS);
        fields.addAll(List.of(RECENCY_DAYS, CONTACTS));
        for (int i = 0; i < outcomes; i++) {
            fields.add(of(i));
            fields.add(n(i));
        }
        return new TableContract("customer_contacts", "one row per customer who may be profiled", fields);
    }

    /** Among how many contacts an outcome was looked for. */
    static Field of(int outcome) {
        return Field.required("of" + outcome, FieldType.COUNT, "Contacts that outcome " + outcome + " is about.");
    }

    /** How many of them have it. */
    static Field n(int outcome) {
        return Field.required("n" + outcome, FieldType.COUNT, "Those of them that have it.");
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(Segments.DEFINITION);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        List<Column> columns = new ArrayList<>(
                List.of(unix_micros(Interactions.OPENED_AT.col()).as("opened")));
        CUSTOMER_TRAITS.forEach(trait -> columns.add(trait.col()));
        columns.add(contact(context).as("line"));
        List<Column> counted = new ArrayList<>();
        List<Column> hits = new ArrayList<>();
        for (Measure outcome : Outcomes.of(context)) {
            counted.add(outcome.population().and(Population.availableFor(outcome.needs(), context.availability())));
            hits.add(outcome.hit());
        }
        columns.add(CellPass.bits(counted).as("counted"));
        columns.add(CellPass.bits(hits).as("hits"));
        Column lastDay = to_date(from_utc_timestamp(
                timestamp_micros(col(CustomerCells.LAST_OPENED)),
                context.period().zone().getId()));
        Column today = lit(Profiled.lastDay(context));
        return CellPass.byCustomer(
                        Profiled.ofYear(interactions, context),
                        EnrichedInteractions.CUSTOMER_KEY.col(),
                        columns,
                        CustomerCells::new,
                        CustomerCells.SCHEMA)
                .withColumn(
                        RECENCY_DAYS.name(),
                        datediff(today, coalesce(lastDay, today)).cast("long"))
                .select(OUTPUT.columns())
                // In one part: else the contacts would be read once more, to find where to cut.
                .repartition(1)
                .sortWithinPartitions(EnrichedInteractions.CUSTOMER_KEY.col());
    }

    private static Column contact(MetricContext context) {
        List<Column> told = new ArrayList<>();
        for (Field trait : CONTACT_TRAITS) {
            // Where questions are told apart by wording, each text would be a trait.
            boolean isTold =
                    !trait.equals(EnrichedInteractions.QUESTION) || Breakdown.byMeaning(context.availability());
            Column value = isTold ? coalesce(trait.col(), lit("")) : lit("");
            told.add(translate(value, TABS + LINES, "  "));
        }
        return concat_ws(TABS, told.toArray(Column[]::new));
    }
}
