package balie.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The examples for schedulers are right in the eyes of Balie: every call in them, and none goes unchecked. */
class DeploymentsTest {

    @ParameterizedTest
    @CsvSource({"README.md, 3", "balie-weekly.service, 2", "balie_weekly.py, 2"})
    void every_call_in_them_is_one_of_balie(String name, int least) throws IOException {
        List<String> calls = Deployed.calls(Deployed.file(name));

        assertThat(calls).hasSizeGreaterThanOrEqualTo(least).containsAll(Deployed.WEEKLY);
        calls.forEach(Deployed::parse);
    }

    @Test
    void no_file_there_goes_unchecked() throws IOException {
        try (Stream<Path> files = Files.list(Deployed.FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "README.md",
                            "crontab",
                            "weekly.sh",
                            "balie-weekly.service",
                            "balie-weekly.timer",
                            "balie-failed@.service",
                            "balie_weekly.py",
                            "kubernetes.yaml");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run weekly --too jobs/delivery.yaml",
                "deliver --too jobs/delivery.yaml",
                "delivery",
                "run weekly extra"
            })
    void a_call_that_is_none_would_be_found(String call) {
        assertThatThrownBy(() -> Deployed.parse(call)).isInstanceOf(ParameterException.class);
    }
}
