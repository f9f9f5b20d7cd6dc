package balie.ingest;

import balie.config.JobConfig;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.ingest.read.Archives;
import balie.issue.Problem;
import balie.issue.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class FileDiscoveryTest {

    private static final String CASES = "id,status\n1,open\n2,closed\n";
    private static final SourceMapping MAPPING = mapping("alpha", "");
    private static final Map<String, String> WORKBOOK = Archives.workbook(
            Map.of("Tickets", row(1, "id", "status") + row(2, "1", "open") + row(3, "2", "closed")), "", "", false);

    @TempDir
    private Path folder;

    private final Problems call = new Problems();
    private final Problems data = new Problems();

    private static SourceMapping mapping(String name, String more) {
        return MappingReader.read(
                        name,
                        name + ".source.yaml",
                        "describes: A\nrecognised-by: [id, status]\ncolumns: {interaction_id: {from: id, required: true},"
                                + " status: status}\n" + more,
                        new Problems())
                .orElseThrow();
    }

    private static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            row.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted('A' + i, number, cells[i]));
        }
        return row.append("</row>").toString();
    }

    private void put(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private FileDiscovery discover(JobConfig.Source source) {
        FileDiscovery discovery = new FileDiscovery(folder, ZoneOffset.UTC, call, data);
        discovery.add("job.yaml", source, MAPPING);
        return discovery;
    }

    private FileDiscovery discover(String... patterns) {
        return discover(new JobConfig.Source(1, "desk", "alpha", List.of(patterns)));
    }

    private static List<String> shown(FileDiscovery discovery) {
        return discovery.files().stream().map(SourceFile::shown).toList();
    }

    @Test
    void the_tables_of_an_archive_that_fit_are_files_of_their_own_and_the_others_are_told() throws IOException {
        Archives.zip(
                folder.resolve("week.zip"),
                new TreeMap<>(Map.of(
                        "a.csv",
                        CASES,
                        "deep/b.csv",
                        "id;status\n3;open\n",
                        "other.csv",
                        "name,town\nx,y\nz,w\n",
                        "page.html",
                        "<!DOCTYPE html><html><body>Log in</body></html>")));

        FileDiscovery discovery = discover("*.zip");

        assertThat(call.list()).isEmpty();
        assertThat(data.list()).isEmpty();
        assertThat(shown(discovery)).containsExactly("week.zip!a.csv", "week.zip!deep/b.csv");
        assertThat(discovery.leftOut())
                .extracting(Problem::file)
                .containsExactlyInAnyOrder("week.zip!other.csv", "week.zip!page.html");
    }

    @Test
    void a_column_that_no_record_of_a_file_can_fill_is_none_of_its_columns() throws IOException {
        SourceMapping mapping = MappingReader.read(
                        "talk",
                        "talk.source.yaml",
                        "describes: A\ncolumns: {interaction_id: id, text: {from: said, where: {who: [user]}}}\n",
                        new Problems())
                .orElseThrow();
        put("with.csv", "id,said,who\n1,Hello,user\n2,Hi,user\n".getBytes(StandardCharsets.UTF_8));
        put("without.csv", "id,said\n1,Hello\n3,Hi\n".getBytes(StandardCharsets.UTF_8));
        FileDiscovery discovery = new FileDiscovery(folder, ZoneOffset.UTC, call, data);

        discovery.add("job.yaml", new JobConfig.Source(1, "desk", "talk", List.of("*.csv")), mapping);

        assertThat(discovery.files())
                .extracting(file -> file.shown() + " " + file.columns().contains("text"))
                .containsExactly("with.csv true", "without.csv false");
    }

    @Test
    void an_archive_in_which_nothing_fits_is_refused() throws IOException {
        Archives.zip(folder.resolve("week.zip"), Map.of("other.csv", "name,town\nx,y\nz,w\n"));

        FileDiscovery discovery = discover("*.zip");

        assertThat(discovery.files()).isEmpty();
        assertThat(discovery.leftOut()).isEmpty();
        assertThat(data.list())
                .singleElement()
                .satisfies(p -> assertThat(p.toString()).contains("week.zip!other.csv", "interaction_id (id)"));
    }

    @Test
    void what_a_source_holds_twice_is_read_once_however_it_is_packed() throws IOException {
        put("a.csv", CASES.getBytes(StandardCharsets.UTF_8));
        put("b.csv.gz", Archives.gzip(CASES.getBytes(StandardCharsets.UTF_8)));
        put("c.csv.zst", Archives.zstd(CASES.getBytes(StandardCharsets.UTF_8)));
        Archives.zip(folder.resolve("d.zip"), Map.of("e.csv", CASES));
        put("f.csv", (CASES + "3,open\n").getBytes(StandardCharsets.UTF_8));

        FileDiscovery discovery = discover("*");

        assertThat(data.list()).isEmpty();
        assertThat(shown(discovery)).containsExactly("a.csv", "f.csv");
        assertThat(discovery.files()).extracting(SourceFile::index).containsExactly(0, 1);
        assertThat(discovery.skipped())
                .extracting(SkippedFile::shown, SkippedFile::sameAs)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b.csv.gz", "a.csv"),
                        org.assertj.core.groups.Tuple.tuple("c.csv.zst", "a.csv"),
                        org.assertj.core.groups.Tuple.tuple("d.zip!e.csv", "a.csv"));
    }

    @Test
    void what_two_sources_hold_is_read_for_both() throws IOException {
        put("a.csv", CASES.getBytes(StandardCharsets.UTF_8));
        FileDiscovery discovery = discover("*");
        discovery.add("job.yaml", new JobConfig.Source(1, "counter", "alpha", List.of("*")), MAPPING);

        assertThat(discovery.files()).extracting(SourceFile::source).containsExactly("desk", "counter");
        assertThat(discovery.skipped()).isEmpty();
    }

    @Test
    void a_workbook_that_comes_twice_is_read_once() throws IOException {
        Archives.zip(folder.resolve("a.xlsx"), WORKBOOK);
        Files.copy(folder.resolve("a.xlsx"), folder.resolve("b.xlsx"));

        FileDiscovery discovery = discover("*");

        assertThat(data.list()).isEmpty();
        assertThat(shown(discovery)).containsExactly("a.xlsx");
        assertThat(discovery.skipped()).extracting(SkippedFile::shown).containsExactly("b.xlsx");
    }

    @Test
    void what_files_show_their_mapping_is_called_what_that_says() throws IOException {
        put("a.csv", CASES.getBytes(StandardCharsets.UTF_8));
        FileDiscovery named = new FileDiscovery(folder, ZoneOffset.UTC, call, data);
        JobConfig.Source auto = new JobConfig.Source(1, "", JobConfig.Source.AUTO, List.of("*"));
        named.addMatched("job.yaml", auto, List.of(mapping("alpha-csv", "source: alpha\n")));
        assertThat(named.files()).extracting(SourceFile::source).containsExactly("alpha");
    }
}
