package balie.metrics.volume;

import balie.contract.Availability;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
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
    private static final String KEY = "key";
    private static final String HIT = "hit";
    private static final String COUNTS = "counts";
    private static final List<String> PERIODS = List.of(NOW, BEFORE, LAST_YEAR);

    private Tallies() {}

    /** The columns place, grouping, dimension, value, now, before, last_year and among, without groups of nothing. */
    static Dataset<Row> of(Dataset<Row> interactions, MetricContext context) {
        Availability availability = context.availability();
        Period period = context.period();
        Column now = Population.openedIn(period, availability);
        Column before = Population.openedIn(period.previous(), availability);
        Column lastYear = Population.openedIn(period.weeksBefore(WEEKS_OF_YEAR), availability);
        Dataset<Row> entries = interactions
                .filter(Population.counted().and(now.or(before).or(lastYear)))
                .select(
                        now.as(NOW),
                        before.as(BEFORE),
                        lastYear.as(LAST_YEAR),
                        explode(array(entries(availability).toArray(Column[]::new)))
                                .as("entry"))
                .select(col(NOW), col(BEFORE), col(LAST_YEAR), col("entry.*"))
                .filter(col(COUNTS));
        return total(once(entries));
    }

    private static List<Column> entries(Availability availability) {
        List<Field> dimensions = Breakdown.dimensions(availability);
        List<Column> entries = new ArrayList<>();
        for (int place = 0; place < Counted.ALL.size(); place++) {
            Counted counted = Counted.ALL.get(place);
            if (availability.sourcesWith(counted.definition().needs()).isEmpty()) {
                continue;
            }
            entries.add(entry(place, 0, null, availability));
            for (int i = 0; i < dimensions.size() && !counted.equals(Counted.WITHOUT_CUSTOMER); i++) {
                // How many questions a question is needs no row.
                if (!counted.equals(Counted.QUESTIONS) || !dimensions.get(i).equals(EnrichedInteractions.QUESTION_ID)) {
                    entries.add(entry(place, i + 1, dimensions.get(i), availability));
                }
            }
        }
        return entries;
    }

    private static Column entry(int place, int group, @Nullable Field dimension, Availability availability) {
        Counted counted = Counted.ALL.get(place);
        Column key = counted.key();
        Column available = Population.availableFor(counted.definition().needs(), availability);
        return struct(
                lit(place).as(PLACE),
                lit(group).as(GROUP),
                lit(dimension == null ? ResultColumns.ALL : dimension.name()).as(Breakdown.DIMENSION.name()),
                (dimension == null ? lit(ResultColumns.ALL) : Rates.named(dimension)).as(Breakdown.VALUE.name()),
                (key == null ? lit(null).cast(Interactions.SOURCE.type().sparkType()) : key).as(KEY),
                counted.hit().as(HIT),
                (key == null || counted.alone() ? available : available.and(key.isNotNull())).as(COUNTS));
    }

    /** Each key of a group once; what has none stays a number of contacts. */
    private static Dataset<Row> once(Dataset<Row> entries) {
        List<Column> sums = new ArrayList<>();
        PERIODS.forEach(p ->
                sums.add(sum(when(col(p).and(col(HIT)), 1L).otherwise(0L)).as(p)));
        return entries.groupBy(col(PLACE), col(GROUP), Breakdown.DIMENSION.col(), Breakdown.VALUE.col(), col(KEY))
                .agg(sum(when(col(NOW), 1L).otherwise(0L)).as(AMONG), sums.toArray(Column[]::new));
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
