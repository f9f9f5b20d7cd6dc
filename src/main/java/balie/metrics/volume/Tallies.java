package balie.metrics.volume;

import balie.contract.Availability;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.metrics.Breakdown;
import balie.metrics.CellPass;
import balie.metrics.ClusterSums;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.volume.TallyCells.Entry;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/** Counts contacts, and what is counted once, in a period and in those it is compared with: one scan. */
final class Tallies {

    /** Place of what is counted among {@link Counted#ALL}. */
    static final String PLACE = "place";

    /** The place of the dimension; 0: the total. */
    static final String GROUP = "grouping";

    /** How many there are in the period, in the one before, and in the same days 52 weeks ago. */
    static final String NOW = "now";

    static final String BEFORE = "before";
    static final String LAST_YEAR = "last_year";

    /** All contacts in which what is counted was looked for. */
    static final String AMONG = "among";

    private static final int WEEKS_OF_YEAR = 52;

    /** What is counted once. */
    static final String KEY = "key";

    /** In the order of their bits. */
    static final List<String> PERIODS = List.of(NOW, BEFORE, LAST_YEAR);

    private Tallies() {}

    /** The columns place, grouping, dimension, value, now, before, last_year and among, without groups of nothing. */
    static Dataset<Row> of(Dataset<Row> interactions, MetricContext context) {
        Availability availability = context.availability();
        Period period = context.period();
        Column now = Population.openedIn(period, availability);
        Column before = Population.openedIn(period.previous(), availability);
        Column lastYear = Population.openedIn(period.weeksBefore(WEEKS_OF_YEAR), availability);
        List<Field> dimensions = Breakdown.dimensions(availability);
        List<Entry> entries = new ArrayList<>();
        List<Column> counts = new ArrayList<>();
        List<Column> hits = new ArrayList<>();
        List<Column> keys = new ArrayList<>();
        for (int place = 0; place < Counted.ALL.size(); place++) {
            Counted counted = Counted.ALL.get(place);
            if (availability.sourcesWith(counted.definition().needs()).isEmpty()) {
                continue;
            }
            entries.add(new Entry(place, key(counted, keys), groups(counted, dimensions)));
            Column available = Population.availableFor(counted.definition().needs(), availability);
            Column key = counted.key();
            counts.add(key == null || counted.alone() ? available : available.and(key.isNotNull()));
            hits.add(counted.hit());
        }
        List<Column> columns = new ArrayList<>(List.of(
                CellPass.bits(List.of(now, before, lastYear)).as("lies"),
                CellPass.bits(counts).as("counts"),
                CellPass.bits(hits).as("hits")));
        for (int i = 0; i < keys.size(); i++) {
            columns.add(keys.get(i).as("key" + i));
        }
        dimensions.forEach(d -> columns.add(Rates.named(d).as(d.name())));
        List<String> names = dimensions.stream().map(Field::name).toList();
        int number = keys.size();
        return total(once(CellPass.byCustomer(
                interactions.filter(Population.counted().and(now.or(before).or(lastYear))),
                ClusterSums.CUSTOMER,
                columns,
                () -> new TallyCells(entries, number, names),
                TallyCells.SCHEMA)));
    }

    /** Where the key of what is counted stands; it is added to the others if it is to be read. */
    private static int key(Counted counted, List<Column> keys) {
        if (counted.key() == null) {
            return TallyCells.BY_CONTACT;
        }
        if (counted.equals(Counted.CUSTOMERS)) {
            return TallyCells.BY_CUSTOMER;
        }
        keys.add(counted.key());
        return keys.size() - 1;
    }

    private static List<Integer> groups(Counted counted, List<Field> dimensions) {
        List<Integer> groups = new ArrayList<>(List.of(0));
        for (int i = 0; i < dimensions.size() && !counted.equals(Counted.WITHOUT_CUSTOMER); i++) {
            // How many questions a question is needs no row.
            if (!counted.equals(Counted.QUESTIONS) || !dimensions.get(i).equals(EnrichedInteractions.QUESTION_ID)) {
                groups.add(i + 1);
            }
        }
        return groups;
    }

    /** Each key of a group once; what has none stays a number of contacts. */
    private static Dataset<Row> once(Dataset<Row> parts) {
        return parts.groupBy(col(PLACE), col(GROUP), Breakdown.DIMENSION.col(), Breakdown.VALUE.col(), col(KEY))
                .agg(
                        sum(col(AMONG)).as(AMONG),
                        PERIODS.stream().map(p -> sum(col(p)).as(p)).toArray(Column[]::new));
    }

    private static Dataset<Row> total(Dataset<Row> once) {
        List<Column> sums = new ArrayList<>();
        PERIODS.forEach(p -> sums.add(sum(when(col(KEY).isNull(), col(p))
                        .otherwise(when(col(p).gt(0), 1L).otherwise(0L)))
                .as(p)));
        return once.groupBy(col(PLACE), col(GROUP), Breakdown.DIMENSION.col(), Breakdown.VALUE.col())
                .agg(sum(col(AMONG)).as(AMONG), sums.toArray(Column[]::new));
    }
}
