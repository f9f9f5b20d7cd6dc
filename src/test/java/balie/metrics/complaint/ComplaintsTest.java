package balie.metrics.complaint;

import balie.contract.Interactions;
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
    void a_source_without_categories_has_no_zero() {
        var context = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything(), "desk", Interactions.CATEGORY),
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
