package balie.metrics.insight.knowledge;

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
import balie.metrics.PeriodSums;
import balie.metrics.Population;
import balie.metrics.insight.InsightPeriod;
import balie.metrics.question.QuestionFrequency;
import balie.model.ArticleMatch;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.List;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * How many contacts of the last weeks ask each question, all questions that an article answers, and all questions in a state, with sums over
 * customers of their shares among all contacts. Questions of fewer contacts than the privacy minimum have rows too, which the tables made
 * of this keep to themselves; what stands in their place is the row of all rare ones in a state.
 */
final class QuestionContacts implements Metric {

    /** What the key of a row is of: see the constants. */
    static final Field OF_WHAT = Field.required("of_what", FieldType.TEXT, "What the key is of.");

    static final Field KEY = Field.required("key", FieldType.TEXT, "A question, an article or a state.");
    static final Field STATE =
            Field.required("state", FieldType.TEXT, "The state of a question; empty where the row is of none.");

    static final String QUESTION = "question";
    static final String ARTICLE = "article";
    static final String STATE_OF_ALL = "state";
    static final String STATE_OF_RARE = "rare";
    static final String CONTACTS = "contacts";

    private static final TableContract OUTPUT = new TableContract(
            "question_contacts",
            "one row per question, article, state, and one of all contacts",
            List.of(
                    OF_WHAT,
                    KEY,
                    STATE,
                    EnrichedInteractions.QUESTION,
                    Interactions.PRODUCT,
                    PeriodSums.CUSTOMERS,
                    ResultColumns.N,
                    PeriodSums.NN,
                    PeriodSums.NX,
                    PeriodSums.XX));

