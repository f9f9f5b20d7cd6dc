package balie.metrics.insight.gap;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.contract.Wordings;
import balie.metrics.AtAge;
import balie.metrics.ClusterSums;
import balie.metrics.Definition;
import balie.metrics.GroupingSets;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.insight.InsightPeriod;
import balie.metrics.question.QuestionFrequency;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

/**
 * Sums over customers of what becomes of contacts: in total, by question, by question in each channel and type of customer, and how many
 * are about each product. Each case is as it was at the age at which cohorts are compared.
 */
final class GapSums implements Metric {

    static final GapSums INSTANCE = new GapSums();

    /** Stands for the outcomes where all contacts are counted. */
    static final String CONTACTS = "contacts";

    /** Weights are whole thousandths, so that sums of them are the same in whatever order they are added. */
    static final double THOUSANDTHS = 1000;

    /** What a source must tell: questions by their meaning. */
    static final List<Field> NEEDS = List.of(EnrichedInteractions.QUESTION_ID, Wordings.QUESTION_SINCE);

    static final Field WEIGHTED_SQUARES = Field.required(
            "ww", FieldType.COUNT, "Sum over customers of the square of their weighted hits, in thousandths.");
    static final Field WEIGHTED_CONTACTS =
            Field.required("wn", FieldType.COUNT, "Sum over customers of their weighted hits, in thousandths, x of.");
    static final Field FIRST = Field.optional("first", FieldType.DATE, "The first day of a contact.");
    static final Field LAST = Field.optional("last", FieldType.DATE, "The last day of a contact.");
    static final List<Field> PAIRS = Arrays.stream(GapOutcome.values())
            .map(o -> Field.required(
                    "with_" + o.code(), FieldType.COUNT, "Sum over customers of of x of of " + o.code() + "."))
            .toList();

    private static final String CLUSTER = "cluster";
    private static final String WEIGHTED = "weighted";
    private static final String DAY = "day";
    private static final String TOLD = "told";
    private static final List<Field> DIMENSIONS = List.of(
            EnrichedInteractions.QUESTION_ID, Interactions.CHANNEL, Interactions.CUSTOMER_TYPE, Interactions.PRODUCT);
    private static final TableContract OUTPUT = contract();

    private GapSums() {}

    private static TableContract contract() {
        List<Field> fields = new ArrayList<>();
        DIMENSIONS.forEach(d -> fields.add(ResultColumns.dimension(d)));
        fields.addAll(List.of(
                ResultColumns.MEASURE,
                EnrichedInteractions.QUESTION,
                PeriodSums.CUSTOMERS,
                ResultColumns.OF,
                ResultColumns.N,
                PeriodSums.NN,
                PeriodSums.NX,
                PeriodSums.XX,
                WEIGHTED_SQUARES,
                WEIGHTED_CONTACTS));
        fields.addAll(PAIRS);
        fields.addAll(List.of(FIRST, LAST));
        return new TableContract("gap_sums", "one row per question, group and outcome with a contact", fields);
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return Arrays.stream(GapOutcome.values())
                .map(o -> o.measure(context).definition())
                .toList();
    }

