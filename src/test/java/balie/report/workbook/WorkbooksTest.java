package balie.report.workbook;

import balie.model.ResultTable;
import balie.report.SampleReport;
import balie.report.model.Report;
import balie.report.words.Words;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class WorkbooksTest {

    private static final Instant AS_OF = Instant.parse("2026-11-15T23:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Report REPORT = SampleReport.training();

    private static Sheet sheet(String name, @Nullable Object... values) {
        List<String> columns = List.of("question", "n", "percent", "p", "day", "at", "flagged");
        return new Sheet(
                new ResultTable(name, columns, List.of(Arrays.asList(values))),
                "one row a question",
                columns.stream().map(c -> "about " + c).toList());
    }

    private static Sheet typed() {
        return sheet(
                "question_frequency",
                "where is my order",
                1_234L,
                12.34,
                0.0004,
                LocalDate.of(2026, 11, 9),
                Instant.parse("2026-11-09T08:15:00Z"),
                true);
    }

    private static XSSFWorkbook read(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static byte[] written(Sheet... sheets) {
        return new Workbooks(Words.english()).write(REPORT, List.of(sheets), AS_OF, ZONE);
    }

    @Test
    void there_is_a_cover_notes_charts_and_a_sheet_for_each_table() throws IOException {
        try (XSSFWorkbook workbook = read(written(typed(), sheet("volume", "x", null, null, null, null, null, null)))) {
            assertThat(List.of(
                            workbook.getSheetName(0),
                            workbook.getSheetName(1),
                            workbook.getSheetName(2),
                            workbook.getSheetName(3),
                            workbook.getSheetName(4)))
                    .containsExactly("Cover", "Notes", "Charts", "question_frequency", "volume");
            assertThat(workbook.getNumberOfSheets()).isEqualTo(5);
            XSSFSheet cover = workbook.getSheet("Cover");
            assertThat(cover.getRow(0).getCell(0).getStringCellValue()).isEqualTo(REPORT.title());
            assertThat(cover.getHyperlinkList())
                    .extracting(l -> l.getLocation())
                    .containsExactly("'question_frequency'!A1", "'volume'!A1");
            assertThat(workbook.getSheet("Charts").createDrawingPatriarch().getCharts())
                    .isNotEmpty();
        }
    }

    @Test
    void values_keep_their_type_and_are_formatted_and_the_header_stays_in_sight() throws IOException {
        try (XSSFWorkbook workbook = read(written(typed()))) {
            XSSFSheet sheet = workbook.getSheet("question_frequency");
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("n");
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("about n");
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
            assertThat(format(sheet, 1)).isEqualTo("#,##0");
            assertThat(sheet.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(1_234);
            assertThat(format(sheet, 2)).isEqualTo("#,##0.0");
            assertThat(format(sheet, 3)).isEqualTo("0.0000");
            assertThat(sheet.getRow(2).getCell(4).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDate.of(2026, 11, 9).atStartOfDay());
            assertThat(sheet.getRow(2).getCell(5).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDate.of(2026, 11, 9).atTime(9, 15));
            assertThat(sheet.getRow(2).getCell(6).getBooleanCellValue()).isTrue();
        }
    }

    private static String format(XSSFSheet sheet, int column) {
        return sheet.getRow(2).getCell(column).getCellStyle().getDataFormatString();
    }

    @Test
    void what_customers_write_is_never_a_formula() throws IOException {
        for (String hostile : List.of("=1+1", "+31612345678", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\")")) {
            Sheet sheet = sheet("question_frequency", hostile, 1L, null, null, null, null, null);
            try (XSSFWorkbook workbook = read(written(sheet))) {
                Cell cell = workbook.getSheet("question_frequency").getRow(2).getCell(0);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).isEqualTo(hostile);
                assertThat(cell.getCellStyle().getQuotePrefixed()).as(hostile).isTrue();
            }
        }
    }

    @Test
    void sheets_of_a_workbook_in_dutch_are_named_in_dutch() throws IOException {
        byte[] bytes = new Workbooks(Words.in("nl")).write(REPORT, List.of(typed()), AS_OF, ZONE);

        try (XSSFWorkbook workbook = read(bytes)) {
            assertThat(workbook.getSheetName(0)).isEqualTo("Voorblad");
            assertThat(workbook.getSheet("question_frequency")).isNotNull();
        }
    }
}
