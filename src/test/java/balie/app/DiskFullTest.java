package balie.app;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A disk that runs full. A small one can only be mounted by root; elsewhere the tests with one are skipped. */
class DiskFullTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            metrics: [channel_mix]
            period: all
            """;
    private static final int SMALL = 300;
    private static final int LARGE = 60_000;

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        disk = Files.createDirectories(folder.resolve("disk"));
        export(SMALL);
    }

    private void export(int rows) throws IOException {
        StringBuilder csv = new StringBuilder("Id,Status,Via,Created at,Subject\n");
        for (int i = 0; i < rows; i++) {
            csv.append(i)
                    .append(",Solved,Mail,2026-11-01 10:00,")
                    .append(Long.toHexString(i * 0x9E3779B97F4A7C15L))
                    .append('\n');
        }
        Files.writeString(folder.resolve("exports/tickets.csv"), csv);
    }

    private void mount(String size) throws Exception {
        boolean mounted;
        try {
            mounted = call("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()) == 0;
        } catch (IOException e) {
            mounted = false;
        }
        assumeTrue(mounted, "a small disk can not be mounted here");
    }

    private static int call(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    @AfterEach
    void unmount() throws Exception {
        try {
            // Lazily: what failed in the middle of writing may still hold a file.
            call("umount", "-l", disk.toString());
        } catch (IOException e) {
            // There is no such command, so nothing was mounted.
            return;
        }
    }

    /** Leaves no more than some room on the small disk. */
    private Path fill(int left) throws IOException {
        long free = Files.getFileStore(disk).getUsableSpace();
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            out.write(new byte[(int) (free - left)]);
        }
        return filler;
    }

    private CommandLine.Outcome run(String store, String out) {
        return CommandLine.in(folder, "run", "job.yaml", "--store", store, "--out", out);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new TreeSet<>(files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void a_full_disk_under_the_store_is_told_and_the_old_state_stays() throws Exception {
        mount("4m");
        CommandLine.Outcome outcome = run("disk/store", "one");
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        Path filler = fill(150_000);
        export(LARGE);

        outcome = run("disk/store", "two");

        assertThat(outcome.exit()).as(outcome.all()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("the disk is full: no room in the store disk/store", "Make room");
        assertThat(names(folder)).doesNotContain("two").noneMatch(name -> name.startsWith(".two"));
        Files.delete(filler);
        export(SMALL);
        outcome = run("disk/store", "three");
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("0 new, 0 changed");
        assertThat(CommandLine.json(folder.resolve("three/run.json"))
                        .path("interactions")
                        .asInt())
                .isEqualTo(SMALL);
    }

    @Test
    void a_full_disk_under_the_reports_is_told_and_none_are_published() throws Exception {
        mount("4m");
        assertThat(run("store", "disk/one").exit()).isZero();
        Path filler = fill(20_000);

        CommandLine.Outcome outcome = run("store", "disk/two");

        assertThat(outcome.exit()).as(outcome.all()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .containsPattern("the disk is full: no room (in the folder disk/two|for .*/disk/\\.two\\.part-)")
                .doesNotContain("not your data's fault");
        assertThat(names(disk)).containsExactly("filler", "one");
        Files.delete(filler);
        assertThat(run("store", "disk/two").exit()).isZero();
    }

    @Test
    void whose_disk_it_is_is_told_by_who_gave_up() {
        IOException full = new IOException("No space left on device");
        full.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.io.FileOutputStream", "write", null, 0),
            new StackTraceElement("org.apache.spark.storage.DiskStore", "put", null, 0)
        });

        assertThat(DiskFull.explain(List.of(full, new RuntimeException("Job aborted", full)), "store", "out"))
                .hasValueSatisfying(message -> assertThat(message)
                        .startsWith("the disk is full: no room for what is at work, in ")
                        .contains("spark.local.dir"));
        assertThat(DiskFull.explain(
                        List.of(new FileSystemException("out/a.csv", null, "Disk quota exceeded")), "store", "out"))
                .hasValueSatisfying(
                        message -> assertThat(message).startsWith("the disk is full: no room for out/a.csv"));
        full.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.io.FileOutputStream", "write", null, 0),
            new StackTraceElement("balie.publish.CsvFile", "write", null, 0)
        });
        assertThat(DiskFull.explain(List.of(full), "store", "out/w46"))
                .hasValueSatisfying(
                        message -> assertThat(message).startsWith("the disk is full: no room in the folder out/w46\n"));
        assertThat(DiskFull.explain(List.of(new IOException("Permission denied")), "store", "out"))
                .isEmpty();
    }
}
