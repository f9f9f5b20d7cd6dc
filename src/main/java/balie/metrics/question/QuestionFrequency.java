package balie.metrics.question;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

/**
 * Contacts that ask a question / all contacts; inbound contacts opened in the period, without merged, spam, deleted and
 * test ones; unit: contacts; clock: the opening instant.
 *
 * <p>What a contact asks is its {@code question_id}. For now that is the normalised wording; when questions are grouped by
 * meaning the id changes and this class does not. Wordings of fewer contacts than the privacy minimum stand together in
 * one row, because a rare wording can tell who asked; contacts without a wording have a row too, so that the table adds up
 * to all contacts.
 */
public final class QuestionFrequency implements Metric {

    /** Stands for the id of the row of rare wordings. */
    public static final String RARE = "(rare)";

    /** Stands for the id of the row of contacts without a wording. */
    public static final String NONE = "(none)";

    public static final Field RANK = Field.optional(
            "rank", FieldType.COUNT, "Place by number of contacts; null for the rows of rare and missing wordings.");
    public static final Field WORDINGS = Field.required(
            "wordings", FieldType.COUNT, "How many different wordings, as recorded, the row stands for.");
    public static final Field FIRST_SEEN = Field.optional(
            "first_seen", FieldType.DATE, "Day of the first contact with it in all data up to the end of the period.");
    public static final Field N_PREVIOUS = Field.optional(
            "n_previous",
            FieldType.COUNT,
            "n of the period before, of the same length; null: fewer than the privacy minimum, or no period before.");
    public static final Field OF_PREVIOUS =
            Field.optional("of_previous", FieldType.COUNT, "of of the period before; null: no period before.");

    private static final String DEFINITION = "Contacts that ask this question / all contacts (" + Population.WORDS
            + "). One question is one wording, whatever its case and punctuation.";
    private static final List<Field> NEEDS = List.of(EnrichedInteractions.QUESTION_ID);
    private static final TableContract OUTPUT = ResultColumns.rates(
                    "question_frequency",
                    "one row per question, one for all rare wordings, one for contacts without a wording",
                    List.of(
                            RANK,
                            EnrichedInteractions.QUESTION_ID,
                            EnrichedInteractions.QUESTION,
                            WORDINGS,
                            FIRST_SEEN))
            .with(N_PREVIOUS, OF_PREVIOUS);
    private static final Column ID = EnrichedInteractions.QUESTION_ID.col();
    private static final Column N = ResultColumns.N.col();

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Dataset<Row> asked = interactions
                .filter(Population.counted().and(Population.availableFor(NEEDS, context.availability())))
                .withColumn(EnrichedInteractions.QUESTION_ID.name(), coalesce(ID, lit(NONE)));
        Column inPeriod = Population.openedIn(context.period(), context.availability());
        Dataset<Row> questions = questions(asked, inPeriod);
        Dataset<Row> history = history(asked, inPeriod, context);
        Dataset<Row> folded = fold(
                questions.join(history, EnrichedInteractions.QUESTION_ID.name(), "left"), context.privacyMinimum());
        return Rates.finish(ranked(folded, context), OUTPUT, DEFINITION, NEEDS, context);
    }

    /** Each question of the period with its count, its number of wordings and the wording most used. */
    private static Dataset<Row> questions(Dataset<Row> asked, Column inPeriod) {
        Column wording = EnrichedInteractions.QUESTION.col();
        return asked.filter(inPeriod)
                .groupBy(ID, wording)
                .agg(count(lit(1)).as("used"))
                .groupBy(ID)
                .agg(
                        sum(col("used")).as(ResultColumns.N.name()),
                        countDistinct(wording).as(WORDINGS.name()),
                        // The text itself breaks ties, so that the label is the same in every run.
                        max_by(wording, struct(col("used"), wording)).as(EnrichedInteractions.QUESTION.name()));
    }

    /** For each question: when it was first seen, and how often in the period before. */
    private static Dataset<Row> history(Dataset<Row> asked, Column inPeriod, MetricContext context) {
        Period period = context.period();
        Column opened = Interactions.OPENED_AT.col();
        Column before = period.kind() == Period.Kind.ALL
                ? lit(false)
                : Population.openedIn(period.previous(), context.availability());
        return asked.filter(inPeriod.or(opened.lt(lit(period.end()))))
                .groupBy(ID)
                .agg(
                        to_date(min(from_utc_timestamp(opened, period.zone().getId())))
                                .as(FIRST_SEEN.name()),
                        sum(when(before, 1L).otherwise(0L)).as(N_PREVIOUS.name()))
                .withColumn(OF_PREVIOUS.name(), sum(N_PREVIOUS.col()).over(Window.partitionBy()));
    }

    private static Dataset<Row> fold(Dataset<Row> questions, int minimum) {
        Column rare = N.lt(minimum).and(ID.notEqual(NONE));
        return questions
                .withColumn(
                        EnrichedInteractions.QUESTION.name(),
                        when(rare, "(wordings of fewer than " + minimum + " contacts each)")
                                .when(ID.equalTo(NONE), "(no wording recorded)")
                                .otherwise(EnrichedInteractions.QUESTION.col()))
                .withColumn(
                        EnrichedInteractions.QUESTION_ID.name(),
                        when(rare, RARE).otherwise(ID))
                .groupBy(ID, EnrichedInteractions.QUESTION.col())
                .agg(
                        sum(N).as(ResultColumns.N.name()),
                        sum(WORDINGS.col()).as(WORDINGS.name()),
                        min(FIRST_SEEN.col()).as(FIRST_SEEN.name()),
                        sum(N_PREVIOUS.col()).as(N_PREVIOUS.name()),
                        org.apache.spark.sql.functions.max(OF_PREVIOUS.col()).as(OF_PREVIOUS.name()));
    }

    private static Dataset<Row> ranked(Dataset<Row> questions, MetricContext context) {
        Column named = ID.notEqual(RARE).and(ID.notEqual(NONE));
        boolean hasPrevious = context.period().kind() != Period.Kind.ALL;
        Column shownBefore = hasPrevious ? N_PREVIOUS.col().geq(context.privacyMinimum()) : lit(false);
        // Wordings of the row of rare ones differ from period to period: its count before would be of other wordings.
        Column comparable = ID.notEqual(RARE);
        return questions
                .withColumn(ResultColumns.OF.name(), sum(N).over(Window.partitionBy()))
                .withColumn(
                        RANK.name(),
                        when(
                                named,
                                row_number()
                                        .over(Window.partitionBy(named).orderBy(N.desc(), ID.asc()))
                                        .cast("long")))
                .withColumn(N_PREVIOUS.name(), when(shownBefore.and(comparable), N_PREVIOUS.col()))
                .withColumn(
                        OF_PREVIOUS.name(),
                        hasPrevious ? OF_PREVIOUS.col() : lit(null).cast("long"))
                .orderBy(RANK.col().asc_nulls_last(), ID.asc());
    }
}
