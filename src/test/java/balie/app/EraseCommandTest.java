package balie.app;

import balie.store.StoreLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands that look after a store, and the turn that each has to wait for. */
class EraseCommandTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            metrics: [channel_mix, customer_profiles]
            privacy: {minimum: 0}
            period: all
            """;

    @TempDir
    private Path above;

    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createDirectory(above.resolve("desk no. 1 100%20 caf\u00e9"));
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        Files.writeString(folder.resolve("exports/tickets.csv"), """
                Id,Status,Via,Created at,Requester id,Subject
                1,Solved,Mail,2026-11-01 10:00,K1,my order
                2,Solved,Mail,2026-11-01 11:00,K2,the order of K1
                3,Solved,Mail,2026-11-02 11:00,K1,again
                """);
    }

    private CommandLine.Outcome run(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "run";
        args[1] = "job.yaml";
        System.arraycopy(more, 0, args, 2, more.length);
        return CommandLine.in(folder, args);
    }

    private int interactions() throws IOException {
        return CommandLine.json(folder.resolve("reports/runs/all-job/run.json"))
                .path("interactions")
                .asInt();
    }

    @Test
    void an_erased_customer_is_gone_stays_gone_and_what_is_left_to_do_is_told() throws IOException {
        assertThat(run().exit()).isZero();
        assertThat(interactions()).isEqualTo(3);

        CommandLine.Outcome erased = CommandLine.in(folder, "erase", "--customer", "K1", "--job", "job.yaml");

        assertThat(erased.exit()).as(erased.all()).isZero();
        assertThat(erased.out())
                .contains("2 rows of 2 contacts removed", "0 hits", "The store holds nothing of K1 any more")
                .contains("Contacts of other people hold the id", "subject of zendesk-csv 2")
                .contains("reports/runs/all-job: rows of the person and ids in texts were taken out")
                .contains("Figures of many persons stay as they were published");
        assertThat(Files.readString(folder.resolve("reports/runs/all-job/run.json")))
                .contains("a person was erased");

        CommandLine.Outcome again = run();
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out())
                .contains("3 rows = 3 accepted")
                .contains("2 contacts of people who were erased from the store were left out");
        assertThat(interactions()).isEqualTo(1);
        assertThat(CommandLine.in(folder, "erase", "--customer", "K1").out())
                .contains("0 rows taken out and 0 files written anew in 0 published runs");

        CommandLine.Outcome unknown = CommandLine.in(folder, "erase", "--customer", "K9");
        assertThat(unknown.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(unknown.out()).contains("Not in the store: K9.");
        CommandLine.Outcome other = CommandLine.in(folder, "erase", "--customer", "K2", "--source", "shop");
        assertThat(other.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(other.err()).contains("the store has no source 'shop'", "Its sources: zendesk-csv");

        CommandLine.Outcome compacted = CommandLine.in(folder, "compact");
        assertThat(compacted.exit()).as(compacted.all()).isZero();
        assertThat(compacted.out()).contains("Before: ", "After:  ");

        Files.delete(folder.resolve("keys/erased.key"));
        CommandLine.Outcome without = run();
        assertThat(without.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(without.err())
                .contains("erased.key", "the key that erased people are known by is not there; 1 was erased");
    }

    @Test
    void who_is_erased_before_any_export_holds_them_never_comes_in_whatever_the_size_of_the_input() throws IOException {
        String[] ahead = {"erase", "--customer", "K1", "--customer", "K8", "--customer", "K9", "--even-if-unknown"};
        assertThat(run().exit()).isZero();

        CommandLine.Outcome noted = CommandLine.in(folder, ahead);
        assertThat(noted.exit()).as(noted.all()).isZero();
        assertThat(noted.out())
                .contains("2 rows of 2 contacts removed", "The store holds nothing of K1 any more", "0 hits")
                .contains("Not in the store: K8, K9. Noted all the same");
        Files.writeString(folder.resolve("exports/later.csv"), """
                Id,Status,Via,Created at,Requester id,Subject
                1,Open,Mail,2026-11-01 10:00,K1,my order
                4,Solved,Mail,2026-11-03 10:00,K9,my bill
                5,Solved,Mail,2026-11-03 11:00,K2,again
                6,Solved,Mail,2026-11-03 12:00,K8,hello
                7,Solved,Mail,2026-11-03 13:00,K88,hello
                """);
        System.setProperty("balie.large-input-bytes", "0");
        CommandLine.Outcome large;
        try {
            large = run();
        } finally {
            System.clearProperty("balie.large-input-bytes");
        }

        assertThat(large.exit()).as(large.all()).isZero();
        assertThat(large.out())
                .contains("8 rows = 7 accepted + 0 quarantined + 1 duplicates")
                .contains("4 contacts of people who were erased from the store were left out");
        assertThat(interactions()).isEqualTo(3);
        CommandLine.Outcome again = CommandLine.in(folder, ahead);
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out()).contains("The store holds nothing of K1, K8, K9 any more", "0 hits");
    }

    @Test
    void who_does_not_get_a_turn_is_told_who_has_it_and_changes_nothing() throws Exception {
        StoreLock.Holder other = new StoreLock.Holder("run other", 17, "desk3", Instant.parse("2026-11-16T06:00:00Z"));
        StoreLock lock = StoreLock.take(folder.resolve("store"), other, Duration.ZERO, waiting -> {});
        try {
            CommandLine.Outcome refused = run("--wait", "0");

            assertThat(refused.exit()).isEqualTo(ExitCode.FAILED);
            assertThat(refused.err()).contains("the store is in use by this process", "--wait");
            assertThat(refused.out()).doesNotContain("Spark");
            assertThat(CommandLine.in(folder, "compact", "--wait", "0").exit()).isEqualTo(ExitCode.FAILED);
            assertThat(folder.resolve("store/desk")).doesNotExist();
        } finally {
            lock.close();
        }
    }

    @Test
    void a_store_that_is_not_there_is_told_and_not_made() {
        for (String command : new String[] {"compact", "erase --customer K1"}) {
            CommandLine.Outcome outcome = CommandLine.in(folder, (command + " --store nowhere").split(" "));

            assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
            assertThat(outcome.err()).contains("there is no store in the folder nowhere");
            assertThat(folder.resolve("nowhere")).doesNotExist();
        }
        assertThat(CommandLine.in(folder, "erase").exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(CommandLine.in(folder, "erase", "--customer", "K1", "--job", "no-such")
                        .err())
                .contains("there is no job 'no-such'");
    }
}
