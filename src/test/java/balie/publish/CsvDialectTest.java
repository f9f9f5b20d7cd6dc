package balie.publish;

import balie.store.FolderScan;
import balie.testkit.RunOnDisk;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tables as spreadsheets of a language read them: the same values, and persons can be taken out of them. */
class CsvDialectTest {

    private static final CsvDialect DUTCH = new CsvDialect(';', ',', true);
    private static final CsvDialect ENGLISH = new CsvDialect(',', '.', true);
    private static final String PSEUDONYM = "0123456789abcdef";
    private static final List<String> COLUMNS = List.of("customer", "text", "count", "number", "day");
    private static final List<List<Object>> ROWS = List.of(
            Arrays.asList(PSEUDONYM, "a; \"b\", c\nd", 1234L, 1234.5, LocalDate.of(2026, 11, 9)),
            Arrays.asList("fedcba9876543210", "order of K77; thanks", -5L, -0.000803, null),
            Arrays.asList(null, "=1+1", null, 12345678.9, null),
            Arrays.asList(null, "-5,3", 0L, 0.0, null),
            Arrays.asList(null, "façade", 77L, null, null));

    @TempDir
    private Path folder;

    private static List<CSVRecord> read(Path file, char delimiter) throws IOException {
        String text = Files.readString(file);
        assertThat(text).startsWith("\uFEFF").doesNotStartWith("\uFEFF\uFEFF");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text.substring(1), format)) {
            return parser.getRecords();
        }
    }

    @ParameterizedTest
    @CsvSource({"nl, ;", "en, ','"})
    void values_come_back_as_a_spreadsheet_of_the_language_reads_them(String language, char delimiter)
            throws IOException {
        CsvDialect dialect = language.equals("nl") ? DUTCH : ENGLISH;
        Path file = folder.resolve("table.csv");
        CsvFile.write(file, COLUMNS, ROWS.iterator(), dialect);

        List<CSVRecord> records = read(file, delimiter);

        assertThat(records).hasSize(ROWS.size()).allMatch(r -> r.size() == COLUMNS.size());
        NumberFormat numbers = NumberFormat.getInstance(Locale.forLanguageTag(language));
        for (int i = 0; i < ROWS.size(); i++) {
            CSVRecord record = records.get(i);
            List<Object> row = ROWS.get(i);
            assertThat(CsvFile.original(record.get("text"))).isEqualTo(row.get(1));
            assertThat(record.get("count"))
                    .isEqualTo(row.get(2) == null ? "" : row.get(2).toString());
            String number = record.get("number");
            if (row.get(3) == null) {
                assertThat(number).isEmpty();
            } else {
                ParsePosition end = new ParsePosition(0);
                assertThat(numbers.parse(number, end).doubleValue()).isEqualTo(row.get(3));
                assertThat(end.getIndex()).as(number).isEqualTo(number.length());
            }
            assertThat(record.get("day")).isEqualTo(row.get(4) == null ? "" : "2026-11-09");
        }
        assertThat(records.get(2).get("text")).as("no formula").isEqualTo("'=1+1");
        assertThat(records.get(3).get("text")).isEqualTo("'-5,3");
    }

    @Test
    void looks_as_dutch_spreadsheets_want_it() throws IOException {
        Path file = folder.resolve("table.csv");
        CsvFile.write(file, COLUMNS, ROWS.iterator(), DUTCH);

        assertThat(Arrays.copyOf(Files.readAllBytes(file), 3))
                .isEqualTo(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        assertThat(Files.readString(file)).isEqualTo("\uFEFF" + """
                customer;text;count;number;day
                0123456789abcdef;"a; ""b"", c
                d";1234;1234,5;2026-11-09
                fedcba9876543210;"order of K77; thanks";-5;-0,000803;
                ;'=1+1;;12345678,9;
                ;'-5,3;0;0,0;
                ;façade;77;;
                """);
    }

    @ParameterizedTest
    @CsvSource({"';', ','", "',', ."})
    void a_person_is_taken_out_of_it(char delimiter, char decimal) throws Exception {
        Path made = folder.resolve("made.csv");
        CsvFile.write(made, COLUMNS, ROWS.iterator(), new CsvDialect(delimiter, decimal, true));
        String before = Files.readString(made);
        Path run = new RunOnDisk("weekly", "2026-W46", "2026-11-15")
                .with("marketing/data/profiles.csv", Files.readAllBytes(made))
                .publish(folder.resolve("runs/2026-W46"));
        Path file = run.resolve("marketing/data/profiles.csv");
        PersonNames names = new PersonNames(List.of("K77"), List.of(PSEUDONYM));
        assertThat(new FolderScan(run, names.proving()).look().places()).containsExactly("marketing/data/profiles.csv");

        RunErasure.Changed changed = new RunErasure(names).in(run);

        assertThat(changed.rows()).isEqualTo(1);
        assertThat(new FolderScan(run, names.proving()).look().places()).isEmpty();
        List<CSVRecord> left = read(file, delimiter);
        assertThat(left).hasSize(ROWS.size() - 1).allMatch(r -> r.size() == COLUMNS.size());
        assertThat(left.get(0).get("text")).isEqualTo("order of [erased]; thanks");
        assertThat(left.get(0).get("number")).isEqualTo("-0" + decimal + "000803");
        String tail = before.substring(before.indexOf("\n" + delimiter + "'=1+1"));
        assertThat(Files.readString(file)).as("the others stay byte for byte").endsWith(tail);
        balie.issue.Problems problems = new balie.issue.Problems();
        PublishedRun.in(run).orElseThrow().check("run", problems);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void the_delimiter_is_known_by_the_header() {
        assertThat(CsvDialect.delimiterOf("\uFEFFa_b;c,d\n")).isEqualTo(';');
        assertThat(CsvDialect.delimiterOf("a,b;c\n")).isEqualTo(',');
        assertThat(CsvDialect.delimiterOf("alone\nx;y\n")).isEqualTo(',');
        assertThatThrownBy(() -> new CsvDialect(',', ',', true)).isInstanceOf(IllegalArgumentException.class);
    }
}
