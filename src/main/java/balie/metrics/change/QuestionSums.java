package balie.metrics.change;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.ClusterSums;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.Population;
import balie.metrics.Steps;
import balie.metrics.question.QuestionFrequency;
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
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * How often each question was asked in the period and in those of the three years before it: contacts, and for the last two periods sums
 * over customers of its share among all contacts. The row of the question 'all' is about all contacts.
 */
public final class QuestionSums implements Metric {

    /** Two years for the season and the half year that a model leaves out, and half a year more. */
    static final int WEEKS = 156;

    private static final Column ID = EnrichedInteractions.QUESTION_ID.col();
    private static final Column STEP = PeriodSums.STEP.col();
    /** Stands for the id where a row is about all contacts. */
    static final String ALL = "(all)";

    private static final String CLUSTER = "cluster";
    private static final String ASKED = "asked";
    private static final String CONTACTS = "contacts_of_customer";
    private static final List<Field> COLUMNS = List.of(
            EnrichedInteractions.QUESTION_ID,
            EnrichedInteractions.QUESTION,
            PeriodSums.STEP,
            PeriodSums.CUSTOMERS,
            ResultColumns.OF,
            ResultColumns.N,
            PeriodSums.NN,
            PeriodSums.NX,
            PeriodSums.XX);

    private final TableContract output;

    /** @param name of the table */
    public QuestionSums(String name) {
        this.output = new TableContract(name, "one row per question and period in which it was asked", COLUMNS);
    }

    @Override
    public TableContract output() {
        return output;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return new QuestionFrequency().definitions(context);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Steps steps = new Steps(context.period());
        int last = context.period().kind() == Period.Kind.WEEK ? WEEKS : 1;
        Column customer = ClusterSums.CUSTOMER;
        Column step = steps.column();
        Dataset<Row> asked = interactions
                .filter(Population.counted()
                        .and(Population.availableFor(
                                List.of(EnrichedInteractions.QUESTION_ID), context.availability())))
                .select(
                        step.as(PeriodSums.STEP.name()),
                        coalesce(ID, lit(QuestionFrequency.NONE)).as(EnrichedInteractions.QUESTION_ID.name()),
                        EnrichedInteractions.QUESTION.col(),
                        // Of older periods only the counts are used: one group for all customers is fewer.
                        when(step.leq(lit(1)), customer).as(CLUSTER))
                .filter(STEP.between(0, last))
                .groupBy(STEP, col(CLUSTER), ID)
                .agg(
                        count(lit(1)).as(ASKED),
                        max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()))
                .withColumn(CONTACTS, sum(col(ASKED)).over(Window.partitionBy(STEP, col(CLUSTER))));
        Column x = col(ASKED);
        Column n = col(CONTACTS);
        Dataset<Row> questions = asked.groupBy(ID, STEP)
                .agg(
                        max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()),
                        count(lit(1)).as(PeriodSums.CUSTOMERS.name()),
                        sum(x).as(ResultColumns.OF.name()),
                        sum(x).as(ResultColumns.N.name()),
                        sum(x.multiply(x)).as(PeriodSums.NN.name()),
                        sum(n.multiply(x)).as(PeriodSums.NX.name()),
                        sum(x.multiply(x)).as(PeriodSums.XX.name()));
        // A customer's contacts stand in one row for each question; the square of all of them is the sum over those
        // rows of n x.
        Dataset<Row> all = asked.groupBy(STEP)
                .agg(
                        countDistinct(col(CLUSTER)).as(PeriodSums.CUSTOMERS.name()),
                        sum(x).as(ResultColumns.OF.name()),
                        sum(x).as(ResultColumns.N.name()),
                        sum(n.multiply(x)).as(PeriodSums.NN.name()),
                        sum(n.multiply(x)).as(PeriodSums.NX.name()),
                        sum(n.multiply(x)).as(PeriodSums.XX.name()))
                .withColumn(EnrichedInteractions.QUESTION_ID.name(), lit(ALL))
                .withColumn(EnrichedInteractions.QUESTION.name(), lit(ALL));
        return questions.unionByName(all).select(output.columns()).orderBy(ID, STEP);
    }
}
