package balie.report.workbook;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;

/**
 * How cells of a workbook look.
 *
 * @param about under a column's name, what it holds
 * @param small of numbers that would be shown as 0 otherwise
 * @param quoted of texts that stay texts when somebody edits them
 */
record Looks(
        CellStyle title,
        CellStyle heading,
        CellStyle prose,
        CellStyle quiet,
        CellStyle link,
        CellStyle header,
        CellStyle about,
        CellStyle count,
        CellStyle percent,
        CellStyle other,
        CellStyle small,
        CellStyle day,
        CellStyle moment,
        CellStyle quoted) {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final short TITLE_POINTS = 18;
    private static final short HEADING_POINTS = 13;
    private static final short USUAL_POINTS = XSSFFont.DEFAULT_FONT_SIZE;
    private static final short SMALL_POINTS = 8;

    /** Smaller numbers would be shown as 0. */
    private static final double SMALL = 0.01;

    static Looks in(SXSSFWorkbook workbook) {
        XSSFCellStyle quoted = (XSSFCellStyle) workbook.createCellStyle();
        quoted.setQuotePrefixed(true);
        return new Looks(
                written(workbook, TITLE_POINTS, true, IndexedColors.AUTOMATIC),
                written(workbook, HEADING_POINTS, true, IndexedColors.AUTOMATIC),
                written(workbook, USUAL_POINTS, false, IndexedColors.AUTOMATIC),
                written(workbook, USUAL_POINTS, false, IndexedColors.GREY_50_PERCENT),
                written(workbook, USUAL_POINTS, false, IndexedColors.BLUE),
                written(workbook, USUAL_POINTS, true, IndexedColors.AUTOMATIC),
                written(workbook, SMALL_POINTS, false, IndexedColors.GREY_50_PERCENT),
                formatted(workbook, "#,##0"),
                formatted(workbook, "#,##0.0"),
                formatted(workbook, "#,##0.00"),
                formatted(workbook, "0.0000"),
                formatted(workbook, "yyyy-mm-dd"),
                formatted(workbook, "yyyy-mm-dd hh:mm"),
                quoted);
    }

    private static CellStyle written(SXSSFWorkbook workbook, short points, boolean bold, IndexedColors colour) {
        Font font = workbook.createFont();
        font.setFontHeightInPoints(points);
        font.setBold(bold);
        if (colour != IndexedColors.AUTOMATIC) {
            font.setColor(colour.getIndex());
        }
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private static CellStyle formatted(SXSSFWorkbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    /** Whether a spreadsheet would calculate it, were it typed in. */
    static boolean mightBeTakenForAFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    /** Shares with one decimal, as many as they are known to; others with two, tiny ones with four. */
    CellStyle number(String column, double value) {
        if (column.equals("percent") || column.endsWith("low") || column.endsWith("high")) {
            return percent;
        }
        return value != 0 && Math.abs(value) < SMALL ? small : other;
    }
}
