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
        Files.writeString(run.file("data/a.csv"), text);
        assertThat(run.files()).containsExactly("data/a.csv");
        Files.writeString(run.file(RunFolder.MANIFEST), """
                {"job": {"name": "%s"}, "period": {"label": "%s"}, "files": ["data/a.csv"], "versions": {"balie": "1"}}
                """.formatted(job, period));
    }

    private Path published() throws Exception {
        Path place = folder.resolve("out");
        try (RunFolder run = RunFolder.open(place, "weekly", "2026-W46", false)) {
            fill(run, "weekly", "2026-W46", "one");
            run.publish();
        }
        return place;
    }

    private static void assertRefused(Path place, boolean replace, String told) {
        assertThatThrownBy(() -> RunFolder.open(place, "weekly", "2026-W46", replace))
                .isInstanceOf(CallException.class)
                .hasMessageContaining(told)
                .hasMessageContaining("Nothing was changed")
                .hasMessageContaining("--out");
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
        RunFolder.check(place, null, null, false, problems);
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
        assertThat(names()).as("a check leaves no trace").containsExactly("file", "mine");
    }

    @Test
    void what_stands_at_the_place_and_is_not_of_balie_is_never_replaced() throws IOException {
        Path notes = Files.createDirectories(folder.resolve("out")).resolve("notes.txt");
        Files.writeString(notes, "precious");
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertRefused(notes.getParent(), true, "holds files that are not of Balie");
        assertThatThrownBy(() -> RunFolder.open(file, "weekly", "2026-W46", true))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("is a file");
        assertThat(notes).hasContent("precious");
        assertThat(file).hasContent("mine");
        assertThat(names()).containsExactly("file", "out");
    }

    @Test
    void a_manifest_that_is_damaged_or_of_another_program_does_not_make_a_folder_ours() throws IOException {
        Path manifest = Files.createDirectories(folder.resolve("out")).resolve("run.json");
        for (String text :
                List.of("{\"job\": {\"na", "", "{\"scripts\": {}}", "{\"job\": {\"name\": \"weekly\"}}", "[]")) {
            Files.writeString(manifest, text);

            assertRefused(manifest.getParent(), true, "is damaged, of another program");
            assertThat(manifest).hasContent(text);
        }
    }

    @Test
    void a_file_that_somebody_added_to_a_run_is_not_lost_with_it() throws Exception {
        Path place = published();
        Files.writeString(place.resolve(".DS_Store"), "left by looking at the folder");
        published();
        for (String name : List.of("notes.txt", "data/b.csv", "mine/x/y.txt", "z.txt")) {
            Files.createDirectories(place.resolve(name).getParent());
            Files.writeString(place.resolve(name), "precious");
        }

        assertRefused(place, false, "holds what Balie did not write: data/b.csv, mine/, notes.txt and 1 more");
        assertRefused(place, true, "holds what Balie did not write");
        assertThat(place.resolve("mine/x/y.txt")).hasContent("precious");
    }

    @Test
    void a_link_stays_and_what_it_leads_to_is_replaced() throws Exception {
        Path real = Files.createDirectories(folder.resolve("disk/real"));
        Path link = Files.createSymbolicLink(folder.resolve("out"), real);

        published();

        assertThat(link).isSymbolicLink();
        assertThat(real.resolve("data/a.csv")).hasContent("one");
    }

    @Test
    void what_killed_runs_left_is_removed_and_what_a_living_one_writes_is_not() throws Exception {
        // The first process of the machine lives as long as any other; no process has the highest number there is.
        for (String name : List.of(".out.part-1", ".out.part-" + Long.MAX_VALUE, ".out.part-mine", ".other.part-9")) {
            Files.createDirectories(folder.resolve(name).resolve("data"));
        }

        RunFolder.open(folder.resolve("out"), "weekly", "2026-W46", false).close();

        assertThat(names()).containsExactly(".other.part-9", ".out.part-1", ".out.part-mine");
    }

    @Test
    void another_job_is_told_before_the_period_is_known() throws Exception {
        Problems problems = new Problems();
        RunFolder.check(published(), "channel-mix", null, false, problems);
        RunFolder.check(published(), "weekly", null, false, problems);

        assertThat(problems.list())
                .singleElement()
                .extracting(Problem::found)
                .asString()
                .contains("holds the run of job weekly for 2026-W46, and this is a run of job channel-mix");
    }
}
