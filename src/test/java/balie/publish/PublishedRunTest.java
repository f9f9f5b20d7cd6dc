package balie.publish;

import balie.issue.Problem;
import balie.issue.Problems;
import balie.testkit.RunOnDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PublishedRunTest {

    @TempDir
    private Path runs;

    private Path week(String week, String lastDay) throws Exception {
        return new RunOnDisk("weekly", week, lastDay)
                .with("index.html", "<p>" + week)
                .with("training/training.html", "<p>report")
                .with("quarantine.csv", "a,b\n")
                .publish(runs.resolve(week));
    }

    private static List<String> found(Path run) throws IOException {
        Problems problems = new Problems();
        PublishedRun.in(run).orElseThrow().check("the run", problems);
        return problems.list().stream().map(Problem::found).toList();
    }

    @Test
    void the_newest_run_of_a_job_is_that_whose_period_ends_last() throws Exception {
        week("2026-W46", "2026-11-15");
        week("2026-W09", "2026-03-01");
        new RunOnDisk("other", "2026-W47", "2026-11-22").with("index.html", "").publish(runs.resolve("2026-W47-other"));
        Path refused = Files.createDirectories(runs.resolve("2026-W48.refused"));
        Files.writeString(refused.resolve("run.json"), """
                {"job": {"name": "weekly"}, "refused": true, "period": {"label": "2026-W48", "to": "2026-11-29"},
                 "as_of": "2026-11-30T00:00:00Z", "files": [], "versions": {"balie": "1"}}
                """);
        Files.createDirectories(runs.resolve("somebody-elses"));

        assertThat(PublishedRun.newest(runs, "weekly").orElseThrow().period()).isEqualTo("2026-W46");
        assertThat(PublishedRun.newest(runs, "other").orElseThrow().folder()).isEqualTo(runs.resolve("2026-W47-other"));
        assertThat(PublishedRun.newest(runs, "none")).isEmpty();
        assertThat(PublishedRun.newest(runs.resolve("nowhere"), "weekly")).isEmpty();
    }

    @Test
    void everything_there_is_is_as_new_as_its_instant() throws Exception {
        week("2026-W46", "2026-11-15");
        new RunOnDisk("weekly", "all", "").with("index.html", "").publish(runs.resolve("all"));

        assertThat(PublishedRun.newest(runs, "weekly").orElseThrow().period()).isEqualTo("all");
    }

    @Test
    void a_folder_is_as_it_was_published_or_what_is_not_is_told() throws Exception {
        Path run = week("2026-W46", "2026-11-15");
        assertThat(found(run)).isEmpty();

        Files.delete(run.resolve("quarantine.csv"));
        assertThat(found(run)).as("rows that were put aside may go").isEmpty();

        Files.writeString(run.resolve("training/training.html"), "<p>report, better");
        Files.delete(run.resolve("index.html"));
        Files.writeString(run.resolve("training/notes.txt"), "mine");
        assertThat(found(run))
                .containsExactly(
                        "the run in the run lacks files that it was published with: index.html",
                        "the run in the run holds files that were changed after it was published: training/training.html",
                        "the run in the run holds what Balie did not write: training/notes.txt");
    }

    @Test
    void a_run_of_an_earlier_balie_is_told_to_be_made_again() throws Exception {
        Path run = Files.createDirectories(runs.resolve("2026-W46"));
        Files.writeString(run.resolve("run.json"), """
                {"job": {"name": "weekly"}, "period": {"label": "2026-W46", "to": "2026-11-15"},
                 "as_of": "2026-11-16T00:00:00Z", "files": [], "versions": {"balie": "1"}}
                """);

        assertThat(found(run)).hasSize(1).first().asString().contains("earlier Balie");
    }

    @Test
    void files_that_lost_a_person_or_old_rows_are_still_as_published() throws Exception {
        Path run = new RunOnDisk("weekly", "2026-W46", "2026-11-15")
                .with("index.html", "<a href=\"quarantine.csv\">quarantine.csv</a>")
                .with("marketing/marketing.html", "<table><tr><td>0123456789abcdef</td></tr></table><p>of K77")
                .with("marketing/summary.json", "{\"points\": [\"order of K77\"]}")
                .with("quarantine.csv", "a,b\n")
                .publish(runs.resolve("2026-W46"));

        new RunErasure(new PersonNames(List.of("K77"), List.of("0123456789abcdef"))).in(run);
        assertThat(run.resolve("marketing/summary.json"))
                .content()
                .contains("[erased]")
                .doesNotContain("K77");
        assertThat(found(run)).isEmpty();

        OldQuarantines.remove(runs, "weekly", java.time.Instant.parse("2026-12-01T00:00:00Z"), runs.resolve("another"));
        assertThat(run.resolve("quarantine.csv")).doesNotExist();
        assertThat(run.resolve("index.html")).content().contains("removed");
        assertThat(found(run)).isEmpty();
    }
}
