package balie.metrics.question;

import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import balie.text.Wording;
import org.junit.jupiter.api.Test;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

class QuestionFrequencyTest {

    private static final QuestionFrequency METRIC = new QuestionFrequency();

    private static Rows desk() {
        return new Rows()
                .times(3, Interactions.TEXT_, "Waar is mijn pakket?")
                .times(2, Interactions.TEXT_, "waar is mijn pakket")
                .row(Interactions.TEXT_, "WAAR IS MIJN PAKKET!!")
                .times(4, Interactions.SUBJECT, "Factuur kwijt")
                .row(Interactions.TEXT_, "Kan het licht ook uit?")
                .row(Interactions.TEXT_, "...")
                .row()
                // The week before, and long ago:
                .times(2, Interactions.TEXT_, "Waar is mijn pakket?", Interactions.OPENED_AT, Rows.day(-7))
                .row(Interactions.TEXT_, "Factuur kwijt", Interactions.OPENED_AT, Rows.day(-100))
                // Later than the period:
                .row(Interactions.TEXT_, "Waar is mijn pakket?", Interactions.OPENED_AT, Rows.day(8));
    }

    @Test
    void one_wording_is_one_question_whatever_its_case_and_punctuation() {
        ResultTable table = Results.of(METRIC, desk().enriched(), Contexts.week());

        ResultTable.Line parcel = table.lines().get(0);
        assertThat(parcel.text("question_id")).isEqualTo(Wording.key("waar is mijn pakket"));
        assertThat(parcel.text("question")).as("the wording used most").isEqualTo("Waar is mijn pakket?");
        assertThat(parcel.count("wordings")).isEqualTo(3);
        assertThat(parcel.count("rank")).isEqualTo(1);
        assertThat(parcel.count("n")).isEqualTo(6);
        assertThat(parcel.count("of")).isEqualTo(13);
        assertThat(parcel.count("n_previous")).isEqualTo(2);
        assertThat(parcel.count("of_previous")).isEqualTo(2);
        assertThat(parcel.text("first_seen")).isEqualTo("2026-10-26");
        assertThat(table.lines().get(1).text("first_seen"))
                .as("seen first as a text")
                .isEqualTo("2026-07-25");
    }

    @Test
    void the_table_adds_up_to_all_contacts() {
        ResultTable table = Results.of(METRIC, desk().enriched(), Contexts.week());

        assertThat(table.lines().stream().mapToLong(l -> l.count("n")).sum()).isEqualTo(13);
        ResultTable.Line none = line(table, "question_id", QuestionFrequency.NONE);
        assertThat(none.count("n")).isEqualTo(2);
        assertThat(none.count("rank")).isNull();
    }

    @Test
    void wordings_of_few_contacts_stand_together_without_their_text() {
        MetricContext context = Contexts.of(Contexts.week().period(), Contexts.AS_OF, Contexts.everything("desk"), 5);

        ResultTable table = Results.of(METRIC, desk().enriched(), context);

        assertThat(table.lines())
                .extracting(l -> l.text("question_id"))
                .containsExactly(Wording.key("waar is mijn pakket"), QuestionFrequency.NONE, QuestionFrequency.RARE);
        ResultTable.Line rare = line(table, "question_id", QuestionFrequency.RARE);
        assertThat(rare.count("n")).isEqualTo(5);
        assertThat(rare.count("wordings")).isEqualTo(2);
        assertThat(rare.text("question")).isEqualTo("(wordings of fewer than 5 contacts each)");
        assertThat(table.lines().get(0).count("n_previous"))
                .as("2 before are fewer than 5")
                .isNull();
        assertThat(table.toString()).doesNotContain("licht");
    }

    @Test
    void everything_has_no_period_before() {
        MetricContext all = Contexts.of(Period.all(Contexts.ZONE), Contexts.AS_OF, Contexts.everything("desk"), 0);

        ResultTable table = Results.of(METRIC, desk().enriched(), all);

        assertThat(table.lines())
                .allSatisfy(l -> assertThat(l.count("n_previous")).isNull());
        assertThat(table.lines().get(0).count("n")).isEqualTo(9);
    }

    @Test
    void partitioning_and_order_do_not_matter() {
        ResultTable one = Results.of(METRIC, desk().enriched().repartition(1), Contexts.week());
        ResultTable many = Results.of(
                METRIC,
                desk().enriched()
                        .repartition(5)
                        .orderBy(Interactions.INTERACTION_ID.col().desc()),
                Contexts.week());

        assertThat(many).isEqualTo(one);
    }
}
