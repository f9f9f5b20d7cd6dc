package balie.app;

import balie.store.StoreLock;
import balie.store.TrainedJvms;
import balie.testkit.ChildJvm;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole runs are killed with SIGKILL, at a moment of one of their stages; {@code -Dbalie.killed-runs=50} kills more. */
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("balie.killed-runs", 3);

    /** What a run says at the end of a stage; what comes then is killed: storing, measuring, publishing. */
    private static final List<String> STAGES = List.of("  read", "  store", "  metrics");

    private static final String LARGE = "-Dbalie.large-input-bytes=0";
    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            metrics: [channel_mix]
            period: all
            """;

    @TempDir
    private Path folder;

    private void export(int first, int last, String status) throws IOException {
        StringBuilder csv = new StringBuilder("Id,Status,Via,Created at,Updated at\n");
        for (int i = first; i < last; i++) {
            csv.append(i).append(',').append(status).append(",Mail,2026-11-01 10:00,2026-11-0");
            csv.append(status.equals("Open") ? 2 : 3).append(" 10:00\n");
        }
        Files.writeString(folder.resolve("exports/" + status + "-" + first + ".csv"), csv);
    }

    private int published() throws IOException {
        return CommandLine.json(folder.resolve("out/run.json"))
                .path("interactions")
                .asInt();
    }

    @BeforeEach
    void prepare() throws IOException {
        TrainedJvms.begin();
        Files.createDirectories(folder.resolve("exports"));
        Files.createDirectories(folder.resolve("jobs/sources"));
        Files.copy(
                Path.of("jobs/sources/zendesk-csv.source.yaml").toAbsolutePath(),
                folder.resolve("jobs/sources/zendesk-csv.source.yaml"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        export(0, 100, "Open");
    }

    @Test
    void a_killed_run_leaves_the_old_report_or_the_new_one_and_the_next_run_makes_it_right() throws Exception {
        assertThat(run().exit()).isZero();
        ChildJvm jvm = TrainedJvms.withSpark();
        Random random = new Random(20_261_124L);
        int rows = 100;
        for (int i = 0; i < KILLS; i++) {
            // Fifty cases change, fifty are new.
            export(rows - 50, rows + 50, "Solved");
            ChildJvm.Started run = started(jvm);
            run.lines().await(STAGES.get(i % STAGES.size()));
            Thread.sleep(random.nextInt(600));
            run.kill();

            assertThat(published()).as("kill " + i).isIn(rows, rows + 50);
            for (JsonNode file :
                    CommandLine.json(folder.resolve("out/run.json")).path("files")) {
                assertThat(folder.resolve("out").resolve(file.asText())).isRegularFile();
            }
            rows += 50;
            CommandLine.Outcome again = run();
            assertThat(again.exit()).as(again.all()).isZero();
            assertThat(published()).isEqualTo(rows);
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.map(f -> f.getFileName().toString()).toList())
                        .containsExactlyInAnyOrder("exports", "job.yaml", "jobs", "out", "store");
            }
        }
    }

    private List<Path> dataFiles() throws IOException {
        Path data = folder.resolve("store/desk/interactions/data");
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(f -> f.toString().endsWith(".parquet")).toList();
        } catch (UncheckedIOException e) {
            // A file went while it was looked at.
            return List.of();
        }
    }

    @Test
    void what_a_first_large_run_staged_that_was_killed_goes_with_compact_but_not_while_it_is_at_work()
            throws Exception {
        ChildJvm jvm = TrainedJvms.withSpark().with(LARGE);
        Process process = started(jvm).process();
        while (dataFiles().isEmpty()) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(1);
        }
        CommandLine.Outcome early = CommandLine.in(folder, "compact", "--wait", "0");
        process.destroyForcibly().waitFor();

        assertThat(early.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(early.err()).contains("in use by 'balie run job', process " + process.pid());
        assertThat(dataFiles()).isNotEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
        CommandLine.Outcome compacted = CommandLine.in(folder, "compact", "--wait", "0");
        assertThat(compacted.exit()).as(compacted.all()).isZero();
        assertThat(compacted.out()).contains("of them with rows 0, 0 kB");
        assertThat(dataFiles()).isEmpty();
        assertThat(run().exit()).isZero();
        assertThat(published()).isEqualTo(100);
    }

    @Test
    void a_launcher_that_is_asked_to_end_takes_the_process_for_large_inputs_with_it() throws Exception {
        ChildJvm jvm = TrainedJvms.withSpark().with(LARGE, "-Dbalie.options=-XX:+UseSerialGC");
        ChildJvm.Started launcher = started(jvm);
        // The process that does the work has its turn with the store.
        launcher.lines().await("  start");
        ProcessHandle worker = launcher.process().children().findFirst().orElseThrow();
        assertThat(folder.resolve("store").resolve(StoreLock.FILE)).content().contains("process " + worker.pid());

        launcher.process().destroy();
        launcher.process().waitFor();

        assertThat(worker.isAlive()).isFalse();
        CommandLine.Outcome again = run();
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(published()).isEqualTo(100);
    }

    private ChildJvm.Started started(ChildJvm jvm) throws IOException {
        return jvm.startIn(folder, Main.class, arguments().toArray(String[]::new));
    }

    private CommandLine.Outcome run() {
        return CommandLine.in(folder, arguments().toArray(String[]::new));
    }

    private static List<String> arguments() {
        return List.of("run", "job.yaml", "--out", "out", "--wait", "0");
    }
}