    private static final String CLUSTER = "cluster";
    private static final String ASKED = "asked";
    private static final String OF_CUSTOMER = "of_customer";
    private static final String OF_QUESTION = "of_question";
    private static final String ANSWER = "answer";
    private static final Column ID = EnrichedInteractions.QUESTION_ID.col();
    private static final Column LABEL = EnrichedInteractions.QUESTION.col();
    private static final Column PRODUCT = Interactions.PRODUCT.col();

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return new QuestionFrequency().definitions(context);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Coverage coverage = new Coverage(context);
        Dataset<Row> contacts = interactions
                .filter(lit(coverage.isThere())
                        .and(Population.counted())
                        .and(Population.availableFor(List.of(EnrichedInteractions.QUESTION_ID), context.availability()))
                        .and(Population.openedIn(InsightPeriod.of(context), context.availability())))
                .select(
                        ClusterSums.CUSTOMER.as(CLUSTER),
                        coalesce(ID, lit(QuestionFrequency.NONE)).as(EnrichedInteractions.QUESTION_ID.name()),
                        LABEL,
                        PRODUCT);
        Dataset<Row> asked = asked(contacts, states(interactions, coverage));
        Column rare = col(OF_QUESTION)
                .lt(context.privacyMinimum())
                .and(STATE.col().notEqual(QuestionState.NO_QUESTION.code()));
        Dataset<Row> questions = sums(asked, QUESTION, ID, STATE.col(), LABEL)
                .drop(Interactions.PRODUCT.name())
                .join(products(contacts, context.privacyMinimum()), KEY.col().equalTo(ID), "left");
        return questions
                .select(OUTPUT.columns())
                .unionByName(sums(asked.filter(col(ANSWER).isNotNull()), ARTICLE, col(ANSWER), lit(""), lit("")))
                .unionByName(sums(asked, STATE_OF_ALL, STATE.col(), STATE.col(), lit("")))
                .unionByName(sums(asked.filter(rare), STATE_OF_RARE, STATE.col(), STATE.col(), lit("")))
                .unionByName(all(asked))
                .select(OUTPUT.columns())
                .orderBy(OF_WHAT.col(), KEY.col());
    }

    /** How often each customer asked each question, beside how many contacts the customer and the question have. */
    private static Dataset<Row> asked(Dataset<Row> contacts, Dataset<Row> states) {
        Column unknown = when(
                        ID.isin(QuestionFrequency.NONE, QuestionFrequency.PENDING), QuestionState.NO_QUESTION.code())
                .otherwise(QuestionState.NOT_COMPARED.code());
        return contacts.groupBy(col(CLUSTER), ID)
                .agg(count(lit(1)).as(ASKED), max(LABEL).as(EnrichedInteractions.QUESTION.name()))
                .withColumn(OF_CUSTOMER, sum(col(ASKED)).over(Window.partitionBy(col(CLUSTER))))
                .withColumn(OF_QUESTION, sum(col(ASKED)).over(Window.partitionBy(ID)))
                .join(broadcast(states), ID.equalTo(KEY.col()), "left")
                .withColumn(STATE.name(), coalesce(STATE.col(), unknown))
                .drop(KEY.name());
    }

    private static Dataset<Row> states(Dataset<Row> interactions, Coverage coverage) {
        StructType type =
                new StructType().add(KEY.structField()).add(STATE.structField()).add(ANSWER, DataTypes.StringType);
        List<Row> rows = coverage.comparedQuestions().stream()
                .sorted()
                .map(id -> RowFactory.create(
                        id,
                        coverage.state(id).code(),
                        coverage.answer(id).map(ArticleMatch::articleId).orElse(null)))
                .toList();
        return interactions.sparkSession().createDataFrame(rows, type);
    }

    /** The product that a question was asked about most, if by as many contacts as the privacy minimum. */
    private static Dataset<Row> products(Dataset<Row> contacts, int minimum) {
        return contacts.filter(PRODUCT.isNotNull())
                .groupBy(ID, PRODUCT)
                .agg(count(lit(1)).as(ASKED))
                .filter(col(ASKED).geq(minimum))
                .groupBy(ID)
                // On a tie the first in the alphabet.
                .agg(min_by(PRODUCT, struct(col(ASKED).unary_$minus(), PRODUCT)).as(Interactions.PRODUCT.name()));
    }

    private static Dataset<Row> sums(Dataset<Row> asked, String what, Column key, Column state, Column label) {
        Column x = col(ASKED);
        Column n = col(OF_CUSTOMER);
        Dataset<Row> byCustomer = asked.groupBy(col(CLUSTER), key.as(KEY.name()), state.as(STATE.name()))
                .agg(sum(x).as(ASKED), max(n).as(OF_CUSTOMER), max(label).as(EnrichedInteractions.QUESTION.name()));
        return byCustomer
                .groupBy(KEY.col(), STATE.col())
                .agg(
                        max(LABEL).as(EnrichedInteractions.QUESTION.name()),
                        count(lit(1)).as(PeriodSums.CUSTOMERS.name()),
                        sum(x).as(ResultColumns.N.name()),
                        sum(n.multiply(n)).as(PeriodSums.NN.name()),
                        sum(n.multiply(x)).as(PeriodSums.NX.name()),
                        sum(x.multiply(x)).as(PeriodSums.XX.name()))
                .withColumn(OF_WHAT.name(), lit(what))
                .withColumn(Interactions.PRODUCT.name(), lit(null).cast(DataTypes.StringType));
    }

    /** Each customer with all contacts; a customer's stand in one row for each question, of which the sum of n x is the square of all. */
    private static Dataset<Row> all(Dataset<Row> asked) {
        Column n = col(OF_CUSTOMER).multiply(col(ASKED));
        return asked.agg(
                        countDistinct(col(CLUSTER)).as(PeriodSums.CUSTOMERS.name()),
                        sum(col(ASKED)).as(ResultColumns.N.name()),
                        sum(n).as(PeriodSums.NN.name()),
                        sum(n).as(PeriodSums.NX.name()),
                        sum(n).as(PeriodSums.XX.name()))
                .withColumn(OF_WHAT.name(), lit(CONTACTS))
                .withColumn(KEY.name(), lit(ResultColumns.ALL))
                .withColumn(STATE.name(), lit(""))
                .withColumn(EnrichedInteractions.QUESTION.name(), lit(""))
                .withColumn(Interactions.PRODUCT.name(), lit(null).cast(DataTypes.StringType))
                // Of no contact at all there is a sum too, of nothing.
                .filter(ResultColumns.N.col().isNotNull());
    }
}
