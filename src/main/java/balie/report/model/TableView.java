package balie.report.model;

import java.util.List;

/**
 * A table as it is shown: every cell is already text.
 *
 * @param columns headings with their units
 * @param rows cells, as many in each row as there are columns
 * @param remarks under the table: what the marks in it mean, what was left out
 */
public record TableView(List<Heading> columns, List<List<String>> rows, List<String> remarks) {

    /**
     * @param text of the heading
     * @param numeric whether its cells are figures and stand to the right
     */
    public record Heading(String text, boolean numeric) {}

    public TableView {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        remarks = List.copyOf(remarks);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns: " + row);
            }
        }
    }
}
