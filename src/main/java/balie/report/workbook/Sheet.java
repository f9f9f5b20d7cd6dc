package balie.report.workbook;

import balie.model.ResultTable;

import java.util.List;

/**
 * A table as a sheet of a workbook.
 *
 * @param grain what a row is, in a few words
 * @param about what each column holds, in the order of the table's columns
 */
public record Sheet(ResultTable table, String grain, List<String> about) {

    public Sheet {
        about = List.copyOf(about);
        if (about.size() != table.columns().size()) {
            throw new IllegalArgumentException(
                    table.name() + ": " + about.size() + " descriptions of columns " + table.columns());
        }
    }
}
