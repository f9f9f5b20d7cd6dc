package balie.app;

import balie.testkit.ResolutionRow;
import balie.testkit.SharedSpark;
import balie.text.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import static balie.app.CommandLine.csv;
import static balie.app.CommandLine.json;
import static balie.app.CommandLine.nOf;
import static balie.app.CommandLine.row;
import static org.assertj.core.api.Assertions.assertThat;

/** What was planted in the sample (sample-data/truths.json, counted by its generator) is found again in what a run publishes. */
class SampleTruthsTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    /** Those that the tests look at. */
    private static final List<String> METRICS = List.of(
            "question_frequency",
            "complaint_categories",
            "volume",
            "backlog",
            "resolution_rates",
            "channel_mix",
            "knowledge_base");

    private static Path folder;

    private static JsonNode truths;
    private static Path out;

    @BeforeAll
    static void runOverAllWeeks() throws IOException {
        folder = SampleRun.get().folder();
        truths = json(PROJECT.resolve("sample-data/truths.json"));
        String job = Files.readString(PROJECT.resolve("jobs/weekly.yaml"))
                .replace("privacy: {minimum: 5}", "privacy: {minimum: 0}")
                .replaceFirst("(?s)metrics:.*?(?=\\nreports:)", "metrics: " + METRICS);
        Files.writeString(folder.resolve("all-weeks.yaml"), job);
        CommandLine.Outcome outcome = CommandLine.in(
                folder,
                "run",
                "all-weeks.yaml",
                "--from",
                truths.path("first_day").asText(),
                "--to",
                truths.path("last_day").asText(),
                "--out",
                "out",
                "--verbose");
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("0 new, 0 changed");
        out = folder.resolve("out");
    }

    private static Path data(String table) {
        return CommandLine.table(out, table);
    }

    private static CSVRecord resolution(String measure, String category) throws IOException {
        return row(data("resolution_rates"), ResolutionRow.of(measure, "category", category));
    }

    @Test
    void every_record_of_every_file_is_accounted_for() throws IOException {
        JsonNode run = json(out.resolve("run.json"));
        assertThat(run.path("interactions").asLong())
                .isEqualTo(truths.path("interactions").asLong());
        List<String> expected = new ArrayList<>();
        for (JsonNode file : truths.path("files")) {
            JsonNode input = input(run, file.path("file").asText());
            JsonNode rows = input.path("rows");
            assertThat(rows.path("read").asLong())
                    .isEqualTo(file.path("records").asLong());
            assertThat(rows.path("quarantined").asInt())
                    .isEqualTo(file.path("broken").size());
            for (JsonNode broken : file.path("broken")) {
                expected.add(
                        file.path("file").asText() + ":" + broken.path("line").asText() + ":"
                                + broken.path("column").asText());
            }
        }
        assertThat(csv(out.resolve("quarantine.csv")))
                .extracting(r ->
                        r.get("file").replaceFirst(".*sample-data/", "") + ":" + r.get("line") + ":" + r.get("column"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static JsonNode input(JsonNode run, String file) {
        for (JsonNode input : run.path("inputs")) {
            if (input.path("file").asText().endsWith("/" + file)) {
                return input;
            }
        }
        throw new AssertionError("no input " + file);
    }

    @Test
    void contacts_by_channel() throws IOException {
        Map<String, Long> found = new java.util.TreeMap<>();
        for (CSVRecord r : csv(data("channel_mix"))) {
            found.put(r.get("channel"), Long.valueOf(r.get("n")));
        }
        Map<String, Long> expected = new java.util.TreeMap<>();
        truths.path("by_channel")
                .properties()
                .forEach(e -> expected.put(e.getKey(), e.getValue().asLong()));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void merged_spam_deleted_test_and_outbound_are_left_out_and_counted() throws IOException {
        for (Iterator<String> reasons = truths.path("excluded").fieldNames(); reasons.hasNext(); ) {
            String reason = reasons.next();
            assertThat(row(data("exclusions"), "reason", reason).get("n"))
                    .isEqualTo(truths.path("excluded").path(reason).asText());
        }
        assertThat(row(data("exclusions"), "reason", "outbound").get("n"))
                .isEqualTo(truths.path("outbound").asText());
        assertThat(row(data("exclusions"), "reason", "counted").get("n"))
                .isEqualTo(truths.path("counted").asText());
        assertThat(row(out.resolve("marketing/data/exclusions.csv"), "reason", "objects_to_marketing")
                        .get("n"))
                .isEqualTo(truths.path("objectors").asText());
    }

    @Test
    void first_contact_resolution_by_topic() throws IOException {
        for (String[] pair : new String[][] {
            {"fcr_recorded", "first_contact_by_category"}, {"fcr_one_touch", "one_touch_by_category"}
        }) {
            JsonNode topics = truths.path(pair[1]);
            assertThat(topics.size()).isEqualTo(14);
            for (Iterator<String> names = topics.fieldNames(); names.hasNext(); ) {
                String topic = names.next();
                assertThat(nOf(resolution(pair[0], topic)))
                        .as(pair[0] + " of " + topic)
                        .isEqualTo(topics.path(topic).path("n").asText() + " of "
                                + topics.path(topic).path("of").asText());
            }
        }
        // And so the topic on which the desk was made to fail is found as the lowest.
        List<CSVRecord> byTopic = csv(data("resolution_rates")).stream()
                .filter(r -> r.get("measure").equals("fcr_recorded")
                        && !r.get("category").equals("all"))
                .toList();
        assertThat(byTopic.stream()
                        .min(java.util.Comparator.comparingDouble(r -> Double.parseDouble(r.get("percent"))))
                        .orElseThrow()
                        .get("category"))
                .isEqualTo("technical");
    }

    @Test
    void complaints_by_category() throws IOException {
        JsonNode categories = truths.path("complaints_by_category");
        for (Iterator<String> names = categories.fieldNames(); names.hasNext(); ) {
            String category = names.next();
            assertThat(row(data("complaint_categories"), "category", category, "channel", "all", "customer_type", "all")
                            .get("n"))
                    .isEqualTo(categories.path(category).asText());
        }
    }

    @Test
    void cases_that_are_open_at_the_end_are_not_resolved() throws IOException {
        CSVRecord total = resolution("resolved_so_far", "all");

        assertThat(Long.parseLong(total.get("of")) - Long.parseLong(total.get("n")))
                .isEqualTo(truths.path("open_at_end").asLong());
        assertThat(total.get("of")).isEqualTo(truths.path("counted").asText());
    }

    @Test
    void the_wave_of_complaints_marks_its_product() throws IOException {
        List<CSVRecord> products = csv(data("complaint_share")).stream()
                .filter(r ->
                        !r.get("product").equals("all") && !r.get("product").equals("(unknown)"))
                .toList();

        assertThat(products.stream()
                        .max(java.util.Comparator.comparingDouble(r -> Double.parseDouble(r.get("low"))))
                        .orElseThrow()
                        .get("product"))
                .isEqualTo("Belia");
    }

    @Test
    void customers_asked_for_the_offer_six_days_before_the_briefing() throws IOException {
        LocalDate firstSeen = csv(data("question_frequency")).stream()
                .filter(r ->
                        r.get("question").toLowerCase(java.util.Locale.ROOT).contains("winterplan"))
                .map(r -> LocalDate.parse(r.get("first_seen")))
                .min(LocalDate::compareTo)
                .orElseThrow();

        assertThat(firstSeen).isEqualTo(truths.path("offer").path("first_asked").asText());
        assertThat(firstSeen.plusDays(6))
                .isEqualTo(truths.path("offer").path("briefing").asText());
        assertThat(resolution("resolved_so_far", "offer").get("of")).isNotEmpty();
        assertThat(row(data("resolution_rates"), ResolutionRow.of("resolved_so_far", "product", "Winterplan"))
                        .get("of"))
                .isEqualTo(truths.path("offer").path("asked").asText());
    }

    @Test
    void what_is_open_at_the_end_is_the_backlog() throws IOException {
        CSVRecord total = row(
                data("backlog"),
                "measure",
                "backlog",
                "day",
                truths.path("last_day").asText(),
                "dimension",
                "all",
                "age_band",
                "all");

        assertThat(total.get("n")).isEqualTo(truths.path("backlog").asText());
    }

    @Test
    void contacts_are_counted_by_channel() throws IOException {
        assertThat(row(data("volume"), "measure", "contacts", "dimension", "all")
                        .get("n"))
                .isEqualTo(truths.path("counted").asText());
        for (Iterator<String> names = truths.path("by_channel").fieldNames(); names.hasNext(); ) {
            String channel = names.next();
            assertThat(row(data("volume"), "measure", "contacts", "dimension", "channel", "value", channel)
                            .get("n"))
                    .isEqualTo(truths.path("by_channel").path(channel).asText());
        }
    }

    @Test
    void reopened_tickets() throws IOException {
        assertThat(nOf(resolution("reopened", "all")))
                .isEqualTo(truths.path("reopened").asText() + " of "
                        + truths.path("resolved_once_or_more").asText());
    }

    @Test
    void customers_who_came_again_are_the_same_over_all_channels() {
        Dataset<Row> contacts = SampleRun.get()
                .store()
                .interactions(List.of("counter", "phone", "zendesk"))
                .filter(
                        "excluded_reason IS NULL AND coalesce(direction, 'inbound') = 'inbound' AND customer_id LIKE 'K%'")
                .filter("opened_at < timestamp '2026-11-15T23:00:00Z'");
        contacts.createOrReplaceTempView("contacts");

        long repeats = SharedSpark.session().sql("""
                        SELECT count(*) FROM (
                          SELECT opened_at, min(opened_at) OVER (
                              PARTITION BY customer_id, category ORDER BY opened_at
                              RANGE BETWEEN INTERVAL '0.000001' SECOND FOLLOWING AND UNBOUNDED FOLLOWING) AS next_at
                          FROM contacts)
                        WHERE next_at <= opened_at + INTERVAL '7' DAY
                        """).head().getLong(0);

        assertThat(repeats).isEqualTo(truths.path("repeat_contacts").asLong());
    }

    @Test
    void the_rising_question_is_on_top_in_the_last_week_and_was_not_before() throws IOException {
        // The newest week is the one that the main job published.
        String last = topWording(SampleRun.get().folder().resolve("reports/runs/2026-W46"));
        List<String> notes = new ArrayList<>();
        truths.path("rising").path("notes").forEach(note -> notes.add(Wording.normalise(note.asText())));

        // It is called by the note that clerks write of it, since most of it comes by telephone.
        assertThat(notes).contains(Wording.normalise(last));
        assertThat(notes).doesNotContain(Wording.normalise(topWording(runOf("2026-W39"))));
    }

    private static Path runOf(String week) throws IOException {
        Files.writeString(
                folder.resolve("week.yaml"),
                Files.readString(folder.resolve("all-weeks.yaml"))
                        .replaceFirst("metrics: .*", "metrics: [question_frequency]")
                        .replaceFirst("reports: .*", "reports: []"));
        CommandLine.Outcome outcome = CommandLine.in(folder, "run", "week.yaml", "--week", week, "--out", week);
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return folder.resolve(week);
    }

    private static String topWording(Path run) throws IOException {
        return csv(CommandLine.table(run, "question_frequency")).stream()
                .filter(r -> r.get("rank").equals("1"))
                .findFirst()
                .orElseThrow()
                .get("question");
    }

    @Test
    void the_weeks_add_up() throws IOException {
        long sum = 0;
        for (CSVRecord week : csv(data("contacts_by_week"))) {
            sum += Long.parseLong(week.get("n"));
        }
        assertThat(csv(data("contacts_by_week"))).hasSize(26);
        assertThat(sum).isEqualTo(truths.path("counted").asLong());
    }

    @Test
    void articles_older_than_their_product_and_articles_that_nobody_asks_for() throws IOException {
        List<CSVRecord> articles = csv(data("knowledge_articles"));
        List<String> outdated = new ArrayList<>();
        truths.path("knowledge").path("outdated").forEach(article -> outdated.add(article.asText()));
        List<String> notNeeded = new ArrayList<>();
        truths.path("knowledge").path("not_needed").forEach(article -> notNeeded.add(article.asText()));

        assertThat(articles)
                .hasSize(truths.path("knowledge").path("articles").size())
                .filteredOn(r -> r.get("article_state").equals("outdated"))
                .allSatisfy(r -> assertThat(r.get("product_changed_on"))
                        .isEqualTo(truths.path("knowledge")
                                .path("product_changed_on")
                                .asText()))
                .extracting(r -> r.get("article"))
                .containsExactlyInAnyOrderElementsOf(outdated);
        assertThat(articles)
                .filteredOn(r -> notNeeded.contains(r.get("article")))
                .hasSize(notNeeded.size())
                .extracting(r -> r.get("article_state"))
                .isSubsetOf("not_needed", "doubtful");
    }
}
