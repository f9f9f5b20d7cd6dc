package balie.metrics.question;

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
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.List;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * Contacts that ask a question which came up in the period / all contacts; inbound contacts opened in the period, without merged,
 * spam, deleted and test ones; unit: contacts; clock: the opening instant.
 *
 * <p>A question comes up at the end of the week in which three wordings of it are there that belong to none before. It may be an old
 * one in other words: so it is told with the question that was nearest to it then. Those of fewer contacts than the privacy minimum
 * are left out, and a nearest one that was asked in fewer up to the end of the period is not named.
 */
public final class NewQuestions implements Metric {

    public static final Field WORDINGS = Field.required(
            "wordings", FieldType.COUNT, "How many different wordings of the period the row stands for.");

    public static final Field NEAREST_QUESTION = Field.optional(
            "nearest_question",
            FieldType.TEXT,
            "What the nearest one is called; null: there is none, or it was asked in fewer contacts than the privacy minimum.");

    private static final Definition DEFINITION = Definition.rate(
                    "new_questions",
                    "New questions",
                    "Contacts that ask this question, which came up in the period",
                    "all contacts")
            .needs(Wordings.QUESTION_SINCE)
            .answers("What is asked now that was not asked before?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("questions by meaning, docs/decisions/0020");
    private static final TableContract OUTPUT = ResultColumns.rates(
            "new_questions",
            "one row per question that came up in the period",
            List.of(
                    EnrichedInteractions.QUESTION_ID,
                    EnrichedInteractions.QUESTION,
                    WORDINGS,
                    Wordings.NEAREST_QUESTION_ID,
                    NEAREST_QUESTION,
                    Wordings.NEAREST_SIMILARITY));
    private static final Column ID = EnrichedInteractions.QUESTION_ID.col();
    private static final Column N = ResultColumns.N.col();

    /** Contacts up to the end of the period. */
    private static final String EVER = "ever";

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
        Column inPeriod = Population.openedIn(context.period(), context.availability());
        Column asked = ID.isNotNull().and(ID.notEqual(EnrichedInteractions.PENDING));
        Column now = when(inPeriod, 1L).otherwise(0L);
        Dataset<Row> questions = interactions
                .filter(Population.counted()
                        .and(Population.availableFor(DEFINITION.needs(), context.availability()))
                        .and(inPeriod.or(Interactions.OPENED_AT
                                .col()
                                .lt(lit(context.period().end())))))
                .groupBy(when(asked, ID).as(EnrichedInteractions.QUESTION_ID.name()))
                .agg(
                        sum(now).as(ResultColumns.N.name()),
                        count(lit(1)).as(EVER),
                        max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()),
                        countDistinct(when(inPeriod, EnrichedInteractions.WORDING_KEY.col()))
                                .as(WORDINGS.name()),
                        first(Wordings.QUESTION_SINCE.col(), true).as(Wordings.QUESTION_SINCE.name()),
                        max(Wordings.NEAREST_QUESTION_ID.col()).as(Wordings.NEAREST_QUESTION_ID.name()),
                        max(Wordings.NEAREST_SIMILARITY.col()).as(Wordings.NEAREST_SIMILARITY.name()));
        int least = Math.max(1, context.privacyMinimum());
        Dataset<Row> names = questions
                .filter(col(EVER).geq(least))
                .select(
                        ID.as(Wordings.NEAREST_QUESTION_ID.name()),
                        EnrichedInteractions.QUESTION.col().as(NEAREST_QUESTION.name()));
        Dataset<Row> counts = questions
                .withColumn(ResultColumns.OF.name(), sum(N).over(Window.partitionBy()))
                .filter(ID.isNotNull().and(cameUpIn(context.period())).and(N.geq(least)))
                .join(broadcast(names), new String[] {Wordings.NEAREST_QUESTION_ID.name()}, "left")
                .drop(Wordings.QUESTION_SINCE.name(), EVER)
                .orderBy(N.desc(), ID);
        return Rates.finish(counts, OUTPUT, DEFINITION, context);
    }

    /** A question of the week that ends with the period is known from its end on. */
    private static Column cameUpIn(Period period) {
        Column since = Wordings.QUESTION_SINCE.col();
        return period.kind() == Period.Kind.ALL
                ? lit(true)
                : since.gt(lit(period.start())).and(since.leq(lit(period.end())));
    }
}
