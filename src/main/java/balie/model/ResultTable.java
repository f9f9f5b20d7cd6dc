package balie.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * A result table as plain values.
 *
 * @param name of the table and of its file
 * @param columns names, in order
 * @param rows values in the order of the columns: String, Long, Double, Boolean, Instant, LocalDate or null
 */
public record ResultTable(String name, List<String> columns, List<List<@Nullable Object>> rows) {

    public ResultTable {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copies = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(name + ": " + row.size() + " values for columns " + columns);
            }
            copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copies);
    }

    /** One row with names to its values. */
    public final class Line {

        private final List<@Nullable Object> values;

        private Line(List<@Nullable Object> values) {
            this.values = values;
        }

        /** Whether its table has a column. */
        public boolean has(String column) {
            return ResultTable.this.has(column);
        }

        public @Nullable Object get(String column) {
            return values.get(index(column));
        }

        /** The value as text; empty if there is none. */
        public String text(String column) {
            Object value = get(column);
            return value == null ? "" : value.toString();
        }

        public @Nullable Long count(String column) {
            return (Long) get(column);
        }

        public @Nullable Double number(String column) {
            return (Double) get(column);
        }

        public boolean is(String column, String value) {
            return value.equals(get(column));
        }
    }

    public List<Line> lines() {
        return rows.stream().map(Line::new).toList();
    }

    /** The rows that meet a condition. */
    public List<Line> lines(Predicate<Line> condition) {
        return lines().stream().filter(condition).toList();
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    public int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new NoSuchElementException("table " + name + " has no column " + column + ": " + columns);
        }
        return index;
    }

    /** These rows and those of another table of the same columns behind them. */
    public ResultTable and(ResultTable other) {
        if (!columns.equals(other.columns)) {
            throw new IllegalArgumentException(name + " has other columns than " + other.name);
        }
        List<List<@Nullable Object>> all = new ArrayList<>(rows);
        all.addAll(other.rows);
        return withRows(all);
    }

    /** The same columns with other rows. */
    public ResultTable withRows(List<List<@Nullable Object>> other) {
        return new ResultTable(name, columns, other);
    }
}
