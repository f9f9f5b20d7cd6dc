package balie.metrics.complaint;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

class ComplaintsTest {

    private static Rows desk() {
        return new Rows()
                .times(
                        5,
                        Interactions.KIND,
                        "complaint",
                        Interactions.CATEGORY,
                        "delivery",
                        Interactions.CHANNEL,
                        "phone",
                        Interactions.CUSTOMER_TYPE,
                        "consumer",
                        Interactions.PRODUCT,
                        "Belia")
                .times(
                        3,
                        Interactions.KIND,
                        "complaint",
                        Interactions.CATEGORY,
                        "billing",
                        Interactions.CHANNEL,
                        "email",
                        Interactions.CUSTOMER_TYPE,
                        "retailer")
                .row(Interactions.KIND, "complaint", Interactions.CHANNEL, "email")
                .times(11, Interactions.KIND, "question", Interactions.CHANNEL, "phone", Interactions.PRODUCT, "Belia")
                .times(4, Interactions.CHANNEL, "phone")
                .row(Interactions.KIND, "complaint", Interactions.EXCLUDED_REASON, "merged");
    }

    @Test
    void categories_share_the_complaints_of_their_group() {
        ResultTable table = Results.of(new ComplaintCategories(), desk().enriched(), Contexts.week());

        ResultTable.Line delivery = line(table, "category", "delivery", "channel", "all", "customer_type", "all");
        assertThat(delivery.count("n")).isEqualTo(5);
        assertThat(delivery.count("of")).isEqualTo(9);
        ResultTable.Line byMail = line(table, "category", "billing", "channel", "email", "customer_type", "all");
        assertThat(byMail.count("n")).isEqualTo(3);
        assertThat(byMail.count("of")).isEqualTo(4);
        ResultTable.Line retail = line(table, "category", "billing", "channel", "all", "customer_type", "retailer");
        assertThat(retail.count("of")).isEqualTo(3);
    }

    @Test
    void what_has_no_category_is_shown_as_unclassified() {
        ResultTable table = Results.of(new ComplaintCategories(), desk().enriched(), Contexts.week());

        ResultTable.Line none = line(table, "category", "(unclassified)", "channel", "all", "customer_type", "all");
        assertThat(none.count("n")).isEqualTo(1);
        assertThat(none.text("decided")).isEqualTo("unclassified");
    }

    @Test
    void the_share_of_the_unclassified_is_told_even_when_there_are_none() {
        Rows rows = new Rows()
                .times(
                        3,
                        Interactions.KIND,
                        "complaint",
                        Interactions.CATEGORY,
                        "billing",
                        Interactions.CHANNEL,
                        "fax");

        ResultTable table = Results.of(new ComplaintCategories(), rows.enriched(), Contexts.week());

        ResultTable.Line none = line(table, "category", "(unclassified)");
        assertThat(none.text("channel")).as("in the total only").isEqualTo("all");
        assertThat(none.text("customer_type")).isEqualTo("all");
        assertThat(none.count("n")).isEqualTo(0);
        assertThat(none.count("of")).isEqualTo(3);
        assertThat(none.number("percent")).isEqualTo(0.0);
    }

    @Test
    void how_a_category_was_decided_is_told_with_what_the_taxonomy_says_of_it() {
        Rows rows = desk().row(
                        Interactions.KIND,
                        "complaint",
                        EnrichedInteractions.COMPLAINT_CATEGORY,
                        "delivery",
                        EnrichedInteractions.COMPLAINT_CATEGORY_NAME,
                        "Delivery",
                        EnrichedInteractions.CATEGORY_DECIDED_BY,
                        "classified",
                        EnrichedInteractions.SEVERITY,
                        "high",
                        EnrichedInteractions.CAUSE,
                        "logistics")
                .row(
                        Interactions.KIND,
                        "complaint",
                        EnrichedInteractions.COMPLAINT_CATEGORY,
                        "price",
                        EnrichedInteractions.CATEGORY_DECIDED_BY,
                        "classified");

        ResultTable table = Results.of(new ComplaintCategories(), rows.enriched(), Contexts.week());

        ResultTable.Line mixed = line(table, "category", "delivery", "channel", "all", "customer_type", "all");
        assertThat(mixed.text("decided")).isEqualTo(ComplaintCategories.BOTH);
        assertThat(mixed.text("category_name")).isEqualTo("delivery");
        assertThat(mixed.text("severity")).isEqualTo("high");
        assertThat(mixed.text("cause")).isEqualTo("logistics");
        assertThat(line(table, "category", "billing", "channel", "all", "customer_type", "all")
                        .text("decided"))
                .isEqualTo("recorded");
        assertThat(line(table, "category", "price", "channel", "all", "customer_type", "all")
                        .text("decided"))
                .isEqualTo("classified");
    }

