package balie.publish;

import balie.issue.CallException;
import balie.issue.Problem;
import balie.issue.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunFolderTest {

    @TempDir
    private Path folder;

    private static void fill(RunFolder run, String job, String period, String text) throws IOException {
        Files.writeString(
                run.file(RunFolder.MANIFEST),
                "{\"job\": {\"name\": \"" + job + "\"}, \"period\": {\"label\": \"" + period + "\"}}");
        Files.writeString(run.file("data/a.csv"), text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothing_is_seen_before_it_is_whole() throws Exception {
        Path place = folder.resolve("2026-W46");
        try (RunFolder run = RunFolder.open(place, "weekly", "2026-W46", false)) {
            fill(run, "weekly", "2026-W46", "one");
            assertThat(place).doesNotExist();
            run.publish();
            assertThat(place.resolve("data/a.csv")).hasContent("one");
        }
        assertThat(names()).containsExactly("2026-W46");
    }

    @Test
    void a_run_that_fails_leaves_what_was_there() throws Exception {
        Path place = folder.resolve("out");
        try (RunFolder run = RunFolder.open(place, "weekly", "2026-W46", false)) {
            fill(run, "weekly", "2026-W46", "one");
            run.publish();
        }
        try (RunFolder run = RunFolder.open(place, "weekly", "2026-W46", false)) {
            fill(run, "weekly", "2026-W46", "half");
        }

        assertThat(place.resolve("data/a.csv")).hasContent("one");
        assertThat(names()).containsExactly("out");
    }

    @Test
    void the_same_job_and_period_replace_the_earlier_run() throws Exception {
        Path place = folder.resolve("out");
        for (String text : List.of("one", "two")) {
            try (RunFolder run = RunFolder.open(place, "weekly", "2026-W46", false)) {
                assertThat(run.replaces()).isEqualTo(text.equals("two"));
                fill(run, "weekly", "2026-W46", text);
                run.publish();
            }
        }

        assertThat(place.resolve("data/a.csv")).hasContent("two");
        assertThat(names()).containsExactly("out");
    }

    @Test
    void another_job_or_period_is_not_replaced_unless_asked_for() throws Exception {
        Path place = folder.resolve("out");
        try (RunFolder run = RunFolder.open(place, "weekly", "2026-W46", false)) {
            fill(run, "weekly", "2026-W46", "one");
            run.publish();
        }

        assertThatThrownBy(() -> RunFolder.open(place, "weekly", "2026-W45", false))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("holds the run of job weekly for 2026-W46")
                .hasMessageContaining("--replace");
        try (RunFolder run = RunFolder.open(place, "weekly", "2026-W45", true)) {
            fill(run, "weekly", "2026-W45", "two");
            run.publish();
        }
        assertThat(place.resolve("data/a.csv")).hasContent("two");
    }

    @Test
    void a_run_killed_between_its_two_moves_is_set_right_by_the_next() throws Exception {
        Path place = folder.resolve("out");
        try (RunFolder run = RunFolder.open(place, "weekly", "2026-W46", false)) {
            fill(run, "weekly", "2026-W46", "one");
            run.publish();
        }
        Files.move(place, folder.resolve(".out.previous"));

        RunFolder.open(place, "weekly", "2026-W46", false).close();

        assertThat(place.resolve("data/a.csv")).hasContent("one");
        assertThat(names()).containsExactly("out");
    }

    private static List<String> check(Path place) {
        Problems problems = new Problems();
        RunFolder.check(place, problems);
        return problems.list().stream().map(Problem::found).toList();
    }

    @Test
    void a_place_that_can_not_be_used_is_told_beforehand_and_left_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path foreign = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(foreign.resolve("thesis.txt"), "x");

        assertThat(check(file)).singleElement().asString().contains("is a file");
        assertThat(check(foreign)).singleElement().asString().contains("files that are not of Balie");
        assertThat(check(file.resolve("below"))).singleElement().asString().contains("can not write");
        assertThat(check(folder.resolve("new/deep"))).isEmpty();
        assertThat(foreign.resolve("thesis.txt")).hasContent("x");
    }
}
