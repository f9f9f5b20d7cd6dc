package balie.ingest.read;

import balie.config.SourceMapping.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class XlsxRecordsTest {

    private static final String HEADER = "<row r=\"1\">" + text("A1", "Id") + text("B1", "Value") + "</row>";
    private static final String FORMATS = "<numFmt numFmtId=\"170\" formatCode=\"[h]:mm:ss\"/>"
            + "<numFmt numFmtId=\"171\" formatCode=\"0000000\"/>"
            + "<numFmt numFmtId=\"172\" formatCode=\"#,##0.00 &quot;days&quot;;[Red]-0\"/>";

    @TempDir
    private Path folder;

    private static String text(String place, String text) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private Path workbook(Map<String, String> sheets, String texts, boolean from1904) throws IOException {
        return Archives.zip(folder.resolve("book.xlsx"), Archives.workbook(sheets, texts, FORMATS, from1904));
    }

    private Path sheet(String rows) throws IOException {
        return workbook(
                Map.of("Tickets", HEADER + rows),
                "<si><t>shared</t></si><si><r><t>ri</t></r><r><t>ch</t></r></si>",
                false);
    }

    private static List<List<String>> values(Path file) throws IOException {
        return Reading.of(file).rows();
    }

    @Test
    void rows_without_numbers_are_counted_and_a_line_of_totals_is_no_case() throws IOException {
        String rows = "<row><c t=\"inlineStr\"><is><t>%s</t></is></c><c><v>1</v></c></row>";
        Path file = workbook(
                Map.of(
                        "Tickets",
                        ("<row>" + text("A1", "Name") + text("B1", "N") + text("C1", "O") + text("D1", "P") + "</row>")
                                + rows.formatted("a")
                                + rows.formatted("Totaal:")
                                + rows.formatted("Total eclipse")),
                "",
                false);

        Reading read = Reading.of(file);

        assertThat(read.rows()).extracting(row -> row.get(0)).containsExactly("a", "Total eclipse");
        assertThat(read.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(3);
            assertThat(String.valueOf(bad.issue())).contains("a line of totals");
        });
    }

    /** Styles: 1 a day, 2 a moment, 3 a time, 4 elapsed hours, 5 leading zeros, 6 a number with a word in its format. */
    @ParameterizedTest
    @CsvSource({
        "46335, 1, 2026-11-09",
        "46335.598611111112, 2, 2026-11-09T14:22:00",
        "46335.99999999999, 2, 2026-11-10T00:00:00",
        "0.38541666666666669, 3, 09:15:00",
        "1.5, 4, 36:00:00",
        "60, 1, 1900-02-28",
        "61, 1, 1900-03-01",
        "42, 5, 0000042",
        "12.5, 6, 12.5",
        "10300000000017, 0, 10300000000017",
        "1.0300000000017E13, 0, 10300000000017",
        "12.100000000000001, 0, 12.1",
        "1.2345678901234567E+18, 0, 1.23456789012346E+18",
        "-3, 1, -3",
    })
    void a_number_reads_as_a_person_sees_it_and_a_day_as_iso(String raw, int style, String seen) throws IOException {
        Path file = sheet("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" s=\"" + style + "\"><v>" + raw
                + "</v></c></row>");

        assertThat(values(file)).containsExactly(List.of("rich", seen));
    }

    @Test
    void days_may_count_from_1904() throws IOException {
        Path file = workbook(
                Map.of(
                        "Tickets",
                        HEADER + "<row r=\"2\">" + text("A2", "x") + "<c r=\"B2\" s=\"1\"><v>44873</v></c></row>"),
                "",
                true);

        assertThat(values(file)).containsExactly(List.of("x", "2026-11-09"));
    }

    @Test
    void truth_errors_formulas_and_cells_that_are_not_there() throws IOException {
        Path file = sheet("<row r=\"3\">" + text("A3", "a") + "<c r=\"B3\" t=\"b\"><v>1</v></c></row>"
                + "<row r=\"4\">" + text("A4", "b") + "<c r=\"B4\" t=\"e\"><v>#N/A</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\"><v>7</v></c></row><row r=\"6\"><c r=\"A6\"/></row>"
                + "<row r=\"9\"><c r=\"B9\"><f>1+1</f><v>2</v></c></row>"
                + "<row r=\"10\">" + text("A10", "c") + text("B10", "") + text("D10", "beyond") + "</row>");
        Reading read = Reading.of(file);

        assertThat(read.rows())
                .containsExactly(List.of("a", "true"), List.of("b", "#N/A"), List.of("7", ""), List.of("", "2"));
        assertThat(read.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(10);
            assertThat(bad.issue().reason()).contains("to column D").contains("header to B");
        });
    }

    @Test
    void a_record_stands_on_the_row_of_its_sheet() throws Exception {
        Path file = sheet("<row r=\"7\">" + text("A7", "a") + "</row>");
        TableFormat table = Detector.detect(file, FileBytes.of(file), Pins.NONE, Limits.DEFAULT)
                .get(0);

        try (RecordReader reader = RecordReader.open(file, table, Limits.DEFAULT, null)) {
            assertThat(reader.next().line()).isEqualTo(7);
        }
    }

    @Test
    void a_sheet_that_is_not_read_is_told() throws Exception {
        Path file = workbook(Map.of("North", HEADER, "South", HEADER, "Empty", ""), "", false);

        assertThat(Detector.detect(file, FileBytes.of(file), Pins.NONE, Limits.DEFAULT)
                        .get(0)
                        .findings())
                .filteredOn(f -> f.what().equals(TableFormat.LEFT_OUT))
                .extracting(Finding::value)
                .containsExactly("1 sheet");
    }

    @Test
    void the_sheet_with_the_expected_names_is_taken_else_the_first_with_something_in_it() throws IOException {
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("Empty", "");
        sheets.put("Notes", "<row r=\"1\">" + text("A1", "Made by") + text("B1", "Anna") + "</row>");
        sheets.put(
                "Tickets",
                "<row r=\"1\">" + text("A1", "Report of a week") + "</row><row r=\"3\">" + text("A3", "Id")
                        + text("B3", "Status") + "</row><row r=\"4\">" + text("A4", "17") + text("B4", "open")
                        + "</row>");
        Path file = workbook(sheets, "", false);
        Pins pinned =
                new Pins(null, new Dialect(null, null, null, null, null, null, "Absent", null, Map.of()), Set.of());

        assertThat(Reading.of(file).columns()).containsExactly("Made by", "Anna");
        assertThat(Reading.of(file, Pins.NONE.expecting(List.of("id", "status")), Limits.DEFAULT)
                        .rows())
                .containsExactly(List.of("17", "open"));
        assertThat(Reading.of(file, pinned, Limits.DEFAULT).refused())
                .contains("no sheet 'Absent'; it has Empty, Notes, Tickets");
    }

    @Test
    void what_would_cost_a_reader_its_memory_is_refused_by_name() throws IOException {
        Limits small = Limits.of(Map.of("record-chars", 1_000L, "sheets", 1L, "shared-text-bytes", 4_000L));
        String many = ("<si><t>" + "x".repeat(500) + "</t></si>").repeat(9);

        assertThat(refusal(sheet("<row r=\"2\">" + text("A2", "x".repeat(2_000)) + "</row>"), small))
                .contains("a cell has more than 1000 characters (limit 'record-chars')");
        assertThat(refusal(workbook(Map.of("A", HEADER, "B", HEADER), "", false), small))
                .contains("2 sheets, more than 1 (limit 'sheets')");
        assertThat(refusal(workbook(Map.of("A", HEADER), many, false), small)).contains("limit 'shared-text-bytes'");
        assertThat(refusal(sheet("<row r=\"2\">" + text("ZZZZZ2", "x") + "</row>"), Limits.DEFAULT))
                .contains("beyond the last column: 'ZZZZZ'");
        assertThat(refusal(sheet("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>999999999</v></c></row>"), Limits.DEFAULT))
                .contains("shared text that is not there");
    }

    @Test
    void entities_are_refused() throws IOException {
        List<String> refusals = new ArrayList<>();
        for (String part : List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml")) {
            Map<String, String> parts = Archives.workbook(Map.of("A", HEADER), "", FORMATS, false);
            parts.computeIfPresent(
                    part, (p, xml) -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + xml);
            refusals.add(refusal(Archives.zip(folder.resolve("book.xlsx"), parts), Limits.DEFAULT));
        }

        assertThat(refusals).allSatisfy(r -> assertThat(r).contains("declares a document type or entities"));
    }

    private static String refusal(Path file, Limits limits) throws IOException {
        return Reading.of(file, Pins.NONE, limits).refused();
    }
}