    @Test
    void each_contact_was_decided_on_in_one_of_three_ways() {
        Rows rows = desk().times(
                        2,
                        Interactions.KIND,
                        "question",
                        EnrichedInteractions.KIND_DECIDED_BY,
                        "classified",
                        Interactions.CHANNEL,
                        "fax");

        ResultTable table = Results.of(new ContactDecisions(), rows.enriched(), Contexts.week());

        assertThat(line(table, "measure", "kind_recorded", "channel", "all").count("n"))
                .isEqualTo(20);
        assertThat(line(table, "measure", "kind_classified", "channel", "all").count("n"))
                .isEqualTo(2);
        assertThat(line(table, "measure", "kind_classified", "channel", "fax").count("of"))
                .isEqualTo(2);
        assertThat(line(table, "measure", "kind_unclassified", "channel", "all").count("n"))
                .isEqualTo(4);
        assertThat(line(table, "measure", "category_unclassified", "channel", "all")
                        .count("of"))
                .as("complaints only")
                .isEqualTo(9);
        for (String what : new String[] {"kind", "category", "emotion_start"}) {
            var lines = table.lines(l -> l.text("measure").startsWith(what + "_") && l.is("channel", "all"));
            assertThat(lines).hasSize(3);
            assertThat(lines.stream().mapToLong(l -> l.count("n")).sum())
                    .isEqualTo(lines.get(0).count("of"));
        }
    }

    /** Ten contacts of two kinds: 7 alike, 3 not; by chance 5 of 10 would be. */
    private static Rows judged() {
        return new Rows()
                .times(
                        4,
                        Interactions.KIND,
                        "complaint",
                        Wordings.CONCLUDED_KIND,
                        "complaint",
                        Wordings.TEXT_LANGUAGE,
                        "nl")
                .times(
                        1,
                        Interactions.KIND,
                        "complaint",
                        Wordings.CONCLUDED_KIND,
                        "question",
                        Wordings.TEXT_LANGUAGE,
                        "nl")
                .times(
                        3,
                        Interactions.KIND,
                        "question",
                        Wordings.CONCLUDED_KIND,
                        "question",
                        Wordings.TEXT_LANGUAGE,
                        "en")
                .times(
                        2,
                        Interactions.KIND,
                        "question",
                        Wordings.CONCLUDED_KIND,
                        "complaint",
                        Wordings.TEXT_LANGUAGE,
                        "en")
                .times(9, Interactions.KIND, "question")
                .times(
                        9,
                        Interactions.KIND,
                        "complaint",
                        Wordings.CONCLUDED_KIND,
                        "complaint",
                        EnrichedInteractions.KIND_DECIDED_BY,
                        "classified");
    }

    @Test
    void what_texts_tell_is_compared_with_what_was_recorded_where_both_say_something() {
        ResultTable table = Results.of(new ClassifierAgreement(), judged().enriched(), Contexts.week());

        ResultTable.Line all = line(table, "measure", "kind", "text_language", "all");
        assertThat(all.count("n")).isEqualTo(7);
        assertThat(all.count("of")).isEqualTo(10);
        // (.7 - .5) / (1 - .5), where complaints are 5 and 6 of 10.
        assertThat(all.number("kappa")).isEqualTo(.4);
        assertThat(all.number("kappa_low")).isLessThan(.4);
        assertThat(all.number("kappa_high")).isGreaterThan(.4).isLessThanOrEqualTo(1);
        assertThat(line(table, "measure", "kind", "text_language", "nl").count("of"))
                .isEqualTo(5);
        assertThat(table.lines(l -> l.is("measure", "category"))).isEmpty();
    }

