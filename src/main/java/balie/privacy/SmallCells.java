package balie.privacy;

import balie.model.Mark;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Hides the small cells of a table of rates: a count below the minimum, zero too, is taken away together with the percentage,
 * the interval and the change that would give it back, and the row is marked [c]; a small denominator goes as well.
 *
 * <p>This is primary suppression only: a hidden cell that is the only one of its group can still be had by subtraction.
 */
public final class SmallCells {

    /** The count, and what would give it back. */
    private static final List<String> TELLING = List.of(
            "n",
            "percent",
            "low",
            "high",
            "per_1000",
            "change",
            "change_low",
            "change_high",
            "within_percent",
            "within_low",
            "within_high",
            "at_risk",
            "median_hours",
            "median_low",
            "median_high");

    private final int minimum;

    /** @param minimum the smallest count shown; 0: every count is */
    public SmallCells(int minimum) {
        this.minimum = minimum;
    }

    /** The table with its small cells hidden; a table without n and of is returned as it is. */
    public ResultTable protect(ResultTable table) {
        if (minimum == 0 || !table.has("n") || !table.has("of")) {
            return table;
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            rows.add(protect(table, row));
        }
        return table.withRows(rows);
    }

    private List<@Nullable Object> protect(ResultTable table, List<@Nullable Object> row) {
        Long n = (Long) row.get(table.index("n"));
        Long of = (Long) row.get(table.index("of"));
        boolean smallN = n != null && n < minimum;
        boolean smallOf = of != null && of < minimum;
        if (!smallN && !smallOf) {
            return row;
        }
        List<@Nullable Object> hidden = new ArrayList<>(row);
        for (String column : TELLING) {
            if (table.has(column)) {
                hidden.set(table.index(column), null);
            }
        }
        if (smallOf) {
            hidden.set(table.index("of"), null);
        }
        int mark = table.index("mark");
        // What else the row was marked with said something of a figure that is no longer there.
        hidden.set(mark, Mark.SUPPRESSED.shorthand());
        return hidden;
    }
}
