package balie.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The crontab and its script are right: once a week, and by the exit codes of Balie. */
class DeployedCrontabTest {

    @TempDir
    private Path folder;

    @Test
    void the_crontab_runs_once_a_week() throws IOException {
        List<String> lines = Deployed.file("crontab")
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .toList();

        List<String> entries =
                lines.stream().filter(l -> !l.matches("[A-Z_]+=\\S+")).toList();
        assertThat(lines).contains("CRON_TZ=Europe/Amsterdam").anyMatch(l -> l.startsWith("MAILTO="));
        assertThat(entries).hasSize(1);
        Matcher entry = Pattern.compile("((?:\\S+\\s+){5})(\\S.*)").matcher(entries.get(0));
        assertThat(entry.matches()).isTrue();
        assertThat(CronTime.wrong(entry.group(1))).isEmpty();
        assertThat(entry.group(2))
                .as("cron ends a command at %")
                .doesNotContain("%")
                .endsWith("/weekly.sh");
        assertThat(Deployed.file("crontab"))
                .as("cron wants an end of the last line")
                .endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15 6 * * 8",
                "60 6 * * 1",
                "15 24 * * 1",
                "15 6 * *",
                "15 6 * * 1 2",
                "15 6 * * *",
                "*/5 6 * * 1",
                "15 6 1 * 1",
                "15 6 * * mo",
                "x 6 * * 1",
                "15 6-5 * * 1"
            })
    void a_time_that_is_none_or_not_once_a_week_would_be_found(String time) {
        assertThat(CronTime.wrong(time)).isNotEmpty();
    }

    /** @param codes how the calls of Balie end, in their order; the last for all that follow */
    private Deployed.Said script(String codes) throws Exception {
        Path calls = folder.resolve("calls");
        Files.deleteIfExists(calls);
        Path fake = folder.resolve("balie");
        Files.writeString(fake, """
                #!/bin/sh
                echo "$@" >>calls
                echo "it says $*"
                set -- %s
                n=$(wc -l <calls)
                while [ "$n" -gt 1 ] && [ $# -gt 1 ]; do shift; n=$((n - 1)); done
                exit "$1"
                """.formatted(codes));
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        Deployed.FOLDER.resolve("weekly.sh").toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("BALIE", fake.toString());
        builder.environment().put("BALIE_PAUSES", "0 0");
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Deployed.Said(
                process.exitValue(), Files.readString(folder.resolve("said")), Files.readAllLines(calls));
    }

    @Test
    void the_script_says_nothing_when_all_went_well() throws Exception {
        Deployed.Said script = script("0");

        assertThat(script.exit()).isZero();
        assertThat(script.out()).isEmpty();
        assertThat(script.calls()).isEqualTo(Deployed.WEEKLY);
        script.calls().forEach(Deployed::parse);
    }

    @ParameterizedTest
    @CsvSource({"2, has to be corrected", "3, refused"})
    void the_script_tells_at_once_what_trying_does_not_help(String code, String why) throws Exception {
        Deployed.Said script = script(code);

        assertThat(script.exit()).isEqualTo(Integer.parseInt(code));
        assertThat(script.calls()).containsExactly("run weekly");
        assertThat(script.out()).contains("exit code " + code, why, "it says run weekly");
    }

    @Test
    void the_script_tries_again_what_may_go_over() throws Exception {
        Deployed.Said helped = script("1 1 0");
        assertThat(helped.exit()).isZero();
        assertThat(helped.calls())
                .containsExactly("run weekly", "run weekly", "run weekly", "deliver --to jobs/delivery.yaml");

        Deployed.Said never = script("1");
        assertThat(never.exit()).isEqualTo(1);
        assertThat(never.calls()).containsExactly("run weekly", "run weekly", "run weekly");

        Deployed.Said mails = script("0 1 0");
        assertThat(mails.exit()).isZero();
        assertThat(mails.calls())
                .as("the run is not made again")
                .filteredOn(c -> c.startsWith("run"))
                .hasSize(1);
    }
}
