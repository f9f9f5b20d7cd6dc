package balie.ingest.read;

import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The rows of one sheet that hold anything, as texts. */
final class SheetRows implements Closeable {

    /** @param number of the row in the sheet, from 1 */
    record SheetRow(int number, List<String> cells) {}

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final SheetCells cells;
    private int number;

    private SheetRows(ReadableWorkbook workbook, Sheet sheet) throws IOException {
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.cells = new SheetCells(workbook.isDate1904());
    }

    /** The sheet of a name. */
    static SheetRows open(Path file, String sheet) throws IOException {
        ReadableWorkbook workbook = workbook(file);
        try {
            Sheet found = workbook.findSheet(sheet)
                    .orElseThrow(() -> new IOException("the workbook has no sheet '" + sheet + "'"));
            return new SheetRows(workbook, found);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    /** The names of the sheets of a workbook, in order. */
    static List<String> sheets(Path file) throws IOException {
        try (ReadableWorkbook workbook = workbook(file)) {
            return workbook.getSheets().map(Sheet::getName).toList();
        }
    }

    private static ReadableWorkbook workbook(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException e) {
            // A workbook without styles has no formats to read.
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        }
    }

    /**
     * The next row with something in it; null at the end.
     *
     * @throws ExcelReaderException if the sheet is damaged
     */
    @Nullable
    SheetRow next() {
        while (rows.hasNext()) {
            Row row = rows.next();
            // Some programs do not number the rows they write; those are counted from 0 then.
            number = Math.max(number + 1, row.getRowNum());
            List<String> texts = new ArrayList<>();
            int filled = 0;
            for (int i = 0; i < row.getCellCount(); i++) {
                String text = cells.text(row.getOptionalCell(i).orElse(null));
                texts.add(text);
                filled = text.isBlank() ? filled : i + 1;
            }
            if (filled > 0) {
                return new SheetRow(number, List.copyOf(texts.subList(0, filled)));
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
