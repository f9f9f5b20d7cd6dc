package balie.metrics.question;

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
import balie.model.Audience;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

import java.util.List;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.grouping;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

/**
 * Contacts that ask a question / all contacts; inbound contacts opened in the period, without merged, spam, deleted and
 * test ones; unit: contacts; clock: the opening instant.
 *
 * <p>What a contact asks is its {@code question_id}. Questions of fewer contacts than the privacy minimum stand together in
 * one row, because a rare one can tell who asked; so do wordings that wait for more like them, and contacts without a wording,
 * so that the table adds up to all contacts.
 */
public final class QuestionFrequency implements Metric {

    /** Stands for the id of the row of rare wordings. */
    public static final String RARE = "(rare)";

    /** Stands for the id of the row of contacts without a wording. */
    public static final String NONE = "(none)";

    /** Stands for the id of the row of wordings that wait for more like them. */
    public static final String PENDING = EnrichedInteractions.PENDING;

    public static final Field RANK = Field.optional(
            "rank",
            FieldType.COUNT,
            "Place by number of contacts; null for the rows of what is rare, waits or is missing.");
    public static final Field WORDINGS = Field.required(
            "wordings", FieldType.COUNT, "How many different wordings of the period the row stands for.");
    public static final Field PRODUCTS = Field.optional(
            "products",
            FieldType.TEXT,
            "The up to three products it was asked about most, the most frequent first, parted by ', '; only those of at"
                    + " least as many contacts as the privacy minimum; null: none, or the row of rare wordings.");
    public static final Field FIRST_SEEN = Field.optional(
            "first_seen", FieldType.DATE, "Day of the first contact with it in all data up to the end of the period.");

    private static final Definition DEFINITION = Definition.rate(
                    "question_frequency",
                    "How often a question is asked",
                    "Contacts that ask this question",
                    "all contacts")
            .exclusions(Population.WORDS
                    + "; wordings are one question where they mean the same, in a job that tells questions apart by wording where"
                    + " they differ in case and punctuation only")
            .needs(EnrichedInteractions.QUESTION_ID)
            .answers("What do customers ask, and what do they ask more often than before?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("questions by meaning, docs/decisions/0020");
    private static final TableContract OUTPUT = ResultColumns.rates(
                    "question_frequency",
                    "one row per question, one for all rare ones, one for wordings that wait for more like them, one for contacts without a"
                            + " wording",
                    List.of(
                            RANK,
                            EnrichedInteractions.QUESTION_ID,
                            EnrichedInteractions.QUESTION,
                            WORDINGS,
                            PRODUCTS,
                            FIRST_SEEN))
            .with(ResultColumns.PER_1000)
            .with(ResultColumns.COMPARED.toArray(Field[]::new));
    private static final int MOST_PRODUCTS = 3;

    /** Stands for the ids of what was asked on other days only; no row of the result. */
    private static final String NOT_ASKED = "(not asked)";

    private static final Column ID = EnrichedInteractions.QUESTION_ID.col();
    private static final Column QUESTION = EnrichedInteractions.QUESTION.col();
    private static final Column KEY = EnrichedInteractions.WORDING_KEY.col();
    private static final Column PRODUCT = Interactions.PRODUCT.col();
    private static final Column N = ResultColumns.N.col();
    private static final Column N_PREVIOUS = ResultColumns.N_PREVIOUS.col();
    private static final Column OF_PREVIOUS = ResultColumns.OF_PREVIOUS.col();

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
        Dataset<Row> folded = fold(questions(contacts(interactions, context), context), context.privacyMinimum());
        return Rates.finish(ranked(folded, context), OUTPUT, DEFINITION, context);
    }

    /** Every contact up to the end of the period: its question, and whether it is of the period or of the one before. */
    private static Dataset<Row> contacts(Dataset<Row> interactions, MetricContext context) {
        Column opened = Interactions.OPENED_AT.col();
        Column inPeriod = Population.openedIn(context.period(), context.availability());
        Column before = canCompare(context)
                ? Population.openedIn(context.period().previous(), context.availability())
                : lit(false);
        Dataset<Row> contacts = interactions
                .filter(Population.counted()
                        .and(Population.availableFor(DEFINITION.needs(), context.availability()))
                        .and(inPeriod.or(opened.lt(lit(context.period().end())))))
                .select(
                        coalesce(ID, lit(NONE)).as(EnrichedInteractions.QUESTION_ID.name()),
                        // Wordings and products of other days are of no use and would only make more groups.
                        when(inPeriod, QUESTION).as(EnrichedInteractions.QUESTION.name()),
                        when(inPeriod, KEY).as(EnrichedInteractions.WORDING_KEY.name()),
                        when(inPeriod, PRODUCT).as(Interactions.PRODUCT.name()),
                        when(inPeriod, 1L).otherwise(0L).as("now"),
                        when(before, 1L).otherwise(0L).as("before"),
                        opened);
        if (context.availability().sourcesWith(DEFINITION.needs()).isEmpty()) {
            return contacts;
        }
        // How many have no wording is told even when all have one.
        Row nobody = RowFactory.create(NONE, null, null, null, 0L, 0L, null);
        return contacts.unionByName(contacts.sparkSession().createDataFrame(List.of(nobody), contacts.schema()));
    }

    private static boolean canCompare(MetricContext context) {
        return Population.comparable(context, DEFINITION.needs());
    }

