package balie.publish;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.TableContract;
import balie.model.ResultTable;
import balie.report.model.Chart;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.pdf.PdfReports;
import balie.report.words.Words;
import balie.store.FolderScan;
import balie.text.PdfText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that was published loses what is of one person, and nothing else; it stays a run of Balie. */
class RunErasureTest {

    private static final String PSEUDONYM = "0123456789abcdef";
    private static final String OTHER = "fedcba9876543210";
    private static final TableContract PROFILES = new TableContract(
            "profiles",
            "one row per customer",
            List.of(
                    Field.optional("customer", FieldType.TEXT, "Pseudonym."),
                    Field.optional("contacts", FieldType.COUNT, "How many."),
                    Field.optional("question", FieldType.TEXT, "What.")));

    @TempDir
    private Path above;

    private Path run;

    @BeforeEach
    void publish() throws IOException {
        run = Files.createDirectories(above.resolve("runs/2026-W46"));
        write("quarantine.csv", """
                source_file,line,value,reason
                a.csv,3,K77,unknown
                a.csv,4,"for K77, and
                more",unknown
                a.csv,5,K770,unknown
                """);
        ResultTable table = new ResultTable(
                "profiles",
                PROFILES.names(),
                List.of(
                        java.util.Arrays.asList(PSEUDONYM, 4L, "a"),
                        java.util.Arrays.asList(OTHER, 7L, "order of K77"),
                        java.util.Arrays.asList(null, 77L, null)));
        Files.createDirectories(run.resolve("marketing/data"));
        CsvFile.write(
                run.resolve("marketing/data/profiles.csv"),
                table.columns(),
                table.rows().iterator());
        ParquetFile.write(run.resolve("marketing/data/profiles.parquet"), table, PROFILES);
        write(
                "marketing/marketing.html",
                "<html><head><style>.K77{}</style></head><body><table><tr><th>x</th></tr>\n<tr class=\"a\"><td>"
                        + PSEUDONYM + "</td><td>4</td></tr>\n<tr><td>" + OTHER
                        + "</td><td>7</td></tr></table><p>order of K77</p><p>"
                        + "n = 77</p></body></html>");
        write("run.json", """
                {"job": {"name": "weekly"}, "period": {"label": "2026-W46"}, "as_of": "2026-11-16T00:00:00Z",
                 "rows": {"read": 9, "quarantined": 3}, "warnings": ["K77 was clashing"],
                 "tables": {"marketing": {"profiles": {"rows": 3, "sha256": "%s"}}},
                 "files": ["marketing/tables.xlsx", "marketing/data/profiles.csv", "marketing/data/profiles.parquet", "marketing/marketing.html",
                  "a.html", "index.html", "quarantine.csv"], "versions": {"balie": "1"}}
                """.formatted(sha256("marketing/data/profiles.csv")));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(run.resolve(name).getParent());
        Files.writeString(run.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(run.resolve(name));
    }

    private JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(run.resolve("run.json").toFile());
    }

