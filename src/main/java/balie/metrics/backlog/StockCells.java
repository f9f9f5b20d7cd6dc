package balie.metrics.backlog;

import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.CellPass;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases counted where they are open. A case has a column that says whether its end is not known, one with its age at the newest
 * stocktaking, one with its age at each stocktaking at which it is open (null: it is not), one with its band, then a column for each
 * dimension.
 */
final class StockCells implements CellPass.Cells {

    static final StructType SCHEMA = new StructType()
            .add(OpenCases.STOCK, DataTypes.IntegerType, false)
            .add(OpenCases.GROUP, DataTypes.IntegerType, false)
            .add(Breakdown.DIMENSION.name(), DataTypes.StringType, false)
            .add(Breakdown.VALUE.name(), DataTypes.StringType, false)
            .add(OpenCases.BAND, DataTypes.IntegerType, false)
            .add(ResultColumns.N.name(), DataTypes.LongType, false)
            .add(OpenCases.OLDEST, DataTypes.LongType, true)
            .add(OpenCases.UNDATABLE, DataTypes.LongType, false);

    private static final int MOST = 100_000;
    private static final int IS_UNDATABLE = CellPass.FIRST;
    private static final int AGE = IS_UNDATABLE + 1;
    private static final int FIRST_STOCK = AGE + 1;

    private record Key(int stock, int group, String value, int band) {}

    private static final class Found {
        private long n;
        private long oldest = Long.MIN_VALUE;
        private long undatable;
    }

    private final int stocks;
    private final List<String> dimensions;
    private final Map<Key, Found> cells = new HashMap<>();

    /**
     * @param stocks how many stocktakings there are
     * @param dimensions their names
     */
    StockCells(int stocks, List<String> dimensions) {
        this.stocks = stocks;
        this.dimensions = List.copyOf(dimensions);
    }

    @Override
    public void add(Row contact) {
        boolean isUndatable = contact.getBoolean(IS_UNDATABLE);
        Found all = found(OpenCases.ALL_CASES, 0, ResultColumns.ALL, 0, contact.getLong(AGE));
        all.undatable += isUndatable ? 1 : 0;
        for (int stock = 0; stock < stocks; stock++) {
            if (contact.isNullAt(FIRST_STOCK + stock)) {
                continue;
            }
            long age = contact.getLong(FIRST_STOCK + stock);
            if (stock > 0) {
                found(stock, 0, ResultColumns.ALL, 0, age);
                continue;
            }
            int band = contact.getInt(FIRST_STOCK + stocks);
            found(0, 0, ResultColumns.ALL, band, age);
            for (int i = 0; i < dimensions.size(); i++) {
                found(0, i + 1, contact.getString(FIRST_STOCK + stocks + 1 + i), band, age);
            }
        }
    }

    private Found found(int stock, int group, String value, int band, long age) {
        Found found = cells.computeIfAbsent(new Key(stock, group, value, band), k -> new Found());
        found.n++;
        found.oldest = Math.max(found.oldest, age);
        return found;
    }

    @Override
    public boolean areMany() {
        return cells.size() > MOST;
    }

    @Override
    public List<Row> drain() {
        List<Row> rows = new ArrayList<>();
        cells.forEach((key, found) -> rows.add(RowFactory.create(
                key.stock(),
                key.group(),
                key.group() == 0 ? ResultColumns.ALL : dimensions.get(key.group() - 1),
                key.value(),
                key.band(),
                found.n,
                found.oldest,
                found.undatable)));
        cells.clear();
        return rows;
    }
}