    /** Whether a contact was seen long enough to say what became of it. */
    private static Column counted(Measure measure, MetricContext context) {
        Column seen = Interactions.OPENED_AT.col().leq(lit(context.asOf().minus(measure.settles())));
        return coalesce(measure.population(), lit(false))
                .and(Population.availableFor(measure.needs(), context.availability()))
                .and(coalesce(seen, lit(true)));
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        MetricContext over = InsightPeriod.over(context);
        List<Column> ofCustomer = new ArrayList<>(ClusterSums.ofCustomer(0, lit(true), lit(true)));
        Column weighted = lit(0L);
        for (GapOutcome outcome : GapOutcome.values()) {
            Measure measure = outcome.measure(over);
            Column counted = counted(measure, over);
            Column hit = counted.and(outcome.hit(measure));
            ofCustomer.addAll(
                    ClusterSums.ofCustomer(List.of(GapOutcome.values()).indexOf(outcome) + 1, counted, hit));
            long weight = Math.round(THOUSANDTHS * outcome.weight(context.gapWeights()));
            weighted = weighted.plus(when(hit, weight).otherwise(0L));
        }
        ofCustomer.add(sum(weighted).as(WEIGHTED));
        ofCustomer.add(max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()));
        ofCustomer.add(min(col(DAY)).as(FIRST.name()));
        ofCustomer.add(max(col(DAY)).as(LAST.name()));
        Column zoned = from_utc_timestamp(
                Interactions.OPENED_AT.col(), context.period().zone().getId());
        Dataset<Row> rows = AtAge.of(interactions, context.resolvedWithinDays())
                .filter(Population.of(InsightPeriod.over(context))
                        .and(Population.availableFor(NEEDS, context.availability())))
                .withColumn(DAY, to_date(zoned))
                .withColumn(CLUSTER, ClusterSums.CUSTOMER)
                .withColumn(
                        EnrichedInteractions.QUESTION_ID.name(),
                        coalesce(EnrichedInteractions.QUESTION_ID.col(), lit(QuestionFrequency.NONE)))
                .withColumn(Interactions.CHANNEL.name(), Rates.named(Interactions.CHANNEL))
                .withColumn(Interactions.CUSTOMER_TYPE.name(), Rates.named(Interactions.CUSTOMER_TYPE))
                .withColumn(Interactions.PRODUCT.name(), Rates.named(Interactions.PRODUCT));
        return told(byGroup(byCustomer(rows, ofCustomer)));
    }

    private static Dataset<Row> byCustomer(Dataset<Row> rows, List<Column> figures) {
        Column cluster = col(CLUSTER);
        Column question = EnrichedInteractions.QUESTION_ID.col();
        List<List<Column>> sets = List.of(
                List.of(cluster),
                List.of(cluster, question),
                List.of(cluster, question, Interactions.CHANNEL.col(), Interactions.CUSTOMER_TYPE.col()),
                List.of(cluster, question, Interactions.PRODUCT.col()));
        List<Column> all = new ArrayList<>(List.of(cluster));
        DIMENSIONS.forEach(d -> all.add(d.col()));
        return GroupingSets.agg(GroupingSets.group(rows, sets, all), figures);
    }

    private static Dataset<Row> byGroup(Dataset<Row> customers) {
        List<Column> figures = new ArrayList<>();
        for (int i = 0; i <= GapOutcome.values().length; i++) {
            figures.addAll(ClusterSums.of(i));
            figures.add(sum(col(WEIGHTED).multiply(col("of" + i))).as("wn" + i));
            for (int other = 0; other < GapOutcome.values().length; other++) {
                Column with = col("of" + i).multiply(col("of" + (other + 1)));
                figures.add(sum(with).as("with" + i + "_" + other));
            }
        }
        figures.add(sum(col(WEIGHTED).multiply(col(WEIGHTED))).as(WEIGHTED_SQUARES.name()));
        figures.add(max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()));
        figures.add(min(FIRST.col()).as(FIRST.name()));
        figures.add(max(LAST.col()).as(LAST.name()));
        return GroupingSets.agg(
                customers.groupBy(DIMENSIONS.stream().map(Field::col).toArray(Column[]::new)), figures);
    }

    /** One row an outcome. */
    private static Dataset<Row> told(Dataset<Row> groups) {
        List<Column> outcomes = new ArrayList<>(List.of(told(0, CONTACTS)));
        for (GapOutcome outcome : GapOutcome.values()) {
            outcomes.add(told(List.of(GapOutcome.values()).indexOf(outcome) + 1, outcome.code()));
        }
        List<Column> columns = new ArrayList<>();
        DIMENSIONS.forEach(
                d -> columns.add(coalesce(d.col(), lit(ResultColumns.ALL)).as(d.name())));
        columns.addAll(List.of(EnrichedInteractions.QUESTION.col(), WEIGHTED_SQUARES.col(), FIRST.col(), LAST.col()));
        columns.add(explode(array(outcomes.toArray(Column[]::new))).as(TOLD));
        List<Column> order = new ArrayList<>(List.of(ResultColumns.MEASURE.col()));
        DIMENSIONS.forEach(d -> order.add(d.col()));
        return groups.select(columns.toArray(Column[]::new))
                .select("*", TOLD + ".*")
                .filter(ResultColumns.OF.col().gt(0))
                .filter(Interactions.PRODUCT
                        .col()
                        .equalTo(ResultColumns.ALL)
                        .or(ResultColumns.MEASURE.col().equalTo(CONTACTS)))
                .select(OUTPUT.columns())
                .orderBy(order.toArray(Column[]::new));
    }

    private static Column told(int i, String code) {
        List<Column> told = new ArrayList<>(List.of(lit(code).as(ResultColumns.MEASURE.name())));
        told.addAll(List.of(ClusterSums.named(i)));
        told.add(col("wn" + i).as(WEIGHTED_CONTACTS.name()));
        for (int other = 0; other < PAIRS.size(); other++) {
            told.add(col("with" + i + "_" + other).as(PAIRS.get(other).name()));
        }
        return struct(told.toArray(Column[]::new));
    }
}
