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
            "excess_per_week",
            "excess_low",
            "excess_high",
            "gain_per_week",
            "gain_low",
            "gain_high",
            "contacts_per_week",
            "minutes",
            "minutes_each",
            "minutes_known_percent",
            "oldest_days",
            "change_percent",
            "per_week",
            "per_week_compared",
            "difference_in_differences",
            "difference_in_differences_low",
            "difference_in_differences_high",
            "like_for_like",
            "like_for_like_low",
            "like_for_like_high",
            "p_value",
            "p_adjusted",
            "flagged",
            "alarm",
            // Beside all others of the same whole, what is left of the whole is the count.
            "n_compared",
            // Of lifts: of and the share of the others are shown, so each of these is the count or that of the others.
            "expected_as_rest",
            "lift",
            "lift_low",
            "lift_high",
            // The contacts that are no complaints may stand in another table.
            "contacts_about",
            "complaint_percent",
            "complaint_low",
            "complaint_high",
            "per_1000_customers",
            "per_1000_customers_low",
            "per_1000_customers_high",
            "rate_ratio",
            "rate_ratio_low",
            "rate_ratio_high");

    /** What would give back a count that a row is compared with. */
    private static final List<String> TELLING_COMPARED = List.of(
            "n_compared",
            "change",
            "change_low",
            "change_high",
            "per_week_compared",
            "difference_in_differences",
            "difference_in_differences_low",
            "difference_in_differences_high",
            "like_for_like",
            "like_for_like_low",
            "like_for_like_high",
            "p_value",
            "p_adjusted",
            "flagged",
            "expected_as_rest",
            "lift",
            "lift_low",
            "lift_high");

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
