package balie.report.workbook;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;

/** How cells of a workbook look. */
final class Looks {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final short TITLE_POINTS = 18;
    private static final short HEADING_POINTS = 13;

    /** Smaller numbers would be shown as 0. */
    private static final double SMALL = 0.01;

    private final SXSSFWorkbook workbook;
    private final CellStyle title;
    private final CellStyle heading;
    private final CellStyle prose;
    private final CellStyle quiet;
    private final CellStyle link;
    private final CellStyle header;
    private final CellStyle about;
    private final CellStyle count;
    private final CellStyle percent;
    private final CellStyle number;
    private final CellStyle small;
    private final CellStyle day;
    private final CellStyle moment;
    private final CellStyle quoted;

    Looks(SXSSFWorkbook workbook) {
        this.workbook = workbook;
        title = written(TITLE_POINTS, true, IndexedColors.AUTOMATIC);
        heading = written(HEADING_POINTS, true, IndexedColors.AUTOMATIC);
        prose = written(XSSFFont.DEFAULT_FONT_SIZE, false, IndexedColors.AUTOMATIC);
        quiet = written(XSSFFont.DEFAULT_FONT_SIZE, false, IndexedColors.GREY_50_PERCENT);
        link = written(XSSFFont.DEFAULT_FONT_SIZE, false, IndexedColors.BLUE);
        header = written(XSSFFont.DEFAULT_FONT_SIZE, true, IndexedColors.AUTOMATIC);
        header.setVerticalAlignment(VerticalAlignment.BOTTOM);
        about = written((short) 8, false, IndexedColors.GREY_50_PERCENT);
        count = formatted("#,##0");
        percent = formatted("#,##0.0");
        number = formatted("#,##0.00");
        small = formatted("0.0000");
        day = formatted("yyyy-mm-dd");
        moment = formatted("yyyy-mm-dd hh:mm");
        XSSFCellStyle asText = (XSSFCellStyle) workbook.createCellStyle();
        asText.setQuotePrefixed(true);
        quoted = asText;
    }

    private CellStyle written(short points, boolean bold, IndexedColors colour) {
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

    private CellStyle formatted(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    /** Whether a spreadsheet would calculate it, were it typed in. */
    boolean mightBeTakenForAFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    CellStyle title() {
        return title;
    }

    CellStyle heading() {
        return heading;
    }

    CellStyle prose() {
        return prose;
    }

    CellStyle quiet() {
        return quiet;
    }

    CellStyle link() {
        return link;
    }

    CellStyle header() {
        return header;
    }

    CellStyle about() {
        return about;
    }

    CellStyle count() {
        return count;
    }

    /** Shares with one decimal, as many as they are known to; others with two, tiny ones with four. */
    CellStyle number(String column, double value) {
        if (column.equals("percent") || column.endsWith("low") || column.endsWith("high")) {
            return percent;
        }
        return value != 0 && Math.abs(value) < SMALL ? small : number;
    }

    CellStyle day() {
        return day;
    }

    CellStyle moment() {
        return moment;
    }

    CellStyle quoted() {
        return quoted;
    }
}
