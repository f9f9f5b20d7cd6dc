package balie.app;

import balie.metrics.Catalogue;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsCommandTest {

    private static CommandLine.Outcome run(String... args) {
        return CommandLine.in(Path.of("").toAbsolutePath(), args);
    }

    @Test
    void lists_every_figure_with_its_table() {
        CommandLine.Outcome outcome = run("metrics");

        assertThat(outcome.exit()).isZero();
        for (Catalogue.Entry entry : Catalogue.usual()) {
            assertThat(outcome.out())
                    .contains("\n  " + entry.definition().id() + " ")
                    .contains(entry.definition().title())
                    .contains(entry.table());
        }
    }

    @Test
    void tells_all_there_is_to_say_of_one() {
        CommandLine.Outcome outcome = run("metrics", "show", "fcr_one_touch");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("""
                  among        resolved cases whose replies are counted
                """)
                .contains("  needs        status, agent_reply_count\n")
                .contains("dbt_zendesk");
    }

    @Test
    void a_misspelt_figure_is_told_with_the_one_that_may_be_meant() {
        CommandLine.Outcome outcome = run("metrics", "show", "reopend");

        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.err()).contains("there is no figure 'reopend'").contains("Did you mean 'reopened'?");
    }
}
