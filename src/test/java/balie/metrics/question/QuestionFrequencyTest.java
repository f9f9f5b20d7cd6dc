package balie.metrics.question;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import balie.text.Wording;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

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
        assertThat(rare.text("question")).isEqualTo("(questions of fewer than 5 contacts each)");
        assertThat(table.lines().get(0).count("n_previous"))
                .as("2 before are fewer than 5")
                .isNull();
        assertThat(table.toString()).doesNotContain("licht");
    }

    @Test
    void the_row_of_contacts_without_a_wording_is_there_even_when_all_have_one() {
        Rows rows = new Rows().times(4, Interactions.TEXT_, "Factuur kwijt");

        ResultTable table = Results.of(METRIC, rows.enriched(), Contexts.week());

        ResultTable.Line none = line(table, "question_id", QuestionFrequency.NONE);
        assertThat(none.count("n")).isEqualTo(0);
        assertThat(none.count("of")).isEqualTo(4);
        assertThat(none.number("percent")).isEqualTo(0.0);
        assertThat(none.count("wordings")).isEqualTo(0);
        assertThat(table.lines()).hasSize(2);
    }

    @Test
    void a_source_without_wordings_has_no_zero() {
        MetricContext context = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything(), "desk", EnrichedInteractions.QUESTION_ID),
                0);

        ResultTable table = Results.of(METRIC, desk().enriched(), context);

        assertThat(table.lines()).hasSize(1);
        assertThat(table.lines().get(0).text("mark")).isEqualTo("[x]");
    }

    @Test
    void the_change_is_told_in_points_with_its_interval() {
        Rows rows = new Rows()
                .times(56, Interactions.TEXT_, "Factuur kwijt")
                .times(14, Interactions.TEXT_, "Iets anders")
                .times(48, Interactions.TEXT_, "factuur kwijt", Interactions.OPENED_AT, Rows.day(-3))
                .times(32, Interactions.TEXT_, "Nog iets", Interactions.OPENED_AT, Rows.day(-3));

        ResultTable table = Results.of(METRIC, rows.enriched(), Contexts.week());

        ResultTable.Line invoice = table.lines().get(0);
        assertThat(invoice.number("per_1000")).isEqualTo(800.0);
        assertThat(invoice.count("n_previous")).isEqualTo(48);
        assertThat(invoice.count("of_previous")).isEqualTo(80);
        assertThat(invoice.number("change")).isEqualTo(20.0);
        assertThat(invoice.number("change_low"))
                .as("Newcombe 1998, table II (a)")
                .isEqualTo(5.24);
        assertThat(invoice.number("change_high")).isEqualTo(33.39);
        assertThat(table.lines().get(1).number("change")).as("not asked before").isEqualTo(20.0);
    }

    @Test
    void a_hidden_count_before_hides_the_change_that_would_give_it_back() {
        Rows rows = new Rows()
                .times(9, Interactions.TEXT_, "Factuur kwijt")
                .times(9, Interactions.TEXT_, "Waar is mijn pakket?")
                .times(4, Interactions.TEXT_, "Factuur kwijt", Interactions.OPENED_AT, Rows.day(-3))
                .times(5, Interactions.TEXT_, "Waar is mijn pakket?", Interactions.OPENED_AT, Rows.day(-3));
        MetricContext context = Contexts.of(Contexts.week().period(), Contexts.AS_OF, Contexts.everything("desk"), 5);

        ResultTable table = Results.of(METRIC, rows.enriched(), context);

        ResultTable.Line invoice = line(table, "question", "Factuur kwijt");
        assertThat(invoice.count("n")).isEqualTo(9);
        assertThat(invoice.count("n_previous")).isNull();
        assertThat(invoice.number("change")).isNull();
        assertThat(invoice.number("change_low")).isNull();
        assertThat(invoice.number("change_high")).isNull();
        ResultTable.Line parcel = line(table, "question", "Waar is mijn pakket?");
        assertThat(parcel.count("n_previous")).isEqualTo(5);
        assertThat(parcel.number("change")).isEqualTo(Math.round(1e4 * (9 / 18.0 - 5 / 9.0)) / 100.0);
    }

    @Test
    void rare_wordings_are_not_compared_because_they_are_others_each_time() {
        Rows rows = new Rows()
                .row(Interactions.TEXT_, "a")
                .row(Interactions.TEXT_, "b")
                .times(9, Interactions.TEXT_, "b", Interactions.OPENED_AT, Rows.day(-3));
        MetricContext context = Contexts.of(Contexts.week().period(), Contexts.AS_OF, Contexts.everything("desk"), 2);

        ResultTable.Line rare =
                line(Results.of(METRIC, rows.enriched(), context), "question_id", QuestionFrequency.RARE);

        assertThat(rare.count("n")).isEqualTo(2);
        assertThat(rare.count("n_previous")).isNull();
        assertThat(rare.number("change")).isNull();
        assertThat(rare.text("products")).isEmpty();
    }

    @Test
    void the_three_products_asked_about_most_are_named_by_frequency_then_alphabet() {
        Rows rows = new Rows()
                .times(2, Interactions.TEXT_, "Hoe werkt het?", Interactions.PRODUCT, "Nodo")
                .times(2, Interactions.TEXT_, "hoe werkt het", Interactions.PRODUCT, "Lumo")
                .times(3, Interactions.TEXT_, "Hoe werkt het", Interactions.PRODUCT, "Warmo")
                .times(1, Interactions.TEXT_, "Hoe werkt het", Interactions.PRODUCT, "Warmo")
                .times(2, Interactions.TEXT_, "Hoe werkt het", Interactions.PRODUCT, "Belia")
                .times(9, Interactions.TEXT_, "Hoe werkt het")
                // Not of the period:
                .times(
                        9,
                        Interactions.TEXT_,
                        "Hoe werkt het",
                        Interactions.PRODUCT,
                        "Zeta",
                        Interactions.OPENED_AT,
                        Rows.day(-3))
                .times(2, Interactions.PRODUCT, "Lumo");

        ResultTable table = Results.of(METRIC, rows.enriched(), Contexts.week());

        assertThat(table.lines().get(0).text("products")).isEqualTo("Warmo, Belia, Lumo");
        assertThat(line(table, "question_id", QuestionFrequency.NONE).text("products"))
                .isEqualTo("Lumo");
    }

    @Test
    void a_product_of_few_contacts_is_not_named() {
        Rows rows = new Rows()
                .times(5, Interactions.TEXT_, "Hoe werkt het?", Interactions.PRODUCT, "Nodo")
                .times(4, Interactions.TEXT_, "Hoe werkt het?", Interactions.PRODUCT, "Lumo");
        MetricContext context = Contexts.of(Contexts.week().period(), Contexts.AS_OF, Contexts.everything("desk"), 5);

        assertThat(Results.of(METRIC, rows.enriched(), context).lines().get(0).text("products"))
                .isEqualTo("Nodo");
    }

    @Test
    void contacts_without_an_opening_time_are_not_compared_with_themselves() {
        Rows rows = new Rows().times(4, Interactions.TEXT_, "Factuur kwijt", Interactions.OPENED_AT, null);
        Period range = Period.days(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 8), Contexts.ZONE);
        MetricContext context = Contexts.of(
                range, Contexts.AS_OF, Contexts.without(Contexts.everything(), "desk", Interactions.OPENED_AT), 0);

        ResultTable.Line invoice =
                Results.of(METRIC, rows.enriched(), context).lines().get(0);

        assertThat(invoice.count("n")).isEqualTo(4);
        assertThat(invoice.count("n_previous")).isNull();
        assertThat(invoice.count("of_previous")).isNull();
        assertThat(invoice.number("change")).isNull();
        assertThat(invoice.text("first_seen")).isEmpty();
    }

    @Test
    void doubling_the_data_keeps_shares_changes_and_products() {
        Rows rows = desk().times(4, Interactions.TEXT_, "Waar is mijn pakket?", Interactions.PRODUCT, "Lumo");
        ResultTable once = Results.of(METRIC, rows.enriched(), Contexts.week());
        ResultTable twice = Results.of(METRIC, rows.enriched().unionAll(rows.enriched()), Contexts.week());

        assertThat(twice.lines()).hasSameSizeAs(once.lines());
        for (int i = 0; i < once.lines().size(); i++) {
            ResultTable.Line one = once.lines().get(i);
            ResultTable.Line two = twice.lines().get(i);
            for (String column : new String[] {"question_id", "per_1000", "change", "products", "first_seen"}) {
                assertThat(two.get(column)).as(column).isEqualTo(one.get(column));
            }
            assertThat(two.number("change_high") - two.number("change_low"))
                    .isLessThan(one.number("change_high") - one.number("change_low"));
        }
    }

    @Test
    void everything_has_no_period_before() {
        MetricContext all = Contexts.of(Period.all(Contexts.ZONE), Contexts.AS_OF, Contexts.everything("desk"), 0);

        ResultTable table = Results.of(METRIC, desk().enriched(), all);

        assertThat(table.lines()).allSatisfy(l -> {
            assertThat(l.count("n_previous")).isNull();
            assertThat(l.number("change")).isNull();
        });
        assertThat(table.lines().get(0).count("n")).isEqualTo(9);
    }

    @Test
    void partitioning_and_order_do_not_matter() {
        Results.assertOrderDoesNotMatter(METRIC, desk().enriched(), Contexts.week());
    }
}
