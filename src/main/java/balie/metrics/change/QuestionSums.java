package balie.metrics.change;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.CellPass;
import balie.metrics.ClusterSums;
import balie.metrics.CustomerSums;
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

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

/**
 * How often each question was asked in the period and in those of the three years before it: contacts, and for the last two periods sums
 * over customers of its share among all contacts, which are 0 for the others. The row of the question 'all' is about all contacts.
 */
public final class QuestionSums implements Metric {

    /** Two years for the season and the half year that a model leaves out, and half a year more. */
    static final int WEEKS = 156;

    private static final Column ID = EnrichedInteractions.QUESTION_ID.col();
    private static final Column STEP = PeriodSums.STEP.col();
    /** Stands for the id where a row is about all contacts. */
    static final String ALL = "(all)";

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
        Column step = steps.column();
        Dataset<Row> contacts = interactions.filter(Population.counted()
                .and(Population.availableFor(List.of(EnrichedInteractions.QUESTION_ID), context.availability()))
                .and(step.between(0, last)));
        List<Column> sums = CustomerSums.SUMS.stream()
                .map(sum -> sum(sum.col()).as(sum.name()))
                .toList();
        return CellPass.byCustomer(
                        contacts,
                        ClusterSums.CUSTOMER,
                        List.of(step, coalesce(ID, lit(QuestionFrequency.NONE)), EnrichedInteractions.QUESTION.col()),
                        QuestionCells::new,
                        QuestionCells.SCHEMA)
                .groupBy(ID, STEP)
                .agg(
                        max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()),
                        sums.toArray(Column[]::new))
                .select(output.columns())
                .orderBy(ID, STEP);
    }
}
