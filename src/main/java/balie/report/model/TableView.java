package balie.report.model;

import java.util.List;

/**
 * A table as it is shown: every cell is already text.
 *
 * @param columns headings with their units
 * @param rows cells, as many in each row as there are columns
 * @param remarks under the table: what the marks in it mean, what was left out
 * @param leads where the rows lead to
 */
public record TableView(List<Heading> columns, List<List<String>> rows, List<String> remarks, Leads leads) {

    /** A table whose rows lead nowhere. */
    public TableView(List<Heading> columns, List<List<String>> rows, List<String> remarks) {
        this(columns, rows, remarks, Leads.NOWHERE);
    }

    /**
     * The lists behind the rows of a table.
     *
     * @param column whose cells are the links
     * @param targets of the rows in order, from the page; empty: there is none
     */
    public record Leads(int column, List<String> targets) {

        static final Leads NOWHERE = new Leads(0, List.of());

        public Leads {
            targets = List.copyOf(targets);
        }
    }

    /** The same with links in a column. */
    public TableView leading(int column, List<String> targets) {
        if (targets.size() != rows.size()) {
            throw new IllegalArgumentException(targets.size() + " links for " + rows.size() + " rows");
        }
        return new TableView(columns, rows, remarks, new Leads(column, targets));
    }

    /** Where a cell leads to; empty: nowhere. */
    public String target(int row, int column) {
        return column == leads.column() && row < leads.targets().size()
                ? leads.targets().get(row)
                : "";
    }

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
