package balie.report.workbook;

import balie.report.SafeText;
import balie.report.model.Chart;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.words.Words;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Writes the tables of an audience as one workbook (XLSX): a cover with the main points and the contents, the notes, the charts that a
 * spreadsheet can draw itself, and each table on a sheet of its own.
 *
 * <p>Texts are data: they are cleaned, are never formulas, and stay texts when their cell is edited. The same tables give the same contents.
 */
public final class Workbooks {

    /** A sheet holds no more. */
    private static final int MOST_ROWS = 1_000_000;

    private static final int ROWS_AT_ONCE = 100;
    private static final int LONGEST_TEXT = 32_000;
    private static final int WIDEST = 60;
    private static final int NARROWEST = 8;
    private static final int PROSE_WIDTH = 100;
    private static final double USUAL_POINTS = 11;
    private static final double LINE_HEIGHT = 1.35;
    private static final int ROWS_MEASURED = 200;
    private static final int WIDTH_UNITS = 256;
    private static final String CONTENTS_LINK = "'%s'!A1";

    private final Words words;

    /** @param words of the language of the workbook; names of columns and codes in it stay as they are in every file */
    public Workbooks(Words words) {
        this.words = words;
    }

    /**
     * A workbook.
     *
     * @param report whose main points and notes stand on the first sheets, and whose bars and weeks become charts
     * @param sheets the tables
     * @param asOf the instant that the figures are true for: when the workbook says it was made
     * @param zone of instants
     * @return the bytes of the file, which hold the time of their making
     */
    public byte[] write(Report report, List<Sheet> sheets, Instant asOf, ZoneId zone) {
        // Texts stand in their cells, not in a list beside them: a person's row can be taken out of the file
        // afterwards.
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, ROWS_AT_ONCE, false, false)) {
            POIXMLProperties.CoreProperties about =
                    workbook.getXSSFWorkbook().getProperties().getCoreProperties();
            about.setCreated(Optional.of(Date.from(asOf)));
            about.setModified(Optional.of(Date.from(asOf)));
            about.setCreator("Balie");
            about.setTitle(SafeText.of(report.title()));
            Looks looks = Looks.in(workbook);
            cover(workbook.createSheet(words.say("Cover")), report, sheets, looks);
            notes(workbook.createSheet(words.say("Notes##sheet of a workbook")), report, looks);
            List<Section> drawn = report.sections().stream()
                    .filter(s -> s.chart()
                            .filter(c -> c instanceof Chart.Bars || c instanceof Chart.Weeks)
                            .isPresent())
                    .toList();
            if (!drawn.isEmpty()) {
                new NativeCharts(looks).on(workbook.createSheet(words.say("Charts")), drawn);
            }
            for (Sheet sheet : sheets) {
                table(workbook.createSheet(name(sheet)), sheet, zone, looks);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook could not be written", e);
        }
    }

    private static String name(Sheet sheet) {
        return WorkbookUtil.createSafeSheetName(sheet.table().name());
    }

    private void cover(SXSSFSheet sheet, Report report, List<Sheet> sheets, Looks looks) {
        Prose prose = new Prose(sheet);
        prose.line(report.title(), looks.title());
        prose.line(report.reader(), looks.quiet());
        for (Report.Fact fact : report.facts()) {
            prose.line(fact.label() + ": " + fact.value(), looks.prose());
        }
        prose.gap();
        if (!report.points().isEmpty()) {
            prose.line(words.say("Main points"), looks.heading());
            report.points().forEach(point -> prose.line(point.sentence(), looks.prose()));
            prose.gap();
        }
        prose.line(words.say("Tables"), looks.heading());
        for (Sheet table : sheets) {
            Cell cell = prose.line(name(table) + ": " + table.grain(), looks.link());
            Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            link.setAddress(CONTENTS_LINK.formatted(name(table)));
            cell.setHyperlink(link);
        }
    }

    private void notes(SXSSFSheet sheet, Report report, Looks looks) {
        Prose prose = new Prose(sheet);
        prose.line(words.say("How the figures were made"), looks.heading());
        report.notes().forEach(note -> prose.line(note, looks.prose()));
        List<String> definitions = report.sections().stream()
                .flatMap(s -> s.definitions().stream())
                .distinct()
                .toList();
        if (!definitions.isEmpty()) {
            prose.gap();
            prose.line(words.say("How these figures are defined"), looks.heading());
            definitions.forEach(definition -> prose.line(definition, looks.prose()));
        }
    }

    /** Lines of text under each other. */
    private static final class Prose {

        private final SXSSFSheet sheet;
        private int next;

        Prose(SXSSFSheet sheet) {
            this.sheet = sheet;
            sheet.setColumnWidth(0, PROSE_WIDTH * WIDTH_UNITS);
            sheet.setDisplayGridlines(false);
            onPaper(sheet);
        }

        Cell line(String text, CellStyle style) {
            Row row = sheet.createRow(next++);
            Cell cell = row.createCell(0);
            cell.setCellValue(clean(text));
            cell.setCellStyle(style);
            // Not every program makes room by itself for a text that is wrapped.
            Font font = sheet.getWorkbook().getFontAt(style.getFontIndex());
            double perLine = PROSE_WIDTH * USUAL_POINTS / font.getFontHeightInPoints();
            double lines = Math.max(1, Math.ceil(text.length() / perLine));
            row.setHeightInPoints((float) (lines * font.getFontHeightInPoints() * LINE_HEIGHT));
            return cell;
        }

        void gap() {
            next++;
        }
    }

    /** As wide as a sheet of paper, as long as it takes. */
    static void onPaper(SXSSFSheet sheet) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void table(SXSSFSheet sheet, Sheet what, ZoneId zone, Looks looks) {
        List<String> columns = what.table().columns();
        Row header = sheet.createRow(0);
        Row about = sheet.createRow(1);
        for (int c = 0; c < columns.size(); c++) {
            Cell name = header.createCell(c);
            name.setCellValue(columns.get(c));
            name.setCellStyle(looks.header());
            Cell holds = about.createCell(c);
            holds.setCellValue(clean(what.about().get(c)));
            holds.setCellStyle(looks.about());
        }
        List<List<@Nullable Object>> rows = what.table().rows();
        int[] widths = new int[columns.size()];
        int shown = Math.min(rows.size(), MOST_ROWS);
        for (int r = 0; r < shown; r++) {
            Row row = sheet.createRow(r + 2);
            for (int c = 0; c < columns.size(); c++) {
                Object value = rows.get(r).get(c);
                if (value != null) {
                    put(row.createCell(c), columns.get(c), value, zone, looks);
                    if (r < ROWS_MEASURED) {
                        widths[c] = Math.max(widths[c], value.toString().length());
                    }
                }
            }
        }
        if (shown < rows.size()) {
            Cell left = sheet.createRow(shown + 2).createCell(0);
            left.setCellValue(words.say(
                    "A sheet holds no more: {0} rows more stand in the CSV file of this table.", rows.size() - shown));
            left.setCellStyle(looks.prose());
        }
        for (int c = 0; c < columns.size(); c++) {
            int width = Math.max(columns.get(c).length() + 3, widths[c] + 2);
            sheet.setColumnWidth(c, Math.max(NARROWEST, Math.min(WIDEST, width)) * WIDTH_UNITS);
        }
        onPaper(sheet);
        sheet.createFreezePane(1, 2);
        sheet.setAutoFilter(new CellRangeAddress(1, Math.max(1, shown + 1), 0, columns.size() - 1));
    }

    private static void put(Cell cell, String column, Object value, ZoneId zone, Looks looks) {
        if (value instanceof Long whole) {
            cell.setCellValue(whole);
            cell.setCellStyle(looks.count());
        } else if (value instanceof Double number) {
            cell.setCellValue(number);
            cell.setCellStyle(looks.number(column, number));
        } else if (value instanceof Boolean flag) {
            cell.setCellValue(flag);
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(looks.day());
        } else if (value instanceof Instant instant) {
            cell.setCellValue(LocalDateTime.ofInstant(instant, zone));
            cell.setCellStyle(looks.moment());
        } else {
            String text = clean(value.toString());
            cell.setCellValue(text);
            if (Looks.mightBeTakenForAFormula(text)) {
                cell.setCellStyle(looks.quoted());
            }
        }
    }

    static String clean(String text) {
        String safe = SafeText.of(text);
        return safe.length() <= LONGEST_TEXT ? safe : safe.substring(0, LONGEST_TEXT);
    }
}
