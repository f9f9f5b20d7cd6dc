package balie.metrics.insight.interest;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.ClusterSums;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.insight.InsightPeriod;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

/**
 * The contacts that {@link CrossSums} counts, once in each span of days that they lie in and for each pair of a subject and a group that are
 * known of them, and once more for all groups together.
 *
 * @param population which of the counted contacts
 */
record CrossContacts(Column population, List<CrossField> subjects, List<CrossField> groups, MetricContext context) {

    /** Column of whose contact it is: alike contacts of a customer are one row. */
    static final String CLUSTER = "cluster";

    /** Column of how many contacts a row stands for. */
    static final String COUNTED = "counted";

    private static final String DAY = "day";
    private static final String NESTED = "nested";

    Dataset<Row> paired(Dataset<Row> interactions, List<Spans.Span> spans) {
        return inSpans(contacts(interactions), spans)
                .select(col("*"), explode(array_compact(array(pairs()))).as(NESTED))
                .select(col("*"), col(NESTED + ".*"));
    }

    private Dataset<Row> contacts(Dataset<Row> interactions) {
        List<Column> columns = new ArrayList<>();
        columns.add(ClusterSums.CUSTOMER.as(CLUSTER));
        Column opened = from_utc_timestamp(
                Interactions.OPENED_AT.col(), context.period().zone().getId());
        columns.add(to_date(opened).as(DAY));
        subjects.forEach(subject -> columns.addAll(subject.columns()));
        groups.forEach(group -> columns.addAll(group.columns()));
        return interactions
                .filter(Population.counted()
                        .and(EnrichedInteractions.OBJECTS_TO_MARKETING.col().unary_$bang())
                        .and(population))
                .select(columns.toArray(Column[]::new));
    }

    /** Alike contacts of a customer counted, once in each span that they lie in. */
    private Dataset<Row> inSpans(Dataset<Row> contacts, List<Spans.Span> spans) {
        Column[] lying = spans.stream()
                .map(span -> when(
                        span.isUnbounded() ? lit(true) : col(DAY).between(span.from(), span.to()),
                        struct(
                                lit(span.name()).as(CrossSums.SPAN.name()),
                                span.from().as(ResultColumns.PERIOD_FROM.name()),
                                span.to().as(ResultColumns.PERIOD_TO.name()))))
                .toArray(Column[]::new);
        List<Column> same = new ArrayList<>(List.of(col(NESTED), col(CLUSTER)));
        List<Column> labels = new ArrayList<>(List.of(count(lit(1)).as(COUNTED)));
        for (CrossField subject : subjects) {
            same.add(col(subject.id()));
            labels.add(max(col(subject.label())).as(subject.label()));
        }
        groups.forEach(group -> same.add(col(group.id())));
        Dataset<Row> spanned = contacts.crossJoin(broadcast(extent(contacts)))
                .withColumn(NESTED, explode(array_compact(array(lying))))
                .groupBy(same.toArray(Column[]::new))
                .agg(labels.get(0), labels.subList(1, labels.size()).toArray(Column[]::new));
        return spanned.select(col(NESTED + ".*"), col("*")).drop(NESTED);
    }

    /**
     * The first and last day with a contact. A stray date long before the period that could be compared with is not taken for the day from
     * which there are data.
     */
    private Dataset<Row> extent(Dataset<Row> contacts) {
        Period window = InsightPeriod.of(context);
        LocalDate earliest = window.kind() == Period.Kind.ALL
                ? window.firstDay()
                : window.back(1).firstDay();
        return contacts.agg(
                min(when(col(DAY).between(lit(earliest), lit(window.lastDay())), col(DAY)))
                        .as(Spans.FIRST),
                max(when(col(DAY).leq(lit(window.lastDay())), col(DAY))).as(Spans.LAST));
    }

    /** Each pair of a subject and a group, and each with all groups together. */
    private Column[] pairs() {
        List<Column> pairs = new ArrayList<>();
        for (CrossField subject : subjects) {
            for (CrossField group : groups) {
                Column known = col(subject.id()).isNotNull().and(col(group.id()).isNotNull());
                for (Column value : List.of(col(group.id()), lit(CrossSums.ALL))) {
                    pairs.add(when(
                            known,
                            struct(
                                    lit(subject.name()).as(CrossSums.SUBJECT.name()),
                                    col(subject.id()).as(CrossSums.SUBJECT_VALUE.name()),
                                    col(subject.label()).as(CrossSums.LABEL.name()),
                                    lit(group.name()).as(Breakdown.DIMENSION.name()),
                                    value.as(Breakdown.VALUE.name()))));
                }
            }
        }
        return pairs.toArray(Column[]::new);
    }
}
