package balie.app;

import balie.privacy.KeyFile;
import balie.privacy.Pseudonyms;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Erasing a customer reaches what was published of her: tables, rows put aside, pages; wherever in a run they are. */
class ErasedRunsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("job.yaml"), """
                zone: Europe/Amsterdam
                sources:
                  - mapping: zendesk-csv
                    files: exports/*.csv
                metrics: [channel_mix, customer_profiles, question_frequency]
                reports: [training, marketing]
                privacy: {minimum: 0}
                questions: {by: wording}
                quality: {max-quarantined-percent: 60}
                period: all
                """);
        Files.writeString(folder.resolve("exports/tickets.csv"), """
                Id,Status,Via,Created at,Requester id,Subject
                1,Solved,Mail,2026-11-01 10:00,K1234,my order
                2,Solved,Mail,2026-11-01 11:00,K2345,the order of K1234 please
                3,Solved,Mail,2026-11-02 11:00,K1234,again
                4,About K1234,Mail,2026-11-02 11:00,K1234,aside
                5,Odd,Mail,2026-11-02 11:00,K12340,aside too
                """);
    }

    private List<Path> holding(Path place, List<String> names) throws IOException {
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(place)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                if (names.stream()
                        .anyMatch(name -> text.matches("(?s).*(?<![0-9A-Za-z])" + name + "(?![0-9A-Za-z]).*"))) {
                    holding.add(place.relativize(file));
                }
            }
        }
        return holding;
    }

    @Test
    void nothing_of_one_person_is_left_in_published_runs_and_what_was_counted_is() throws IOException {
        CommandLine.Outcome first = CommandLine.in(folder, "run", "job.yaml");
        assertThat(first.exit()).as(first.all()).isZero();
        Path runs = folder.resolve("reports/runs");
        Path copy = runs.resolve("elsewhere");
        // As a run of another key of the folder may stand there, in a folder of an audience.
        Pseudonyms marketing =
                KeyFile.load(folder.resolve("keys/marketing.key")).pseudonyms();
        Pseudonyms other = KeyFile.load(folder.resolve("keys/training.key")).pseudonyms();
        String pseudonym = marketing.of("zendesk-csv\nK1234");
        Files.createDirectories(copy.resolve("training/data"));
        Files.writeString(copy.resolve("training/data/drill.csv"), "who,n\n" + other.of("K1234") + ",3\nx,4\n");
        Files.writeString(copy.resolve("run.json"), """
                {"job": {"name": "other"}, "period": {"label": "all"}, "files": ["training/data/drill.csv"],
                 "versions": {"balie": "1"}}""");
        assertThat(holding(runs, List.of("K1234", pseudonym))).isNotEmpty();
        JsonNode before = CommandLine.json(runs.resolve("all-job/run.json"));

        CommandLine.Outcome erased = CommandLine.in(folder, "erase", "--customer", "K1234", "--job", "job.yaml");

        assertThat(erased.exit()).as(erased.all()).isZero();
        assertThat(erased.out())
                .contains("published files read whole, 0 hits", "in 2 published runs", "reports/runs/elsewhere: rows");
        assertThat(holding(runs, List.of("K1234", pseudonym, other.of("K1234"))))
                .isEmpty();
        assertThat(copy.resolve("training/data/drill.csv")).content().isEqualTo("who,n\nx,4\n");
        JsonNode after = CommandLine.json(runs.resolve("all-job/run.json"));
        assertThat(after.path("interactions")).isEqualTo(before.path("interactions"));
        assertThat(after.path("rows")).isEqualTo(before.path("rows"));
        assertThat(after.at("/tables/channel_mix")).isEqualTo(before.at("/tables/channel_mix"));

        // It is still known as Balie's, and is replaced by the run that is made again.
        CommandLine.Outcome again = CommandLine.in(folder, "run", "job.yaml");
        assertThat(again.exit()).as(again.all()).isZero();
    }

    @Test
    void runs_elsewhere_are_reached_when_they_are_named() throws IOException {
        Path out = folder.resolve("out/all");
        CommandLine.Outcome run = CommandLine.in(folder, "run", "job.yaml", "--out", "out/all");
        assertThat(run.exit()).as(run.all()).isZero();

        CommandLine.Outcome erased = CommandLine.in(folder, "erase", "--customer", "K1234", "--reports", "out");

        assertThat(erased.exit()).as(erased.all()).isZero();
        assertThat(holding(out, List.of("K1234"))).isEmpty();
    }
}