    private String sha256(String name) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(run.resolve(name))));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> hashes() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(above)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                hashes.put(above.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private RunErasure.Changed erase(List<String> ids, String... pseudonyms) throws IOException {
        return new RunErasure(new PersonNames(ids, List.of(pseudonyms))).in(above.resolve("runs"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void who_may_read_a_file_is_the_same_after_it_was_written_anew() throws IOException {
        Map<String, String> modes = Map.of("quarantine.csv", "rw-------", "marketing/marketing.html", "rw-r--r--");
        for (Map.Entry<String, String> mode : modes.entrySet()) {
            Files.setPosixFilePermissions(run.resolve(mode.getKey()), PosixFilePermissions.fromString(mode.getValue()));
        }

        RunErasure.Changed changed =
                new RunErasure(new PersonNames(List.of("K77"), List.of(PSEUDONYM))).in(above.resolve("runs"));

        assertThat(changed.files()).isGreaterThan(1);
        for (Map.Entry<String, String> mode : modes.entrySet()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.resolve(mode.getKey()))))
                    .as(mode.getKey())
                    .isEqualTo(mode.getValue());
        }
    }

    @Test
    void rows_of_the_person_go_and_ids_in_texts_and_all_else_stays() throws IOException {
        RunErasure.Changed changed = erase(List.of("K77"), PSEUDONYM);

        assertThat(changed.runs()).containsExactly(run);
        assertThat(changed.rows()).as("of the table twice, put aside twice").isEqualTo(4);
        assertThat(read("quarantine.csv")).isEqualTo("source_file,line,value,reason\na.csv,5,K770,unknown\n");
        assertThat(read("marketing/data/profiles.csv"))
                .isEqualTo("customer,contacts,question\n" + OTHER + ",7,order of [erased]\n,77,\n");
        assertThat(read("marketing/marketing.html"))
                .doesNotContain(PSEUDONYM, "order of K77")
                .contains(OTHER, "order of [erased]", "n = 77", ".K77{}", "<th>x</th>");
        JsonNode run = manifest();
        assertThat(run.at("/tables/marketing/profiles/rows").asLong()).isEqualTo(2);
        assertThat(run.at("/tables/marketing/profiles/sha256").asText())
                .isEqualTo(sha256("marketing/data/profiles.csv"));
        assertThat(run.at("/rows/quarantined").asLong())
                .as("a published figure stays")
                .isEqualTo(3);
        assertThat(run.at("/warnings/0").asText()).isEqualTo("[erased] was clashing");
        assertThat(run.at("/changed_later/0").asText()).contains("erased").doesNotContain("K77");
    }

    @Test
    void rows_of_the_person_go_from_a_workbook_and_ids_from_its_texts() throws IOException {
        Map<String, String> parts = Map.of(
                "xl/worksheets/sheet1.xml",
                "<sheetData><row r=\"3\"><c r=\"K77\" t=\"inlineStr\"><is><t>" + PSEUDONYM
                        + "</t></is></c></row><row r=\"4\"><c r=\"K77\"><is><t>"
                        + "order of K77</t></is></c><c><v>77</v></c></row></sheetData>",
                "xl/charts/chart1.xml",
                "<c:f>Charts!K77:K78</c:f><c:pt><c:v>K77 again</c:v></c:pt>");
        Path file = run.resolve("marketing/tables.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : new TreeMap<>(parts).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(placesOf("K77", PSEUDONYM))
                .contains("tables.xlsx: xl/charts/chart1.xml", "tables.xlsx: xl/worksheets/sheet1.xml");

        assertThat(erase(List.of("K77"), PSEUDONYM).rows()).isEqualTo(5);

        assertThat(placesOf("K77", PSEUDONYM)).noneMatch(place -> place.startsWith("tables.xlsx"));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("xl/charts/chart1.xml")))
                    .hasContent("<c:f>Charts!K77:K78</c:f><c:pt><c:v>[erased] again</c:v></c:pt>");
            assertThat(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")))
                    .hasContent(
                            "<sheetData><row r=\"4\"><c r=\"K77\"><is><t>order of [erased]</t></is></c><c><v>77</v></c></row></sheetData>");
        }
    }

    @Test
    void ids_go_from_a_pdf_from_its_pages_charts_bookmarks_and_alternatives() throws IOException {
        String told = "order of K77 is late";
        String broken = "a".repeat(27) + " KL-10002-9";
        Section section = new Section(
                "a",
                told,
                told,
                List.of(broken + " and " + "b ".repeat(80) + broken),
                Optional.of(
                        new Chart.Bars(told, told, List.of(new Chart.Bar(told, OptionalDouble.of(77), "77", true)))),
                new TableView(
                        List.of(new TableView.Heading("Question", false)),
                        List.of(List.of("customer " + PSEUDONYM), List.of(told), List.of("n = 77")),
                        // The letters of the mark must be in the font.
                        List.of("[c] erased")),
                List.of(told),
                "data");
        byte[] before = new PdfReports(Words.english())
                .write(
                        new Report(
                                "marketing",
                                told,
                                told,
                                List.of(),
                                List.of(new Report.Point(told)),
                                List.of(section),
                                List.of(told)),
                        Instant.parse("2026-11-16T00:00:00Z"));
        Path file = run.resolve("marketing/marketing.pdf");
        Files.write(file, before);
        manifestLists("marketing/marketing.pdf");
        assertThat(placesOf("K77")).contains("marketing.pdf");
        assertThat(placesOf(PSEUDONYM)).contains("marketing.pdf");
        assertThat(placesOf("KL-10002-9")).contains("marketing.pdf");

        erase(List.of("K77", "KL-10002-9"), PSEUDONYM);

        assertThat(placesOf("K77", PSEUDONYM, "KL-10002-9")).doesNotContain("marketing.pdf");
        byte[] after = Files.readAllBytes(file);
        List<String> texts = PdfText.all(after);
        assertThat(texts).noneMatch(text -> text.contains("K77") || text.contains("10002"));
        assertThat(texts.get(0)).contains("order of [erased] is late", "n = 77");
        assertThat(texts).anyMatch(text -> text.equals("order of [erased] is late"));
        try (PDDocument document = Loader.loadPDF(after)) {
            assertThat(document.getNumberOfPages()).isPositive();
        }

        Files.write(file, before);
        erase(List.of("K77", "KL-10002-9"), PSEUDONYM);
        assertThat(Files.readAllBytes(file)).as("the same bytes again").isEqualTo(after);
        erase(List.of("K99"), "aaaaaaaaaaaaaaaa");
        assertThat(Files.readAllBytes(file)).isEqualTo(after);
    }

    private void manifestLists(String name) throws IOException {
        String manifest = read("run.json");
        write("run.json", manifest.replace("\"files\": [", "\"files\": [\"" + name + "\", "));
    }

    private List<String> placesOf(String... names) throws IOException {
        return new FolderScan(run.resolve("marketing"), List.of(names)).look().places();
    }

    @Test
    void the_parquet_table_says_the_same_as_the_csv_and_the_same_table_gives_the_same_bytes() throws IOException {
        erase(List.of("K77"), PSEUDONYM);

        Path expected = above.resolve("expected.parquet");
        ParquetFile.write(
                expected,
                new ResultTable(
                        "profiles",
                        PROFILES.names(),
                        List.of(
                                java.util.Arrays.asList(OTHER, 7L, "order of [erased]"),
                                java.util.Arrays.asList(null, 77L, null))),
                PROFILES);
        assertThat(run.resolve("marketing/data/profiles.parquet")).hasSameBinaryContentAs(expected);
    }

    @Test
    void a_second_time_changes_nothing_and_who_is_not_there_neither() throws IOException {
        Map<String, String> before = hashes();
        assertThat(erase(List.of("K99"), "aaaaaaaaaaaaaaaa").runs()).isEmpty();
        assertThat(hashes()).isEqualTo(before);

        erase(List.of("K77"), PSEUDONYM);
        before = hashes();
        assertThat(erase(List.of("K77"), PSEUDONYM)).isEqualTo(new RunErasure.Changed(List.of(), 0, 0));
        assertThat(hashes()).isEqualTo(before);
    }

    @Test
    void a_number_is_taken_for_an_id_in_rows_put_aside_and_in_texts_of_five_digits_and_never_for_a_figure()
            throws IOException {
        write("quarantine.csv", "file,line,value\na.csv,1,77\na.csv,2,78\n");
        write("marketing/data/profiles.csv", "a,b\n12345,x\nof 12345,\"x, y\"\n");
        write("a.html", "<p>77</p><p>case 12345 of him</p><p>12345</p>");

        erase(List.of("77", "12345"));

        assertThat(read("quarantine.csv")).isEqualTo("file,line,value\na.csv,2,78\n");
        assertThat(read("a.html")).isEqualTo("<p>77</p><p>case [erased] of him</p><p>12345</p>");
        assertThat(read("marketing/data/profiles.csv")).isEqualTo("a,b\n12345,x\nof [erased],\"x, y\"\n");
        PersonNames names = new PersonNames(List.of("77", "12345", "K1"), List.of());
        assertThat(names.tooShort()).containsExactly("77");
        assertThat(names.numbers()).containsExactly("12345");
        assertThat(names.proving()).containsExactly("K1");
    }

    @Test
    void the_folder_is_still_known_as_a_run_of_balie() throws Exception {
        erase(List.of("K77"), PSEUDONYM);

        RunFolder again = RunFolder.open(run, "weekly", "2026-W46", false);
        again.close();
        assertThat(again.replaces()).isTrue();
    }

    @Test
    void what_is_not_of_balie_is_left_alone_and_what_a_killed_run_left_goes() throws IOException {
        Path foreign = Files.createDirectories(above.resolve("runs/mine"));
        Files.writeString(foreign.resolve("notes.csv"), "id\nK77\n");
        write("own.txt", "K77");
        Files.createDirectories(above.resolve("runs/.2026-W46.part-999999999"));

        erase(List.of("K77"), PSEUDONYM);

        assertThat(read("own.txt")).isEqualTo("K77");
        assertThat(foreign.resolve("notes.csv")).content(StandardCharsets.UTF_8).contains("K77");
        assertThat(RunErasure.leftovers(above.resolve("runs"))).isEqualTo(1);
        assertThat(above.resolve("runs/.2026-W46.part-999999999")).doesNotExist();
    }

    @Test
    void quarantine_files_of_earlier_runs_of_the_job_go_when_they_are_old_and_only_these() throws Exception {
        write("index.html", "<li><a href=\"quarantine.csv\">quarantine.csv</a></li>");
        Path now = Files.createDirectories(above.resolve("runs/2026-W50"));
        Path runs = above.resolve("runs");
        List<Path> none = new ArrayList<>();

        assertThat(OldQuarantines.remove(runs, "weekly", Instant.parse("2026-11-15T00:00:00Z"), now))
                .isEqualTo(none);
        assertThat(OldQuarantines.remove(runs, "other", Instant.parse("2026-12-15T00:00:00Z"), now))
                .isEqualTo(none);
        assertThat(OldQuarantines.remove(runs, "weekly", Instant.parse("2026-12-15T00:00:00Z"), run))
                .isEqualTo(none);
        assertThat(OldQuarantines.remove(runs, "weekly", Instant.parse("2026-12-15T00:00:00Z"), now))
                .containsExactly(run);

        assertThat(run.resolve("quarantine.csv")).doesNotExist();
        assertThat(read("index.html")).doesNotContain("href").contains("removed");
        assertThat(manifest().at("/files").toString()).doesNotContain("quarantine");
        RunFolder.open(run, "weekly", "2026-W46", false).close();
        Map<String, String> before = hashes();
        assertThat(OldQuarantines.remove(runs, "weekly", Instant.parse("2026-12-15T00:00:00Z"), now))
                .isEqualTo(none);
        assertThat(hashes()).isEqualTo(before);
    }
}
