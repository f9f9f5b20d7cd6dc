package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.util.List;

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
        ResultTable table = Results.of(new ProfileRows(), desk().enriched(), Contexts.week());

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
        ResultTable table = Results.of(new ProfileRows(), desk().enriched(), Contexts.week());

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

        ResultTable table = Results.of(new ProfileRows(), rows.enriched(), context);

        assertThat(table.lines())
                .filteredOn(l -> l.is("region", "[c]"))
                .hasSize(1)
                .allSatisfy(l -> assertThat(l.text("mark")).isEqualTo("[c]"));
        assertThat(table.lines()).filteredOn(l -> l.is("region", "Drenthe")).hasSize(3);
        assertThat(table.lines())
                .allSatisfy(l -> assertThat(l.text("customer_type")).isEqualTo("consumer"));
    }

    /** Adds one contact of a customer with a text. */
    private static void asks(Rows rows, String customer, String text) {
        rows.row(Interactions.CUSTOMER_ID, customer, Interactions.TEXT_, text);
    }

    private static MetricContext atLeast(int minimum) {
        return Contexts.of(Contexts.week().period(), Contexts.AS_OF, Contexts.everything("desk"), minimum);
    }

    @Test
    void the_questions_asked_most_are_named_by_frequency_then_alphabet() {
        Rows rows = new Rows();
        for (String text : new String[] {"Zon?", "zon", "Zon?", "Maan?", "Bos?", "Aap?", "Bos?"}) {
            asks(rows, "ann", text);
        }
        // The wording used most by all stands for the question.
        asks(rows, "bob", "ZON!");
        asks(rows, "bob", "ZON!");
        asks(rows, "bob", "ZON!");
        rows.row(Interactions.CUSTOMER_ID, "cas");

        ResultTable table = Results.of(new ProfileRows(), rows.enriched(), Contexts.week());

        assertThat(table.lines())
                .extracting(l -> l.text("top_questions"))
                .containsExactly("ZON! | Bos? | Aap?", "ZON!", "");
    }

    @Test
    void a_wording_that_few_customers_share_is_not_named_however_often_one_asks_it() {
        Rows rows = new Rows();
        for (String customer : new String[] {"ann", "bob", "cas"}) {
            asks(rows, customer, "Waar is mijn pakket?");
            asks(rows, customer, "waar is mijn pakket");
        }
        for (int i = 0; i < 9; i++) {
            asks(rows, "ann", "Mijn geit at de modem op");
            asks(rows, "bob", "Kan het licht uit?");
            asks(rows, "cas", "Kan het licht uit?");
        }

        ResultTable table = Results.of(new ProfileRows(), rows.enriched(), atLeast(3));

        assertThat(table.lines())
                .extracting(l -> l.text("top_questions"))
                .containsOnly("waar is mijn pakket")
                .hasSize(3);
        assertThat(table.toString()).doesNotContain("geit", "licht");
    }

    @Test
    void cases_are_counted_with_a_state_and_as_resolved() {
        Rows rows = new Rows()
                .row(Interactions.CUSTOMER_ID, "ann", Interactions.STATUS, "resolved")
                .row(Interactions.CUSTOMER_ID, "ann", Interactions.STATUS, "closed")
                .row(Interactions.CUSTOMER_ID, "ann", Interactions.STATUS, "closed", Interactions.OUTCOME, "withdrawn")
                .row(Interactions.CUSTOMER_ID, "ann", Interactions.STATUS, "open")
                .row(Interactions.CUSTOMER_ID, "ann")
                .row(Interactions.CUSTOMER_ID, "bob");

        ResultTable profiles = Results.of(new ProfileRows(), rows.enriched(), Contexts.week());
        ResultTable segments = Results.of(new CustomerSegments(), rows.enriched(), Contexts.week());

        assertThat(profiles.lines().get(0).count("cases_with_state")).isEqualTo(4);
        assertThat(profiles.lines().get(0).count("cases_resolved")).isEqualTo(2);
        assertThat(profiles.lines().get(1).count("cases_with_state")).isEqualTo(0);
        ResultTable.Line resolved = line(segments, "measure", "resolved");
        assertThat(resolved.text("frequency")).isEqualTo("4-9");
        assertThat(resolved.count("n")).isEqualTo(2);
        assertThat(resolved.count("of")).isEqualTo(4);
    }

    @Test
    void what_no_source_of_a_customer_records_is_not_counted_as_0() {
        Rows rows = new Rows()
                .row(Interactions.CUSTOMER_ID, "ann", Interactions.STATUS, "open")
                .times(2, Interactions.CUSTOMER_ID, "bob", Interactions.SOURCE, "register");
        MetricContext context = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(
                        Contexts.everything("desk"),
                        "register",
                        Interactions.KIND,
                        Interactions.STATUS,
                        Interactions.SATISFACTION),
                0);

        ResultTable profiles = Results.of(new ProfileRows(), rows.enriched(), context);
        ResultTable segments = Results.of(new CustomerSegments(), rows.enriched(), context);

        for (String column :
                new String[] {"complaints", "cases_with_state", "cases_resolved", "satisfaction_answered"}) {
            assertThat(profiles.lines().get(0).get(column))
                    .as("bob's " + column)
                    .isNull();
            assertThat(profiles.lines().get(1).get(column))
                    .as("ann's " + column)
                    .isNotNull();
        }
        assertThat(segments.lines(l -> l.is("measure", "complaints") && !l.is("mark", "[x]")))
                .as("no kind is recorded anywhere")
                .isEmpty();
        assertThat(segments.lines(l -> l.is("mark", "[x]")))
                .extracting(l -> l.text("measure"))
                .containsExactly("complaints", "resolved", "satisfaction");
    }

    @Test
    void segments_stand_in_the_order_of_their_frequency() {
        Rows rows = new Rows();
        int[] contacts = {12, 1, 5, 2};
        for (int i = 0; i < contacts.length; i++) {
            rows.times(contacts[i], Interactions.CUSTOMER_ID, "c" + i, Interactions.CUSTOMER_TYPE, "consumer");
        }

        ResultTable table = Results.of(new CustomerSegments(), rows.enriched(), Contexts.week());

        assertThat(table.lines(l -> l.is("measure", "customers")))
                .extracting(l -> l.text("frequency"))
                .containsExactly("1", "2-3", "4-9", "10+");
    }

    @Test
    void partitioning_and_order_do_not_matter() {
        Rows rows = desk();
        for (int i = 0; i < 30; i++) {
            rows.row(
                    Interactions.CUSTOMER_ID, "c" + i % 7,
                    Interactions.TEXT_, "vraag " + i % 5 + (i % 2 == 0 ? "?" : ""),
                    Interactions.STATUS, i % 3 == 0 ? "open" : "resolved",
                    Interactions.PRODUCT, "P" + i % 4);
        }
        for (Metric metric : List.of(new ProfileRows(), new CustomerSegments())) {
            Results.assertOrderDoesNotMatter(metric, rows.enriched(), Contexts.week());
        }
    }

    @Test
    void doubling_the_contacts_doubles_the_counts_of_each_customer_and_keeps_the_rest() {
        Rows rows = desk();
        asks(rows, "zz-ann", "Waar is mijn pakket?");
        asks(rows, "zz-eve", "Waar is mijn pakket?");

        ResultTable once = Results.of(new ProfileRows(), rows.enriched(), Contexts.week());
        ResultTable twice = Results.of(new ProfileRows(), rows.enriched().unionAll(rows.enriched()), Contexts.week());

        assertThat(twice.lines()).hasSameSizeAs(once.lines());
        for (int i = 0; i < once.lines().size(); i++) {
            ResultTable.Line one = once.lines().get(i);
            ResultTable.Line two = twice.lines().get(i);
            for (String column : new String[] {"contacts", "complaints", "cases_with_state", "satisfaction_answered"}) {
                assertThat(two.count(column)).as(column).isEqualTo(2 * one.count(column));
            }
            for (String column :
                    new String[] {"customer", "recency_days", "channels", "top_product", "top_questions"}) {
                assertThat(two.get(column)).as(column).isEqualTo(one.get(column));
            }
        }
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

        ResultTable profiles = Results.of(new ProfileRows(), desk().enriched(), context);

        assertThat(profiles.lines()).hasSize(1);
        assertThat(profiles.lines().get(0).text("mark")).isEqualTo("[x]");
        assertThat(Results.of(new CustomerSegments(), desk().enriched(), context)
                        .lines())
                .hasSize(1);
    }
}
