package balie.app;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.ingest.Ingest;
import balie.ingest.RowCounts;
import balie.store.InteractionStore.Changes;
import balie.testkit.RealData;
import balie.testkit.SharedSpark;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Logs of updates, taken in whole, in parts, in any order, with the earlier parts there or gone. */
class FoldedCasesTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources: [{mapping: log, name: desk, files: "exports/*.csv"}]
            metrics: [channel_mix]
            """;
    private static final String MAPPING = """
            describes: One row an update
            format: csv
            updates: {newest-by: seq, derive: [opened_at, resolved_at, closed_at, reopen_count]}
            columns:
              interaction_id: id
              updated_at: {from: at, time: iso}
              status: status
            """;
    private static final String MESSAGES = """
            describes: One row a message
            format: csv
            updates: {newest-by: seq, first: [customer_id, text]}
            columns:
              interaction_id: id
              updated_at: {from: at, time: iso}
              status: status
              customer_id: {from: author, where: {who: [user]}}
              text: {from: said, where: {who: [user]}}
            """;
    private static final String HEADER = "id,seq,at,status\n";
    private static final List<Field> SHOWN = List.of(
            Interactions.INTERACTION_ID,
            Interactions.STATUS,
            Interactions.OPENED_AT,
            Interactions.RESOLVED_AT,
            Interactions.CLOSED_AT,
            Interactions.REOPEN_COUNT,
            StoredInteractions.UPDATE_COUNT,
            StoredInteractions.VERSION_AT,
            StoredInteractions.ROW_HASH);

    @TempDir
    private Path folder;

    @BeforeEach
    void job() throws IOException {
        Files.createDirectories(folder.resolve("sources"));
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        Files.writeString(folder.resolve("sources/log.source.yaml"), MAPPING);
    }

    private void put(String name, String updates) throws IOException {
        Files.writeString(folder.resolve("exports").resolve(name), HEADER + updates);
    }

    private void remove(String name) throws IOException {
        Files.delete(folder.resolve("exports").resolve(name));
    }

    private Intake intake(String store) throws Exception {
        RunPlan plan = new RunPlanner(RunRequest.ofJob("job.yaml", store, folder, List.of(folder))).plan();
        return new Intake(plan, SharedSpark.session());
    }

    private Changes take(String store) throws Exception {
        Intake intake = intake(store);
        try (Ingest ingest = intake.read()) {
            assertThat(ingest.total().reconciles()).isTrue();
            return intake.compare(ingest).update().apply();
        }
    }

    private List<String> stored(String store) throws Exception {
        Dataset<Row> rows =
                intake(store).store().standing(List.of("desk"), List.of()).orElseThrow();
        return rows
                .select(SHOWN.stream().map(Field::col).toArray(Column[]::new))
                .orderBy(Interactions.INTERACTION_ID.col())
                .collectAsList()
                .stream()
                .map(Row::toString)
                .toList();
    }

    private static String update(int id, int seq, int hour, String status) {
        return id + "," + seq + "," + Instant.parse("2026-11-01T00:00:00Z").plus(Duration.ofHours(hour)) + "," + status
                + "\n";
    }

    /** Parts of a log of cases that are resolved, closed and opened again at random; no two updates are of one moment. */
    private static List<String> parts() {
        Random random = new Random(13);
        List<StringBuilder> parts = Stream.generate(StringBuilder::new).limit(3).toList();
        String[] states = {"new", "open", "pending", "resolved", "closed"};
        int hour = 0;
        int[] seqs = new int[20];
        for (int i = 0; i < 90; i++) {
            int id = random.nextInt(seqs.length);
            hour += 1 + random.nextInt(9);
            parts.get(i / 30).append(update(id, seqs[id]++, hour, states[random.nextInt(states.length)]));
        }
        return parts.stream().map(StringBuilder::toString).toList();
    }

    private List<String> whole(List<String> parts) throws Exception {
        put("whole.csv", String.join("", parts));
        take("whole");
        List<String> expected = stored("whole");
        remove("whole.csv");
        return expected;
    }

    @Test
    void what_an_export_does_not_record_is_worked_out_from_its_updates() throws Exception {
        put(
                "log.csv",
                update(1, 0, 0, "new")
                        + update(1, 1, 1, "resolved")
                        + update(1, 2, 2, "open")
                        + update(1, 3, 3, "resolved")
                        + update(1, 4, 4, "closed")
                        + update(2, 0, 5, "open"));
        take("store");

        assertThat(stored("store").get(0))
                .startsWith("[1,closed,2026-11-01T00:00:00Z,2026-11-01T03:00:00Z,2026-11-01T04:00:00Z,1,5,");
        assertThat(stored("store").get(1)).startsWith("[2,open,2026-11-01T05:00:00Z,null,null,0,1,");
    }

    @Test
    void parts_that_all_stay_there_give_in_every_order_what_the_whole_log_gives() throws Exception {
        List<String> parts = parts();
        List<String> expected = whole(parts);
        for (int[] order : new int[][] {{2, 1, 0}, {1, 2, 0}, {0, 2, 1}}) {
            String store = "store-" + order[0] + order[1];
            for (int part : order) {
                // Whichever name comes first.
                put((char) ('a' + (part + order[0]) % 3) + ".csv", parts.get(part));
                take(store);
            }
            assertThat(stored(store)).isEqualTo(expected);
            assertThat(take(store)).as("once more").isEqualTo(new Changes(0, 0, 0));
            FileUtils.cleanDirectory(folder.resolve("exports").toFile());
        }
    }

    @Test
    void parts_that_are_taken_away_when_the_next_comes_give_what_the_whole_log_gives() throws Exception {
        List<String> parts = parts();
        List<String> expected = whole(parts);
        for (int part = 0; part < parts.size(); part++) {
            FileUtils.cleanDirectory(folder.resolve("exports").toFile());
            put("part" + part + ".csv", parts.get(part));
            take("store");
            assertThat(take("store")).as("once more").isEqualTo(new Changes(0, 0, 0));
        }

        assertThat(stored("store")).isEqualTo(expected);
    }

    @Test
    void a_part_that_begins_again_before_the_last_ended_counts_no_update_twice() throws Exception {
        List<String> parts = parts();
        List<String> expected = whole(parts);
        put("early.csv", parts.get(0) + parts.get(1));
        take("store");
        remove("early.csv");
        put("late.csv", parts.get(1) + parts.get(2));
        take("store");

        assertThat(stored("store")).isEqualTo(expected);
    }

    @Test
    void a_late_part_alone_changes_nothing_newer() throws Exception {
        put("newer.csv", update(1, 2, 20, "open") + update(1, 3, 30, "closed"));
        take("store");
        List<String> before = stored("store");
        remove("newer.csv");
        put("older.csv", update(1, 0, 0, "new") + update(1, 1, 10, "resolved"));

        assertThat(take("store")).isEqualTo(new Changes(0, 0, 0));
        assertThat(stored("store")).isEqualTo(before);
    }

    @Test
    void a_late_part_beside_the_others_is_worked_in_and_is_no_other_contact() throws Exception {
        put("newer.csv", update(1, 2, 200, "open") + update(1, 3, 300, "closed"));
        take("store");
        put("older.csv", update(1, 0, 0, "new") + update(1, 1, 100, "resolved"));
        Intake intake = intake("store");
        try (Ingest ingest = intake.read()) {
            assertThat(intake.compare(ingest).update().clashing()).isZero();
        }

        assertThat(take("store")).isEqualTo(new Changes(0, 1, 0));
        assertThat(stored("store").get(0))
                .startsWith("[1,closed,2026-11-01T00:00:00Z,2026-11-13T12:00:00Z,")
                .contains(",1,4,");
    }

    @Test
    void a_case_is_worked_out_anew_when_its_mapping_was_corrected() throws Exception {
        put("log.csv", update(1, 0, 0, "new") + update(1, 1, 10, "resolved") + update(1, 2, 20, "open"));
        take("store");
        Files.writeString(
                folder.resolve("sources/log.source.yaml"),
                MAPPING.replace("status: status", "status: {from: status, values: {pending: [resolved]}}"));

        assertThat(take("store")).isEqualTo(new Changes(0, 1, 0));
        assertThat(stored("store").get(0)).contains(",null,null,0,3,");
    }

    @Test
    void the_same_content_under_another_name_is_read_once_and_later_changes_nothing() throws Exception {
        List<String> parts = parts();
        put("a.csv", parts.get(0));
        put("b.csv", parts.get(0));
        Intake intake = intake("store");
        try (Ingest ingest = intake.read()) {
            assertThat(ingest.total()).isEqualTo(new RowCounts(30, 30, 0, 0));
        }
        take("store");
        remove("a.csv");

        assertThat(take("store")).isEqualTo(new Changes(0, 0, 0));
    }

    @Test
    void the_question_stays_that_of_the_first_update_that_has_one_in_parts_as_in_the_whole() throws Exception {
        Files.writeString(folder.resolve("sources/log.source.yaml"), MESSAGES);
        String header = "id,seq,at,status,who,said,author\n";
        List<String> parts = List.of(
                message(1, 0, 0, "bot", "Welcome") + message(1, 1, 1, "user", "Where is my parcel?"),
                message(1, 2, 2, "desk", "On its way") + message(2, 0, 3, "bot", "Welcome"),
                message(1, 3, 4, "user", "Thanks") + message(2, 1, 5, "user", "How do I pay?"));
        Files.writeString(folder.resolve("exports/whole.csv"), header + parts.get(2) + parts.get(1) + parts.get(0));
        take("whole");
        List<String> expected = questions("whole");
        for (int part = 0; part < parts.size(); part++) {
            FileUtils.cleanDirectory(folder.resolve("exports").toFile());
            Files.writeString(folder.resolve("exports/part" + part + ".csv"), header + parts.get(part));
            take("store");
            assertThat(take("store")).as("once more").isEqualTo(new Changes(0, 0, 0));
        }

        assertThat(expected.get(0)).startsWith("[1,user-1,Where is my parcel?,");
        assertThat(expected.get(1)).startsWith("[2,user-2,How do I pay?,");
        assertThat(questions("store")).isEqualTo(expected);
    }

    private List<String> questions(String store) throws Exception {
        return intake(store)
                .store()
                .standing(List.of("desk"), List.of())
                .orElseThrow()
                .select(
                        Interactions.INTERACTION_ID.col(),
                        Interactions.CUSTOMER_ID.col(),
                        Interactions.TEXT_.col(),
                        Interactions.TEXT_KEY.col(),
                        StoredInteractions.UPDATE_COUNT.col(),
                        StoredInteractions.ROW_HASH.col())
                .orderBy(Interactions.INTERACTION_ID.col())
                .collectAsList()
                .stream()
                .map(Row::toString)
                .toList();
    }

    private static String message(int id, int seq, int hour, String who, String said) {
        return update(id, seq, hour, "open").strip() + "," + who + "," + said + "," + who + "-" + id + "\n";
    }

    @Test
    void an_event_log_becomes_the_cases_that_are_known_to_be_in_it() throws Exception {
        Path log = RealData.file("helpdesk_eventlogs/helpdesk_italian_min.csv");
        Files.writeString(
                folder.resolve("job.yaml"),
                "zone: Europe/Rome\nsources: [{mapping: helpdesk-event-log, name: desk, files: \"" + log
                        + "\"}]\nmetrics: [channel_mix]\n");
        FileUtils.copyDirectory(
                Path.of("jobs/sources").toFile(), folder.resolve("sources").toFile());
        Intake intake = intake("store");
        try (Ingest ingest = intake.read()) {
            List<Row> cases = ingest.latest()
                    .select(
                            Interactions.STATUS.col(),
                            Interactions.OPENED_AT.col(),
                            Interactions.CLOSED_AT.col(),
                            Interactions.UPDATED_AT.col())
                    .collectAsList();
            assertThat(ingest.total().read()).isEqualTo(13_710);
            assertThat(ingest.total().quarantined()).isZero();
            assertThat(ingest.total().duplicates()).isEqualTo(91);
            assertThat(cases).hasSize(3_804).allMatch(c -> "closed".equals(c.getString(0)));
            List<Double> days = new ArrayList<>();
            for (Row row : cases) {
                java.time.ZoneId rome = java.time.ZoneId.of("Europe/Rome");
                days.add(Duration.between(
                                        ((Instant) row.get(1)).atZone(rome).toLocalDateTime(),
                                        ((Instant) row.get(3)).atZone(rome).toLocalDateTime())
                                .toSeconds()
                        / 86_400.0);
            }
            assertThat(days.stream().mapToDouble(d -> d).average().orElseThrow())
                    .isCloseTo(8.798157698889083, within(1e-9));
        }
    }
}
