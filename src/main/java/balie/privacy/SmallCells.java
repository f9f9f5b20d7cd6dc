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
            "median_high",
            "oldest_days",
            "change_percent",
            "p_value",
            "p_adjusted",
            "flagged",
            "alarm",
            "lift",
            // Beside all others of the same whole, what is left of the whole is the count.
            "n_compared");

    /** What would give back a count that a row is compared with. */
    private static final List<String> TELLING_COMPARED =
            List.of("n_compared", "change", "change_low", "change_high", "p_value", "p_adjusted", "flagged", "lift");

    /** What is computed from a denominator, and would give it back. */
    private static final List<String> TELLING_OF = List.of(
            "of",
            "of_compared",
            "limit_low",
            "limit_high",
            "limit95_low",
            "limit95_high",
            "limit998_low",
            "limit998_high");

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
        boolean smallCompared = isSmall(table, row, "n_compared");
        if (!smallN && !smallOf) {
            return smallCompared ? hidden(table, row, TELLING_COMPARED) : row;
        }
        List<@Nullable Object> hidden = hidden(table, row, TELLING);
        if (smallOf) {
            hidden = hidden(table, hidden, TELLING_OF);
        }
        if (smallCompared) {
            hidden = hidden(table, hidden, TELLING_COMPARED);
        }
        int mark = table.index("mark");
        // What else the row was marked with said something of a figure that is no longer there.
        hidden.set(mark, Mark.SUPPRESSED.shorthand());
        return hidden;
    }

    private boolean isSmall(ResultTable table, List<@Nullable Object> row, String column) {
        Long count = table.has(column) ? (Long) row.get(table.index(column)) : null;
        return count != null && count < minimum;
    }

    private static List<@Nullable Object> hidden(ResultTable table, List<@Nullable Object> row, List<String> columns) {
        List<@Nullable Object> hidden = new ArrayList<>(row);
        for (String column : columns) {
            if (table.has(column)) {
                hidden.set(table.index(column), null);
            }
        }
        return hidden;
    }
}
