package balie.app;

import balie.testkit.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static balie.app.CommandLine.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Drafted mappings: their examples hold, what is not known is asked, and a run with one reconciles. */
class MapTest {

    private static final String BOOK = """
            Volgnummer,Klantnummer,Datum,Tijd,Kanaal,Onderwerp,Medewerker,Status,Afgehandeld op
            T001,K10423,18-05-2026,08:07,telefoon,Waar blijft mijn pakket?,Anneke Smit,afgehandeld,18-05-2026 08:20
            T002,K10424,18-05-2026,08:12,balie,Factuur van Jan de Vries,Anneke Smit,open,
            T003,,19-05-2026,09:00,telefoon,-,Bo Visser,afgehandeld,19-05-2026 09:10
            T004,K10423,20-05-2026,10:00,telefoon,Waar blijft mijn pakket?,Bo Visser,wachtkamer,
            """;

    @TempDir
    private Path folder;

    private CommandLine.Outcome map(String file, String name, String... more) {
        List<String> args =
                new java.util.ArrayList<>(List.of("map", file, "--to", "jobs/sources/" + name + ".source.yaml"));
        args.addAll(List.of(more));
        return CommandLine.in(folder, args.toArray(String[]::new));
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve("jobs/sources/" + name));
    }

    private void assertVerified() {
        CommandLine.Outcome outcome = CommandLine.in(folder, "verify", "jobs/");
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("PASS jobs/sources/").contains(", 0 failed");
    }

    @Test
    void what_is_known_is_guessed_with_a_reason_and_what_is_not_is_asked() throws IOException {
        Files.writeString(folder.resolve("book.csv"), BOOK);

        CommandLine.Outcome outcome = map("book.csv", "book");
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("status: what 1 value of Status means, in 1 row.");
        assertThat(text("book.source.yaml"))
                .contains(
                        "interaction_id: {from: [Volgnummer]}",
                        "customer_id: {from: [Klantnummer]}",
                        "opened_at: {from-all: [Datum, Tijd], time: [\"dd-MM-yyyy H:mm\", dd-MM-yyyy], required: true}",
                        "resolved: [afgehandeld]",
                        "in_person: [balie]",
                        "nulls: [\"-\"]",
                        "#   wachtkamer   1 row",
                        "recognised-by: [Volgnummer, Klantnummer");
        assertThat(text("book.spec.yaml"))
                .contains("T001", "quarantined: {column: Status")
                .doesNotContain("Anneke", "Visser", "K1042", "pakket", "Vries");
        assertVerified();
    }

    @Test
    void durations_are_guessed_with_their_unit_and_left_to_decide() throws IOException {
        StringBuilder csv = new StringBuilder(
                "Ticket Id,Created at,Status,First response time (min),Resolution time,SLA left,Closure hours\n");
        for (int i = 1; i <= 30; i++) {
            csv.append(1000 + i)
                    .append(",2026-11-02 09:")
                    .append(10 + i)
                    .append(",Solved,")
                    .append(i * 3);
            csv.append(i == 4 ? ",-0:30" : "," + i + ":15")
                    .append(",x")
                    .append(i)
                    .append(',')
                    .append(i)
                    .append(".5\n");
        }
        Files.writeString(folder.resolve("spans.csv"), csv);

        assertThat(map("spans.csv", "spans").exit()).isZero();

        assertThat(text("spans.source.yaml"))
                .contains(
                        "  # first_replied_at: {from: [First response time (min)], after: opened_at, unit: minutes}",
                        "  # resolved_at: {from: [Resolution time], after: opened_at, unit: clock}",
                        "some are below 0",
                        "  # closed_at: {from: [Closure hours], after: opened_at, unit: hours}")
                .doesNotContain("from: [SLA left]");
        assertVerified();
    }

    @Test
    void a_draft_from_a_file_without_names_of_columns_lays_them_down() throws IOException {
        Files.writeString(folder.resolve("bare.csv"), BOOK.substring(BOOK.indexOf("T001")));

        assertThat(map("bare.csv", "bare").exit()).isZero();

        assertThat(text("bare.source.yaml")).contains("header: [Column1, Column2, Column3");
        // Four rows without names do not prove which column is the id: that is left to decide, and told.
        CommandLine.Outcome verified = CommandLine.in(folder, "verify", "jobs");
        assertThat(verified.exit()).isEqualTo(2);
        assertThat(verified.out() + verified.err()).contains("no rule for interaction_id");
    }

    @Test
    void a_drafted_mapping_is_recognised_and_run_and_every_row_is_accounted_for() throws IOException {
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("exports/book.csv"), BOOK);
        assertThat(map("exports/book.csv", "book").exit()).isZero();
        Files.writeString(folder.resolve("job.yaml"), """
                zone: Europe/Amsterdam
                sources: [{files: "exports/**"}]
                metrics: [channel_mix]
                quality: {max-quarantined-percent: 50}
                period: all
                """);
        Files.move(folder.resolve("jobs/sources"), folder.resolve("sources"));

        CommandLine.Outcome run = CommandLine.in(folder, "run", "job.yaml", "--out", "out");

        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(run.out())
                .contains(
                        "4 rows = 3 accepted + 1 quarantined + 0 duplicates",
                        "exports/book.csv: mapping book, for it has the columns");
        assertThat(json(folder.resolve("out/run.json"))
                        .path("inputs")
                        .path(0)
                        .path("source")
                        .asText())
                .isEqualTo("book");
        assertThat(json(folder.resolve("out/run.json"))
                        .path("inputs")
                        .path(0)
                        .path("mapping_why")
                        .asText())
                .startsWith("it has the columns Volgnummer");
    }

    @Test
    void drafts_from_real_exports_hold() throws IOException {
        for (String file : List.of(
                "nyc311/nyc311_portal_2022-05.csv",
                "comcast_2015/comcast_bom_original_headers.csv",
                "servicenow_uci/incident_event_log_head198.csv",
                "helpdesk_eventlogs/helpdesk_italian_min.csv",
                "kaggle_support_tickets_SYNTHETIC/customer_support_tickets.csv",
                "cfpb_small_variants/us_mmddyyyy_802.csv",
                "cfpb_small_variants/iso_multiline_268.csv",
                "insight_challenge/erika_test_1_complaints.csv")) {
            String name = file.replaceAll("\\W+", "-");
            CommandLine.Outcome outcome = map(RealData.file(file).toString(), name, "--anyway");
            assertThat(outcome.exit()).as(outcome.all()).isZero();
        }
        assertVerified();
        assertThat(text("nyc311-nyc311_portal_2022-05-csv.source.yaml"))
                .contains(
                        "# Day or month first?",
                        "# opened_at: {from: [Created Date], time: [\"MM/dd/yyyy hh:mm:ss a\"]");
        assertThat(text("servicenow_uci-incident_event_log_head198-csv.source.yaml"))
                .contains("updates: {newest-by: sys_updated_at, time: [\"d/M/yyyy H:mm\"]}");
    }

    @Test
    void json_is_drafted_by_its_paths() throws IOException {
        Files.writeString(folder.resolve("t.jsonl"), """
                {"ticket":{"id":17,"status":"solved","created_at":"2026-11-09T13:22:31Z","via":{"channel":"email"},"subject":"A"}}
                {"ticket":{"id":18,"status":"open","created_at":"2026-11-09T14:22:31Z","via":{"channel":"email"},"subject":"B"}}
                """);

        CommandLine.Outcome outcome = map("t.jsonl", "t", "--anyway");
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(text("t.source.yaml"))
                .contains(
                        "format: json-lines",
                        "interaction_id: {from: [ticket.id]}",
                        "from: [ticket.status]",
                        "from: [ticket.via.channel]");
        assertVerified();
    }

    @Test
    void a_file_without_an_id_gives_a_draft_that_says_so() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "text,label\nwaar is het,a\nwaar is het,b\nniets,a\n");

        assertThat(map("x.csv", "x").out()).contains("No column was found that numbers the cases");
        CommandLine.Outcome outcome = CommandLine.in(folder, "verify", "jobs/sources/x.source.yaml");
        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.out()).contains("FAIL jobs/sources/x.source.yaml", "no rule for interaction_id");
    }

    @Test
    void nothing_is_overwritten_and_a_name_must_fit() throws IOException {
        Files.writeString(folder.resolve("book.csv"), BOOK);
        assertThat(map("book.csv", "book").exit()).isZero();

        assertThat(map("book.csv", "book", "--anyway").err()).contains("the file is there already", "--replace");
        assertThat(map("book.csv", "book").err()).contains("the file is there already");
        assertThat(map("book.csv", "other").err()).contains("there is a mapping for this already: book", "--anyway");
        assertThat(map("book.csv", "book", "--anyway", "--replace").exit()).isZero();
        assertThat(CommandLine.in(folder, "map", "book.csv", "--to", "x.yaml").err())
                .contains("ends in .source.yaml");
        assertThat(map("book.csv", "a,b").err()).contains("can not be called 'a,b'");
    }
}
