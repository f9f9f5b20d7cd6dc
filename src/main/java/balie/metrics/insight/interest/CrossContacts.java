package balie.metrics.insight.interest;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.CellPass;
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

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

/**
 * The contacts that {@link CrossSums} counts, once in each span of days that they lie in and for each pair of a subject and a group that are
 * known of them, and once more for all groups together.
 *
 * @param population which of the counted contacts
 */
record CrossContacts(Column population, List<CrossField> subjects, List<CrossField> groups, MetricContext context) {

    private static final String DAY = "day";

    /** The contacts as {@link CrossCells} reads them, added up. */
    Dataset<Row> cells(Dataset<Row> interactions, List<Spans.Span> spans, CellPass.Maker cells) {
        Column lies = lit(0);
        for (int i = 0; i < spans.size(); i++) {
            Spans.Span span = spans.get(i);
            Column isIn = span.isUnbounded() ? lit(true) : col(DAY).between(span.from(), span.to());
            lies = lies.bitwiseOR(when(isIn, 1 << i).otherwise(0));
        }
        List<Column> columns = new ArrayList<>(List.of(lies.as("lies")));
        subjects.forEach(subject -> columns.addAll(subject.columns()));
        groups.forEach(group -> columns.add(group.known().as(group.id())));
        Dataset<Row> contacts = contacts(interactions);
        return CellPass.byCustomer(
                contacts.crossJoin(broadcast(extentOf(contacts))).filter(lies.notEqual(0)),
                ClusterSums.CUSTOMER,
                columns,
                cells,
                CrossCells.SCHEMA);
    }

    private Dataset<Row> contacts(Dataset<Row> interactions) {
        Column opened = from_utc_timestamp(
                Interactions.OPENED_AT.col(), context.period().zone().getId());
        return interactions
                .filter(Population.counted()
                        .and(EnrichedInteractions.OBJECTS_TO_MARKETING.col().unary_$bang())
                        .and(population))
                .withColumn(DAY, to_date(opened));
    }

    /** The first and last day with a contact, one row of {@link Spans#FIRST} and {@link Spans#LAST}. */
    Dataset<Row> extent(Dataset<Row> interactions) {
        return extentOf(contacts(interactions));
    }

    /**
     * The first and last day with a contact. A stray date long before the period that could be compared with is not taken for the day from
     * which there are data.
     */
    private Dataset<Row> extentOf(Dataset<Row> contacts) {
        Period window = InsightPeriod.of(context);
        LocalDate earliest = window.kind() == Period.Kind.ALL
                ? window.firstDay()
                : window.back(1).firstDay();
        return contacts.agg(
                min(when(col(DAY).between(lit(earliest), lit(window.lastDay())), col(DAY)))
                        .as(Spans.FIRST),
                max(when(col(DAY).leq(lit(window.lastDay())), col(DAY))).as(Spans.LAST));
    }
}
