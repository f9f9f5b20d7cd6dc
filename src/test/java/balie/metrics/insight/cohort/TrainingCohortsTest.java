package balie.metrics.insight.cohort;

import balie.contract.EnrichedInteractions;
import balie.metrics.MetricContext;
import balie.metrics.change.FalseDiscoveries;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.testkit.Contexts;
import balie.testkit.Results;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class TrainingCohortsTest {

    private static final String FCR = "fcr_recorded";

    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private TrainingCohortsTest handled(String agent, String category, String trained, long n, long of) {
        return handled(agent, category, trained, "(none)", FCR, n, of);
    }

    private TrainingCohortsTest handled(
            String agent, String category, String trained, String certificates, String measure, long n, long of) {
        rows.add(Arrays.asList(measure, agent, category, trained, certificates, "generalist", null, of, n));
        return this;
    }

    private ResultTable table(MetricContext context) {
        return new TrainingCohorts()
                .derive(
                        Map.of(
                                AgentSums.OUTPUT.name(),
                                new ResultTable(AgentSums.OUTPUT.name(), AgentSums.OUTPUT.names(), rows)),
                        context);
    }

    private static MetricContext hiding(int minimum) {
        MetricContext week = Contexts.week();
        return Contexts.of(week.period(), week.asOf(), week.availability(), minimum);
    }

    private static Line line(ResultTable table, String dimension, String value) {
        return Results.line(table, "measure", FCR, "dimension", dimension, "value", value);
    }

    @Test
    void who_is_given_harder_cases_is_compared_like_for_like() {
        for (int i = 0; i < 10; i++) {
            // Of the hard ones 40 of 100 are resolved by both, of the easy ones 90.
            handled("T" + i, "hard", "yes", 36, 90).handled("T" + i, "easy", "yes", 9, 10);
            handled("U" + i, "hard", "not_yet", 4, 10).handled("U" + i, "easy", "not_yet", 81, 90);
        }

        Line trained = line(table(Contexts.week()), "agent_trained", "yes");

        assertThat(trained.number("change")).isCloseTo(-40.0, offset(0.01));
        assertThat(trained.number("like_for_like")).isCloseTo(0.0, offset(0.01));
        assertThat(trained.number("p_value")).isGreaterThan(0.9);
        assertThat(trained.count("specialists")).isEqualTo(10);
        assertThat(trained.count("of_compared")).isEqualTo(1000);
    }

    @Test
    void a_difference_within_categories_is_found_where_specialists_agree_and_not_where_they_do_not() {
        for (int i = 0; i < 10; i++) {
            handled("T" + i, "hard", "yes", 70, 100);
            handled("U" + i, "hard", "not_yet", 50, 100);
        }
        Line alike = line(table(Contexts.week()), "agent_trained", "yes");
        rows.clear();
        for (int i = 0; i < 10; i++) {
            handled("T" + i, "hard", "yes", i < 7 ? 100 : 0, 100);
            handled("U" + i, "hard", "not_yet", i < 5 ? 100 : 0, 100);
        }
        Line unlike = line(table(Contexts.week()), "agent_trained", "yes");

        assertThat(alike.number("like_for_like")).isCloseTo(20.0, offset(0.01));
        assertThat(unlike.number("like_for_like")).isCloseTo(20.0, offset(0.01));
        assertThat(alike.number("p_value")).isLessThan(0.001);
        assertThat(unlike.number("p_value")).isGreaterThan(0.3);
    }

    @Test
    void of_few_specialists_nothing_is_shown_nor_of_the_others_whose_rest_they_are() {
        for (int i = 0; i < 10; i++) {
            handled("T" + i, "hard", "yes", 70, 100);
        }
        handled("U0", "hard", "not_yet", 50, 100).handled("U1", "hard", "not_yet", 50, 100);

        for (Line line : table(hiding(0)).lines()) {
            assertThat(line.text("mark")).isEqualTo("[c]");
            for (String column : List.of("specialists", "n", "of", "percent", "n_compared", "of_compared", "change")) {
                assertThat(line.get(column)).as(column).isNull();
            }
        }
    }

    @Test
    void the_privacy_minimum_is_one_of_specialists_too() {
        for (int i = 0; i < 10; i++) {
            handled("T" + i, "hard", "yes", 70, 100);
        }
        for (int i = 0; i < 4; i++) {
            handled("U" + i, "hard", "not_yet", 50, 100);
        }

        assertThat(line(table(hiding(0)), "agent_trained", "yes").count("specialists"))
                .isEqualTo(10);
        assertThat(line(table(hiding(5)), "agent_trained", "yes").get("specialists"))
                .isNull();
    }

    @Test
    void a_few_who_handled_most_are_too_few_to_say() {
        for (int i = 0; i < 10; i++) {
            handled("T" + i, "hard", "yes", 70, 100);
            handled("U" + i, "hard", "not_yet", i == 0 ? 500 : 5, i == 0 ? 1000 : 10);
        }

        Line line = line(table(Contexts.week()), "agent_trained", "yes");

        assertThat(line.text("mark")).isEqualTo("[u]");
        assertThat(line.number("p_value")).isNull();
    }

    @Test
    void who_has_two_certificates_stands_in_both_cohorts_and_once_in_the_others() {
        for (int i = 0; i < 12; i++) {
            String certificates = i < 4 ? "a b" : i < 8 ? "a" : "(none)";
            handled("T" + i, "hard", "yes", certificates, FCR, 70, 100);
        }

        ResultTable table = table(Contexts.week());

        assertThat(line(table, "agent_certificates", "a").count("of")).isEqualTo(800);
        assertThat(line(table, "agent_certificates", "b").count("of")).isEqualTo(400);
        assertThat(line(table, "agent_certificates", "b").count("of_compared")).isEqualTo(800);
        assertThat(table.lines(l -> l.is("dimension", EnrichedInteractions.AGENT_TENURE.name())))
                .isEmpty();
    }

    @Test
    void the_role_is_not_held_against_escalations_that_it_follows_from() {
        for (int i = 0; i < 12; i++) {
            handled("T" + i, "hard", "yes", "(none)", "escalated", 70, 100);
        }

        assertThat(table(Contexts.week()).lines())
                .extracting(l -> l.text("dimension"))
                .doesNotContain("agent_role");
    }

    /** Of 26 specialists a few are taken for the others by chance; each is good or less good at it, and has more or fewer cases. */
    private static double claims(int few, int repeats) {
        Random random = new Random(32);
        int claims = 0;
        for (int i = 0; i < repeats; i++) {
            TrainingCohortsTest desk = new TrainingCohortsTest();
            List<Boolean> trained = new ArrayList<>();
            for (int agent = 0; agent < 26; agent++) {
                trained.add(agent >= few);
            }
            Collections.shuffle(trained, random);
            for (int agent = 0; agent < 26; agent++) {
                double skill = 0.15 * random.nextGaussian();
                for (String category : List.of("easy", "hard", "other")) {
                    double share = Math.max(0.02, Math.min(0.98, skill + (category.equals("easy") ? 0.8 : 0.5)));
                    int of = 15 + random.nextInt(45);
                    int n = 0;
                    for (int c = 0; c < of; c++) {
                        n += random.nextDouble() < share ? 1 : 0;
                    }
                    desk.handled("S" + agent, category, trained.get(agent) ? "yes" : "not_yet", n, of);
                }
            }
            List<ResultTable> flagged = FalseDiscoveries.flag(List.of(desk.table(Contexts.week())));
            claims += flagged.get(0).lines().stream().anyMatch(l -> Boolean.TRUE.equals(l.get("flagged"))) ? 1 : 0;
        }
        return (double) claims / repeats;
    }

    @Test
    void where_who_was_trained_is_shuffled_few_runs_have_any_claim() {
        int repeats = 400;
        double error = Math.sqrt(0.05 * 0.95 / repeats);

        assertThat(claims(13, repeats)).as("half of them").isBetween(0.005, 0.05 + 2 * error);
        assertThat(claims(5, repeats)).as("five of them").isBetween(0.005, 0.05 + 2 * error);
        assertThat(claims(3, repeats)).as("three of them").isLessThan(0.05 + 2 * error);
    }
}
