package balie.ingest;

import balie.config.JobConfig;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.config.time.ClockChanges;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.ingest.read.ChunkPlan;
import balie.issue.Problems;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class IngestTest {

    private static final String CASES = """
            describes: One row a case
            columns:
              interaction_id: id
              opened_at: {from: opened, time: iso}
              updated_at: {from: updated, time: iso}
              status: status
            """;
    private static final String UPDATES = """
            describes: One row an update
            updates: {newest-by: seq}
            columns:
              interaction_id: id
              opened_at: {from: opened, time: iso}
              status: status
            """;

    @TempDir
    private Path folder;

    private List<SourceFile> files(String yaml, Map<String, String> contents) throws IOException {
        SourceMapping mapping = MappingReader.read("test", "test.source.yaml", yaml, new Problems())
                .orElseThrow();
        for (Map.Entry<String, String> file : contents.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Problems problems = new Problems();
        FileDiscovery discovery = new FileDiscovery(folder, ZoneId.of("UTC"), problems, problems);
        discovery.add("job.yaml", new JobConfig.Source(1, "desk", "test", List.of("*.csv")), mapping);
        assertThat(problems.list()).isEmpty();
        return discovery.files();
    }

    /** How an input is read and its rows are held; what comes of them must be the same. */
    private enum Way {
        CACHED,
        STAGED,
        STAGED_IN_TINY_CHUNKS
    }

    private Ingest ingest(Way way, List<SourceFile> files) {
        ZoneId zone = ZoneId.of("UTC");
        if (way == Way.CACHED) {
            return new Ingest(SharedSpark.session(), files, zone);
        }
        return new Ingest(
                SharedSpark.session(),
                files,
                zone,
                SharedSpark.store(folder.resolve("store")).staging(),
                way == Way.STAGED ? ChunkPlan.CHUNK_BYTES : 64);
    }

    private static List<String> latest(Ingest ingest) {
        List<String> rows = new ArrayList<>();
        for (Row row : ingest.latest()
                .select(
                        Interactions.INTERACTION_ID.col(),
                        Interactions.STATUS.col(),
                        StoredInteractions.SOURCE_FILE.col())
                .collectAsList()) {
            rows.add(row.getString(0) + " " + row.getString(1) + " " + row.getString(2));
        }
        Collections.sort(rows);
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void of_overlapping_exports_the_newest_update_stands_and_the_others_are_duplicates(Way way) throws IOException {
        List<SourceFile> files = files(CASES, Map.of("a-newer.csv", """
                id,opened,updated,status
                1,2026-11-01,2026-11-05,closed
                2,2026-11-02,2026-11-02,open
                """, "b-older.csv", """
                id,opened,updated,status
                1,2026-11-01,2026-11-03,open
                3,2026-11-03,2026-11-03,new
                """));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(latest(ingest))
                    .containsExactly("1 closed a-newer.csv", "2 open a-newer.csv", "3 new b-older.csv");
            assertThat(ingest.counts(files.get(0))).isEqualTo(new RowCounts(2, 2, 0, 0));
            assertThat(ingest.counts(files.get(1))).isEqualTo(new RowCounts(2, 1, 0, 1));
            assertThat(ingest.total()).isEqualTo(new RowCounts(4, 3, 0, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void times_in_a_change_of_the_clock_are_counted_by_file(Way way) throws IOException {
        String yaml = CASES.replace("describes:", "zone: Europe/Amsterdam\ndescribes:");
        List<SourceFile> files =
                files(yaml, Map.of("a.csv", """
                        id,opened,updated,status
                        1,2026-03-29T02:30:00,2026-10-25T02:10:00,closed
                        2,2026-10-25T02:59:59,2026-11-02T10:00:00,open
                        """, "b.csv", "id,opened,updated,status\n3,2026-11-03,2026-11-03,new\n"));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(ingest.clockChanges(files.get(0))).isEqualTo(new ClockChanges(1, 2));
            assertThat(ingest.clockChanges(files.get(1))).isEqualTo(ClockChanges.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_times_of_update_the_export_that_reaches_further_is_newer(Way way) throws IOException {
        String noUpdates = CASES.replace("  updated_at: {from: updated, time: iso}\n", "");
        List<SourceFile> files = files(
                noUpdates,
                Map.of(
                        "a.csv", "id,opened,status\n1,2026-11-01,closed\n9,2026-11-20,new\n",
                        "b.csv", "id,opened,status\n1,2026-11-01,open\n"));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(latest(ingest)).containsExactly("1 closed a.csv", "9 new a.csv");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_same_rows_twice_add_duplicates_only(Way way) throws IOException {
        String text = "id,opened,updated,status\n1,2026-11-01,2026-11-05,closed\n2,2026-11-02,2026-11-02,open\n";
        List<SourceFile> files = files(CASES, Map.of("a.csv", text, "b.csv", text.stripTrailing()));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(latest(ingest)).containsExactly("1 closed a.csv", "2 open a.csv");
            assertThat(ingest.total()).isEqualTo(new RowCounts(4, 2, 0, 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void neither_the_order_of_files_nor_that_of_rows_matters(Way way) throws IOException {
        String a = "id,opened,updated,status\n1,2026-11-01,2026-11-05,closed\n2,2026-11-02,2026-11-02,open\n";
        String turned = "id,opened,updated,status\n2,2026-11-02,2026-11-02,open\n1,2026-11-01,2026-11-05,closed\n";
        // The same moment of update, but different contents: which stands must not be chance.
        String b = "id,opened,updated,status\n1,2026-11-01,2026-11-05,pending\n2,2026-11-02,2026-11-02,new\n";
        List<String> statuses = null;
        for (Map<String, String> order : List.of(Map.of("x.csv", a, "y.csv", b), Map.of("x.csv", b, "y.csv", turned))) {
            try (Ingest ingest = ingest(way, files(CASES, order))) {
                List<String> found = latest(ingest).stream()
                        .map(s -> s.substring(0, s.lastIndexOf(' ')))
                        .toList();
                assertThat(statuses == null ? found : statuses).isEqualTo(found);
                statuses = found;
                assertThat(ingest.total().reconciles()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void updates_are_folded_to_the_newest_state_ties_by_the_later_line(Way way) throws IOException {
        List<SourceFile> files = files(UPDATES, Map.of("log.csv", """
                id,seq,opened,status
                1,0,2026-11-01,new
                1,2,2026-11-01,pending
                1,1,2026-11-01,open
                1,2,2026-11-01,resolved
                2,0,2026-11-02,new
                2,0,2026-11-02,new
                """));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(latest(ingest)).containsExactly("1 resolved log.csv", "2 new log.csv");
            assertThat(ingest.total())
                    .as("every update counts, the repeated line does not")
                    .isEqualTo(new RowCounts(6, 5, 0, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_can_not_be_mapped_is_quarantined_with_its_place_and_the_rest_is_taken_in(Way way) throws IOException {
        List<SourceFile> files = files(CASES, Map.of("a.csv", """
                id,opened,updated,status
                1,2026-11-01,2026-11-05,closed
                2,2026-11-31,2026-11-02,open
                3,2026-11-01,2026-11-02,gone
                4,2026-11-01
                """));

        try (Ingest ingest = ingest(way, files)) {
            List<QuarantinedRow> rows = new ArrayList<>();
            ingest.quarantine().forEachRemaining(rows::add);
            assertThat(rows)
                    .extracting(QuarantinedRow::line, QuarantinedRow::column, QuarantinedRow::value)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(3L, "opened", "2026-11-31"),
                            org.assertj.core.groups.Tuple.tuple(4L, "status", "gone"),
                            org.assertj.core.groups.Tuple.tuple(5L, null, "4,2026-11-01"));
            assertThat(ingest.total()).isEqualTo(new RowCounts(4, 1, 3, 0));
            assertThat(ingest.lostPercent()).isEqualTo(75.0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unclosed_quote_costs_its_own_record_only(Way way) throws IOException {
        StringBuilder text = new StringBuilder("id,opened,updated,status\n1,2026-11-01,2026-11-05,\"open\n");
        for (int i = 2; i <= 100; i++) {
            text.append(i).append(",2026-11-01,2026-11-05,open\n");
        }
        List<SourceFile> files = files(CASES, Map.of("a.csv", text.toString()));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(ingest.total()).isEqualTo(new RowCounts(100, 99, 1, 0));
            assertThat(ingest.lostPercent()).isEqualTo(1.0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_text_that_is_never_closed_weighs_as_many_lines_as_it_has(Way way) throws IOException {
        List<SourceFile> files = files(
                CASES,
                Map.of(
                        "a.csv",
                        "id,opened,updated,status\n1,2026-11-01,2026-11-05,open\n2,2026-11-01,2026-11-05,\"a\nb\nc\n"));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(ingest.total()).isEqualTo(new RowCounts(2, 1, 1, 0));
            assertThat(ingest.lostPercent()).isEqualTo(75.0);
        }
    }

    private static List<QuarantinedRow> quarantined(Ingest ingest) {
        List<QuarantinedRow> rows = new ArrayList<>();
        ingest.quarantine().forEachRemaining(rows::add);
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void a_mistyped_year_is_put_aside_and_does_not_say_how_far_the_export_reaches(Way way) throws IOException {
        StringBuilder text = new StringBuilder("id,opened,updated,status\n");
        for (int i = 1; i <= 30; i++) {
            text.append(i).append(",2026-11-01,2026-11-05,open\n");
        }
        text.append("31,2062-11-01,2026-11-05,open\n");
        List<SourceFile> files = files(CASES, Map.of("a.csv", text.toString()));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(ingest.total()).isEqualTo(new RowCounts(31, 30, 1, 0));
            QuarantinedRow row = quarantined(ingest).get(0);
            assertThat(row.line()).isEqualTo(32);
            assertThat(row.column()).isEqualTo("opened");
            assertThat(row.value()).startsWith("2062-11-01");
            assertThat(row.reason()).contains("typing error");
            assertThat(ingest.latest()
                            .select(StoredInteractions.EXPORTED_AT.col())
                            .distinct()
                            .collectAsList())
                    .extracting(r -> r.get(0).toString())
                    .containsExactly("2026-11-05T00:00:00Z");
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_contacts_under_one_number_are_no_duplicates(Way way) throws IOException {
        List<SourceFile> files = files(
                CASES,
                Map.of(
                        "january.csv",
                                "id,opened,updated,status\n1,2026-01-05,2026-01-05,open\n2,2026-01-06,2026-01-06,open\n",
                        "february.csv",
                                "id,opened,updated,status\n1,2026-02-05,2026-02-05,open\n3,2026-02-05,2026-02-05,open\n"));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(ingest.total()).isEqualTo(new RowCounts(4, 3, 1, 0));
            assertThat(ingest.lostPercent()).isEqualTo(25.0);
            QuarantinedRow row = quarantined(ingest).get(0);
            assertThat(row.file()).isEqualTo("january.csv");
            assertThat(row.column()).isEqualTo("id");
            assertThat(row.value()).isEqualTo("1");
            assertThat(row.reason()).contains("february.csv line 2").contains("name: in the job");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_file_whose_bytes_are_utf_8_is_read_so_whatever_the_mapping_says(Way way) throws IOException {
        String windows = CASES.replace("columns:", "encoding: Windows-1252\ncolumns:") + "  text: vraag\n";
        Files.write(
                folder.resolve("old.csv"),
                "id,opened,updated,status,vraag\n2,2026-11-01,2026-11-05,open,Eén café\n"
                        .getBytes(java.nio.charset.Charset.forName("windows-1252")));
        List<SourceFile> files = files(
                windows, Map.of("new.csv", "id,opened,updated,status,vraag\n1,2026-11-01,2026-11-05,open,Eén café\n"));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(ingest.latest().select(Interactions.TEXT_.col()).collectAsList())
                    .extracting(r -> r.getString(0))
                    .containsExactly("Eén café", "Eén café");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_opening_that_was_corrected_by_some_hours_is_one_contact(Way way) throws IOException {
        List<SourceFile> files = files(
                CASES,
                Map.of(
                        "a.csv", "id,opened,updated,status\n1,2026-11-01T10:00,2026-11-05,open\n",
                        "b.csv", "id,opened,updated,status\n1,2026-11-01T16:00,2026-11-06,open\n"));

        try (Ingest ingest = ingest(way, files)) {
            assertThat(ingest.total()).isEqualTo(new RowCounts(2, 1, 0, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_file_reconciles_whatever_is_in_it(Way way) throws IOException {
        List<SourceFile> files = files(
                CASES,
                Map.of(
                        "a.csv", "id,opened,updated,status\n",
                        "b.csv",
                                "id,opened,updated,status\n1,x,y,z\n1,2026-11-01,2026-11-05,open\n1,2026-11-01,2026-11-05,open\n",
                        "c.csv", "id,opened,updated,status\n1,2026-11-01,2026-11-06,closed\n,,,\n"));

        try (Ingest ingest = ingest(way, files)) {
            for (SourceFile file : files) {
                assertThat(ingest.counts(file).reconciles()).as(file.shown()).isTrue();
            }
            assertThat(files.stream()
                            .sorted(Comparator.comparing(SourceFile::index))
                            .map(f -> ingest.counts(f).read()))
                    .containsExactly(0L, 3L, 1L);
            assertThat(ingest.total().accepted()).isEqualTo(1);
        }
    }
}
