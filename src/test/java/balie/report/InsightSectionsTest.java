package balie.report;

import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.tables;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

/** Calming, escalations and emerging questions in words. */
class InsightSectionsTest {

    private static Map<String, Object> rate(String measure, String dimension, String value, long n, long of) {
        double percent = 100.0 * n / of;
        return row(
                "measure",
                measure,
                "dimension",
                dimension,
                "value",
                value,
                "n",
                n,
                "of",
                of,
                "percent",
                percent,
                "low",
                percent - 5,
                "high",
                percent + 5,
                "mark",
                "",
                "interval",
                "by_customer");
    }

    private static Map<String, Object> compared(Map<String, Object> rate, long n, long of, boolean flagged) {
        double change = (double) rate.get("percent") - 100.0 * n / of;
        return with(
                rate,
                "n_compared",
                n,
                "of_compared",
                of,
                "change",
                change,
                "change_low",
                change - 6,
                "change_high",
                change + 6,
                "p_value",
                .01,
                "p_adjusted",
                flagged ? .02 : .2,
                "flagged",
                flagged);
    }

    private static final List<Map<String, Object>> CALMING = List.of(
            rate("calmed", "all", "all", 900, 2000),
            rate("calmed_angry", "all", "all", 100, 500),
            compared(rate("calmed", "category", "technical", 90, 300), 810, 1700, true),
            compared(rate("calmed", "channel", "phone", 700, 1500), 200, 500, false));

    @Test
    void where_calming_fails_is_told_only_if_it_is_more_than_chance() {
        Calming calming = new Calming(tables(table("calming", CALMING)));
        Section section = calming.section().orElseThrow();

        assertThat(calming.point())
                .contains(
                        "Customers are calmed least about category technical: 30\u00a0% (90 of 300), against 48\u00a0% (810 of"
                                + " 1,700) of all others, more than chance.");
        assertThat(section.heading())
                .startsWith(
                        "Of customers who were unclear, anxious or angry, 45\u00a0% were calm at the end (900 of 2,000")
                .endsWith("1 of 2 groups compared with all others flagged at a false discovery rate of 5\u00a0%.");
        assertThat(section.table().rows())
                .extracting(r -> r.get(0))
                .containsExactly("all", "began angry", "category technical", "channel phone");
        assertThat(new Calming(tables(table("calming", CALMING.subList(0, 2)))).point())
                .isEmpty();
        assertThat(new Calming(tables(table("calming", List.of()))).section()).isEmpty();
    }

    @Test
    void a_question_that_is_handed_over_is_told_with_to_whom_and_how_long() {
        Map<String, Object> question = with(
                compared(rate("escalated", "question_id", "Q7", 60, 200), 940, 9800, true),
                "question",
                "My lamp flickers");
        List<Map<String, Object>> rows = List.of(
                rate("escalated", "all", "all", 1000, 10_000),
                question,
                with(rate("escalated_to_supplier", "question_id", "Q7", 40, 200), "question", "My lamp flickers"),
                compared(rate("back_within_7_days", "escalation", "escalated", 100, 900), 300, 6000, true));
        List<Map<String, Object>> times = List.of(row(
                "dimension",
                "question_id",
                "value",
                "Q7",
                "escalation_target",
                "all",
                "n",
                50L,
                "of",
                60L,
                "median_hours",
                71.5,
                "median_low",
                60.0,
                "median_high",
                null,
                "mark",
                ""));
        Escalations escalations = new Escalations(tables(table("escalations", rows), table("escalation_times", times)));
        Section section = escalations.section().orElseThrow();

        assertThat(escalations.point())
                .contains(
                        "Handed over most: “My lamp flickers”, 30\u00a0% (60 of 200), against 10\u00a0% (940 of 9,800) of all"
                                + " others, more than chance.");
        assertThat(section.statements())
                .contains(
                        "Customers whose case was handed over were back within 7 days in 11\u00a0% (100 of 900, 6–16\u00a0%), the"
                                + " others in 5\u00a0%: more than chance.");
        assertThat(section.table().rows().get(1))
                .containsExactly(
                        "“My lamp flickers”",
                        "60 of 200",
                        "30\u00a0%, flagged",
                        "25–35\u00a0%",
                        "",
                        "",
                        "",
                        "40",
                        "71.5 (60–?)");
    }

    @Test
    void a_rising_question_comes_with_what_is_said_and_the_last_training() {
        Map<String, Object> risen = row(
                "question_id",
                "Q6",
                "question",
                "No connection",
                "is_new",
                false,
                "n",
                179L,
                "of",
                3141L,
                "percent",
                5.7,
                "low",
                4.9,
                "high",
                6.7,
                "main_product",
                "Nodo",
                "sample_wordings",
                "hub offline | no connection",
                "training",
                "Basics (2026-07-06)",
                "n_compared",
                54L,
                "of_compared",
                3099L,
                "change",
                4.0,
                "change_low",
                2.9,
                "change_high",
                5.0,
                "p_adjusted",
                .001,
                "flagged",
                true,
                "mark",
                "");
        Map<String, Object> fallen = with(risen, "question_id", "Q7", "question", "Where", "change", -4.0);
        Map<String, Object> fresh = row(
                "question_id",
                "Q9",
                "question",
                "A new plan?",
                "is_new",
                true,
                "n",
                7L,
                "of",
                3141L,
                "percent",
                .2,
                "low",
                .1,
                "high",
                .4,
                "mark",
                "[u]");
        Emerging emerging = new Emerging(tables(table("emerging_questions", List.of(risen, fallen, fresh))));
        Section section = emerging.section().orElseThrow();

        assertThat(emerging.point())
                .contains(
                        "“No connection” rose to 179 contacts in four weeks, from 54 in the four before: +4.0 points (+2.9 to"
                                + " +5.0), more than chance, mostly about Nodo; last trained: Basics (2026-07-06).");
        assertThat(section.heading())
                .startsWith("One question rose over four weeks by more than chance and 1 came up; 2 of 2 questions");
        assertThat(section.table().rows()).extracting(r -> r.get(0)).containsExactly("No connection", "A new plan?");
        assertThat(section.table().rows().get(0)).contains("hub offline | no connection", "again: Basics (2026-07-06)");
    }
}
