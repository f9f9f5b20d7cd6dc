package balie.metrics.insight;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.metrics.Derivation;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.time.EscalationTimes;
import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import balie.model.DeskFacts;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Calming, escalations and emerging questions over a desk that is made up. */
class InsightMetricsTest {

    private static final MetricContext CONTEXT = Contexts.week();
    private static Dataset<Row> desk;

    @BeforeAll
    static void desk() {
        Rows rows = new Rows();
        for (int i = 0; i < 60; i++) {
            rows.row(
                    Interactions.OPENED_AT, Rows.day(-i % 80),
                    Interactions.CUSTOMER_ID, "C" + i,
                    Interactions.CHANNEL, i % 2 == 0 ? "phone" : "email",
                    Interactions.EMOTION_START, i % 3 == 0 ? "angry" : i % 3 == 1 ? "calm" : "unclear",
                    Interactions.EMOTION_END, i % 2 == 0 ? "calm" : "angry",
                    Interactions.ESCALATION_COUNT, i % 5 == 0 ? 1 : 0,
                    Interactions.ESCALATION_TARGET, i % 5 == 0 ? i % 10 == 0 ? "supplier" : "colleague" : null,
                    Interactions.STATUS, "resolved",
                    Interactions.RESOLVED_AT, Rows.day(-i % 80 + 2),
                    EnrichedInteractions.REPEAT_TESTABLE, true,
                    EnrichedInteractions.NEXT_CONTACT_AT, i % 10 == 0 ? Rows.day(-i % 80 + 3) : null,
                    EnrichedInteractions.QUESTION_ID, i % 5 == 0 ? "Q1" : "Q2",
                    EnrichedInteractions.QUESTION, i % 5 == 0 ? "Why?" : "When?");
        }
        // More than a quarter ago, and what never counts.
        rows.row(
                Interactions.OPENED_AT,
                Rows.day(-100),
                Interactions.EMOTION_START,
                "angry",
                Interactions.EMOTION_END,
                "calm");
        rows.row(
                Interactions.EXCLUDED_REASON,
                "spam",
                Interactions.EMOTION_START,
                "angry",
                Interactions.EMOTION_END,
                "calm");
        for (int i = 0; i < 30; i++) {
            rows.row(
                    Interactions.OPENED_AT,
                    Rows.day(-i % 7),
                    Interactions.CUSTOMER_ID,
                    "N" + i,
                    Interactions.PRODUCT,
                    "Lamp",
                    Interactions.TEXT_,
                    i < 20 ? "Can it dim?" : "Is dimming possible?",
                    EnrichedInteractions.QUESTION_ID,
                    "Q3",
                    EnrichedInteractions.QUESTION,
                    "Can it dim?",
                    Wordings.QUESTION_SINCE,
                    Rows.day(-3));
        }
        desk = rows.enriched();
    }

    private static ResultTable derived(Derivation derivation, MetricContext context) {
        Map<String, ResultTable> computed = new HashMap<>();
        for (Metric input : derivation.inputs()) {
            computed.put(input.output().name(), Results.of(input, desk, context));
        }
        return derivation.derive(computed, context);
    }

    @Test
    void calmed_are_those_that_began_otherwise_in_the_quarter() {
        ResultTable table = derived(new Calming(), CONTEXT);

        Line all = Results.line(table, "measure", "calmed", "dimension", "all");
        assertThat(all.count("of")).isEqualTo(40);
        assertThat(all.count("n")).isEqualTo(20);
        assertThat(Results.line(table, "measure", "calmed_angry").count("of")).isEqualTo(20);
        Line phone = Results.line(table, "measure", "calmed", "value", "phone");
        assertThat(phone.count("n")).isEqualTo(20);
        assertThat(phone.count("n_compared")).isZero();
        assertThat(phone.number("p_value")).isLessThan(.001);
    }

    @Test
    void escalations_tell_from_which_question_to_whom_and_how_often_back() {
        ResultTable table = derived(new Escalations(), CONTEXT);

        Line question = Results.line(table, "measure", "escalated", "value", "Q1");
        assertThat(question.text("question")).isEqualTo("Why?");
        assertThat(question.count("n")).isEqualTo(12);
        assertThat(question.count("of")).isEqualTo(12);
        assertThat(question.count("n_compared")).isZero();
        assertThat(Results.line(table, "measure", "escalated_to_supplier", "value", "Q1")
                        .count("n"))
                .isEqualTo(6);
        Line back = Results.line(table, "dimension", "escalation", "value", "escalated");
        assertThat(back.count("n")).isEqualTo(6);
        assertThat(back.count("of")).isEqualTo(12);
        assertThat(back.count("n_compared")).isZero();
    }

    @Test
    void how_long_escalated_cases_take_is_told_by_target_and_question() {
        ResultTable table = Results.of(new EscalationTimes(), desk, CONTEXT);

        Line all = Results.line(table, "dimension", "all", "escalation_target", "all");
        assertThat(all.count("of")).isEqualTo(12);
        assertThat(all.number("median_hours")).isEqualTo(48.0);
        Line supplier = Results.line(table, "value", "Q1", "escalation_target", "supplier");
        assertThat(supplier.count("n")).isEqualTo(6);
        assertThat(supplier.text("question")).isEqualTo("Why?");
    }

    @Test
    void a_question_that_came_up_is_told_with_what_is_said_and_what_was_trained() {
        MetricContext context = CONTEXT.with(new DeskFacts(
                List.of(
                        new CalendarEntry(LocalDate.of(2026, 9, 1), CalendarKind.TRAINING, "Dimming", "Lamp", "desk"),
                        new CalendarEntry(LocalDate.of(2027, 1, 1), CalendarKind.TRAINING, "Later", "Lamp", "desk")),
                List.of()));
        ResultTable table = derived(new EmergingQuestions(), context);

        Line fresh = Results.line(table, "question_id", "Q3");
        assertThat(fresh.get("is_new")).isEqualTo(true);
        assertThat(fresh.count("n")).isEqualTo(30);
        assertThat(fresh.text("main_product")).isEqualTo("Lamp");
        assertThat(fresh.text("sample_wordings")).isEqualTo("Can it dim? | Is dimming possible?");
        assertThat(fresh.text("training")).isEqualTo("Dimming (2026-09-01)");
    }
}
