package balie.metrics.disclosure;

import balie.contract.ResultColumns;
import balie.metrics.customer.CustomerProfiles;
import balie.model.Count;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The counts in a result table, each with what it is about, whichever column tells it. */
final class TableCounts {

    /** Columns with counts of contacts, cases or customers. */
    static final List<String> COLUMNS = List.of(
            "n", "of", "n_compared", "of_compared", "n_previous", "of_previous", "n_last_year", "contacts_about");

    private static final long YEAR_OF_WEEKS = 364;

    /** Two columns that tell by what a row is broken down. */
    private static final String DIMENSION = "dimension";

    private static final String VALUE = "value";

    /** Says what a row is compared with, and nothing of its own count. */
    private static final String COMPARISON = "comparison";

    /** The first day of a week that stands in period_from too. */
    private static final String MONDAY = "monday";

    private final ResultTable table;
    private final List<String> identifying;
    private final List<String> columns;

    TableCounts(ResultTable table) {
        this.table = table;
        this.columns = COLUMNS.stream().filter(table::has).toList();
        this.identifying = table.columns().stream()
                .filter(c -> ResultColumns.identifies(c) && !columns.contains(c))
                .toList();
    }

    /** Whether a table has counts that may be hidden: none has that is about single customers, or tells what was published. */
    static boolean areIn(ResultTable table) {
        return table.has(ResultColumns.N.name())
                && table.has(ResultColumns.OF.name())
                && table.has(ResultColumns.MARK.name())
                && !table.has(CustomerProfiles.CUSTOMER.name());
    }

    /** Where a count stands, and which it is. */
    record Cell(int row, String column, Count count) {}

    /**
     * The counts of the table.
     *
     * @param shown the same rows as they are to be published, hidden counts being null
     */
    List<Cell> cells(ResultTable shown) {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<@Nullable Object> values = table.rows().get(row);
            SortedMap<String, String> about = about(values);
            for (String column : columns) {
                Long value = (Long) values.get(table.index(column));
                if (value != null) {
                    boolean told = shown.rows().get(row).get(table.index(column)) != null;
                    cells.add(new Cell(row, column, count(values, about, column, value, told)));
                }
            }
        }
        return cells;
    }

    private Count count(
            List<@Nullable Object> row, SortedMap<String, String> about, String column, long value, boolean told) {
        LocalDate from = day(row, "period_from");
        LocalDate to = day(row, "period_to");
        String source = table.has("source") ? (String) row.get(table.index("source")) : null;
        String what = column;
        if (column.endsWith("_compared")) {
            LocalDate comparedFrom = day(row, "compared_from");
            boolean earlier = comparedFrom != null && !comparedFrom.equals(from);
            // Beside all others, the count is of what the row leaves out.
            what = column.replace("_compared", earlier ? "" : "_rest");
            if (earlier) {
                from = comparedFrom;
                to = day(row, "compared_to");
            }
        } else if (column.endsWith("_previous") && from != null && to != null) {
            what = column.replace("_previous", "");
            long days = ChronoUnit.DAYS.between(from, to) + 1;
            from = from.minusDays(days);
            to = to.minusDays(days);
        } else if (column.endsWith("_last_year") && from != null && to != null) {
            what = column.replace("_last_year", "");
            from = from.minusDays(YEAR_OF_WEEKS);
            to = to.minusDays(YEAR_OF_WEEKS);
        }
        return new Count(table.name(), what, about, from, to, source, value, told);
    }

    private @Nullable LocalDate day(List<@Nullable Object> row, String column) {
        return table.has(column) ? (LocalDate) row.get(table.index(column)) : null;
    }

    private SortedMap<String, String> about(List<@Nullable Object> row) {
        SortedMap<String, String> about = new TreeMap<>();
        for (String column : identifying) {
            Object value = row.get(table.index(column));
            String text = value == null ? "" : value.toString();
            if (column.equals(COMPARISON) || (column.equals(VALUE) && table.has(DIMENSION))) {
                continue;
            }
            if (column.equals(DIMENSION) && table.has(VALUE)) {
                Object group = row.get(table.index(VALUE));
                if (!text.equals(ResultColumns.ALL)) {
                    about.put(text, group == null ? "" : group.toString());
                }
            } else if (!text.equals(ResultColumns.ALL) && !(column.equals(MONDAY) && day(row, "period_from") != null)) {
                about.put(column, text);
            }
        }
        return Collections.unmodifiableSortedMap(about);
    }
}
