package balie.report;

import balie.report.model.Chart;
import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.tables;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeGapsTest {

    private static Section section(List<Map<String, Object>> gains) {
        return of(gains).section().orElseThrow();
    }

    private static KnowledgeGaps of(List<Map<String, Object>> gains) {
        return new KnowledgeGaps(tables(SampleGaps.knowledgeGaps(), table("knowledge_gain", gains)));
    }

    @Test
    void the_finding_is_what_teaching_would_win_and_is_no_promise() {
        Section section = new KnowledgeGaps(tables(SampleGaps.knowledgeGaps(), SampleGaps.knowledgeGain()))
                .section()
                .orElseThrow();

        assertThat(section.heading())
                .isEqualTo(
                        "Teach these 2 questions: about 120 fewer escalations a week (95\u00a0%: 70–160; 2,100 of 5,200 over the"
                                + " weeks looked at).");
        assertThat(section.statements())
                .element(1)
                .asString()
                .startsWith("Teach this 1 question: about 8.4 fewer cases opened again a week (95\u00a0%: 2.0–15;")
                .endsWith("“Lamp flickers”.");
        assertThat(section.statements().get(2)).contains("It is no promise").contains("do not add up");
        assertThat(section.statements()).hasSize(3);
        assertThat(section.definitions().toString()).contains("1 of 2 questions flagged");
        Chart.Dots dots = (Chart.Dots) section.chart().orElseThrow();
        assertThat(dots.amounts()).isTrue();
        assertThat(dots.dots()).extracting(Chart.Dot::label).containsExactly("Lamp flickers", "Which boiler fits?");
        assertThat(section.table().rows().get(0))
                .containsExactly(
                        "1",
                        "Lamp flickers",
                        "400",
                        "31",
                        "Lumo",
                        "21 (12 to 30), flagged",
                        "Escalated 34 % (expected 12 %)",
                        "");
    }

    @Test
    void what_may_be_chance_is_not_claimed() {
        Map<String, Object> chance = SampleGaps.gain("escalated", 12, -3, 27, 5, "Q1, Q2");

        assertThat(section(List.of(chance)).heading())
                .startsWith("No question fails more often than others by more than chance");
        assertThat(section(List.of(chance)).statements()).isEmpty();
        assertThat(of(List.of(chance)).point()).isEmpty();
        assertThat(of(List.of(with(chance, "gain_low", 2.0))).point())
                .hasValueSatisfying(p -> assertThat(p)
                        .startsWith("Teach these 5 questions: about 12 fewer escalations a week")
                        .endsWith("if they were answered as well as others: “Lamp flickers”, “Which boiler fits?”."));
    }

    @Test
    void no_table_and_nothing_that_is_ranked_is_no_section() {
        assertThat(new KnowledgeGaps(tables()).section()).isEmpty();
        assertThat(new KnowledgeGaps(tables(table(
                                "knowledge_gaps",
                                List.of(row(
                                        "question_id", "Q9", "question", "Rare", "mark", "[u]", "n", 7L, "of", 90L)))))
                        .section())
                .isEmpty();
    }
}
