package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

class CustomersTest {

    private static Rows desk() {
        Rows rows = new Rows()
                .row(
                        Interactions.CUSTOMER_ID,
                        "zz-ann",
                        Interactions.CUSTOMER_TYPE,
                        "consumer",
                        Interactions.CHANNEL,
                        "phone",
                        Interactions.PRODUCT,
                        "Lumo",
                        Interactions.KIND,
                        "complaint",
                        Interactions.SATISFACTION,
                        "positive")
                .row(
                        Interactions.CUSTOMER_ID,
                        "zz-ann",
                        Interactions.CUSTOMER_TYPE,
                        "consumer",
                        Interactions.CHANNEL,
                        "chat",
                        Interactions.PRODUCT,
                        "Nodo",
                        Interactions.SATISFACTION,
                        "offered",
                        Interactions.OPENED_AT,
                        Rows.day(-30))
                .row(
                        Interactions.CUSTOMER_ID,
                        "zz-ann",
                        Interactions.CUSTOMER_TYPE,
                        "consumer",
                        Interactions.PRODUCT,
                        "Lumo",
                        Interactions.SATISFACTION,
                        "negative",
                        Interactions.OPENED_AT,
                        Rows.day(2))
                // Too long ago, not in the period, not counted, nobody, somebody who objects:
                .row(Interactions.CUSTOMER_ID, "zz-ann", Interactions.OPENED_AT, Rows.day(-400))
                .row(Interactions.CUSTOMER_ID, "bob", Interactions.OPENED_AT, Rows.day(-30))
                .row(Interactions.CUSTOMER_ID, "cas", Interactions.EXCLUDED_REASON, "spam")
                .row()
                .row(Interactions.CUSTOMER_ID, "dan", EnrichedInteractions.OBJECTS_TO_MARKETING, true);
        return rows.row(Interactions.CUSTOMER_ID, "zz-eve", Interactions.CUSTOMER_TYPE, "wholesaler");
    }

    @Test
    void a_profile_holds_the_year_of_those_who_came_in_the_period_and_do_not_object() {
        ResultTable table = Results.of(new CustomerProfiles(), desk().enriched(), Contexts.week());

        assertThat(table.lines()).hasSize(2);
        ResultTable.Line ann = table.lines().get(0);
        assertThat(ann.count("contacts")).isEqualTo(3);
        assertThat(ann.count("recency_days")).as("4 November to 8 November").isEqualTo(4);
        assertThat(ann.text("channels")).isEqualTo("chat phone");
        assertThat(ann.text("top_product")).isEqualTo("Lumo");
        assertThat(ann.count("complaints")).isEqualTo(1);
        assertThat(ann.count("satisfaction_answered")).isEqualTo(2);
        assertThat(ann.count("satisfaction_positive")).isEqualTo(1);
    }

    @Test
    void nobody_is_named() {
        ResultTable table = Results.of(new CustomerProfiles(), desk().enriched(), Contexts.week());

        assertThat(table.toString()).doesNotContain("zz-ann", "zz-eve");
        assertThat(table.lines().get(0).text("customer")).matches("[0-9a-f]{16}");
        assertThat(table.lines()).extracting(l -> l.text("customer")).doesNotHaveDuplicates();
    }

    @Test
    void a_trait_that_few_share_is_hidden() {
        MetricContext context = Contexts.of(Contexts.week().period(), Contexts.AS_OF, Contexts.everything("desk"), 3);
        Rows rows = new Rows();
        for (int i = 0; i < 4; i++) {
            rows.row(
                    Interactions.CUSTOMER_ID,
                    "c" + i,
                    Interactions.CUSTOMER_TYPE,
                    "consumer",
                    EnrichedInteractions.REGION,
                    i == 0 ? "Zeeland" : "Drenthe");
        }

        ResultTable table = Results.of(new CustomerProfiles(), rows.enriched(), context);

        assertThat(table.lines())
                .filteredOn(l -> l.is("region", "[c]"))
                .hasSize(1)
                .allSatisfy(l -> assertThat(l.text("mark")).isEqualTo("[c]"));
        assertThat(table.lines()).filteredOn(l -> l.is("region", "Drenthe")).hasSize(3);
        assertThat(table.lines())
                .allSatisfy(l -> assertThat(l.text("customer_type")).isEqualTo("consumer"));
    }

    @Test
    void segments_add_up_to_all_customers_and_all_contacts() {
        ResultTable table = Results.of(new CustomerSegments(), desk().enriched(), Contexts.week());

        ResultTable.Line consumers =
                line(table, "measure", "customers", "customer_type", "consumer", "frequency", "2-3");
        assertThat(consumers.count("n")).isEqualTo(1);
        assertThat(consumers.count("of")).isEqualTo(2);
        assertThat(line(table, "measure", "contacts", "customer_type", "consumer", "frequency", "2-3")
                        .count("n"))
                .isEqualTo(3);
        assertThat(line(table, "measure", "contacts", "customer_type", "wholesaler", "frequency", "1")
                        .count("of"))
                .isEqualTo(4);
        assertThat(line(table, "measure", "satisfaction", "customer_type", "consumer")
                        .count("of"))
                .isEqualTo(2);
        assertThat(table.lines(l -> l.is("measure", "satisfaction")))
                .as("silence is no rating")
                .hasSize(1);
    }

    @Test
    void a_source_without_customers_is_told() {
        MetricContext context = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything(), "desk", Interactions.CUSTOMER_ID),
                0);

        ResultTable profiles = Results.of(new CustomerProfiles(), desk().enriched(), context);

        assertThat(profiles.lines()).hasSize(1);
        assertThat(profiles.lines().get(0).text("mark")).isEqualTo("[x]");
        assertThat(Results.of(new CustomerSegments(), desk().enriched(), context)
                        .lines())
                .hasSize(1);
    }
}
