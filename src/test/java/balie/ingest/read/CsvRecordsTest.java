package balie.ingest.read;

import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.ingest.RowMapper;
import balie.issue.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvRecordsTest {

    @TempDir
    private Path folder;

    private static TableFormat table(String encoding, char delimiter) {
        return new TableFormat(SourceMapping.Format.CSV, encoding, delimiter, '"', List.of());
    }

    private List<SourceRecord> read(byte[] bytes, String encoding, char delimiter) throws Exception {
        Path file = Files.write(folder.resolve("export.csv"), bytes);
        List<SourceRecord> records = new ArrayList<>();
        try (RecordReader reader = RecordReader.open(file, table(encoding, delimiter), Limits.DEFAULT, null)) {
            reader.forEachRemaining(records::add);
        }
        return records;
    }

    private List<SourceRecord> read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8), "UTF-8", ',');
    }

    private static String value(SourceRecord record, String name) {
        return record.fields().get(List.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void knows_the_line_each_record_begins_on(String end) throws Exception {
        List<SourceRecord> records = read(String.join(
                end, "id,text", "1,\"two" + end + "lines\"", "", "2,b", "3,\"x" + end + end + "y\"", "4,d"));

        assertThat(records).extracting(SourceRecord::line).containsExactly(2L, 5L, 6L, 9L);
        assertThat(value(records.get(0), "text")).isEqualTo("two" + end + "lines");
    }

    @Test
    void quotes_commas_and_doubled_quotes_are_part_of_the_text() throws Exception {
        List<SourceRecord> records = read("id,text\n1,\"a, \"\"b\"\" and c\"\n");

        assertThat(value(records.get(0), "text")).isEqualTo("a, \"b\" and c");
    }

    @Test
    void a_byte_order_mark_outranks_the_mapping() throws Exception {
        byte[] utf8 = "\uFEFFid;vraag\n1;café\n".getBytes(StandardCharsets.UTF_8);
        byte[] utf16 = "\uFEFFid;vraag\n1;café\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(value(read(utf8, "Windows-1252", ';').get(0), "vraag")).isEqualTo("café");
        assertThat(value(read(utf16, "Windows-1252", ';').get(0), "vraag")).isEqualTo("café");
    }

    @Test
    void reads_windows_1252() throws Exception {
        byte[] bytes = "id;vraag\n1;€ 5 – café\n".getBytes(Charset.forName("windows-1252"));

        assertThat(value(read(bytes, "Windows-1252", ';').get(0), "vraag")).isEqualTo("€ 5 – café");
    }

    @Test
    void bytes_that_are_not_in_the_encoding_put_only_their_record_aside() throws Exception {
        byte[] bytes = "id,vraag\n1,caf\u00e9\n2,thee\n".getBytes(StandardCharsets.ISO_8859_1);

        List<SourceRecord> records = read(bytes, "UTF-8", ',');

        assertThat(records.get(0).issue().reason())
                .contains("bytes that are not UTF-8")
                .contains("Windows-1252");
        assertThat(value(records.get(1), "vraag")).isEqualTo("thee");
    }

    @Test
    void a_record_with_more_or_fewer_fields_than_the_header_is_put_aside() throws Exception {
        List<SourceRecord> records = read("id,a,b\n1,x,y\n2,x\n3,x,y,z\n4,x,y,\n");

        assertThat(records.get(0).issue()).isNull();
        assertThat(records.get(1).issue().reason()).startsWith("the record has 2 fields, the header 3");
        assertThat(records.get(2).issue().value()).isEqualTo("3,x,y,z");
        assertThat(records.get(3).issue())
                .as("an empty field behind the last is no harm")
                .isNull();
    }

    @Test
    void lines_of_separators_only_are_no_records() throws Exception {
        assertThat(read("id,a\n1,x\n,\n  ,\n\n2,y\n"))
                .extracting(SourceRecord::line)
                .containsExactly(2L, 6L);
    }

    @Test
    void a_file_cut_in_a_quoted_field_loses_its_last_record_only() throws Exception {
        List<SourceRecord> records = read("id,text\n1,a\n2,\"begins here\nand is cut");

        assertThat(records).hasSize(2);
        assertThat(value(records.get(0), "text")).isEqualTo("a");
        SourceRecord cut = records.get(1);
        assertThat(cut.line()).isEqualTo(3);
        assertThat(cut.lines()).isEqualTo(2);
        assertThat(cut.issue().value()).isEqualTo("2,\"begins here\nand is cut");
        assertThat(cut.issue().reason()).contains("never closed").contains("2 lines");
    }

    private static final String REGISTER = """
            describes: A register
            delimiter: ";"
            columns:
              interaction_id: Nr
              opened_at: {from: Datum, time: d-M-yyyy, required: true}
              text: Vraag
            """;

    private List<SourceRecord> register(List<String> lines) throws Exception {
        Path file =
                Files.writeString(folder.resolve("register.csv"), "Nr;Datum;Vraag;Wie\n" + String.join("\n", lines));
        RowMapper mapper = new RowMapper(
                MappingReader.read("register", "register.source.yaml", REGISTER, new Problems())
                        .orElseThrow(),
                "register",
                ZoneOffset.UTC);
        List<SourceRecord> records = new ArrayList<>();
        try (RecordReader reader = RecordReader.open(
                file,
                table("UTF-8", ';'),
                Limits.DEFAULT,
                fields -> mapper.map(fields).issue() == null)) {
            reader.forEachRemaining(records::add);
        }
        return records;
    }

    private static List<String> rows(int count) {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            // Every third text is quoted, every ninth over two lines, with a quote in it.
            String text = i % 9 == 0
                    ? "\"twee regels,\nnog een ; en een \"\"quote\"\"\""
                    : i % 3 == 0 ? "\"gewoon; met puntkomma\"" : "kapot snoer";
            rows.add(i + ";" + (1 + i % 28) + "-3-2026;" + text + ";S02");
        }
        return rows;
    }

    private static void assertLost(List<SourceRecord> records, int count, int... lost) {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int id = i;
            if (Arrays.stream(lost).noneMatch(l -> l == id)) {
                expected.add(String.valueOf(i));
            }
        }
        assertThat(records)
                .filteredOn(r -> r.issue() == null)
                .extracting(r -> value(r, "Nr"))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void a_stray_quote_costs_its_own_record_and_no_other() throws Exception {
        List<String> rows = rows(400);
        rows.set(9, "10;1-3-2026;\"kapot snoer;S02");
        rows.set(389, "390;1-3-2026;scherm van 24\" kapot;S02");

        List<SourceRecord> records = register(rows);

        assertLost(records, 400, 10);
        SourceRecord stray =
                records.stream().filter(r -> r.issue() != null).findFirst().orElseThrow();
        assertThat(stray.line()).isEqualTo(12);
        assertThat(stray.issue().value()).isEqualTo("10;1-3-2026;\"kapot snoer;S02");
        assertThat(stray.issue().reason()).contains("quote").contains("reading went on at line 13");
        assertThat(records.get(10).line()).as("line numbers stay right").isEqualTo(13);
    }

    @Test
    void a_stray_quote_whose_partner_ends_a_field_is_found_by_the_records_between() throws Exception {
        List<String> rows = new ArrayList<>(rows(8));
        rows.set(1, "2;1-3-2026;\"kapot snoer;S02");
        rows.set(6, "7;1-3-2026;scherm van 24\";S02");

        assertLost(register(rows), 8, 2);
    }

    @Test
    void a_stray_quote_without_a_partner_does_not_take_the_rest_of_the_file() throws Exception {
        List<String> rows = rows(40);
        rows.set(24, "25;1-3-2026;\"kapot snoer;S02");

        assertLost(register(rows), 40, 25);
    }

    @Test
    void stray_quotes_anywhere_cost_their_own_records_and_no_other() throws Exception {
        Random random = new Random(20261124);
        for (int round = 0; round < 300; round++) {
            int count = 5 + random.nextInt(60);
            List<String> rows = rows(count);
            TreeSet<Integer> lost = new TreeSet<>();
            for (int strays = random.nextInt(4); strays >= 0; strays--) {
                int at = random.nextInt(count);
                boolean opens = random.nextBoolean();
                String text = opens ? "\"kapot snoer" : "scherm van 24\"" + (random.nextBoolean() ? " kapot" : "");
                rows.set(at, (at + 1) + ";1-3-2026;" + text + ";S02");
                lost.remove(at + 1);
                if (opens) {
                    lost.add(at + 1);
                }
            }
            assertLost(register(rows), count, lost.stream().mapToInt(i -> i).toArray());
        }
    }

    @Test
    void a_text_of_many_lines_with_delimiters_is_one_record() throws Exception {
        String letter = "\"Beste,\n\n1;2;3;4\nop 1-3-2026;belde ik;met S02;en toen\n;;;\nGroet\"";
        List<SourceRecord> records =
                register(List.of("1;1-3-2026;" + letter + ";S02", "2;1-3-2026;" + letter + ";S03"));

        assertThat(records).extracting(SourceRecord::issue).containsOnlyNulls();
        assertThat(records).extracting(SourceRecord::line).containsExactly(2L, 8L);
    }

    @Test
    void a_record_without_end_is_given_up_at_a_limit_that_is_named_and_reading_goes_on() throws Exception {
        String letters = ("y".repeat(999) + "\n").repeat(Limits.DEFAULT.recordChars() / 1_000 + 1_000);

        List<SourceRecord> records = read("id,text\n1,\"" + letters + "2,b\n");

        assertThat(records.get(0).issue().reason())
                .contains("within " + Limits.DEFAULT.recordChars() + " characters (limit 'record-chars')")
                .contains("reading went on at line")
                .doesNotContain("end of the file");
        assertThat(value(records.get(records.size() - 1), "id")).isEqualTo("2");
        assertThat(records.get(records.size() - 1).line())
                .isEqualTo(letters.lines().count() + 2);
    }

    @Test
    void nul_characters_put_their_record_aside() throws Exception {
        List<SourceRecord> records = read("id,text\n1,a\u0000b\n2,b\n");

        assertThat(records.get(0).issue().reason()).contains("NUL").contains("UTF-16");
        assertThat(records.get(1).issue()).isNull();
    }

    @Test
    void of_columns_that_share_a_name_the_first_with_a_value_counts() throws Exception {
        assertThat(value(read("id,text,text\n1,,b\n").get(0), "text")).isEqualTo("b");
    }

    @Test
    void of_a_header_name_that_stands_twice_the_first_counts_and_case_does_not() throws Exception {
        List<SourceRecord> records = read("ID,Text,TEXT \n1,a,b\n");

        assertThat(value(records.get(0), "text")).isEqualTo("a");
        assertThat(value(records.get(0), "Id")).isEqualTo("1");
        assertThat(value(records.get(0), "other")).isNull();
    }

    @Test
    void the_first_of_several_names_with_a_value_is_taken() throws Exception {
        List<SourceRecord> records = read("own,their\n,7\n8,9\n");

        assertThat(records.get(0).fields().get(List.of("own", "their"))).isEqualTo("7");
        assertThat(records.get(1).fields().get(List.of("own", "their"))).isEqualTo("8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n  \n", "<!DOCTYPE html>\n<html>", "<html lang=nl>\n", "\"no end"})
    void says_why_a_file_holds_no_table(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), text);

        assertThatThrownBy(() -> RecordReader.open(file, table("UTF-8", ','), Limits.DEFAULT, null)
                        .close())
                .isInstanceOfSatisfying(UnusableFileException.class, e -> {
                    assertThat(e.found()).isNotBlank();
                    assertThat(e.remedy()).isNotBlank();
                });
    }

    @Test
    void a_web_page_is_called_one() throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), "<!DOCTYPE html>\n<title>Log in</title>");

        assertThatThrownBy(() -> RecordReader.open(file, table("UTF-8", ','), Limits.DEFAULT, null)
                        .close())
                .hasMessageContaining("a web page, not a table");
    }
}
