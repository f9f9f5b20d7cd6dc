package balie.app;

import balie.issue.Problem;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Console console = new Console(stream, stream, () -> 0L);

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_failure_is_one_short_line_unless_the_details_are_asked_for() {
        Exception failure = new IllegalStateException("x".repeat(1000) + "\nJVM stack\nmore");

        console.failure(failure, false);
        assertThat(told())
                .hasLineCount(3)
                .hasSizeLessThan(500)
                .startsWith("Balie failed: java.lang.IllegalStateException: xxx")
                .contains("…", "This is not your data's fault", "--verbose");
        console.failure(failure, true);
        assertThat(told()).contains("\tat balie.app.ConsoleTest");
    }

    @Test
    void nothing_unprintable_reaches_the_terminal() {
        console.problems(
                "Please\u001b[2J correct:",
                List.of(new Problem(
                        "a\u0007.csv", 1, "found PK\u0003\u0004\u0000\u009b \u202e", "Œuvre, naïef, \uD83D\uDE00")));
        console.say("job \u001b]0;title\u0007");

        assertThat(told()).isEqualTo("""
                Please\uFFFD[2J correct:
                  a\uFFFD.csv:1: found PK\uFFFD\uFFFD\uFFFD\uFFFD \uFFFD
                      Œuvre, naïef, \uD83D\uDE00
                job \uFFFD]0;title\uFFFD
                """);
    }
}
