package balie.ingest.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Files with more in them than one table: nothing of the rest is read as if it were of the first. */
class FurtherTablesTest {

    private static final String TICKETS =
            "Id,Opened,Subject\n1,2026-11-01,printer\n2,2026-11-02,\"two\nlines\"\n3,2026-11-03,\n";

    @TempDir
    private Path folder;

    /** In UTF-8 the records are split by their bytes, in UTF-16 by the parser. */
    private Reading read(String text, String encoding) throws IOException {
        Path file = Files.write(folder.resolve("export.csv"), text.getBytes(Charset.forName(encoding)));
        return Reading.of(file);
    }

    private static void assertOnlyTickets(Reading read, int bad, String... reason) {
        assertThat(read.rows())
                .as("%s", read.bad())
                .extracting(row -> row.get(0))
                .containsExactly("1", "2", "3");
        assertThat(read.bad())
                .hasSize(bad)
                .allSatisfy(record -> assertThat(record.issue().reason()).containsAnyOf(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16"})
    void rows_of_a_second_table_as_wide_as_the_first_are_put_aside(String encoding) throws IOException {
        String agents = "Agent,Team,Skill\nAnna,North,phone\n7,2026-11-05,mail\nBob,South,mail\n"
                + "Cas,South,mail\n".repeat(20);

        Reading read = read(TICKETS + "\n" + agents, encoding);

        assertOnlyTickets(read, 24, "another table seems to begin");
        assertThat(read.bad().get(0).line()).isEqualTo(7);
        assertThat(read.bad().get(0).issue().reason()).contains("other columns are named here", "a file of its own");
        assertThat(read.bad().get(2).issue().value()).isEqualTo("7,2026-11-05,mail");
        assertThat(read.bad().get(2).issue().reason()).contains("below line 7", "(Agent, Team, Skill)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16"})
    void a_second_table_of_another_width_is_told_and_the_first_may_go_on(String encoding) throws IOException {
        String weeks = "\nPer week\nWeek,Cases,Open,Closed\n45,3,1,2\n46,3,1,2\n";

        Reading read = read(TICKETS.replace("3,2026", weeks + "3,2026"), encoding);

        assertOnlyTickets(read, 4, "another table", "has 1 fields, the header 3");
        assertThat(read.bad().get(1).issue().reason())
                .contains("has 4 fields, the header 3", "Or does another table begin here?");
        assertThat(read.bad().get(2).issue().reason()).contains("where another table seems to begin (Week, Cases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16"})
    void a_table_that_goes_on_below_blank_lines_is_one(String encoding) throws IOException {
        for (String between : List.of("\n", "\n\n\n", ",,\n", "\n,,\n\n")) {
            String more = between + "4,2026-11-04,unknown\n" + between + "5,unknown,unknown\n"
                    + TICKETS.replace("Id,Opened,Subject\n", "");
            Reading read = read(TICKETS + more, encoding);

            assertThat(read.rows()).as("%s", read.bad()).hasSize(8);
            assertThat(read.bad()).isEmpty();
        }
    }

    @Test
    void a_table_above_the_one_that_is_read_is_told() throws Exception {
        Path file = Files.writeString(
                folder.resolve("export.csv"), TICKETS + "\nWeek,Cases,Open,Closed\n" + "45,3,1,2\n".repeat(20));

        TableFormat table = Detector.detect(file, FileBytes.of(file), Pins.NONE, Limits.DEFAULT)
                .get(0);

        assertThat(table.preamble()).isEqualTo(6);
        assertThat(table.findings()).anySatisfy(finding -> {
            assertThat(finding.value()).isEqualTo("4 records");
            assertThat(finding.why()).contains("above the names of the columns", "a file of its own");
        });
    }

    private Path workbook(String... rows) throws IOException {
        StringBuilder xml = new StringBuilder();
        for (int r = 0; r < rows.length; r++) {
            String[] cells = rows[r].isEmpty() ? new String[0] : rows[r].split(",");
            xml.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < cells.length; c++) {
                xml.append("<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted((char) ('A' + c), r + 1, cells[c]));
            }
            xml.append("</row>");
        }
        return Archives.zip(
                folder.resolve("book.xlsx"), Archives.workbook(Map.of("Tickets", xml.toString()), "", "", false));
    }

    @Test
    void of_a_sheet_only_the_first_table_is_read() throws IOException {
        Reading read = Reading.of(workbook(
                "Id,Opened,Subject,Team",
                "1,2026-11-01,printer,North",
                "2,2026-11-02,mouse,South",
                "3,2026-11-03,screen,South",
                "",
                "Agents of the desk",
                "Agent,Team",
                "Anna,North",
                "9,2026-11-09"));

        assertOnlyTickets(read, 4, "a note around the table", "another table seems to begin");
    }

    @Test
    void notes_below_a_sheet_are_no_cases() throws IOException {
        Reading read = Reading.of(workbook(
                "Id,Opened,Subject",
                "1,2026-11-01,printer",
                "2,2026-11-02,mouse",
                "3,2026-11-03,screen",
                "Generated by the desk on 5 November",
                "(3 rows)",
                "",
                "Confidential: do not pass on"));

        assertOnlyTickets(read, 3, "the row is a note around the table and no case");
    }
}
