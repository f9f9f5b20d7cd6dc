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

    /** Libraries quote the value that they could not read. */
    @Test
    void a_failure_tells_nobodys_data_in_short_or_in_full() {
        Exception cause =
                new IllegalArgumentException("no number: 'mevr. Jansen 06-12345678, jansen@voorbeeld.example'");
        Exception failure = new IllegalStateException("can not cast NL91ABNA0417164300\nrow of mevr. Jansen", cause);

        console.failure(failure, false);
        console.failure(failure, true);

        assertThat(told())
                .contains(
                        "can not cast [iban]",
                        "row of mevr. [name]",
                        "Caused by: ",
                        "no number: 'mevr. [name] [phone], [e-mail]'")
                .contains("\tat balie.app.ConsoleTest")
                .doesNotContain("Jansen", "12345678", "voorbeeld", "0417164300");
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
