package balie.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Objections, retention and the record of processing, as who runs a job sees them. */
class LawfulRunTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            reference: {objections: objections.csv}
            metrics: [channel_mix, customer_profiles, volume]
            reports: [training, marketing]
            privacy: {minimum: 0}
            questions: {by: wording}
            period: all
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        Files.writeString(folder.resolve("exports/tickets.csv"), """
                Id,Status,Via,Created at,Requester id,Subject,Assignee,j.jansen@example.org,Brand
                1,Solved,Mail,2024-11-01 10:00,K1,Zandloper is lost,Anna,x,y
                2,Solved,Mail,2026-11-01 11:00,K2,my bill,Anna,x,y
                3,Solved,Mail,2026-11-02 11:00,K3,my order,Anna,x,y
                4,Solved,Mail,2026-11-03 11:00,k4,my order,Anna,x,y
                """);
        objections("customer_id,e-mail of the person\nK2,jan@example.org\n K4 ,\nK99,\n");
    }

    private void objections(String csv) throws IOException {
        Files.writeString(folder.resolve("objections.csv"), csv);
    }

    private CommandLine.Outcome run(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "run";
        args[1] = "job.yaml";
        System.arraycopy(more, 0, args, 2, more.length);
        return CommandLine.in(folder, args);
    }

    private String read(String name) throws IOException {
        try (Stream<Path> tree = Files.walk(folder.resolve("reports/runs/all-job"))) {
            return Files.readString(
                    tree.filter(f -> String.valueOf(f.getFileName()).equals(name))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private Map<String, String> bytes() throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        Path run = folder.resolve("reports/runs/all-job");
        try (Stream<Path> tree = Files.walk(run)) {
            for (Path file : tree.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith("run.json"))
                    .toList()) {
                bytes.put(run.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        JsonNode manifest = CommandLine.json(run.resolve("run.json"));
        ((ObjectNode) manifest).remove("timing");
        bytes.put("run.json", manifest.toString());
        return bytes;
    }

    @Test
    void who_objects_is_in_no_profile_and_the_run_says_how_many_and_names_nobody() throws IOException {
        CommandLine.Outcome outcome = run();

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out())
                .contains("3 persons object to marketing; 2 of them have contacts and are left out")
                .contains("written otherwise in contacts, in case or by blanks around them: 1.")
                .contains("Ids in the list of objections that stand in no contact: 1.")
                .contains("1 column that is not read: e-mail of the person")
                .doesNotContain("K99", "jan@example.org");
        assertThat(read("customer_profiles.csv").lines().count())
                .as("K1 and K3")
                .isEqualTo(3);
        assertThat(Files.readString(folder.resolve("reports/runs/all-job/marketing/data/exclusions.csv")))
                .contains("objects_to_marketing");
        assertThat(read("marketing.html")).contains("2 customers with a contact in the period object to marketing");
        JsonNode persons = CommandLine.json(folder.resolve("reports/runs/all-job/run.json"))
                .path("persons");
        assertThat(persons.path("objections").asInt()).isEqualTo(3);
        assertThat(persons.path("left_out").asInt()).isEqualTo(2);
        String page = read("privacy.html");
        assertThat(page)
                .contains("Verwerkingsregister", "Record of processing", "lang=\"nl\"")
                .contains("Objections: 3 persons", "Bezwaar: 3 personen")
                .contains("No retention is set", "Er is geen bewaartermijn ingesteld")
                .doesNotContain("jansen", "example.org", "K99", "Zandloper");
        assertThat(Files.readString(folder.resolve("reports/runs/all-job/index.html")))
                .contains("href=\"privacy.html\"");
    }

    @Test
    void counts_under_the_minimum_are_told_as_that_only() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), JOB.replace("minimum: 0", "minimum: 5"));

        assertThat(run().exit()).isZero();

        JsonNode persons = CommandLine.json(folder.resolve("reports/runs/all-job/run.json"))
                .path("persons");
        assertThat(persons.path("left_out").asText()).isEqualTo("fewer than 5");
        assertThat(read("privacy.html")).contains("fewer than 5", "minder dan 5");
    }

    @Test
    void what_is_old_goes_with_the_run_and_a_second_run_gives_the_same_bytes() throws IOException {
        Files.writeString(
                folder.resolve("job.yaml"),
                JOB.replace("minimum: 0", "minimum: 0, keep: {text: 52 weeks, persons: 90 days, quarantine: 1 week}"));

        CommandLine.Outcome first = run();
        assertThat(first.exit()).as(first.all()).isZero();
        assertThat(first.out()).contains("retention", "1 texts, 1 persons");
        assertThat(read("privacy.html"))
                .contains("Texts: 52 weeks. Persons: 90 days. Rows that could not be read: 1 week.")
                .contains("Teksten: 52 weken. Personen: 90 dagen.");
        CommandLine.Outcome second = run();
        assertThat(second.out()).contains("0 new, 0 changed", "nothing is older than it may be");
        Map<String, String> before = bytes();
        CommandLine.Outcome third = run();
        assertThat(third.exit()).as(third.all()).isZero();
        assertThat(bytes()).isEqualTo(before);
        assertThat(CommandLine.json(folder.resolve("reports/runs/all-job/run.json"))
                        .path("interactions")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void a_list_that_can_not_be_used_is_told_with_file_line_and_what_to_do() throws IOException {
        objections("klant,reden\nK2,x\n");
        CommandLine.Outcome without = run();
        assertThat(without.exit()).isEqualTo(ExitCode.DATA_REFUSED);
        assertThat(without.err()).contains("objections.csv:1", "the header has no column customer_id", "Its columns:");

        objections("");
        assertThat(run().err()).contains("objections.csv", "the file is empty", "Export it again");

        objections("customer_id\n");
        assertThat(run().err()).contains("objections.csv:1", "names nobody", "take objections: out of the job");

        objections("customer_id,source\nK2,zendesk-csv\n  ,zendesk-csv\n");
        assertThat(run().err()).contains("objections.csv:3", "the row has no customer_id", "Fill it in");

        Files.delete(folder.resolve("objections.csv"));
        CommandLine.Outcome absent = run();
        assertThat(absent.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(absent.err()).contains("objections.csv", "there is no such file of objections");
        assertThat(folder.resolve("reports/runs/all-job")).doesNotExist();
    }
}