    @Test
    void agreement_does_not_depend_on_order_and_of_few_is_not_told() {
        Results.assertOrderDoesNotMatter(new ClassifierAgreement(), judged().enriched(), Contexts.week());
        var careful = Contexts.of(Contexts.week().period(), Contexts.AS_OF, Contexts.everything("desk"), 8);
        ResultTable table = Results.of(new ClassifierAgreement(), judged().enriched(), careful);

        assertThat(table.lines()).allMatch(l -> l.number("kappa") == null);
    }

    @Test
    void recorded_categories_that_the_taxonomy_does_not_know_are_not_compared() {
        Rows rows = new Rows()
                .times(
                        3,
                        Interactions.KIND,
                        "complaint",
                        Interactions.CATEGORY,
                        "delivery",
                        EnrichedInteractions.COMPLAINT_CATEGORY_NAME,
                        "Delivery",
                        Wordings.CONCLUDED_CATEGORY,
                        "delivery")
                .times(
                        3,
                        Interactions.KIND,
                        "complaint",
                        Interactions.CATEGORY,
                        "Varia",
                        Wordings.CONCLUDED_CATEGORY,
                        "delivery");

        ResultTable table = Results.of(new ClassifierAgreement(), rows.enriched(), Contexts.week());

        ResultTable.Line category = line(table, "measure", "category", "text_language", "all");
        assertThat(category.count("of")).isEqualTo(3);
        assertThat(category.number("kappa")).as("both always say the same").isNull();
    }

    @Test
    void without_texts_there_is_no_agreement_to_tell() {
        var context = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything(), "desk", Wordings.TEXT_LANGUAGE),
                0);

        ResultTable table = Results.of(new ClassifierAgreement(), judged().enriched(), context);

        assertThat(table.lines()).singleElement().matches(l -> l.is("mark", "[x]"));
    }

    @Test
    void a_source_without_categories_has_no_zero() {
        var context = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything(), "desk", EnrichedInteractions.COMPLAINT_CATEGORY),
                0);

        ResultTable table = Results.of(new ComplaintCategories(), desk().enriched(), context);

        assertThat(table.lines()).hasSize(1);
        assertThat(table.lines().get(0).text("mark")).isEqualTo("[x]");
    }

    @Test
    void partitioning_and_order_do_not_matter_and_doubling_keeps_the_shares() {
        Results.assertOrderDoesNotMatter(new ComplaintCategories(), desk().enriched(), Contexts.week());
        ResultTable one = Results.of(new ComplaintCategories(), desk().enriched(), Contexts.week());
        ResultTable twice =
                Results.of(new ComplaintCategories(), desk().enriched().unionAll(desk().enriched()), Contexts.week());

        assertThat(twice.lines())
                .extracting(l -> l.number("percent"))
                .isEqualTo(one.lines().stream().map(l -> l.number("percent")).toList());
    }

    @Test
    void each_group_adds_up() {
        ResultTable table = Results.of(new ComplaintCategories(), desk().enriched(), Contexts.week());

        for (String channel : new String[] {"all", "phone", "email"}) {
            var lines = table.lines(l -> l.is("channel", channel) && l.is("customer_type", "all"));
            assertThat(lines.stream().mapToLong(l -> l.count("n")).sum())
                    .isEqualTo(lines.get(0).count("of"));
        }
    }

    @Test
    void the_share_of_complaints_is_of_contacts_whose_kind_is_known() {
        ResultTable table = Results.of(new ComplaintShare(), desk().enriched(), Contexts.week());

        ResultTable.Line total = line(table, "channel", "all", "customer_type", "all", "product", "all");
        assertThat(total.count("n")).isEqualTo(9);
        assertThat(total.count("of")).isEqualTo(20);
        ResultTable.Line product = line(table, "channel", "all", "customer_type", "all", "product", "Belia");
        assertThat(product.count("n")).isEqualTo(5);
        assertThat(product.count("of")).isEqualTo(16);
        ResultTable.Line both = line(table, "channel", "email", "customer_type", "retailer", "product", "all");
        assertThat(both.count("of")).isEqualTo(3);
    }
}
