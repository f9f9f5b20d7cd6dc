package balie.app;

import balie.privacy.KeyFile;
import balie.privacy.KeyText;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys of a desk: made, told, set in the environment, lost, replaced, and never shown. */
class KeysCommandTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            metrics: [channel_mix, customer_profiles]
            reports: [training, marketing]
            privacy: {minimum: 0}
            period: all
            """;
    private static final String SET = "5ec2e7".repeat(11).substring(0, 64);
    private static final String OTHER =
            Base64.getEncoder().encodeToString("another key of thirty-two bytes!".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        Files.writeString(folder.resolve("exports/tickets.csv"), """
                Id,Status,Via,Created at,Requester id,Subject
                1,Solved,Mail,2026-11-01 10:00,K1,my order
                2,Solved,Mail,2026-11-01 11:00,K2,a bill
                3,Solved,Mail,2026-11-02 11:00,K3,again
                """);
    }

    private CommandLine.Outcome run(Map<String, String> environment, String... more) {
        List<String> args = new ArrayList<>(List.of("run", "job.yaml", "--verbose"));
        args.addAll(List.of(more));
        CommandLine.Outcome outcome = CommandLine.in(folder, environment, args.toArray(new String[0]));
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return outcome;
    }

    private CommandLine.Outcome run() {
        return run(Map.of());
    }

    private CommandLine.Outcome keys(String... args) {
        return CommandLine.in(
                folder, Stream.concat(Stream.of("keys"), Stream.of(args)).toArray(String[]::new));
    }

    private JsonNode manifest(String run) throws IOException {
        return CommandLine.json(folder.resolve(run).resolve("run.json"));
    }

    private JsonNode manifest() throws IOException {
        return manifest("reports/runs/all-job");
    }

    private List<String> customers(String run) throws IOException {
        return CommandLine.csv(folder.resolve(run).resolve("marketing/data/customer_profiles.csv")).stream()
                .map(r -> r.get("customer"))
                .sorted()
                .toList();
    }

    private List<String> named(String key) throws IOException {
        var pseudonyms = KeyFile.load(folder.resolve("keys").resolve(key)).pseudonyms();
        return Stream.of("zendesk-csv\nK1", "zendesk-csv\nK2", "zendesk-csv\nK3")
                .map(pseudonyms::of)
                .sorted()
                .toList();
    }

    @Test
    void a_run_without_keys_makes_one_for_each_audience_says_where_and_for_its_owner_only() throws IOException {
        assertThat(keys("list").out()).contains("There is no key in keys yet");
        CommandLine.Outcome first = run();

        assertThat(first.out())
                .contains("A new pseudonym key was made: keys/training.key, mode 600.")
                .contains("A new pseudonym key was made: keys/marketing.key, mode 600.");
        assertThat(customers("reports/runs/all-job"))
                .isEqualTo(named("marketing.key"))
                .hasSize(3);
        String print =
                KeyFile.load(folder.resolve("keys/marketing.key")).pseudonyms().fingerprint();
        assertThat(manifest().path("keys").path("marketing").asText()).isEqualTo(print);
        assertThat(manifest().path("keys").path("training").asText())
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(print);
        assertThat(run().out()).doesNotContain("pseudonym key");

        CommandLine.Outcome list = keys("list");
        assertThat(list.exit()).isZero();
        assertThat(list.out()).containsPattern("marketing +" + print + " +\\S+Z +600 +keys/marketing.key");

        Files.setPosixFilePermissions(
                folder.resolve("keys/marketing.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run().out())
                .contains("keys/marketing.key can be read by others than its owner (mode 644): chmod 600");
        assertThat(keys("list", "--job", "job.yaml").out())
                .containsPattern("marketing .* 644! +keys/marketing.key others can");
    }

    @Test
    void a_lost_key_is_explained_and_the_run_goes_on() throws IOException {
        run();
        String before = manifest().path("keys").path("marketing").asText();
        Files.delete(folder.resolve("keys/marketing.key"));

        CommandLine.Outcome outcome = run(Map.of(), "--from", "2026-11-01", "--to", "2026-11-02", "--out", "later");

        assertThat(outcome.out())
                .contains("The marketing key of earlier runs (fingerprint " + before + ") is not there any more")
                .contains("A new pseudonym key was made: keys/marketing.key");
        JsonNode later = manifest("later");
        String now = later.path("keys").path("marketing").asText();
        String warning = "The marketing key is another one than that of earlier runs (job all): fingerprint " + now
                + " now, " + before + " then. Pseudonyms of earlier runs can not be compared with those of this one.";
        assertThat(later.path("warnings").toString()).contains(warning);
        assertThat(outcome.out()).contains(warning);
        // Made again, it says the same.
        run(Map.of(), "--from", "2026-11-01", "--to", "2026-11-02", "--out", "later");
        assertThat(manifest("later").path("warnings")).isEqualTo(later.path("warnings"));
        // So does the run that is made again in its own place, and that of a store that knows of none.
        run();
        assertThat(manifest().path("warnings").toString()).contains("another one than that of earlier runs");
        run(Map.of(), "--store", "other", "--out", "other-run");
        assertThat(manifest("other-run").path("warnings").toString())
                .contains("The marketing key is another one than that of earlier runs: fingerprint " + now);

        // The whole folder of keys gone, the store still knows.
        Files.delete(folder.resolve("keys/fingerprints.txt"));
        Files.delete(folder.resolve("keys/training.key"));
        Files.delete(folder.resolve("keys/marketing.key"));
        run(Map.of(), "--from", "2026-11-02", "--to", "2026-11-02", "--out", "last");
        assertThat(manifest("last").path("warnings").toString())
                .contains(
                        "The training key is another one than that of earlier runs",
                        "The marketing key is another one");
    }

    @Test
    void keys_of_the_environment_are_used_and_none_is_written() throws IOException {
        Map<String, String> environment = Map.of("BALIE_MARKETING_KEY", SET, "BALIE_TRAINING_KEY", OTHER);
        run(environment);

        String name = KeyText.read(SET).orElseThrow().of("zendesk-csv\nK1");
        assertThat(customers("reports/runs/all-job")).contains(name);
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files).containsExactly(folder.resolve("keys/fingerprints.txt"));
        }
        CommandLine.Outcome list = CommandLine.in(folder, environment, "keys");
        assertThat(list.out())
                .contains("BALIE_MARKETING_KEY", "BALIE_TRAINING_KEY")
                .doesNotContain(SET, OTHER);
        CommandLine.Outcome rotated = CommandLine.in(folder, environment, "keys", "rotate", "marketing");
        assertThat(rotated.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(rotated.err()).contains("the marketing key comes from the environment", "BALIE_MARKETING_KEY");
        CommandLine.Outcome erased = CommandLine.in(folder, environment, "erase", "--customer", "K1");
        assertThat(erased.out()).as(erased.all()).contains("reports/runs/all-job: rows of the person");
        assertThat(customers("reports/runs/all-job")).isNotEmpty().doesNotContain(name);
    }

    @Test
    void what_is_no_key_is_refused_and_not_shown() throws IOException {
        for (String bad : List.of("my secret pass phrase", SET.substring(2), "aGVsbG8=")) {
            CommandLine.Outcome outcome =
                    CommandLine.in(folder, Map.of("BALIE_MARKETING_KEY", bad), "run", "job.yaml", "--verbose");
            assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
            assertThat(outcome.err()).contains("the variable BALIE_MARKETING_KEY of the environment holds no key");
            assertThat(outcome.all()).doesNotContain(bad);
        }
        CommandLine.Outcome same = CommandLine.in(
                folder, Map.of("BALIE_MARKETING_KEY", SET, "BALIE_TRAINING_KEY", SET), "run", "job.yaml", "--verbose");
        assertThat(same.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(same.err()).contains("two audiences have the same pseudonym key");
        assertThat(same.all()).doesNotContain(SET);

        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/training.key"), "my secret pass phrase");
        for (String[] call :
                List.of(new String[] {"run", "job.yaml", "--verbose"}, new String[] {"keys", "list"}, new String[] {
                    "keys", "rotate", "training"
                })) {
            CommandLine.Outcome outcome = CommandLine.in(folder, call);
            assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
            assertThat(outcome.err()).contains("keys/training.key", "the file holds no key");
            assertThat(outcome.all()).doesNotContain("secret");
        }
        assertThat(keys("rotate", "sales").err()).contains("there is no key 'sales'");
        assertThat(keys("rotate", "marketing").err()).contains("keys/marketing.key", "there is no such key yet");
        assertThat(keys("list", "--job", "job.yaml", "--keys", "k").err()).contains("--job and --keys");
    }

    @Test
    void a_replaced_key_gives_other_pseudonyms_and_erasing_still_finds_the_runs_of_the_former() throws IOException {
        run();
        List<String> before = customers("reports/runs/all-job");

        CommandLine.Outcome rotated = keys("rotate", "marketing");

        assertThat(rotated.exit()).as(rotated.all()).isZero();
        String now =
                KeyFile.load(folder.resolve("keys/marketing.key")).pseudonyms().fingerprint();
        assertThat(rotated.out()).contains("its fingerprint is " + now, "kept as keys/marketing.key.former-1");
        assertThat(named("marketing.key.former-1")).isEqualTo(before);
        assertThat(keys("list").out())
                .containsPattern("marketing +" + now)
                .containsPattern("marketing, former +[0-9a-f]{16} .*former-1");
        // The run was published under the former key, and is to be found all the same.
        CommandLine.Outcome erased = CommandLine.in(folder, "erase", "--customer", "K1", "--job", "job.yaml");
        assertThat(erased.out()).as(erased.all()).contains("reports/runs/all-job: rows of the person");
        assertThat(customers("reports/runs/all-job")).hasSize(2).isSubsetOf(before);
        run();
        assertThat(customers("reports/runs/all-job")).hasSize(2).doesNotContainAnyElementsOf(before);
        assertThat(manifest().path("warnings").toString()).contains(now + " now");
    }

    @Test
    void who_was_erased_before_or_after_the_key_was_replaced_stays_out() throws IOException {
        run();
        CommandLine.Outcome erased = CommandLine.in(folder, "erase", "--customer", "K1");
        assertThat(erased.exit()).as(erased.all()).isZero();
        assertThat(erased.out())
                .contains("A new key for the names of erased people was made: keys/erased.key, mode 600.");

        assertThat(keys("rotate", "erased").out()).contains("keep both as long as the store");
        assertThat(CommandLine.in(folder, "erase", "--customer", "K2").exit()).isZero();
        CommandLine.Outcome after = run();

        assertThat(after.out()).contains("3 rows = 3 accepted", "2 contacts of people who were erased");
        assertThat(manifest().path("interactions").asInt()).isEqualTo(1);
        CommandLine.Outcome again = CommandLine.in(folder, "erase", "--customer", "K1", "--customer", "K2");
        assertThat(again.exit()).as(again.all()).isZero();

        Files.delete(folder.resolve("keys/erased.key.former-1"));
        CommandLine.Outcome without = CommandLine.in(folder, "run", "job.yaml");
        assertThat(without.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(without.err()).contains("one that it replaced is not beside it", "erased.key.former-1");
    }

    @Test
    void no_key_stands_in_an_output_a_log_the_manifest_or_the_store() throws IOException {
        Map<String, String> environment = Map.of("BALIE_TRAINING_KEY", OTHER);
        StringBuilder said = new StringBuilder(run(environment).all());
        said.append(keys("rotate", "marketing").all());
        said.append(run(environment).all());
        said.append(
                CommandLine.in(folder, environment, "erase", "--customer", "K1").all());
        said.append(keys("rotate", "erased").all());
        said.append(run(environment).all()).append(keys("list").all());

        List<String> secrets = new ArrayList<>(forms(OTHER));
        for (String file : List.of("marketing.key", "marketing.key.former-1", "erased.key", "erased.key.former-1")) {
            secrets.addAll(
                    forms(Files.readString(folder.resolve("keys").resolve(file)).strip()));
        }
        assertThat(secrets).hasSize(5 * 4);
        secrets.forEach(secret -> assertThat(said.toString().contains(secret)).isFalse());
        int files = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                boolean key = String.valueOf(file.getFileName()).contains(".key");
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(secrets.stream().anyMatch(bytes::contains))
                        .as(file.toString())
                        .isEqualTo(key);
                files++;
            }
        }
        assertThat(files).isGreaterThan(50);
    }

    /** A key as it could be written: in hex, small and large, in base64, and as the bytes it is. */
    private static List<String> forms(String key) {
        byte[] bytes = key.matches("[0-9a-f]+")
                ? HexFormat.of().parseHex(key)
                : Base64.getDecoder().decode(key);
        String hex = HexFormat.of().formatHex(bytes);
        return List.of(
                hex,
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
