package balie.ingest.read;

import balie.ingest.read.SheetRows.SheetRow;
import balie.issue.RowIssue;
import org.dhatim.fastexcel.reader.CellAddress;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Records of a sheet of a workbook; the line of a record is its row. Empty rows are no records. */
final class XlsxRecords extends ReadAhead {

    private static final int KEPT = 2_000;

    private final SheetRows rows;
    private final TableFormat table;
    private final List<String> names;
    private final HeaderColumns columns;
    private final FurtherTables further;
    private final int recordChars;
    private long line;
    private @Nullable SheetRow first;
    private boolean ended;

    private XlsxRecords(SheetRows rows, TableFormat table, Limits limits) throws UnusableFileException {
        this.rows = rows;
        this.table = table;
        this.recordChars = limits.recordChars();
        SheetRow row = rows.next();
        while (row != null && row.number() <= table.preamble()) {
            row = rows.next();
        }
        if (table.header() == null && row == null) {
            throw new UnusableFileException(
                    0, "the sheet '" + table.place().sheet() + "' is empty", "Export it again.");
        }
        this.names = table.header() == null ? Objects.requireNonNull(row).cells() : table.header();
        this.first = table.header() == null ? null : row;
        this.columns = new HeaderColumns(names);
        this.further = new FurtherTables(names, ';', null);
        if (names.size() > limits.columns()) {
            throw new OverLimitException(
                            "columns", "the table has " + names.size() + " columns, more than " + limits.columns())
                    .unusable();
        }
    }

    static XlsxRecords open(Path file, TableFormat table, Limits limits) throws IOException, UnusableFileException {
        SheetRows rows = SheetRows.open(file, String.valueOf(table.place().sheet()));
        try {
            return new XlsxRecords(rows, table, limits);
        } catch (UnusableFileException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    @Override
    @Nullable
    SourceRecord read() {
        if (ended) {
            return null;
        }
        try {
            SheetRow row = first == null ? rows.next() : first;
            first = null;
            ended = row == null;
            return row == null ? null : record(row);
        } catch (ExcelReaderException e) {
            ended = true;
            return SourceRecord.bad(
                    line + 1,
                    new RowIssue(
                            null,
                            null,
                            "the sheet is damaged in or behind this row, and what follows is lost (" + e.getMessage()
                                    + "). Save it again"));
        }
    }

    private @Nullable SourceRecord record(SheetRow row) {
        boolean isBelowBlank = line > 0 && row.number() > line + 1;
        if (isBelowBlank) {
            further.passBlank();
        }
        line = row.number();
        return further.pass(record(row.cells(), isBelowBlank), row::cells);
    }

    private SourceRecord record(List<String> cells, boolean isBelowBlank) {
        int chars = cells.stream().mapToInt(String::length).sum();
        if (chars > recordChars) {
            return bad(cells, "the row has " + chars + " characters (limit 'record-chars')");
        }
        if (cells.size() > names.size()) {
            return bad(
                    cells,
                    "the row goes on to column " + CellAddress.convertNumToColString(cells.size() - 1)
                            + ", the header to "
                            + CellAddress.convertNumToColString(names.size() - 1)
                            + "; name the column or empty the cell");
        }
        if (names.size() > 1 && table.header() == null && cells.equals(names)) {
            return bad(cells, "the row of column names stands here again; were several exports joined to one sheet?");
        }
        if (FooterDetector.isTotals(cells, names.size())) {
            return bad(cells, "the row is a line of totals and no case; it needs no correction");
        }
        if (FooterDetector.isNote(cells, names.size(), isBelowBlank)) {
            return bad(cells, "the row is a note around the table and no case; it needs no correction");
        }
        return SourceRecord.good(line, new HeaderFields(columns, i -> i < cells.size() ? cells.get(i) : ""));
    }

    private SourceRecord bad(List<String> cells, String reason) {
        String value = String.join(";", cells);
        return SourceRecord.bad(
                line, new RowIssue(null, value.length() <= KEPT ? value : value.substring(0, KEPT) + "…", reason));
    }

    @Override
    public List<String> columns() {
        return names;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
