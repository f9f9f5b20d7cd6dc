package balie.app;

import balie.metrics.Metrics;
import balie.metrics.Published;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static balie.app.CommandLine.csv;
import static balie.app.CommandLine.json;
import static balie.app.CommandLine.row;
import static org.assertj.core.api.Assertions.assertThat;

/** The main job, run as the README says, and once more. */
class WeeklyRunTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final int AT_ONCE = 4;

    private static Path folder;
    private static CommandLine.Outcome first;
    private static CommandLine.Outcome second;
    private static Path run;
    private static Map<String, String> once;
    private static Map<String, String> twice;

    @BeforeAll
    static void runTwice() throws IOException {
        folder = SampleRun.get().folder();
        first = SampleRun.get().outcome();
        run = folder.resolve("reports/runs/2026-W46");
        once = contents(run);
        second = CommandLine.in(folder, "run", "weekly", "--verbose");
        twice = contents(run);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        balie.text.Wording.sha256(
                                Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)));
            }
        }
        return contents;
    }

    @Test
    void makes_pages_over_all_weeks_for_each_audience() throws IOException {
        Path archive = folder.resolve("reports/runs/archive");
        for (String audience : List.of("training", "marketing")) {
            String page = Files.readString(archive.resolve(audience + "/index.html"));
            String summary = Files.readString(run.resolve(audience + "/summary.json"));
            String report = Files.readString(run.resolve(audience + "/" + audience + ".html"));
            assertThat(page)
                    .contains("<section class=\"week\" id=\"2026-W46\"")
                    .contains("href=\"../../2026-W46/" + audience + "/" + audience + ".html\"");
            JsonNode points = json(run.resolve(audience + "/summary.json")).path("points");
            assertThat(points.size()).isPositive();
            points.forEach(point -> assertThat(report).contains(point.asText().substring(0, 20)));
            assertThat(summary).contains("\"contacts\"", "\"complaint_share\"", "\"top_question\"");
        }
        assertThat(Files.readString(archive.resolve("index.html"))).contains("../2026-W46/run.json");
    }

    @Test
    void takes_the_newest_week_that_is_complete_in_the_data() throws IOException {
        assertThat(first.exit()).as(first.all()).isZero();
        assertThat(first.out())
                .contains("A new pseudonym key was made: keys/training.key, mode 600.")
                .contains("A new pseudonym key was made: keys/marketing.key, mode 600.");
        assertThat(first.out()).contains("2026-W46, as of 2026-11-16T04:40:46Z");
        // In a new store every question is new, and none that became one with another is counted.
        assertThat(first.out()).containsPattern("; (\\d+) questions, \\1 of them new;");
        assertThat(first.out()).contains("""
                        Done. Open
                          reports/runs/2026-W46/index.html
                          reports/runs/2026-W46/training/index.html
                          reports/runs/2026-W46/training/training.html
                          reports/runs/2026-W46/training/contacts.html
                          reports/runs/2026-W46/training/training.pdf
                          reports/runs/2026-W46/marketing/index.html
                          reports/runs/2026-W46/marketing/marketing.html
                          reports/runs/2026-W46/marketing/customers.html
                          reports/runs/2026-W46/marketing/marketing.pdf
                          reports/runs/2026-W46/accounts.html
                          reports/runs/2026-W46/privacy.html
                          reports/runs/archive/index.html
                        Rows set aside, and why (file mode 600: its owner only):
                          reports/runs/2026-W46/quarantine.csv
                        """);
        JsonNode manifest = json(run.resolve("run.json"));
        assertThat(manifest.path("period").path("from").asText()).isEqualTo("2026-11-09");
        assertThat(manifest.path("rows").path("read").asLong())
                .isEqualTo(manifest.path("rows").path("accepted").asLong()
                        + manifest.path("rows").path("quarantined").asLong()
                        + manifest.path("rows").path("duplicates").asLong());
    }

    @Test
    void the_steps_from_the_exports_explain_what_the_figures_count() throws IOException {
        List<CSVRecord> steps = csv(run.resolve("data/reconciliation.csv"));

        assertThat(steps)
                .filteredOn(r -> r.get("step").equals("difference"))
                .hasSize(3)
                .allMatch(r -> r.get("rows").equals("0"));
        assertThat(steps.stream()
                        .filter(r -> r.get("step").equals("counted"))
                        .mapToLong(r -> Long.parseLong(r.get("rows")))
                        .sum())
                .isEqualTo(Long.parseLong(row(CommandLine.table(run, "exclusions"), "reason", "counted")
                        .get("n")));
        assertThat(steps.stream()
                        .filter(r -> r.get("step").equals("records_read"))
                        .mapToLong(r -> Long.parseLong(r.get("rows")))
                        .sum())
                .isEqualTo(
                        json(run.resolve("run.json")).path("rows").path("read").asLong());
    }

    @Test
    void the_second_run_gives_the_same_bytes_and_changes_nothing_in_the_store() throws IOException {
        assertThat(second.exit()).as(second.all()).isZero();
        assertThat(second.out()).contains("0 new, 0 changed").contains("The earlier run for 2026-W46 was replaced.");
        once.remove("run.json");
        twice.remove("run.json");
        assertThat(twice).isEqualTo(once);
        assertThat(once.keySet())
                .contains("index.html", "accounts.html", "data/reconciliation.csv", "quarantine.csv")
                .contains(
                        "training/index.html",
                        "training/training.html",
                        "training/training.pdf",
                        "training/data/channel_mix.csv")
                .contains(
                        "marketing/index.html",
                        "marketing/marketing.html",
                        "marketing/marketing.pdf",
                        "marketing/data/channel_mix.csv")
                .anyMatch(n -> n.endsWith(".parquet"))
                .anyMatch(n -> n.startsWith("training/charts/training-") && n.endsWith(".png"))
                .anyMatch(n -> n.startsWith("marketing/charts/marketing-") && n.endsWith(".png"));
    }

    /** Everything is another way at once: a store that is new, a folder elsewhere, and the ways of large inputs. */
    @Test
    void an_input_taken_for_large_into_another_store_gives_the_same_bytes_but_for_the_timing() throws IOException {
        System.setProperty("balie.large-input-bytes", "0");
        try {
            CommandLine.Outcome large =
                    CommandLine.in(folder, "run", "weekly", "--out", "large", "--store", "large-store");
            assertThat(large.exit()).as(large.all()).isZero();
        } finally {
            System.clearProperty("balie.large-input-bytes");
        }

        Map<String, String> others = contents(folder.resolve("large"));
        others.remove("run.json");
        Map<String, String> ours = contents(run);
        ours.remove("run.json");
        assertThat(others).isEqualTo(ours);
        JsonNode now = json(run.resolve("run.json"));
        JsonNode other = json(folder.resolve("large/run.json"));
        assertThat(((ObjectNode) other).remove("timing")).isNotNull();
        ((ObjectNode) now).remove("timing");
        assertThat(other).isEqualTo(now);
    }

    @Test
    void run_json_lists_the_reference_files_and_every_file_that_was_written() throws IOException {
        JsonNode manifest = json(run.resolve("run.json"));

        assertThat(manifest.path("reference").findValuesAsText("table"))
                .containsExactly("customers", "specialists", "calendar", "customer_base", "knowledge");
        JsonNode customers = manifest.path("reference").get(0);
        assertThat(customers.path("table").asText()).isEqualTo("customers");
        assertThat(customers.path("file").asText()).isEqualTo("sample-data/customers.csv");
        Path file = folder.resolve("sample-data/customers.csv");
        assertThat(customers.path("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(customers.path("rows").asLong()).isEqualTo(csv(file).size());
        assertThat(customers.path("sha256").asText()).matches("[0-9a-f]{64}");
        List<String> files = new ArrayList<>();
        manifest.path("files").forEach(f -> files.add(f.asText()));
        assertThat(files)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(once.keySet().stream()
                        .filter(n -> !n.equals("run.json"))
                        .toList());
    }

    @Test
    void small_cells_are_hidden_everywhere() throws IOException {
        for (Path table : tables()) {
            for (CSVRecord r : csv(table)) {
                if (r.isMapped("n") && !r.get("n").isEmpty()) {
                    assertThat(Long.parseLong(r.get("n"))).as(table + " " + r).isGreaterThanOrEqualTo(5);
                }
                if (r.isMapped("n") && r.get("mark").equals("[c]")) {
                    assertThat(Stream.of("n", "percent", "low", "high", "median_hours")
                                    .filter(r::isMapped)
                                    .map(r::get))
                            .as(table + " " + r)
                            .allMatch(String::isEmpty);
                }
            }
        }
        assertThat(row(CommandLine.table(run, "exclusions"), "reason", "spam").get("mark"))
                .isEqualTo("[c]");
    }

    private static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(f -> f.toString().endsWith(".csv") && !f.endsWith("quarantine.csv"))
                    .toList();
        }
    }

    @Test
    void every_rate_carries_its_definition_denominator_interval_and_instant() throws IOException {
        for (Path table : tables()) {
            for (CSVRecord r : csv(table)) {
                assertThat(r.get("definition")).as(table + " " + r).isNotBlank();
                assertThat(r.get("as_of")).isEqualTo("2026-11-16T04:40:46Z");
                if (r.isMapped("percent") && !r.get("percent").isEmpty()) {
                    double percent = Double.parseDouble(r.get("percent"));
                    assertThat(percent)
                            .isEqualTo(
                                    Math.round(1e4 * Long.parseLong(r.get("n")) / Long.parseLong(r.get("of"))) / 100.0);
                    if (r.isMapped("measure") && r.get("measure").equals("throughput")) {
                        // The numerator is no part of the denominator.
                        assertThat(r.get("low") + r.get("high")).isEmpty();
                        continue;
                    }
                    assertThat(Double.parseDouble(r.get("low"))).isLessThanOrEqualTo(percent);
                    assertThat(Double.parseDouble(r.get("high"))).isGreaterThanOrEqualTo(percent);
                }
            }
        }
    }

    @Test
    void no_customer_id_is_published() throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(
                            f -> f.toString().endsWith(".csv") || f.toString().endsWith(".html"))
                    .toList()) {
                if (!file.endsWith("quarantine.csv")) {
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("\\bK1\\d{4}\\b");
                }
            }
        }
    }

    /** Four at a time, each from another part of the list, since each run takes a while; the shipped jobs have one each. */
    @Test
    void few_metrics_give_what_they_give_among_all() throws IOException {
        // With every count told: what is hidden beside small counts depends on all that is published together.
        String weekly = Files.readString(PROJECT.resolve("jobs/weekly.yaml")).replace("{minimum: 5}", "{minimum: 0}");
        for (String beside : List.of("complaints.yaml", "failure-causes.yaml")) {
            Files.copy(PROJECT.resolve("jobs").resolve(beside), folder.resolve(beside));
        }
        Files.writeString(folder.resolve("all.yaml"), weekly);
        CommandLine.Outcome all = CommandLine.in(folder, "run", "all.yaml", "--out", "some/all");
        assertThat(all.exit()).as(all.all()).isZero();
        List<String> names = Metrics.names();
        int runs = (names.size() + AT_ONCE - 1) / AT_ONCE;
        for (int run = 0; run < runs; run++) {
            List<String> some = new ArrayList<>();
            for (int i = run; i < names.size(); i += runs) {
                some.add(names.get(i));
            }
            // A profile names the segment where the job asks for segments.
            if (some.contains("customer_profiles") && !some.contains("segments")) {
                some.add("segments");
            }
            Path job = folder.resolve("some-" + run + ".yaml");
            Files.writeString(
                    job,
                    weekly.replaceFirst("(?s)metrics:.*?(?=\nreports:)", "metrics: " + some)
                            .replace("reports: [training, marketing]", "reports: [training]"));
            CommandLine.Outcome outcome = CommandLine.in(folder, "run", job.toString(), "--out", "some/" + run);
            assertThat(outcome.exit()).as(outcome.all()).isZero();
            for (String metric : some) {
                for (Published published : Metrics.published(metric)) {
                    for (String part : List.of("training", "marketing")) {
                        String table = part + "/data/" + published.output().name() + ".csv";
                        Path whole = folder.resolve("some/all").resolve(table);
                        Path among = folder.resolve("some/" + run + "/" + table);
                        assertThat(Files.exists(among))
                                .as(table + " of " + some)
                                .isEqualTo(Files.exists(whole));
                        if (Files.exists(whole)) {
                            assertThat(among).as(table + " of " + some).hasSameTextualContentAs(whole);
                        }
                    }
                }
            }
        }
    }
}
