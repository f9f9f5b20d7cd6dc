package balie.metrics.complaint;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.contract.Wordings;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.model.Audience;
import balie.model.ClassifiedBy;
import balie.model.Kind;
import balie.model.Period;
import balie.stats.Kappa;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.collection.Seq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.grouping;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/**
 * Contacts of which the text tells what the desk recorded / contacts of which both say something; inbound contacts opened up to
 * the end of the period, without merged, spam, deleted and test ones; unit: contacts; clock: the opening instant. How far what is
 * concluded can be trusted at this desk.
 *
 * <p>Cohen's kappa is that agreement beyond what chance would give. Of categories, complaints whose recorded category is one of
 * the taxonomy's are compared.
 */
public final class ClassifierAgreement implements Metric {

    public static final Field KAPPA = Field.optional(
            "kappa", FieldType.NUMBER, "Cohen's kappa, -1 to 1; null: hidden, or both always said one and the same.");
    public static final Field KAPPA_LOW = Field.optional(
            "kappa_low", FieldType.NUMBER, "Lower end of its 95 % interval (Fleiss, Cohen, Everitt 1969).");
    public static final Field KAPPA_HIGH =
            Field.optional("kappa_high", FieldType.NUMBER, "Upper end of its 95 % interval.");

    private static final Definition DEFINITION = Definition.rate(
                    "classifier_agreement",
                    "Agreement of text and record",
                    "Contacts of which the text tells what was recorded",
                    "contacts of which both say something")
            .exclusions(
                    "inbound contacts opened up to the end of the period, without merged, spam, deleted and test ones; where"
                            + " the text leaves doubt it says nothing")
            .needs(Wordings.TEXT_LANGUAGE)
            .answers("How far can what is concluded from texts be relied on?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("Cohen's kappa, docs/decisions/0021");
    private static final TableContract OUTPUT = ResultColumns.rates(
                    "classifier_agreement",
                    "one row per thing that is concluded from texts, in total and by language of the text",
                    List.of(ResultColumns.MEASURE, Wordings.TEXT_LANGUAGE))
            .with(KAPPA, KAPPA_LOW, KAPPA_HIGH);
    private static final Column LANGUAGE = Wordings.TEXT_LANGUAGE.col();
    private static final Column SAID = col("said");
    private static final Column TOLD = col("told");
    private static final Column MEASURE = ResultColumns.MEASURE.col();
    private static final double THOUSANDTHS = 1000.0;

    private static final UserDefinedFunction AGREEMENT = agreement();

    private static UserDefinedFunction agreement() {
        UDF1<Seq<Row>, @Nullable List<Double>> of = cells -> {
            Map<String, Map<String, Long>> counts = new HashMap<>();
            for (Iterator<Row> each = cells.iterator(); each.hasNext(); ) {
                Row cell = each.next();
                counts.computeIfAbsent(cell.getString(0), k -> new HashMap<>())
                        .merge(cell.getString(1), cell.getLong(2), Long::sum);
            }
            return Kappa.of(counts)
                    .map(a -> List.of(rounded(a.kappa()), rounded(a.low()), rounded(a.high())))
                    .orElse(null);
        };
        return udf(of, DataTypes.createArrayType(DataTypes.DoubleType));
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSANDTHS) / THOUSANDTHS;
    }

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
        if (context.availability().sourcesWith(DEFINITION.needs()).isEmpty()) {
            return Rates.withUnavailable(
                    interactions.sparkSession().createDataFrame(List.of(), OUTPUT.structType()),
                    OUTPUT,
                    "",
                    DEFINITION.needs(),
                    context);
        }
        Column one = lit(1L);
        Dataset<Row> cells = pairs(interactions, context)
                .groupBy(MEASURE, LANGUAGE, SAID, TOLD)
                .agg(sum(one).as("pairs"));
        Dataset<Row> counts = cells.rollup(MEASURE, LANGUAGE)
                .agg(
                        sum(when(SAID.equalTo(TOLD), col("pairs")).otherwise(0L))
                                .as(ResultColumns.N.name()),
                        sum(col("pairs")).as(ResultColumns.OF.name()),
                        AGREEMENT
                                .apply(collect_list(struct(SAID, TOLD, col("pairs"))))
                                .as("agreement"),
                        grouping(LANGUAGE).as("whole"))
                .filter(MEASURE.isNotNull());
        Dataset<Row> hidden = counts.select(
                        MEASURE,
                        coalesce(LANGUAGE, lit(ResultColumns.ALL)).as(Wordings.TEXT_LANGUAGE.name()),
                        col("whole"),
                        ResultColumns.N.col(),
                        ResultColumns.OF.col(),
                        kappa(0, KAPPA, context),
                        kappa(1, KAPPA_LOW, context),
                        kappa(2, KAPPA_HIGH, context))
                .orderBy(MEASURE, col("whole").desc(), LANGUAGE)
                .drop("whole");
        return Rates.finish(hidden, OUTPUT, DEFINITION, context);
    }

    /** That of a few says nothing, and could tell what is hidden beside it. */
    private static Column kappa(int place, Field field, MetricContext context) {
        return when(
                        ResultColumns.OF
                                .col()
                                .geq(Math.max(context.privacyMinimum(), 2))
                                .and(ResultColumns.N.col().geq(context.privacyMinimum())),
                        col("agreement").getItem(place))
                .as(field.name());
    }

    /** A row a contact and thing of which both say something. */
    private static Dataset<Row> pairs(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> counted = interactions.filter(Population.counted()
                .and(Population.availableFor(DEFINITION.needs(), context.availability()))
                .and(Interactions.OPENED_AT
                        .col()
                        .isNull()
                        .or(
                                context.period().kind() == Period.Kind.ALL
                                        ? lit(true)
                                        : Interactions.OPENED_AT
                                                .col()
                                                .lt(lit(context.period().end())))));
        List<Dataset<Row>> all = new ArrayList<>();
        all.add(pairs(
                counted.filter(recorded(EnrichedInteractions.KIND_DECIDED_BY)),
                "kind",
                Interactions.KIND.col(),
                Wordings.CONCLUDED_KIND.col()));
        all.add(pairs(
                counted.filter(recorded(EnrichedInteractions.CATEGORY_DECIDED_BY)
                        .and(Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()))
                        // A recorded category in words that the taxonomy does not know can not be met.
                        .and(EnrichedInteractions.COMPLAINT_CATEGORY_NAME.col().isNotNull())),
                "category",
                EnrichedInteractions.COMPLAINT_CATEGORY.col(),
                Wordings.CONCLUDED_CATEGORY.col()));
        all.add(pairs(
                counted.filter(recorded(EnrichedInteractions.EMOTION_DECIDED_BY)),
                "emotion_start",
                Interactions.EMOTION_START.col(),
                Wordings.CONCLUDED_EMOTION.col()));
        return all.stream().reduce(Dataset::unionByName).orElseThrow();
    }

    private static Column recorded(Field decidedBy) {
        return decidedBy.col().equalTo(ClassifiedBy.RECORDED.code());
    }

    private static Dataset<Row> pairs(Dataset<Row> contacts, String measure, Column said, Column told) {
        return contacts.filter(told.isNotNull())
                .select(
                        lit(measure).as(ResultColumns.MEASURE.name()),
                        coalesce(LANGUAGE, lit(ResultColumns.UNKNOWN)).as(Wordings.TEXT_LANGUAGE.name()),
                        said.as("said"),
                        told.as("told"));
    }
}
