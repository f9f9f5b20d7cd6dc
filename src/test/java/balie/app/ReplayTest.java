package balie.app;

import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static balie.app.CommandLine.csv;
import static balie.app.CommandLine.json;
import static org.assertj.core.api.Assertions.assertThat;

/** A mapping is corrected: what was put aside is taken in, once, and a run after it neither undoes nor doubles that. */
class ReplayTest {

    private static final String MAPPING = """
            describes: A book of calls
            delimiter: ","
            columns:
              interaction_id: {from: [Nr]}
              opened_at: {from: [Op], time: ["yyyy-MM-dd HH:mm"], required: true}
              channel: {constant: phone}
              text: {from: [Vraag]}
              status:
                from: [Status]
                required: true
                values:
                  resolved: [klaar]
            """;
    private static final String CORRECTED = MAPPING + "      open: [wacht even, \"=nog\"]\n";
    private static final String JOB = """
            zone: Europe/Amsterdam
            sources: [{mapping: book, files: "exports/*.csv"}]
            metrics: [channel_mix]
            quality: {max-quarantined-percent: 90}
            period: all
            """;
    private static final String QUARANTINE = "reports/runs/all-job/quarantine.csv";
    private static final String REMAINING = "reports/runs/all-job/quarantine.remaining.csv";

    @TempDir
    private Path folder;

    @BeforeEach
    void a_run_that_put_rows_aside() throws IOException {
        write("jobs/sources/book.source.yaml", MAPPING);
        write("jobs/job.yaml", JOB);
        write("exports/a, b.csv", """
                Nr,Op,Vraag,Status
                1,2026-11-02 09:00,een,klaar
                2,2026-11-02 09:05,"twee
                regels",wacht even
                3,2026-11-02 09:10,drie,=nog
                4,2026-11-31 09:15,vier,klaar
                5,2026-11-02 09:20,vijf,raar
                2,2026-11-02 09:05,"twee
                regels",wacht even
                """);
        write(
                "exports/b.csv",
                "Nr,Op,Vraag,Status\n6,2026-11-03 10:00,zes,klaar\n7,2026-11-03 11:00,zeven,wacht even\n");
        CommandLine.Outcome run = CommandLine.in(folder, "run", "job");
        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(run.out()).contains("./balie replay " + QUARANTINE);
        assertThat(csv(folder.resolve(QUARANTINE))).hasSize(6);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CommandLine.Outcome replay(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "replay";
        args[1] = QUARANTINE;
        System.arraycopy(more, 0, args, 2, more.length);
        return CommandLine.in(folder, args);
    }

    private void runAgain(String interactions, String stored) {
        CommandLine.Outcome run = CommandLine.in(folder, "run", "job");
        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(run.out()).contains(stored);
        try {
            assertThat(json(folder.resolve("reports/runs/all-job/run.json"))
                            .path("interactions")
                            .asText())
                    .isEqualTo(interactions);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void rows_that_fit_now_are_taken_in_once_and_the_next_run_changes_no_more_than_their_files_others()
            throws IOException {
        write("jobs/sources/book.source.yaml", CORRECTED);

        CommandLine.Outcome dry = replay("--dry-run");
        assertThat(dry.exit()).as(dry.all()).isZero();
        assertThat(dry.out())
                .contains("6 rows = 3 accepted + 2 still quarantined + 1 duplicates", "Nothing was changed");
        assertThat(folder.resolve(REMAINING)).doesNotExist();

        CommandLine.Outcome first = replay();
        assertThat(first.exit()).as(first.all()).isZero();
        assertThat(first.out())
                .contains(
                        "5 rows, put aside for Status: no status is given for this value",
                        "3 accepted now",
                        "6 rows = 3 accepted + 2 still quarantined + 1 duplicates",
                        "Taken into the store: 3 new, 0 changed");
        List<CSVRecord> left = csv(folder.resolve(REMAINING));
        assertThat(left).extracting(r -> r.get("line")).containsExactlyInAnyOrder("6", "7");

        CommandLine.Outcome second = replay();
        assertThat(second.out()).contains("3 accepted + 2 still", "Taken into the store: 0 new, 0 changed");

        // The other rows of the files were read with the earlier mapping: they are replaced, those that were replayed
        // stand.
        runAgain("5", "0 new, 2 changed");
        runAgain("5", "0 new, 0 changed");
    }

    @Test
    void a_store_that_was_replayed_and_run_is_the_same_as_one_that_was_only_run() throws IOException {
        write("jobs/sources/book.source.yaml", CORRECTED);
        assertThat(replay().exit()).isZero();
        runAgain("5", "changed");
        String replayed = Files.readString(folder.resolve("reports/runs/all-job/marketing/data/channel_mix.csv"));

        FileUtils.deleteDirectory(folder.resolve("store").toFile());
        runAgain("5", "5 new");
        assertThat(folder.resolve("reports/runs/all-job/marketing/data/channel_mix.csv"))
                .hasContent(replayed);
    }

    @Test
    void without_a_correction_nothing_is_accepted_and_that_is_said() {
        CommandLine.Outcome outcome = replay();

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out())
                .contains(
                        "mapping book is as it was in that run",
                        "6 rows = 0 accepted + 6 still quarantined + 0 duplicates");
    }

    @Test
    void a_file_that_changed_or_went_keeps_its_rows_in_quarantine() throws IOException {
        write("jobs/sources/book.source.yaml", CORRECTED);
        Files.writeString(folder.resolve("exports/b.csv"), "Nr,Op,Vraag,Status\n8,2026-11-03 10:00,acht,klaar\n");

        CommandLine.Outcome outcome = replay();
        assertThat(outcome.out())
                .contains(
                        "exports/b.csv: the file has changed since that run",
                        "6 rows = 2 accepted + 3 still quarantined + 1 duplicates");

        Files.delete(folder.resolve("exports/b.csv"));
        assertThat(replay().out()).contains("exports/b.csv: the job reads this file no longer");
    }

    @Test
    void what_is_no_quarantine_is_refused() throws IOException {
        write("other.csv", "a,b\n1,2\n");

        assertThat(CommandLine.in(folder, "replay", "other.csv").exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(CommandLine.in(folder, "replay", "none.csv").err()).contains("there is no such file");
    }
}
