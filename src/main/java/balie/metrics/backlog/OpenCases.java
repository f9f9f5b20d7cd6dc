package balie.metrics.backlog;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.CellPass;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.resolution.Resolved;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
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
        List<Column> columns =
                new ArrayList<>(List.of(coalesce(IS_UNDATABLE, lit(false)).as("is_undatable"), instants.age(0)));
        // Most cases ended long ago: they are counted, and looked at no further.
        Column mayBeOpen = IS_UNDATABLE.unary_$bang().and(instants.isOpenAfterFirst());
        for (int i = 0; i < stocks.size(); i++) {
            columns.add(when(mayBeOpen, instants.openAge(i)).as("age_at_" + i));
        }
        columns.add(AgeBand.of(instants.age(0)).as("band_now"));
        dimensions.forEach(d -> columns.add(Rates.named(d).as(d.name())));
        List<String> names =
                new ArrayList<>(dimensions.stream().map(Field::name).toList());
        int instantsOfStock = stocks.size();
        List<Column> same =
                List.of(col(STOCK), col(GROUP), Breakdown.DIMENSION.col(), Breakdown.VALUE.col(), col(BAND));
        return CellPass.of(
                        interactions.filter(Population.counted()
                                .and(Interactions.STATUS.col().isNotNull())
                                .and(OPENED.leq(lit(stocks.get(0).at())))),
                        columns,
                        () -> new StockCells(instantsOfStock, names),
                        StockCells.SCHEMA)
                .groupBy(same.toArray(Column[]::new))
                .agg(
                        sum(ResultColumns.N.col()).as(ResultColumns.N.name()),
                        max(col(OLDEST)).as(OLDEST),
                        sum(col(UNDATABLE)).as(UNDATABLE));
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
