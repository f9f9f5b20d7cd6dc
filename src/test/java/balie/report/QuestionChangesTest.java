package balie.report;

import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.question;
import static balie.report.SampleTables.tables;
import static org.assertj.core.api.Assertions.assertThat;

class QuestionChangesTest {

    private static QuestionChanges of(List<Map<String, Object>> rows) {
        return new QuestionChanges(tables(SampleTables.table("question_changes", rows)));
    }

    @Test
    void risen_and_fallen_questions_are_told_with_the_rule_and_what_was_expected() {
        Section section = new QuestionChanges(tables(SampleTables.questionChanges()))
                .section()
                .orElseThrow();

        assertThat(section.heading())
                .isEqualTo(
                        "One question rose and 1 fell; 1 of 3 comparisons with the weeks before flagged at a false discovery"
                                + " rate of 5\u00a0%.");
        assertThat(section.statements())
                .containsExactly(
                        "“Where is my invoice?” rose to 70 contacts from 30 in the period before, more than chance and the week's"
                                + " usual ups and downs; against the mean of the 20 weeks before, 18 to 45 were to be expected.",
                        "“When does the shop open?” fell to 12 contacts; against the 20 weeks before and their trend, 21 to 54"
                                + " were to be expected.");
        assertThat(section.table().rows())
                .extracting(r -> r.get(0))
                .containsExactly(
                        "Where is my invoice?",
                        "When does the shop open?",
                        "How do I change my password?",
                        "Can I pay in cash?");
        assertThat(section.table().rows().get(3))
                .containsExactly("Can I pay in cash?", "[c]", "", "too few to say", "", "", "");
    }

    @Test
    void a_rise_against_the_period_before_that_earlier_weeks_expect_is_told_as_both() {
        assertThat(of(List.of(question("Why?", 70, 50, "as_expected", "noufaily", true)))
                        .point())
                .contains(
                        "“Why?” rose to 70 contacts from 50 in the period before, more than chance and the week's usual ups and"
                                + " downs; against the 20 weeks before, their trend and the season, 30 to 75 would be as expected.");
    }

    @Test
    void what_is_neither_flagged_nor_unexpected_is_no_point() {
        QuestionChanges changes = of(List.of(question("Why?", 70, 50, "as_expected", "noufaily", false)));

        assertThat(changes.point()).isEmpty();
        assertThat(changes.section().orElseThrow().heading())
                .isEqualTo("No question is asked more or less often than was to be expected; the one comparison is"
                        + " not flagged at a false discovery rate of 5\u00a0%.");
        assertThat(changes.section().orElseThrow().toString()).doesNotContain("more than chance");
    }

    @Test
    void the_point_names_first_what_both_comparisons_say() {
        assertThat(of(List.of(
                                question("A?", 90, 60, "as_expected", "noufaily", true),
                                question("B?", 80, 40, "higher", "noufaily", false),
                                question("C?", 50, 20, "higher", "noufaily", true)))
                        .point())
                .hasValueSatisfying(p -> assertThat(p).startsWith("“C?”"));
    }

    @Test
    void the_point_of_questions_falls_back_only_without_the_table() {
        Questions with = new Questions(
                SampleTables.facts(),
                tables(SampleTables.table(
                        "question_changes", List.of(question("A?", 90, 60, "higher", "noufaily", false)))));

        assertThat(with.risenPoint()).hasValueSatisfying(p -> assertThat(p).startsWith("“A?” rose to 90"));
        assertThat(new Questions(SampleTables.facts(), tables()).risenPoint()).isEmpty();
    }

    @Test
    void no_table_no_section() {
        assertThat(new QuestionChanges(tables()).section()).isEmpty();
        assertThat(new QuestionChanges(tables()).isThere()).isFalse();
        assertThat(of(List.of()).isThere()).isTrue();
        assertThat(of(List.of()).section()).isEmpty();
    }
}
