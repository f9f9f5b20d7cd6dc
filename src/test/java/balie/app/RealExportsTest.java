package balie.app;

import balie.testkit.RealData;
import balie.testkit.ResolutionRow;
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static balie.app.CommandLine.csv;
import static balie.app.CommandLine.json;
import static balie.app.CommandLine.nOf;
import static balie.app.CommandLine.row;
import static org.assertj.core.api.Assertions.assertThat;

/** Real exports through the mappings give the figures that were worked out independently (GOLD.json beside each). */
class RealExportsTest {

    @TempDir
    private Path folder;

    private Path run(String mapping, Path file, String from, String to, String... more) throws IOException {
        Files.writeString(folder.resolve("real.yaml"), """
                zone: America/New_York
                sources:
                  - mapping: %s
                    files: "%s"
                metrics: [question_frequency, complaint_categories, resolution_rates, service_rates, customer_profiles, channel_mix]
                reports: [training, marketing]
                privacy: {minimum: 0}
                questions: {by: wording}
                """.formatted(mapping, file));
        List<String> args =
                new ArrayList<>(List.of("run", "real.yaml", "--from", from, "--to", to, "--out", "out", "--verbose"));
        args.addAll(List.of(more));
        CommandLine.Outcome outcome = CommandLine.in(folder, args.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return folder.resolve("out");
    }

    private static void assertRows(Path out, long read, long accepted, long quarantined, long duplicates)
            throws IOException {
        JsonNode rows = json(out.resolve("run.json")).path("rows");
        assertThat(rows.path("read").asLong()).isEqualTo(read);
        assertThat(rows.path("accepted").asLong()).isEqualTo(accepted);
        assertThat(rows.path("quarantined").asLong()).isEqualTo(quarantined);
        assertThat(rows.path("duplicates").asLong()).isEqualTo(duplicates);
    }

    private static CSVRecord resolution(Path out, String measure, String dimension, String value) throws IOException {
        return row(CommandLine.table(out, "resolution_rates"), ResolutionRow.by(measure, dimension, value));
    }

    private static CSVRecord service(Path out, String measure) throws IOException {
        return row(CommandLine.table(out, "service_rates"), ResolutionRow.total(measure));
    }

    private static String channel(Path out, String channel) throws IOException {
        return row(CommandLine.table(out, "channel_mix"), "channel", channel).get("n");
    }

    @Test
    void cfpb_2020() throws IOException {
        Path file = RealData.file("cfpb_2020_class_sample/complaints_sample_excel_resaved.csv");
        Path out = run("cfpb", file, "2015-01-01", "2020-12-31");
        JsonNode gold = json(file.resolveSibling("GOLD.json")).path("excel_resaved");

        assertRows(out, 6_623, 6_623, 0, 0);
        Map<String, String> channels = Map.of(
                "Web",
                "web",
                "Referral",
                "referral",
                "Phone",
                "phone",
                "Postal mail",
                "post",
                "Fax",
                "fax",
                "Email",
                "email");
        for (Map.Entry<String, String> channel : channels.entrySet()) {
            assertThat(channel(out, channel.getValue()))
                    .isEqualTo(gold.path("channel_mix(submitted_via)")
                            .path(channel.getKey())
                            .asText());
        }
        assertThat(channel(out, "web")).isEqualTo("5143");
        assertThat(channel(out, "email")).isEqualTo("2");
        assertThat(nOf(resolution(out, "closed_so_far", "", ""))).isEqualTo("6551 of 6623");
        assertThat(nOf(service(out, "timely"))).isEqualTo("6529 of 6623");
        for (JsonNode issue : gold.path("top_issues")) {
            CSVRecord category = row(
                    CommandLine.table(out, "complaint_categories"),
                    "category",
                    issue.get(0).asText(),
                    "channel",
                    "all",
                    "customer_type",
                    "all");
            assertThat(category.get("n")).isEqualTo(issue.get(1).asText());
        }
        for (Iterator<String> names = gold.path("product").fieldNames(); names.hasNext(); ) {
            String product = names.next();
            assertThat(resolution(out, "closed_so_far", "product", product).get("of"))
                    .isEqualTo(gold.path("product").path(product).asText());
        }
        assertThat(row(CommandLine.table(out, "customer_profiles")).get("mark")).isEqualTo("[x]");
    }

    @Test
    void what_became_of_a_complaint_is_not_known_before_the_export_when_nothing_dates_it() throws IOException {
        Path file = RealData.file("cfpb_2020_class_sample/complaints_sample_excel_resaved.csv");
        Path out = run("cfpb", file, "2015-01-01", "2020-12-31", "--as-of", "2020-03-01T00:00:00Z");

        for (CSVRecord rate : csv(CommandLine.table(out, "resolution_rates"))) {
            assertThat(rate.get("mark")).isEqualTo("[x]");
        }
        assertThat(csv(CommandLine.table(out, "service_rates")).stream().map(r -> r.get("definition")))
                .anyMatch(d -> d.contains("'cfpb' does not say when its timely changed"));
        assertThat(Long.parseLong(channel(out, "web"))).isBetween(1L, 5_142L);
    }

    @Test
    void cfpb_in_other_forms() throws IOException {
        for (String name : new String[] {"iso_multiline_268", "us_mmddyyyy_802", "crlf_blank_consent_2026"}) {
            Path file = RealData.file("cfpb_small_variants/" + name + ".csv");
            Path out = run("cfpb", file, "2011-01-01", "2026-12-31");
            JsonNode gold = json(file.resolveSibling("GOLD.json")).path("files").path(name + ".csv");
            long records = gold.path("records").asLong();

            assertRows(out, records, records, 0, 0);
            assertThat(nOf(resolution(out, "closed_so_far", "", "")))
                    .isEqualTo(gold.path("closed_any").path("n").asText() + " of " + records);
            assertThat(nOf(service(out, "timely")))
                    .isEqualTo(gold.path("timely_yes").path("n").asText() + " of " + records);
            assertThat(channel(out, "web"))
                    .isEqualTo(
                            gold.path("channel_mix(submitted_via)").path("Web").asText());
            // A store and a folder of its own for each file.
            org.apache.commons.io.FileUtils.deleteDirectory(
                    folder.resolve("store").toFile());
            org.apache.commons.io.FileUtils.deleteDirectory(out.toFile());
        }
    }

    @Test
    void comcast() throws IOException {
        Path out = run(
                "comcast", RealData.file("comcast_2015/comcast_bom_original_headers.csv"), "2015-01-01", "2015-12-31");

        assertRows(out, 2_224, 2_224, 0, 0);
        assertThat(nOf(resolution(out, "resolved_so_far", "", ""))).isEqualTo("1707 of 2224");
        assertThat(nOf(resolution(out, "resolved_so_far", "channel", "phone"))).isEqualTo("864 of 1119");
        assertThat(nOf(resolution(out, "resolved_so_far", "channel", "web"))).isEqualTo("843 of 1105");
        long bareName = 0;
        for (CSVRecord complaint : csv(RealData.file("comcast_2015/comcast_bom_original_headers.csv"))) {
            String words =
                    complaint.get("Customer Complaint").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ");
            bareName += words.strip().equals("comcast") ? 1 : 0;
        }
        // GOLD.json has 102, without regard to case only; two more differ in punctuation.
        assertThat(bareName).isEqualTo(104);
        assertThat(csv(CommandLine.table(out, "question_frequency")).get(0).get("n"))
                .isEqualTo("104");
    }

    @Test
    void nyc_311() throws IOException {
        Path out = run("nyc311", RealData.file("nyc311/nyc311_portal_2022-05.csv"), "2022-05-01", "2022-05-31");

        assertRows(out, 924, 924, 0, 0);
        assertThat(nOf(resolution(out, "closed_so_far", "", ""))).isEqualTo("480 of 924");
        assertThat(nOf(resolution(out, "closed_so_far", "channel", "app"))).isEqualTo("147 of 280");
        assertThat(nOf(resolution(out, "closed_so_far", "channel", "web"))).isEqualTo("279 of 501");
        assertThat(channel(out, "unknown")).isEqualTo("4");
        assertThat(row(
                                CommandLine.table(out, "complaint_categories"),
                                "category",
                                "Noise - Residential",
                                "channel",
                                "all",
                                "customer_type",
                                "all")
                        .get("n"))
                .isEqualTo("379");
    }

    @Test
    void servicenow_updates_become_cases() throws IOException {
        Path out = run(
                "servicenow-events",
                RealData.file("servicenow_uci/incident_event_log_head198.csv"),
                "2016-01-01",
                "2016-12-31");

        assertRows(out, 198, 198, 0, 0);
        assertThat(json(out.resolve("run.json")).path("interactions").asInt()).isEqualTo(32);
        assertThat(channel(out, "phone")).isEqualTo("32");
        assertThat(nOf(resolution(out, "closed_so_far", "", ""))).isEqualTo("31 of 32");
        assertThat(nOf(service(out, "timely"))).isEqualTo("26 of 32");
        assertThat(csv(CommandLine.table(out, "customer_profiles"))).hasSize(30);
        assertThat(csv(CommandLine.table(out, "customer_profiles")).get(0).get("contacts"))
                .isEqualTo("3");
    }

    @Test
    void support_tickets_without_an_opening_time() throws IOException {
        Path out = run(
                "kaggle-tickets",
                RealData.file("kaggle_support_tickets_SYNTHETIC/customer_support_tickets.csv"),
                "2023-01-01",
                "2023-12-31");

        assertRows(out, 8_469, 8_469, 0, 0);
        assertThat(channel(out, "email")).isEqualTo("2143");
        assertThat(channel(out, "social")).isEqualTo("2121");
        assertThat(nOf(resolution(out, "closed_so_far", "", ""))).isEqualTo("2769 of 8469");
        assertThat(nOf(resolution(out, "closed_so_far", "channel", "chat"))).isEqualTo("674 of 2073");
        assertThat(resolution(out, "resolved_within_7_days", "", "").get("mark"))
                .isEqualTo("[x]");
    }
}
