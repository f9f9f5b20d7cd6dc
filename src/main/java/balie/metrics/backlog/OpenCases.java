package balie.metrics.backlog;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.resolution.Resolved;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

/** Counts what is open at some instants, in one scan: the newest by dimension and age, those before in total. */
final class OpenCases {

    /** Which stocktaking a row is about, counted from the newest. */
    static final String STOCK = "stock";

    /** Stands for a stocktaking in the row about all cases, open or not. */
    static final int ALL_CASES = -1;

    /** The place of the dimension; 0: the total. */
    static final String GROUP = "grouping";

    /** Place of the age band. */
    static final String BAND = "band";

    /** Age of the oldest, in microseconds. */
    static final String OLDEST = "oldest";

    /** How many ended at a time nobody recorded. */
    static final String UNDATABLE = "undatable";

    private static final String AGE = "age";
    private static final String FOUND = "found";
    private static final Column OPENED = Interactions.OPENED_AT.col();
    private static final Column IS_UNDATABLE =
            Resolved.ended().and(Resolved.endedAt().isNull());

    private final List<Stocktaking> stocks;
    private final List<Field> dimensions;

    OpenCases(List<Stocktaking> stocks, List<Field> dimensions) {
        this.stocks = stocks;
        this.dimensions = dimensions;
    }

    /**
     * The columns {@link #STOCK}, {@link #GROUP}, dimension, value, {@link #BAND}, n, {@link #OLDEST} and {@link #UNDATABLE}, without
     * groups of no case. In the row about {@link #ALL_CASES} n counts all and the oldest is the first that was opened.
     *
     * @param interactions those of sources that say what is open
     */
    Dataset<Row> tallied(Dataset<Row> interactions) {
        Instants instants = new Instants(stocks);
        Column known = array(entry(ALL_CASES, 0, null, instants.age(0)));
        List<Column> open = new ArrayList<>(List.of(entry(ALL_CASES, 0, null, instants.age(0))));
        open.add(entry(0, 0, null, instants.openAge(0)));
        for (int i = 0; i < dimensions.size(); i++) {
            open.add(entry(0, i + 1, dimensions.get(i), instants.openAge(0)));
        }
        for (int i = 1; i < stocks.size(); i++) {
            open.add(entry(i, 0, null, instants.openAge(i)));
        }
        // Most cases ended long ago: they are counted, and looked at no further.
        Column mayBeOpen = IS_UNDATABLE.unary_$bang().and(instants.isOpenAfterFirst());
        Column entries = when(mayBeOpen, array(open.toArray(Column[]::new))).otherwise(known);
        return interactions
                .filter(Population.counted()
                        .and(Interactions.STATUS.col().isNotNull())
                        .and(OPENED.leq(lit(stocks.get(0).at()))))
                .select(explode(entries).as(FOUND))
                .select(FOUND + ".*")
                .filter(col(AGE).isNotNull())
                .groupBy(
                        col(STOCK),
                        col(GROUP),
                        Breakdown.DIMENSION.col(),
                        Breakdown.VALUE.col(),
                        when(col(STOCK).equalTo(0), AgeBand.of(col(AGE)))
                                .otherwise(0)
                                .as(BAND))
                .agg(
                        count(lit(1)).as(ResultColumns.N.name()),
                        max(col(AGE)).as(OLDEST),
                        sum(when(col(UNDATABLE), 1L).otherwise(0L)).as(UNDATABLE));
    }

    private static Column entry(int stock, int group, @Nullable Field dimension, Column age) {
        return struct(
                lit(stock).as(STOCK),
                lit(group).as(GROUP),
                lit(dimension == null ? ResultColumns.ALL : dimension.name()).as(Breakdown.DIMENSION.name()),
                (dimension == null ? lit(ResultColumns.ALL) : Rates.named(dimension)).as(Breakdown.VALUE.name()),
                age.as(AGE),
                (stock == ALL_CASES ? IS_UNDATABLE : lit(false)).as(UNDATABLE));
    }

    /** What a case was at the instants of stocktakings. */
    private record Instants(List<Stocktaking> stocks) {

        /** Microseconds since the opening. */
        Column age(int stock) {
            return unix_micros(lit(stocks.get(stock).at())).minus(unix_micros(OPENED));
        }

        /** The same of a case that is open then; null: it is not. */
        Column openAge(int stock) {
            Column at = lit(stocks.get(stock).at());
            return when(OPENED.leq(at).and(endsAfter(at)), age(stock));
        }

        /** Whether it did not end before the first stocktaking. */
        Column isOpenAfterFirst() {
            return endsAfter(lit(stocks.get(stocks.size() - 1).at()));
        }

        private static Column endsAfter(Column at) {
            return coalesce(Resolved.endedAt().gt(at), lit(true));
        }
    }
}
