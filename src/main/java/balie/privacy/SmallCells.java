package balie.privacy;

import balie.model.Mark;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hides counts of a table: those below the minimum, zero too, or those that are named, together with the percentage, the interval and
 * the change that would give them back. A row whose n is hidden is marked [c]; with a denominator its n goes as well.
 *
 * <p>What is hidden here alone can still be had by subtraction from what is not.
 */
public final class SmallCells {

    private static final String N = "n";
    private static final String OF = "of";
    private static final String MARK = "mark";

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

    /** What is computed from the same period before, and would give it back. */
    private static final List<String> TELLING_PREVIOUS =
            List.of("n_previous", "of_previous", "change", "change_low", "change_high");

    /** What goes with a count that is hidden. */
    private static final Map<String, List<String>> TELLING_BY_COLUMN = Map.of(
            "n", TELLING,
            "contacts_about", TELLING,
            "of", TELLING_OF,
            "n_compared", TELLING_COMPARED,
            "of_compared", TELLING_COMPARED,
            "n_previous", TELLING_PREVIOUS,
            "of_previous", TELLING_PREVIOUS,
            "n_last_year", List.of("n_last_year", "change_percent"));

    private final int minimum;

    /** @param minimum the smallest count shown; 0: every count is */
    public SmallCells(int minimum) {
        this.minimum = minimum;
    }

    /** The table with its small cells hidden; a table without n, of and mark is returned as it is. */
    public ResultTable protect(ResultTable table) {
        if (minimum == 0 || !table.has(N) || !table.has(OF) || !table.has(MARK)) {
            return table;
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            Set<String> small = new TreeSet<>();
            for (String column : TELLING_BY_COLUMN.keySet()) {
                Long count = table.has(column) ? (Long) row.get(table.index(column)) : null;
                if (count != null && count < minimum) {
                    small.add(column);
                }
            }
            rows.add(hide(table, row, small));
        }
        return table.withRows(rows);
    }

    /**
     * A row without some of its counts and without what would give them back. A rate whose denominator is hidden goes as a whole.
     *
     * @param columns names of the counts to hide
     */
    public static List<@Nullable Object> hide(ResultTable table, List<@Nullable Object> row, Set<String> columns) {
        if (columns.isEmpty()) {
            return row;
        }
        List<@Nullable Object> hidden = new ArrayList<>(row);
        Set<String> all = new TreeSet<>(columns);
        if (all.contains(OF) || all.contains("contacts_about")) {
            all.add(N);
        }
        for (String column : all) {
            clear(table, hidden, List.of(column));
            clear(table, hidden, TELLING_BY_COLUMN.getOrDefault(column, List.of()));
        }
        if (all.contains(N)) {
            // What else the row was marked with said something of a figure that is no longer there.
            hidden.set(table.index(MARK), Mark.SUPPRESSED.shorthand());
        }
        return hidden;
    }

    private static void clear(ResultTable table, List<@Nullable Object> row, List<String> columns) {
        for (String column : columns) {
            if (table.has(column)) {
                row.set(table.index(column), null);
            }
        }
    }
}
