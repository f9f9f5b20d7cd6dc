package balie.store;

import balie.config.JobConfig;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.ingest.FileDiscovery;
import balie.ingest.Ingest;
import balie.ingest.SourceFile;
import balie.issue.Problems;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Exports taken in as a large input is, beside the same ones taken in as a small input is: the stores must not differ. */
class StagedRowsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String MAPPING = """
            describes: One row a case
            columns:
              interaction_id: id
              opened_at: {from: opened, time: iso}
              updated_at: {from: updated, time: iso}
              status: status
              text: text
              reopen_count: reopens
              timely: timely
            """;
    private static final String HEADER = "id,opened,updated,status,text,reopens,timely\n";

    /** What people call folders, and what is a pattern, an escape or a mark in a URI. */
    private static final String ODD = "f\u00e9 [1] {2} 100%20 #3";

    @TempDir
    private Path folder;

    private InteractionStore small;
    private InteractionStore large;

    @BeforeEach
    void open() {
        small = SharedSpark.store(folder.resolve("small " + ODD));
        large = SharedSpark.store(folder.resolve("large " + ODD));
    }

    private List<SourceFile> files(String yaml, String... names) {
        SourceMapping mapping = MappingReader.read("test", "test.source.yaml", yaml, new Problems())
                .orElseThrow();
        Problems problems = new Problems();
        FileDiscovery discovery = new FileDiscovery(folder, UTC, problems, problems);
        discovery.add("job.yaml", new JobConfig.Source(1, "desk", "test", List.of(names)), mapping);
        assertThat(problems.list()).isEmpty();
        return discovery.files();
    }

    private void write(String name, String... rows) throws IOException {
        Files.writeString(folder.resolve(name), HEADER + String.join("\n", rows) + "\n");
    }

    private static StoreUpdate update(InteractionStore store, Ingest ingest) {
        List<InteractionStore.Shape> shapes = ingest.files().stream()
                .map(f -> new InteractionStore.Shape(f.source(), f.shape(), f.columns()))
                .distinct()
                .toList();
        List<InteractionStore.ReadFile> reads = ingest.files().stream()
                .map(f -> new InteractionStore.ReadFile(f.source(), f.shown(), f.sha256(), f.readAs(UTC)))
                .toList();
        return ingest.staged()
                .map(rows -> store.compare(rows, shapes, reads))
                .orElseGet(() -> store.compare(ingest.latest(), shapes, reads));
    }

    /** Takes exports in both ways; gives what changed, which must be the same, and so must be all that is stored. */
    private InteractionStore.Changes takeIn(String yaml, String... names) {
        List<SourceFile> files = files(yaml, names);
        InteractionStore.Changes changes;
        try (Ingest ingest = new Ingest(SharedSpark.session(), files, UTC)) {
            changes = update(small, ingest).apply();
        }
        try (Ingest ingest = new Ingest(SharedSpark.session(), files, UTC, large.staging())) {
            assertThat(update(large, ingest).apply()).isEqualTo(changes);
        }
        assertThat(stored(large)).isEqualTo(stored(small));
        assertThat(large.interactions(List.of("desk")).collectAsList())
                .containsExactlyInAnyOrderElementsOf(
                        small.interactions(List.of("desk")).collectAsList());
        return changes;
    }

    private static List<Row> stored(InteractionStore store) {
        return store.rows()
                .select(StoredInteractions.TABLE.columns())
                .orderBy(Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col(), StoredInteractions.SHAPE.col())
                .collectAsList();
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("large " + ODD))) {
            return files.filter(f -> f.toString().endsWith(".parquet")).toList();
        }
    }

    @Test
    void every_column_is_stored_alike_also_those_the_same_in_a_whole_export() throws IOException {
        write(
                "a.csv",
                "1,2026-10-31T23:59:59,2026-11-05,open,\"two\nlines, \"\"quoted\"\"\",0,yes",
                "2,2026-11-01,,closed,Eén café,3,no",
                "3,,,new,,,",
                "4,1999-02-03,2026-11-02,open,x,1,");
        write("b.csv", "5,2026-11-01,2026-11-20,open,y,,");

        assertThat(takeIn(MAPPING, "*.csv")).isEqualTo(new InteractionStore.Changes(5, 0, 0));
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(f -> f.getFileName().toString()))
                    .as("all of a store is in the folder that was named")
                    .containsExactlyInAnyOrder("a.csv", "b.csv", "small " + ODD, "large " + ODD);
        }
        assertThat(stored(large).get(1).<Object>getAs(StoredInteractions.VERSION_AT.name()))
                .as("a row without a time of its own is as new as its export reaches")
                .hasToString("2026-11-05T00:00:00Z");
    }

    @Test
    void texts_left_as_bytes_are_those_that_a_rule_finds() throws IOException {
        write(
                "a.csv",
                "1,2026-11-01,2026-11-05,open,asked,,",
                "2,2026-11-01,2026-11-05,closed,not to be read,,",
                "3,2026-11-01,2026-11-05,open,N/A,,",
                "4,2026-11-01,2026-11-05,open,\"  it's \"\"here\"\" \",,",
                "5,2026-11-01,2026-11-05,open,caf\u00e9 ,,",
                "6,2026-11-01,2026-11-05,open, ,,");
        String rules = MAPPING.replace(
                        "  text: text\n", "  text: {from: text, where: {status: [Open]}}\n  subject: [none, text]\n")
                .replace("columns:", "nulls: [N/A]\ncolumns:");

        takeIn(rules, "*.csv");

        assertThat(stored(large))
                .extracting(r -> r.<String>getAs(Interactions.TEXT_.name()))
                .containsExactly("asked", null, null, "it's \"here\"", "caf\u00e9", null);
    }

    @Test
    void an_export_without_any_time_is_stored_alike() throws IOException {
        write("a.csv", "1,,,open,a,,", "2,,,open,b,,");

        takeIn(MAPPING, "*.csv");
    }

    @Test
    void rows_another_one_stands_for_are_not_stored() throws IOException {
        write("a.csv", "1,2026-11-01,2026-11-05,open,a,,", "2,2026-11-01,2026-11-05,open,b,,");
        write("b.csv", "1,2026-11-01,2026-11-07,closed,a,,", "1,2026-11-01,2026-11-06,pending,a,,");
        write("c.csv", "3,2026-11-01,2026-11-05,open,c,,", "1,2025-01-01,2025-01-01,open,another contact,,");

        assertThat(takeIn(MAPPING, "*.csv").inserted()).isEqualTo(3);
    }

    @Test
    void later_exports_change_the_same_rows() throws IOException {
        write("a.csv", "1,2026-11-01,2026-11-05,open,a,,", "2,2026-11-01,2026-11-05,open,b,,", "3,2026-11-01,,new,c,,");
        write("b.csv", "1,2026-11-01,2026-11-09,closed,a,,", "4,2026-11-08,2026-11-09,open,d,,");
        write("c.csv", "5,2026-12-01,2026-12-05,open,e,,", "6,2026-12-01,2026-12-05,open,f,,");
        takeIn(MAPPING, "a.csv");

        assertThat(takeIn(MAPPING, "b.csv")).isEqualTo(new InteractionStore.Changes(1, 1, 0));
        assertThat(takeIn(MAPPING, "c.csv"))
                .as("rows with nothing in common with the store")
                .isEqualTo(new InteractionStore.Changes(2, 0, 0));
        assertThat(takeIn(MAPPING, "a.csv", "c.csv")).as("old news").isEqualTo(new InteractionStore.Changes(0, 0, 0));
        assertThat(takeIn(
                        MAPPING.replace("  timely: timely\n", "").replace("status: status", "status: {constant: open}"),
                        "c.csv"))
                .as("another mapping gives another shape, and what the old one gave goes")
                .isEqualTo(new InteractionStore.Changes(2, 0, 2));
    }

    @Test
    void what_a_gate_refused_or_a_killed_run_left_is_seen_by_nobody() throws IOException {
        write("a.csv", "1,2026-11-01,2026-11-05,open,a,,");
        write("b.csv", "2,2026-11-01,2026-11-05,open,b,,");
        takeIn(MAPPING, "a.csv");
        List<Row> before = stored(large);
        List<Path> files = dataFiles();

        try (Ingest refused = new Ingest(SharedSpark.session(), files(MAPPING, "b.csv"), UTC, large.staging())) {
            assertThat(refused.total().accepted()).isEqualTo(1);
            assertThat(dataFiles()).hasSizeGreaterThan(files.size());
            assertThat(stored(large)).isEqualTo(before);
        }

        assertThat(dataFiles()).containsExactlyInAnyOrderElementsOf(files);
        assertThat(takeIn(MAPPING, "b.csv").inserted()).isEqualTo(1);
    }

    @Test
    void staged_rows_are_part_of_the_table_as_any_others() throws IOException {
        write("a.csv", "1,2026-10-01,2026-11-05,open,a,,", "2,2026-11-01,,open,b,,");
        takeIn(MAPPING, "a.csv");

        assertThat(large.rows()
                        .filter("source = 'desk' and source_file = 'a.csv' and opened_at >= '2026-11-01'")
                        .count())
                .as("conditions on columns that are in no file")
                .isEqualTo(1);
        assertThat(large.rows().filter("source = 'another'").count()).isZero();
    }
}
