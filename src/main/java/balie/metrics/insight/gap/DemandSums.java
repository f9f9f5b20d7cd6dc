package balie.metrics.insight.gap;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.ClusterSums;
import balie.metrics.Definition;
import balie.metrics.GroupingSets;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.insight.InsightPeriod;
import balie.model.FailureDemand;
import balie.model.FailureDemand.Cause;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * Sums over customers of contacts by what caused them, in total and by each of some dimensions, and how long they took. Nothing where the
 * desk has not said what failure demand is.
 */
final class DemandSums implements Metric {

    static final DemandSums INSTANCE = new DemandSums();

    /** Stands for the cause of all failure demand together. */
    static final String FAILURE = "(failure)";

    static final Field CAUSE = Field.required("demand_cause", FieldType.TEXT, "The cause, or what stands for it.");
    static final Field SECONDS =
            Field.required("seconds", FieldType.COUNT, "How long those that count took, where that is known.");
    static final Field TIMED = Field.required("timed", FieldType.COUNT, "Of how many it is known.");

    static final List<Field> DIMENSIONS = List.of(
            Interactions.CHANNEL, Interactions.PRODUCT, EnrichedInteractions.QUESTION_ID, Interactions.CUSTOMER_TYPE);

    private static final int SECONDS_OF_MINUTE = 60;
    private static final String CLUSTER = "cluster";
    private static final String FOUND = "found";
    private static final String TOLD = "told";

    private static final TableContract OUTPUT = new TableContract(
            "demand_sums",
            "one row per cause and group with a contact",
            List.of(
                    CAUSE,
                    Breakdown.DIMENSION,
                    Breakdown.VALUE,
                    EnrichedInteractions.QUESTION,
                    PeriodSums.CUSTOMERS,
                    ResultColumns.OF,
                    ResultColumns.N,
                    PeriodSums.NN,
                    PeriodSums.NX,
                    PeriodSums.XX,
                    SECONDS,
                    TIMED));

