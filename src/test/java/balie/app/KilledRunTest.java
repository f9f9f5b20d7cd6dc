package balie.app;

import balie.testkit.ChildJvm;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole runs are killed with SIGKILL at any moment of their life; {@code -Dbalie.killed-runs=50} kills more. */
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("balie.killed-runs", 4);
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

    @Test
    void a_killed_run_leaves_the_old_report_or_the_new_one_and_the_next_run_makes_it_right() throws Exception {
        Files.createDirectories(folder.resolve("exports"));
        Files.createDirectories(folder.resolve("jobs/sources"));
        Files.copy(
                Path.of("jobs/sources/zendesk-csv.source.yaml").toAbsolutePath(),
                folder.resolve("jobs/sources/zendesk-csv.source.yaml"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        export(0, 100, "Open");
        assertThat(run().exit()).isZero();
        ChildJvm jvm = ChildJvm.plain(Files.createDirectories(folder.resolve("child")));
        long begun = System.nanoTime();
        assertThat(started(jvm).process().waitFor()).isZero();
        int life = (int) ((System.nanoTime() - begun) / 1_000_000);
        Random random = new Random(20_261_124L);
        int rows = 100;
        for (int i = 0; i < KILLS; i++) {
            // Fifty cases change, fifty are new.
            export(rows - 50, rows + 50, "Solved");
            Process process = started(jvm).process();
            // One after the other over the whole life of a run, the start but for its end left out.
            Thread.sleep(life / 4 + life * 3L / 4 * i / KILLS + random.nextInt(Math.max(1, life / KILLS / 2)));
            process.destroyForcibly().waitFor();

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
                        .containsExactlyInAnyOrder("child", "exports", "job.yaml", "jobs", "out", "store");
            }
        }
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
