package balie.metrics.listing;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.GroupingSets;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Rates;
import balie.metrics.question.QuestionFrequency;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * Contacts of a question, an outcome and a channel / all contacts of the same days; inbound contacts opened in the period, or
 * in the newest one whose cases were all observed for as long as the desk promises, without merged, spam, deleted and test ones; unit:
 * contacts; clock: the opening instant.
 *
 * <p>By the question alone; by question and outcome; with the channel. What of this is told decides by what
 * {@link ContactList} tells its contacts apart: the list says nothing that a count here does not.
 */
public final class ContactGroups implements Metric {

    public static final String NAME = "contact_groups";

    private static final TableContract OUTPUT = ResultColumns.rates(
            NAME,
            "one row per question, by outcome, then by channel",
            List.of(
                    EnrichedInteractions.QUESTION_ID,
                    EnrichedInteractions.QUESTION,
                    ListedContacts.OUTCOME,
                    Interactions.CHANNEL));
    private static final Column N = ResultColumns.N.col();
    private static final Column QUESTION = EnrichedInteractions.QUESTION.col();

    private static final Column ONE = col("one");

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(ListedContacts.DEFINITION);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        List<Field> days = List.of(ResultColumns.PERIOD_FROM, ResultColumns.PERIOD_TO);
        List<Field> all =
                Stream.concat(days.stream(), ListedContacts.DIMENSIONS.stream()).toList();
        List<List<Field>> sets = new ArrayList<>();
        for (int size = days.size() + 1; size <= all.size(); size++) {
            sets.add(all.subList(0, size));
        }
        Column byQuestion = ListedContacts.OUTCOME.col().isNull();
        Dataset<Row> counts = GroupingSets.by(withNobody(ListedContacts.of(interactions, context)), sets, all)
                .agg(sum(ONE).as(ResultColumns.N.name()), max(QUESTION).as(EnrichedInteractions.QUESTION.name()))
                .filter(N.gt(0).or(byQuestion));
        counts = counts.withColumn(
                ResultColumns.OF.name(),
                sum(when(byQuestion, N)).over(Window.partitionBy(ResultColumns.PERIOD_FROM.col())));
        for (Field dimension : ListedContacts.DIMENSIONS) {
            counts = counts.withColumn(dimension.name(), coalesce(dimension.col(), lit(ResultColumns.ALL)));
        }
        counts = counts.withColumn(ResultColumns.DEFINITION.name(), lit(ListedContacts.DEFINITION.sentence()))
                .orderBy(Stream.concat(
                                Stream.of(ResultColumns.PERIOD_FROM.col().desc()),
                                ListedContacts.DIMENSIONS.stream().map(Field::col))
                        .toArray(Column[]::new));
        return Rates.withUnavailable(
                Rates.complete(counts, OUTPUT, context), OUTPUT, "", ListedContacts.DEFINITION.needs(), context);
    }

    /** How many ask nothing is told even when all ask something, as in the table of questions: a zero that is hidden there would be told here. */
    private static Dataset<Row> withNobody(Dataset<Row> contacts) {
        List<Column> columns = Stream.concat(
                        Stream.of(ResultColumns.PERIOD_FROM, ResultColumns.PERIOD_TO, EnrichedInteractions.QUESTION),
                        ListedContacts.DIMENSIONS.stream())
                .map(Field::col)
                .collect(Collectors.toCollection(ArrayList::new));
        columns.add(lit(1L).as("one"));
        Dataset<Row> counted = contacts.select(columns.toArray(Column[]::new));
        Dataset<Row> nobody = counted.select(ResultColumns.PERIOD_FROM.col(), ResultColumns.PERIOD_TO.col())
                .distinct()
                .select(
                        ResultColumns.PERIOD_FROM.col(),
                        ResultColumns.PERIOD_TO.col(),
                        lit(QuestionFrequency.NONE).as(EnrichedInteractions.QUESTION_ID.name()),
                        lit(ListedContacts.TOO_YOUNG).as(ListedContacts.OUTCOME.name()),
                        lit(ResultColumns.UNKNOWN).as(Interactions.CHANNEL.name()),
                        lit(null).cast("string").as(EnrichedInteractions.QUESTION.name()),
                        lit(0L).as("one"));
        return counted.unionByName(nobody);
    }
}