    private DemandSums() {}

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return new FailureDemandTable().definitions(context);
    }

    /** Whether the sources record how long contacts took; else the minutes of the file stand in. */
    static boolean isRecorded(MetricContext context) {
        return !context.availability()
                .sourcesWith(List.of(Interactions.HANDLING_SECONDS))
                .isEmpty();
    }

    private static Column seconds(MetricContext context) {
        if (isRecorded(context)) {
            return Interactions.HANDLING_SECONDS.col();
        }
        Column seconds = lit(null).cast("bigint");
        Map<String, Double> minutes =
                new TreeMap<>(context.desk().failureDemand().minutes());
        for (Map.Entry<String, Double> each : minutes.entrySet()) {
            seconds = when(
                            Interactions.CHANNEL.col().equalTo(each.getKey()),
                            Math.round(SECONDS_OF_MINUTE * each.getValue()))
                    .otherwise(seconds);
        }
        return seconds;
    }

    /** What is told: all failure demand, each cause of it, value demand, and what is not known. */
    static List<String> causes(FailureDemand demand) {
        List<String> causes = new ArrayList<>(List.of(FAILURE));
        demand.causes().stream().map(Cause::id).forEach(causes::add);
        causes.addAll(List.of(DemandRules.VALUE, DemandRules.UNKNOWN));
        return causes;
    }

    private static Column isOf(String cause) {
        return cause.equals(FAILURE)
                ? col(FOUND).notEqual(DemandRules.VALUE).and(col(FOUND).notEqual(DemandRules.UNKNOWN))
                : col(FOUND).equalTo(cause);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        FailureDemand demand = context.desk().failureDemand();
        if (demand.causes().isEmpty()) {
            return interactions.sparkSession().createDataFrame(List.of(), OUTPUT.structType());
        }
        List<String> causes = causes(demand);
        Dataset<Row> rows = interactions
                .filter(Population.of(InsightPeriod.over(context)))
                .withColumn(FOUND, new DemandRules(context).cause())
                .withColumn(SECONDS.name(), seconds(context))
                .withColumn(CLUSTER, ClusterSums.CUSTOMER)
                .withColumns(DIMENSIONS.stream().collect(Collectors.toMap(Field::name, Rates::named)));
        List<Column> ofCustomer = new ArrayList<>();
        List<Column> sums = new ArrayList<>();
        List<Column> told = new ArrayList<>();
        for (int i = 0; i < causes.size(); i++) {
            boolean ofAll = causes.get(i).equals(DemandRules.UNKNOWN);
            Column counted = ofAll ? lit(true) : col(FOUND).notEqual(DemandRules.UNKNOWN);
            Column hit = isOf(causes.get(i));
            ofCustomer.addAll(ClusterSums.ofCustomer(i, counted, hit));
            ofCustomer.add(sum(when(hit, coalesce(SECONDS.col(), lit(0L))).otherwise(0L))
                    .as("seconds" + i));
            ofCustomer.add(count(when(hit, SECONDS.col())).as("timed" + i));
            sums.addAll(ClusterSums.of(i));
            sums.add(sum(col("seconds" + i)).as("seconds" + i));
            sums.add(sum(col("timed" + i)).as("timed" + i));
            List<Column> one = new ArrayList<>(List.of(lit(causes.get(i)).as(CAUSE.name())));
            one.addAll(List.of(ClusterSums.named(i)));
            one.add(col("seconds" + i).as(SECONDS.name()));
            one.add(col("timed" + i).as(TIMED.name()));
            told.add(struct(one.toArray(Column[]::new)));
        }
        Column label = max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name());
        ofCustomer.add(label);
        sums.add(label);
        return told(
                GroupingSets.agg(
                        byCustomer(rows, ofCustomer, context)
                                .groupBy(DIMENSIONS.stream().map(Field::col).toArray(Column[]::new)),
                        sums),
                told);
    }

    private static Dataset<Row> byCustomer(Dataset<Row> rows, List<Column> figures, MetricContext context) {
        Column cluster = col(CLUSTER);
        List<List<Column>> sets = new ArrayList<>(List.of(List.of(cluster)));
        List<Column> all = new ArrayList<>(List.of(cluster));
        for (Field dimension : DIMENSIONS) {
            all.add(dimension.col());
            if (!dimension.equals(EnrichedInteractions.QUESTION_ID) || Breakdown.byMeaning(context.availability())) {
                sets.add(List.of(cluster, dimension.col()));
            }
        }
        return GroupingSets.agg(GroupingSets.group(rows, sets, all), figures);
    }

    /** One row a cause; by dimension all failure demand only. */
    private static Dataset<Row> told(Dataset<Row> groups, List<Column> causes) {
        Column dimension = lit(ResultColumns.ALL);
        List<Column> values = new ArrayList<>();
        for (Field each : DIMENSIONS) {
            dimension = when(each.col().isNotNull(), each.name()).otherwise(dimension);
            values.add(each.col());
        }
        values.add(lit(ResultColumns.ALL));
        Column label = when(EnrichedInteractions.QUESTION_ID.col().isNotNull(), EnrichedInteractions.QUESTION.col());
        return groups.select(
                        dimension.as(Breakdown.DIMENSION.name()),
                        coalesce(values.toArray(Column[]::new)).as(Breakdown.VALUE.name()),
                        label.as(EnrichedInteractions.QUESTION.name()),
                        explode(array(causes.toArray(Column[]::new))).as(TOLD))
                .select("*", TOLD + ".*")
                .filter(ResultColumns.OF.col().gt(0))
                .filter(Breakdown.isTotal().or(CAUSE.col().equalTo(FAILURE)))
                .select(OUTPUT.columns())
                .orderBy(CAUSE.col(), Breakdown.DIMENSION.col(), Breakdown.VALUE.col());
    }
}
