package balie.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import static balie.app.CommandLine.csv;
import static balie.app.CommandLine.json;
import static balie.app.CommandLine.row;
import static org.assertj.core.api.Assertions.assertThat;

/** What was planted for training and marketing is found in the week that the main job reports on. */
class InsightTruthsTest {

    private static JsonNode truths;
    private static Path run;

    @BeforeAll
    static void find() throws IOException {
        Path folder = SampleRun.get().folder();
        truths = json(folder.resolve("sample-data/truths.json"));
        run = folder.resolve("reports/runs/2026-W46");
    }

    private static Path table(String name) {
        return CommandLine.table(run, name);
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    /** The wordings that clerks note of a planted question. */
    private static List<String> notes(String planted) {
        return truths.path(planted)
                .path("notes")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void the_questions_that_the_desk_answers_worst_are_to_be_taught_first() throws IOException {
        List<CSVRecord> ranked = csv(table("knowledge_gaps")).stream()
                .filter(r -> !r.get("rank").isEmpty())
                .sorted(Comparator.comparing(r -> Integer.valueOf(r.get("rank"))))
                .toList();

        // Technical ones are resolved least, and of them the one that rises most and the wave of complaints.
        assertThat(ranked.get(0).get("question")).isIn(notes("rising"));
        assertThat(ranked.get(0).get("flagged")).isEqualTo("true");
        assertThat(ranked.get(1).get("question")).isIn(notes("wave"));
        CSVRecord gain = row(table("knowledge_gain"), "measure", "escalated");
        assertThat(gain.get("taught")).isEqualTo("5");
        assertThat(number(gain, "gain_low")).isPositive();
    }

    @Test
    void customers_asked_six_days_before_the_desk_was_told_and_were_helped_after_it() throws IOException {
        JsonNode offer = truths.path("offer");
        CSVRecord asked = row(
                table("briefings"),
                "measure",
                "contacts_before_briefing",
                "entry",
                offer.path("product").asText());

        assertThat(asked.get("first_asked")).isEqualTo(offer.path("first_asked").asText());
        assertThat(asked.get("days_to_briefing")).isEqualTo("6");
        assertThat(asked.get("n")).isEqualTo(offer.path("asked_before_briefing").asText());
        assertThat(asked.get("told")).isEqualTo("late");
        CSVRecord resolved = row(
                table("briefings"),
                "measure",
                "first_level_resolved",
                "entry",
                offer.path("product").asText(),
                "group",
                "about");
        assertThat(resolved.get("flagged")).isEqualTo("true");
        assertThat(number(resolved, "difference_in_differences_low")).isPositive();
    }

    @Test
    void who_had_not_finished_the_training_resolved_fewer_at_once() throws IOException {
        CSVRecord before = row(
                table("training_cohorts"), "measure", "fcr_recorded", "dimension", "agent_trained", "value", "not_yet");

        // Two thirds of the odds of the others, who resolve some 60 %, is ten points fewer.
        assertThat(before.get("flagged")).isEqualTo("true");
        assertThat(number(before, "like_for_like_low")).isLessThan(-10);
        assertThat(number(before, "like_for_like_high")).isNegative();
        assertThat(csv(table("training_cohorts")).stream()
                        .filter(r -> r.get("flagged").equals("true")
                                && !r.get("dimension").equals("agent_trained")))
                .isEmpty();
    }

    @Test
    void who_writes_and_who_calls_are_two_segments() throws IOException {
        JsonNode writers = truths.path("writers");
        List<CSVRecord> segments = csv(table("segments")).stream()
                .filter(r -> r.get("segmentation").equals("found")
                        && r.get("measure").equals("customers"))
                .filter(r -> r.get("segment").startsWith("S"))
                .toList();
        assertThat(segments).hasSize(2);
        for (String habit : List.of("yes", "no")) {
            double planted = writers.path(habit).path("customers").asDouble();
            // Who objects to marketing, some 6 in 100, is in none; the figures of a year are those of all weeks.
            assertThat(segments).anySatisfy(s -> assertThat(number(s, "n")).isBetween(.8 * planted, 1.1 * planted));
        }
        for (String written : List.of("chat", "email", "web")) {
            CSVRecord trait = csv(table("segment_traits")).stream()
                    .filter(r -> r.get("segmentation").equals("found")
                            && r.get("dimension").equals("channel"))
                    .filter(r ->
                            r.get("value").equals(written) && !r.get("lift").isEmpty())
                    .max(Comparator.comparing(r -> number(r, "lift")))
                    .orElseThrow();
            assertThat(number(trait, "lift")).as(written).isGreaterThan(3);
        }
    }

    @Test
    void the_campaign_made_more_ask_about_its_product_and_the_release_made_more_complain() throws IOException {
        CSVRecord campaign = row(
                table("offer_response"),
                "measure",
                "contacts",
                "entry_kind",
                "campaign",
                "product",
                truths.path("campaign").path("product").asText(),
                "dimension",
                "all");
        assertThat(campaign.get("flagged")).isEqualTo("true");
        assertThat(number(campaign, "change_low")).isPositive();
        CSVRecord wave = row(
                table("offer_response"), "measure", "complaints", "entry", "Belia 4.2 firmware", "dimension", "all");
        assertThat(wave.get("flagged")).isEqualTo("true");
        assertThat(number(wave, "change_low")).isPositive();
    }

    @Test
    void the_rising_question_has_risen_over_four_weeks_and_no_other() throws IOException {
        List<CSVRecord> risen = csv(table("emerging_questions")).stream()
                .filter(r -> r.get("flagged").equals("true") && number(r, "change") > 0)
                .toList();
        assertThat(risen)
                .singleElement()
                .satisfies(r -> assertThat(r.get("question")).isIn(notes("rising")));
    }

    @Test
    void to_whom_contacts_were_handed_over_is_what_the_books_say() throws IOException {
        for (CSVRecord r : csv(table("escalations"))) {
            if (r.get("measure").startsWith("escalated_to_")
                    && r.get("dimension").equals("all")) {
                String target = r.get("measure").substring("escalated_to_".length());
                // The books of half a year; the table is about the last quarter of it.
                double all = truths.path("escalated_to").path(target).asDouble();
                assertThat(number(r, "n")).as(target).isBetween(.4 * all, .65 * all);
            }
        }
    }
}
