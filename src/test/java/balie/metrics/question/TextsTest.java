package balie.metrics.question;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

/** What came of reading texts. */
class TextsTest {

    private static final Period WEEK = Contexts.week().period();

    private static Rows desk() {
        return new Rows()
                .times(4, asks("Q1", "Where is it?", WEEK.start(), "nl", "bridge"))
                .times(2, asks("Q2", "Is it green?", WEEK.end(), "en", "encoder"))
                .times(3, asks("Q3", "Does it float?", WEEK.end(), "en", "encoder"))
                .times(1, asks("Q4", "Later?", WEEK.end().plusSeconds(1), "tr", "characters"))
                .times(2, asks(EnrichedInteractions.PENDING, null, null, "nl", "bridge"))
                .row(Interactions.SUBJECT, null);
    }

    private static Object[] asks(String id, String question, Instant since, String language, String by) {
        return new Object[] {
            Interactions.TEXT_,
            "text of " + id,
            EnrichedInteractions.QUESTION_ID,
            id,
            EnrichedInteractions.QUESTION,
            question,
            Wordings.QUESTION_SINCE,
            since,
            Wordings.NEAREST_QUESTION_ID,
            since == null ? null : "Q1",
            Wordings.NEAREST_SIMILARITY,
            since == null ? null : .25,
            Wordings.TEXT_LANGUAGE,
            language,
            EnrichedInteractions.UNDERSTOOD_BY,
            by
        };
    }

    @Test
    void questions_that_came_up_in_the_week_are_told_with_the_one_they_are_nearest_to() {
        ResultTable table = Results.of(new NewQuestions(), desk().enriched(), Contexts.week());

        assertThat(table.lines()).extracting(l -> l.text("question_id")).containsExactly("Q3", "Q2");
        ResultTable.Line floats = line(table, "question_id", "Q3");
        assertThat(floats.count("n")).isEqualTo(3);
        assertThat(floats.count("of")).as("all contacts").isEqualTo(13);
        assertThat(floats.count("wordings")).isEqualTo(1);
        assertThat(floats.text("nearest_question_id")).isEqualTo("Q1");
        assertThat(floats.text("nearest_question")).isEqualTo("Where is it?");
        assertThat(floats.number("nearest_similarity")).isEqualTo(.25);
    }

    @Test
    void new_questions_of_few_contacts_are_left_out() {
        var careful = Contexts.of(WEEK, Contexts.AS_OF, Contexts.everything("desk"), 3);

        assertThat(Results.of(new NewQuestions(), desk().enriched(), careful).lines())
                .extracting(l -> l.text("question_id"))
                .containsExactly("Q3");
    }

    @Test
    void a_nearest_question_of_few_contacts_is_not_named() {
        var careful = Contexts.of(WEEK, Contexts.AS_OF, Contexts.everything("desk"), 5);
        Rows rows = desk().times(2, asks("Q3", "Does it float?", WEEK.end(), "en", "encoder"));

        ResultTable.Line floats = line(Results.of(new NewQuestions(), rows.enriched(), careful), "question_id", "Q3");
        assertThat(floats.text("nearest_question_id")).isEqualTo("Q1");
        assertThat(floats.text("nearest_question")).as("asked in 4 contacts").isEmpty();
        Object[] before = asks("Q1", "Where is it?", WEEK.start(), "nl", "bridge");
        List<Object> early = new ArrayList<>(Arrays.asList(before));
        early.addAll(List.of(Interactions.OPENED_AT, Rows.day(-30)));
        rows.row(early.toArray());
        assertThat(line(Results.of(new NewQuestions(), rows.enriched(), careful), "question_id", "Q3")
                        .text("nearest_question"))
                .as("and once before")
                .isEqualTo("Where is it?");
    }

    @Test
    void every_text_was_understood_in_one_way() {
        ResultTable table = Results.of(new TextUnderstanding(), desk().enriched(), Contexts.week());

        assertThat(line(table, "text_language", "nl", "understood_by", "bridge").count("n"))
                .isEqualTo(6);
        assertThat(line(table, "text_language", "tr", "understood_by", "characters")
                        .count("n"))
                .isEqualTo(1);
        assertThat(table.lines().stream().mapToLong(l -> l.count("n")).sum()).isEqualTo(12);
        assertThat(table.lines()).allMatch(l -> l.count("of") == 12);
    }

    @Test
    void partitioning_and_order_do_not_matter() {
        Results.assertOrderDoesNotMatter(new NewQuestions(), desk().enriched(), Contexts.week());
        Results.assertOrderDoesNotMatter(new TextUnderstanding(), desk().enriched(), Contexts.week());
    }

    @Test
    void where_nothing_is_compared_by_meaning_that_is_said() {
        var context = Contexts.of(
                WEEK,
                Contexts.AS_OF,
                Contexts.without(
                        Contexts.everything(), "desk", EnrichedInteractions.UNDERSTOOD_BY, Wordings.QUESTION_SINCE),
                0);

        for (ResultTable table : new ResultTable[] {
            Results.of(new NewQuestions(), desk().enriched(), context),
            Results.of(new TextUnderstanding(), desk().enriched(), context)
        }) {
            assertThat(table.lines()).singleElement().matches(l -> l.is("mark", "[x]"));
        }
    }
}
