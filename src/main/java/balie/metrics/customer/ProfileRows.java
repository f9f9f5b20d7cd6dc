package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.CellPass;
import balie.metrics.Definition;
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
import org.apache.spark.sql.types.DataTypes;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/** The rows of {@link CustomerProfiles} as far as they are made of contacts; never published as such. */
final class ProfileRows implements Metric {

    private static final int MOST_QUESTIONS = 3;
    private static final String SHOWN_PRODUCT = "shown_product";
    private static final String ASKED = "asked";
    private static final Column KEY = EnrichedInteractions.CUSTOMER_KEY.col();
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
        Dataset<Row> contacts = Profiled.ofYear(interactions, context);
        // Used several times, and made once: Spark finds the same exchange again.
        Dataset<Row> shared = CellPass.byCustomer(
                        contacts, KEY, SharedCells.columns(context), SharedCells::new, SharedCells.SCHEMA)
                .groupBy(col(SharedCells.KIND), col(SharedCells.VALUE), col(SharedCells.LABEL))
                .agg(sum(col(SharedCells.TIMES)).as(SharedCells.TIMES));
        Dataset<Row> profiles = profiles(contacts, shared, context).withColumn(ResultColumns.MARK.name(), lit(""));
        for (int i = 0; i < CustomerTraits.ALL.size(); i++) {
            profiles = hideRare(profiles, i, common(shared, i, context.privacyMinimum()));
        }
        Pseudonyms pseudonyms = context.pseudonyms().of(Audience.MARKETING);
        UDF1<String, String> pseudonym = pseudonyms::of;
        Dataset<Row> named = profiles.withColumn(
                        CustomerProfiles.CUSTOMER.name(),
                        udf(pseudonym, DataTypes.StringType).apply(EnrichedInteractions.CUSTOMER_KEY.col()))
                .withColumn(ResultColumns.DEFINITION.name(), lit(CustomerProfiles.DEFINITION.sentence()))
                .withColumn(ResultColumns.AS_OF.name(), lit(context.asOf()))
                .select(OUTPUT.columns())
                // In one part: else the contacts would be read once more, to find where to cut.
                .repartition(1)
                .sortWithinPartitions(CustomerProfiles.CONTACTS.col().desc(), CustomerProfiles.CUSTOMER.col());
        return Rates.withUnavailable(named, OUTPUT, "", Profiled.NEEDS, context);
    }

    private static Dataset<Row> profiles(Dataset<Row> contacts, Dataset<Row> shared, MetricContext context) {
        int minimum = context.privacyMinimum();
        Column id = SharedCells.question();
        Dataset<Row> told = contacts.join(
                        broadcast(common(shared, SharedCells.PRODUCT, minimum).toDF(SHOWN_PRODUCT)),
                        Interactions.PRODUCT.col().equalTo(col(SHOWN_PRODUCT)),
                        "left")
                .join(broadcast(labels(shared, minimum)), id.equalTo(col(ASKED)), "left");
        List<Column> columns = new ArrayList<>(CustomerTraits.columns(context));
        columns.addAll(List.of(col(SHOWN_PRODUCT), col(ASKED), col(SharedCells.LABEL), Interactions.CHANNEL.col()));
        List<Field> needed = List.of(
                Interactions.KIND,
                Interactions.STATUS,
                Interactions.STATUS,
                Interactions.SATISFACTION,
                Interactions.SATISFACTION);
        columns.add(CellPass.bits(needed.stream()
                .map(f -> Population.availableFor(List.of(f), context.availability()))
                .toList()));
        columns.add(CellPass.bits(List.of(
                Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()),
                Interactions.STATUS.col().isNotNull(),
                Resolved.resolved(),
                Ratings.given(),
                Ratings.good())));
        Column lastDay = to_date(from_utc_timestamp(
                timestamp_micros(col(ProfileCells.LAST_OPENED)),
                context.period().zone().getId()));
        Column questions = slice(array_sort(col(ProfileCells.QUESTIONS)), 1, MOST_QUESTIONS)
                .getField(ProfileCells.LABEL);
        return CellPass.byCustomer(told, KEY, columns, ProfileCells::new, ProfileCells.SCHEMA)
                .withColumn(
                        CustomerProfiles.RECENCY_DAYS.name(),
                        datediff(lit(Profiled.lastDay(context)), lastDay).cast("long"))
                .withColumn(CustomerProfiles.CHANNELS.name(), joined(CustomerProfiles.CHANNELS, " "))
                .withColumn(CustomerProfiles.PRODUCTS.name(), joined(CustomerProfiles.PRODUCTS, " | "))
                .withColumn(CustomerProfiles.TOP_QUESTIONS.name(), array_join(questions, " | "));
    }

    private static Column joined(Field values, String between) {
        return array_join(sort_array(values.col()), between);
    }

    /** What enough customers have or came about, one column. */
    private static Dataset<Row> common(Dataset<Row> shared, int kind, int minimum) {
        return shared.filter(kindOf(minimum).equalTo(kind)).select(col(SharedCells.VALUE));
    }

    /**
     * The kind of a row that enough share. One condition, of what is summed up too: the kind alone would be looked at before the sums, and so
     * all of them be made anew for each kind.
     */
    private static Column kindOf(int minimum) {
        return when(col(SharedCells.TIMES).geq(minimum), col(SharedCells.KIND));
    }

    /** The questions that enough customers asked, by the wording used most, as in the table of questions; on a tie the last in the alphabet. */
    private static Dataset<Row> labels(Dataset<Row> shared, int minimum) {
        Column kind = col(SharedCells.KIND);
        Column times = col(SharedCells.TIMES);
        Column wording = when(
                kind.equalTo(SharedCells.WORDING),
                struct(times, col(SharedCells.LABEL).as(SharedCells.LABEL)));
        return shared.filter(kindOf(0).geq(SharedCells.QUESTION))
                .groupBy(col(SharedCells.VALUE).as(ASKED))
                .agg(
                        max(wording).getField(SharedCells.LABEL).as(SharedCells.LABEL),
                        max(when(kind.equalTo(SharedCells.QUESTION), times)).as(SharedCells.TIMES))
                .filter(times.geq(minimum))
                .drop(SharedCells.TIMES);
    }

    private static Dataset<Row> hideRare(Dataset<Row> profiles, int place, Dataset<Row> common) {
        Column trait = CustomerTraits.ALL.get(place).col();
        String shared = "shared_" + place;
        Column rare = trait.isNotNull().and(col(shared).isNull());
        return profiles.join(broadcast(common.toDF(shared)), trait.equalTo(col(shared)), "left")
                .withColumn(
                        ResultColumns.MARK.name(),
                        when(rare, Mark.SUPPRESSED.shorthand()).otherwise(ResultColumns.MARK.col()))
                .withColumn(
                        CustomerTraits.ALL.get(place).name(),
                        when(rare, Mark.SUPPRESSED.shorthand()).otherwise(trait))
                .drop(shared);
    }
}
