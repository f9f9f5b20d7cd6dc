package balie.metrics;

import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;

/** Cells of which each customer is one row, told when the customer ends. */
public abstract class RowsOfCustomers implements CellPass.Cells {

    private static final int MOST = 10_000;

    private List<Row> rows = new ArrayList<>();

    protected final void tell(Row customer) {
        rows.add(customer);
    }

    @Override
    public final boolean areMany() {
        return rows.size() > MOST;
    }

    @Override
    public final List<Row> drain() {
        List<Row> drained = rows;
        rows = new ArrayList<>();
        return drained;
    }
}
