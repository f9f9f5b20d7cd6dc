package balie.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyTest {

    private static final String MAPPING = """
            describes: A book
            columns:
              interaction_id: {from: [Nr]}
              status: {from: [Status], values: {resolved: [klaar]}}
            """;

    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CommandLine.Outcome verify(String... places) {
        String[] args = new String[places.length + 1];
        args[0] = "verify";
        System.arraycopy(places, 0, args, 1, places.length);
        return CommandLine.in(folder, args);
    }

    @Test
    void all_that_is_shipped_holds() {
        CommandLine.Outcome outcome = verify(Path.of("jobs").toAbsolutePath().toString());

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out())
                .contains("PASS jobs/weekly.yaml", ", 0 failed")
                .doesNotContain("FAIL");
    }

    @Test
    void jobs_mappings_and_examples_pass_or_fail_each_by_itself() throws IOException {
        write("jobs/sources/book.source.yaml", MAPPING);
        write("jobs/sources/book.spec.yaml", """
                examples:
                  - {name: right, given: {Nr: 1, Status: klaar}, expect: {status: resolved}}
                  - {name: wrong, given: {Nr: 1, Status: klaar}, expect: {status: open}}
                """);
        write("jobs/sources/bare.source.yaml", MAPPING);
        write("jobs/sources/bad.source.yaml", "describes: none\ncolumns: {subject: {from: [A]}}\n");
        write("jobs/good.yaml", "zone: UTC\nsources: [{files: 'x/**'}]\nmetrics: [channel_mix]\n");
        write("jobs/lost.yaml", "zone: UTC\nsources: [{mapping: nobody, files: x}]\nmetric: [channel_mix]\n");

        CommandLine.Outcome outcome = verify("jobs/");
        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.out())
                .contains(
                        "PASS jobs/good.yaml",
                        "FAIL jobs/lost.yaml",
                        "there is no mapping 'nobody'",
                        "unknown key 'metric'",
                        "PASS jobs/sources/bare.source.yaml (no examples: there is no bare.spec.yaml)",
                        "FAIL jobs/sources/bad.source.yaml",
                        "no rule for interaction_id",
                        "PASS jobs/sources/book.spec.yaml:2 right",
                        "FAIL jobs/sources/book.spec.yaml:3 wrong",
                        "status is 'resolved', expected 'open'",
                        "4 passed, 3 failed");
    }

    @Test
    void one_file_is_enough() throws IOException {
        write("jobs/sources/book.source.yaml", MAPPING);
        write("jobs/sources/book.spec.yaml", "examples:\n  - {name: a, given: {Nr: 1}, expect: {interaction_id: 1}}\n");

        for (String file : new String[] {"book.source.yaml", "book.spec.yaml"}) {
            assertThat(verify("jobs/sources/" + file).out())
                    .contains("PASS jobs/sources/book.spec.yaml:2 a", "2 passed, 0 failed");
        }
        assertThat(verify("jobs/none.yaml").exit()).isEqualTo(ExitCode.WRONG_CALL);
    }

    @Test
    void examples_without_a_mapping_are_told() throws IOException {
        write("jobs/sources/lone.spec.yaml", "examples: []\n");

        assertThat(verify("jobs/").err()).contains("lone.spec.yaml: there are examples but no mapping beside them");
    }
}