    /**
     * Each question with its count in the period, its number of wordings and the wording most used there, its products, its
     * count in the period before and its first day; in one scan, because that goes over all data.
     */
    private static Dataset<Row> questions(Dataset<Row> contacts, MetricContext context) {
        Column now = col("now");
        Column byWording = col("by_wording");
        Column asked = byWording.and(now.gt(0));
        Column often = now.gt(0).and(now.geq(context.privacyMinimum()));
        Column frequent = when(
                byWording.unary_$bang().and(PRODUCT.isNotNull()).and(often),
                // On a tie the first in the alphabet.
                struct(now.unary_$minus().as("less_than"), PRODUCT));
        return GroupingSets.by(
                        contacts,
                        List.of(
                                List.of(
                                        EnrichedInteractions.QUESTION_ID,
                                        EnrichedInteractions.WORDING_KEY,
                                        EnrichedInteractions.QUESTION),
                                List.of(EnrichedInteractions.QUESTION_ID, Interactions.PRODUCT)),
                        List.of(
                                EnrichedInteractions.QUESTION_ID,
                                EnrichedInteractions.WORDING_KEY,
                                EnrichedInteractions.QUESTION,
                                Interactions.PRODUCT))
                .agg(
                        sum(now).as("now"),
                        sum(col("before")).as("before"),
                        min(Interactions.OPENED_AT.col()).as(Interactions.OPENED_AT.name()),
                        grouping(PRODUCT).equalTo(1).as("by_wording"))
                .groupBy(ID)
                .agg(
                        sum(when(byWording, now)).as(ResultColumns.N.name()),
                        sum(when(byWording, col("before"))).as(ResultColumns.N_PREVIOUS.name()),
                        count(when(asked, KEY)).as(WORDINGS.name()),
                        // The text itself breaks ties, so that the label is the same in every run.
                        max_by(QUESTION, when(asked, struct(now, QUESTION))).as(EnrichedInteractions.QUESTION.name()),
                        slice(array_sort(collect_list(frequent)), 1, MOST_PRODUCTS)
                                .getField(Interactions.PRODUCT.name())
                                .as(PRODUCTS.name()),
                        to_date(from_utc_timestamp(
                                        min(Interactions.OPENED_AT.col()),
                                        context.period().zone().getId()))
                                .as(FIRST_SEEN.name()));
    }

    /** Rare wordings become one row, and so do those of other days. */
    private static Dataset<Row> fold(Dataset<Row> questions, int minimum) {
        Column named = ID.notEqual(NONE).and(ID.notEqual(PENDING));
        Column notAsked = ID.notEqual(NONE).and(N.equalTo(0));
        Column rare = named.and(N.gt(0)).and(N.lt(minimum));
        Column products = when(rare.unary_$bang().and(size(PRODUCTS.col()).gt(0)), array_join(PRODUCTS.col(), ", "));
        return questions
                .select(
                        when(notAsked, NOT_ASKED)
                                .when(rare, RARE)
                                .otherwise(ID)
                                .as(EnrichedInteractions.QUESTION_ID.name()),
                        when(rare, "(questions of fewer than " + minimum + " contacts each)")
                                .when(ID.equalTo(PENDING), "(wordings that wait for more like them)")
                                .when(ID.equalTo(NONE), "(no wording recorded)")
                                .otherwise(QUESTION)
                                .as(EnrichedInteractions.QUESTION.name()),
                        products.as(PRODUCTS.name()),
                        N,
                        WORDINGS.col(),
                        FIRST_SEEN.col(),
                        N_PREVIOUS)
                .groupBy(ID)
                .agg(
                        max(QUESTION).as(EnrichedInteractions.QUESTION.name()),
                        max(PRODUCTS.col()).as(PRODUCTS.name()),
                        sum(N).as(ResultColumns.N.name()),
                        sum(WORDINGS.col()).as(WORDINGS.name()),
                        min(FIRST_SEEN.col()).as(FIRST_SEEN.name()),
                        sum(N_PREVIOUS).as(ResultColumns.N_PREVIOUS.name()));
    }

    private static Dataset<Row> ranked(Dataset<Row> questions, MetricContext context) {
        Column named = ID.notEqual(RARE).and(ID.notEqual(NONE)).and(ID.notEqual(PENDING));
        Column comparable = lit(canCompare(context));
        // What is rare or waits differs from period to period: a count before would be of other questions.
        Column sameBefore = comparable.and(ID.notEqual(RARE)).and(ID.notEqual(PENDING));
        Column place = row_number().over(Window.partitionBy(named).orderBy(N.desc(), ID.asc()));
        return questions
                .withColumn(ResultColumns.OF.name(), sum(N).over(Window.partitionBy()))
                .withColumn(ResultColumns.OF_PREVIOUS.name(), sum(N_PREVIOUS).over(Window.partitionBy()))
                .filter(ID.notEqual(NOT_ASKED))
                .withColumn(RANK.name(), when(named, place.cast("long")))
                .withColumn(
                        ResultColumns.N_PREVIOUS.name(),
                        when(sameBefore.and(N_PREVIOUS.geq(context.privacyMinimum())), N_PREVIOUS))
                .withColumn(
                        ResultColumns.OF_PREVIOUS.name(),
                        when(comparable.and(OF_PREVIOUS.geq(context.privacyMinimum())), OF_PREVIOUS))
                .orderBy(RANK.col().asc_nulls_last(), ID.asc());
    }
}
