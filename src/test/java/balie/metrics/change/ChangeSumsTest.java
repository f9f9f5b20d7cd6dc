package balie.metrics.change;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.Kind;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** What the queries give, and what comes of it. */
class ChangeSumsTest {

    private static final MetricContext CONTEXT = Contexts.of(
            Contexts.week().period(),
            Contexts.week().period().end().plus(Duration.ofDays(1)),
            Contexts.everything("desk"),
            0);

    private static void contacts(Rows rows, int weeksAgo, int count, int complaints, String question, String customer) {
        for (int i = 0; i < count; i++) {
            rows.row(
                    Interactions.OPENED_AT,
                    Rows.day(-7.0 * weeksAgo + i % 5),
                    Interactions.CHANNEL,
                    i % 3 == 0 ? "chat" : "phone",
                    Interactions.CUSTOMER_ID,
                    customer == null ? question + weeksAgo + "/" + i : customer + i % 2,
                    Interactions.KIND,
                    i < complaints ? Kind.COMPLAINT.code() : Kind.QUESTION.code(),
                    EnrichedInteractions.QUESTION_ID,
                    question,
                    EnrichedInteractions.QUESTION,
                    question);
        }
    }

    private static Dataset<Row> desk() {
        Rows rows = new Rows();
        contacts(rows, 0, 60, 20, "q-rising", null);
        contacts(rows, 0, 40, 4, "q-even", null);
        contacts(rows, 0, 9, 0, "q-new", null);
        contacts(rows, 0, 6, 3, "q-even", "often");
        for (int week = 1; week <= 12; week++) {
            contacts(rows, week, 12 + week % 3, 2, "q-rising", null);
            contacts(rows, week, 40 + week % 4, 4, "q-even", null);
            contacts(rows, week, 6, 3, "q-even", "often");
        }
        rows.row(Interactions.OPENED_AT, null);
        rows.row(Interactions.OPENED_AT, Rows.day(-7), Interactions.EXCLUDED_REASON, "spam");
        return rows.enriched();
    }

    @Test
    void sums_are_those_of_the_customers_of_each_week() {
        Dataset<Row> desk = desk();
        ResultTable sums = Results.of(ChangeSums.TOTALS, desk, CONTEXT);

        Line now = Results.line(sums, "measure", "complained", "step", "0");
        // 109 customers with one contact, two with three of which one or two are complaints.
        assertThat(now.count("of")).isEqualTo(115);
        assertThat(now.count("n")).isEqualTo(27);
        assertThat(now.count("customers")).isEqualTo(111);
        assertThat(now.count("nn")).isEqualTo(109 + 9 + 9);
        assertThat(now.count("nx")).isEqualTo(24 + 3 * 3);
        assertThat(now.count("xx")).isEqualTo(24 + 4 + 1);
        assertThat(Results.line(sums, "measure", "contacts", "step", "3").count("n"))
                .isEqualTo(12 + 43 + 6);
        Results.assertOrderDoesNotMatter(ChangeSums.GROUPS, desk, CONTEXT);
    }

    private static void cases(Rows rows, int weeksAgo, int count, double resolvedAfter) {
        double opened = -7.0 * weeksAgo;
        boolean ended = Rows.day(opened + resolvedAfter).isBefore(CONTEXT.asOf());
        rows.times(
                count,
                Interactions.OPENED_AT,
                Rows.day(opened),
                Interactions.STATUS,
                ended ? "resolved" : "open",
                Interactions.RESOLVED_AT,
                ended ? Rows.day(opened + resolvedAfter) : null,
                Interactions.ESCALATION_COUNT,
                0);
    }

    @Test
    void a_week_that_had_longer_to_end_its_cases_is_not_the_better_one_for_it() {
        Rows rows = new Rows();
        for (int week = 0; week < 4; week++) {
            cases(rows, week, 60, 3);
            cases(rows, week, 30, 18);
            cases(rows, week, 10, 400);
        }
        Dataset<Row> desk = rows.enriched();
        ResultTable totals = Results.of(ChangeSums.TOTALS, desk, CONTEXT);
        ResultTable groups = Results.of(ChangeSums.GROUPS, desk, CONTEXT);

        ResultTable changes = new Changes().derive(Map.of(totals.name(), totals, groups.name(), groups), CONTEXT);

        for (String measure : List.of("first_level_resolved", "resolved_within_7_days")) {
            Line line = Results.line(changes, "measure", measure, "dimension", "all");
            assertThat(line.count("n")).as(measure).isEqualTo(60);
            assertThat(line.count("n_compared")).as(measure).isEqualTo(60);
            assertThat(line.count("of_compared")).as(measure).isEqualTo(100);
        }
        assertThat(Results.line(changes, "measure", "first_level_resolved", "dimension", "all")
                        .text("definition"))
                .contains("each case as it was 7 days after its opening");
    }

    @Test
    void values_of_a_dimension_add_up_to_the_total() {
        ResultTable sums = Results.of(ChangeSums.GROUPS, desk(), CONTEXT);
        Line total = Results.line(sums, "measure", "complained", "dimension", "all", "step", "1");

        long channels = sums
                .lines(l -> l.is("measure", "complained")
                        && l.is("dimension", "channel")
                        && Long.valueOf(1).equals(l.count("step")))
                .stream()
                .mapToLong(l -> Objects.requireNonNull(l.count("of")))
                .sum();

        assertThat(channels).isEqualTo(total.count("of"));
    }

    @Test
    void a_question_that_rises_is_told_from_one_that_does_not_and_a_new_one_is_not_followed() {
        Dataset<Row> desk = desk();
        ResultTable sums = Results.of(QuestionHistory.SUMS, desk, CONTEXT);

        ResultTable changes = new QuestionChanges().derive(Map.of(sums.name(), sums), CONTEXT);

        Line rising = Results.line(changes, "question_id", "q-rising");
        assertThat(rising.text("verdict")).isEqualTo("higher");
        assertThat(rising.text("rule")).isEqualTo("conditional binomial");
        assertThat(rising.count("n")).isEqualTo(60);
        assertThat(rising.count("of")).isEqualTo(115);
        assertThat(rising.count("weeks")).isEqualTo(11);
        assertThat(rising.number("p_value")).isLessThan(0.001);
        assertThat(rising.count("n_compared")).isEqualTo(13);
        assertThat(rising.text("interval")).isEqualTo("by_customer");
        assertThat(changes.lines()).extracting(l -> l.text("question_id")).doesNotContain("q-new", "(all)");
        Results.assertOrderDoesNotMatter(QuestionHistory.SUMS, desk, CONTEXT);
    }

    @Test
    void with_few_weeks_a_question_is_held_against_the_week_before_only() {
        Rows rows = new Rows();
        contacts(rows, 0, 60, 0, "q-rising", null);
        contacts(rows, 0, 60, 0, "q-even", null);
        contacts(rows, 1, 20, 0, "q-rising", null);
        contacts(rows, 1, 100, 0, "q-even", null);
        ResultTable sums = Results.of(QuestionHistory.SUMS, rows.enriched(), CONTEXT);

        Line rising = Results.line(
                new QuestionChanges().derive(Map.of(sums.name(), sums), CONTEXT), "question_id", "q-rising");

        assertThat(rising.text("rule")).isEqualTo("period before");
        assertThat(rising.text("verdict")).isEqualTo("too_few");
        assertThat(rising.number("p_value")).isLessThan(0.001);
        assertThat(rising.number("expected")).isNull();
    }
}
