package balie.report.model;

import java.util.List;

/**
 * A page with the rows behind figures, one by one, to be filtered and sorted.
 *
 * @param id file name without its ending: {@code contacts}
 * @param title of the page
 * @param introduction what is listed and what is not, one paragraph each
 * @param columns in order
 * @param rows cells as they are shown, as many in each row as there are columns
 * @param rowsOf {@code {0} of {1} contacts}, with both places left as they are
 * @param dataFile name of the table's file in data/, without its ending
 */
public record Listing(
        String id,
        String title,
        List<Report.Fact> facts,
        List<String> introduction,
        List<Column> columns,
        List<List<String>> rows,
        String rowsOf,
        String dataFile) {

    public Listing {
        facts = List.copyOf(facts);
        introduction = List.copyOf(introduction);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns: " + row);
            }
        }
    }

    /** How a column is looked through. */
    public enum Kind {
        /** One of few values, which can be chosen. */
        CHOICE,
        /** The same of codes, which the next column puts into words. */
        CODE,
        /** Any words. */
        TEXT,
        /** Figures, which stand to the right. */
        NUMBER
    }

    /**
     * A column.
     *
     * @param key by which a link chooses a value of it: {@code contacts.html#channel=phone}
     * @param heading as it is shown
     */
    public record Column(String key, String heading, Kind kind) {}
}
