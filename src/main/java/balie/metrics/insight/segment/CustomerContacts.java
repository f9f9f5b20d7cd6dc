package balie.metrics.insight.segment;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
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

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.when;

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
        Column lastDay = to_date(from_utc_timestamp(
                max(Interactions.OPENED_AT.col()), context.period().zone().getId()));
        List<Column> figures = new ArrayList<>();
        CUSTOMER_TRAITS.forEach(trait -> figures.add(Profiled.latest(trait)));
        figures.add(datediff(lit(Profiled.lastDay(context)), coalesce(lastDay, lit(Profiled.lastDay(context))))
                .cast("long")
                .as(RECENCY_DAYS.name()));
        figures.add(
                array_join(sort_array(collect_list(contact(context))), LINES).as(CONTACTS.name()));
        List<Measure> outcomes = Outcomes.of(context);
        for (int i = 0; i < outcomes.size(); i++) {
            Measure outcome = outcomes.get(i);
            Column counted = outcome.population().and(Population.availableFor(outcome.needs(), context.availability()));
            figures.add(sum(when(counted, 1L).otherwise(0L)).as(of(i).name()));
            figures.add(sum(when(counted.and(outcome.hit()), 1L).otherwise(0L)).as(n(i).name()));
        }
        return Profiled.ofYear(interactions, context)
                .groupBy(EnrichedInteractions.CUSTOMER_KEY.col())
                .agg(figures.get(0), figures.subList(1, figures.size()).toArray(Column[]::new))
                .select(OUTPUT.columns())
                .orderBy(EnrichedInteractions.CUSTOMER_KEY.col());
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
