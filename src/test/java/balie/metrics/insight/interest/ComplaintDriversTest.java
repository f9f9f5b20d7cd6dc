package balie.metrics.insight.interest;

import balie.metrics.MetricContext;
import balie.metrics.insight.interest.CrossRows.Contact;
import balie.model.CustomerBase;
import balie.model.DeskFacts;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.privacy.SmallCells;
import balie.testkit.Contexts;
import balie.testkit.Results;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import static balie.metrics.insight.interest.MadeUpInterest.LAST;
import static balie.metrics.insight.interest.MadeUpInterest.OVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class ComplaintDriversTest {

    private static Line line(ResultTable table, String product, String dimension, String value) {
        return Results.line(
                table, "subject", "product", "subject_value", product, "dimension", dimension, "value", value);
    }

    private static List<Contact> times(int count, String name, String... pairs) {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contacts.add(Contact.of(name + i, LAST.minusDays(i % 60), pairs));
        }
        return contacts;
    }

    /** Of 40 complaints of retailers 20 are about lamps, of 160 of consumers 16. */
    private static List<Contact> complaints() {
        List<Contact> all = times(20, "a", "product", "lamp", "customer_type", "retailer", "channel", "phone");
        all.addAll(times(20, "b", "product", "chair", "customer_type", "retailer", "channel", "phone"));
        all.addAll(times(16, "c", "product", "lamp", "customer_type", "consumer", "channel", "phone"));
        all.addAll(times(144, "d", "product", "chair", "customer_type", "consumer", "channel", "web"));
        return all;
    }

    private static MetricContext with(int minimum, CustomerBase... bases) {
        return Contexts.of(OVER.period(), OVER.asOf(), OVER.availability(), minimum)
                .with(new DeskFacts(List.of(), List.of(bases)));
    }

    @Test
    void a_group_is_told_beside_all_other_groups() {
        ResultTable table = MadeUpInterest.drivers(complaints(), List.of(), OVER);

        Line retailers = line(table, "lamp", "customer_type", "retailer");
        assertThat(retailers.count("n")).isEqualTo(20);
        assertThat(retailers.count("of")).isEqualTo(40);
        assertThat(retailers.count("n_compared")).isEqualTo(16);
        assertThat(retailers.count("of_compared")).isEqualTo(160);
        assertThat(retailers.number("lift")).isEqualTo(5.0);
        assertThat(retailers.number("expected_as_rest")).isEqualTo(4.0);
        assertThat(retailers.number("lift_low")).isBetween(2.0, 4.0);
        assertThat(retailers.number("lift_high")).isBetween(6.0, 12.0);
        assertThat(retailers.get("flagged")).isEqualTo(true);
        assertThat(line(table, "lamp", "customer_type", "consumer").number("lift"))
                .isEqualTo(.2);
        Line all = line(table, "lamp", "all", "all");
        assertThat(all.count("n")).isEqualTo(36);
        assertThat(all.count("of")).isEqualTo(200);
        assertThat(all.number("lift")).isNull();
        assertThat(all.number("p_value")).isNull();
    }

    @Test
    void where_none_of_the_others_complains_about_it_there_is_no_lift_but_a_test() {
        List<Contact> all = times(20, "a", "product", "lamp", "customer_type", "retailer");
        all.addAll(times(90, "b", "product", "chair", "customer_type", "consumer"));

        Line retailers = line(MadeUpInterest.drivers(all, List.of(), OVER), "lamp", "customer_type", "retailer");

        assertThat(retailers.number("lift")).isNull();
        assertThat(retailers.get("flagged")).isEqualTo(true);
    }

    @Test
    void contacts_of_few_are_told_but_not_tested() {
        List<Contact> all = times(6, "a", "product", "lamp", "customer_type", "retailer");
        all.addAll(times(90, "b", "product", "chair", "customer_type", "consumer"));
        all.addAll(times(90, "c", "product", "lamp", "customer_type", "consumer"));

        Line retailers = line(MadeUpInterest.drivers(all, List.of(), OVER), "lamp", "customer_type", "retailer");

        assertThat(retailers.text("mark")).isEqualTo("[u]");
        assertThat(retailers.number("lift")).isNotNull();
        assertThat(retailers.number("p_value")).isNull();
    }

    @Test
    void where_there_are_questions_too_it_is_told_how_many_of_the_contacts_are_complaints() {
        List<Contact> questions = times(30, "q", "product", "lamp", "customer_type", "retailer");

        ResultTable both = MadeUpInterest.drivers(complaints(), questions, OVER);
        ResultTable alone = MadeUpInterest.drivers(complaints(), List.of(), OVER);

        Line retailers = line(both, "lamp", "customer_type", "retailer");
        assertThat(retailers.count("contacts_about")).isEqualTo(50);
        assertThat(retailers.number("complaint_percent")).isEqualTo(40.0);
        // Wilson's of 20 of 50.
        assertThat(retailers.number("complaint_low")).isEqualTo(27.61);
        assertThat(retailers.number("complaint_high")).isEqualTo(53.82);
        assertThat(line(both, "lamp", "all", "all").count("contacts_about")).isEqualTo(66);
        assertThat(alone.lines()).allMatch(l -> l.get("contacts_about") == null);
    }

    @Test
    void a_product_whose_customers_are_known_has_a_rate_and_its_ratio_to_the_other_types() {
        ResultTable table = MadeUpInterest.drivers(
                complaints(),
                List.of(),
                with(0, new CustomerBase("lamp", "retailer", 400), new CustomerBase("lamp", "consumer", 4_000)));

        Line retailers = line(table, "lamp", "customer_type", "retailer");
        assertThat(retailers.number("per_1000_customers")).isEqualTo(50.0);
        assertThat(retailers.number("rate_ratio")).isEqualTo(12.5);
        assertThat(retailers.number("rate_ratio_low")).isBetween(5.0, 8.0);
        assertThat(line(table, "lamp", "all", "all").count("customer_base")).isEqualTo(4_400);
        assertThat(line(table, "chair", "customer_type", "retailer").number("per_1000_customers"))
                .isNull();
        assertThat(line(table, "lamp", "channel", "phone").number("per_1000_customers"))
                .isNull();
    }

    @Test
    void a_customer_who_complains_often_makes_the_rate_less_sure() {
        CustomerBase base = new CustomerBase("lamp", "retailer", 400);
        List<Contact> often = complaints().stream()
                .map(c -> c.customer().startsWith("a")
                        ? new Contact("a" + c.customer().length(), c.day(), c.values())
                        : c)
                .toList();

        Line single = line(
                MadeUpInterest.drivers(complaints(), List.of(), with(0, base)), "lamp", "customer_type", "retailer");
        Line same = line(MadeUpInterest.drivers(often, List.of(), with(0, base)), "lamp", "customer_type", "retailer");

        assertThat(same.number("per_1000_customers")).isEqualTo(single.number("per_1000_customers"));
        assertThat(Objects.requireNonNull(same.number("per_1000_customers_high"))
                        - Objects.requireNonNull(same.number("per_1000_customers_low")))
                .isGreaterThan(2
                        * (Objects.requireNonNull(single.number("per_1000_customers_high"))
                                - Objects.requireNonNull(single.number("per_1000_customers_low"))));
    }

    @Test
    void a_hidden_count_is_given_back_by_nothing_else_in_its_row() {
        List<Contact> questions = times(30, "q", "product", "lamp", "customer_type", "retailer");
        MetricContext context =
                with(17, new CustomerBase("lamp", "retailer", 400), new CustomerBase("lamp", "consumer", 4_000));
        ResultTable table = new SmallCells(17).protect(MadeUpInterest.drivers(complaints(), questions, context));

        Line consumers = line(table, "lamp", "customer_type", "consumer");
        assertThat(consumers.text("mark")).isEqualTo("[c]");
        Set<String> open = Set.of(
                "subject",
                "subject_value",
                "subject_name",
                "dimension",
                "value",
                "of",
                "of_compared",
                "interval",
                "customer_base",
                "mark",
                "definition",
                "source",
                "period_from",
                "period_to",
                "as_of");
        for (String column : table.columns()) {
            assertThat(open.contains(column) || consumers.get(column) == null)
                    .as(column)
                    .isTrue();
        }
        Line retailers = line(table, "lamp", "customer_type", "retailer");
        assertThat(retailers.count("n")).isEqualTo(20);
        for (String column : List.of("n_compared", "expected_as_rest", "lift", "lift_low", "lift_high", "rate_ratio")) {
            assertThat(retailers.get(column)).as(column).isNull();
        }
    }

    @Test
    void groups_and_subjects_add_up_to_all_and_a_group_and_its_rest_to_the_whole() {
        List<Contact> contacts = MadeUpInterest.contacts(new Random(8), 200);
        ResultTable table = MadeUpInterest.drivers(contacts, List.of(), OVER);

        Map<List<String>, Long> sums = new HashMap<>();
        Map<List<String>, Long> wholes = new HashMap<>();
        for (Line line : table.lines()) {
            List<String> key = List.of(line.text("subject"), line.text("subject_value"), line.text("dimension"));
            sums.merge(key, line.count("n"), Long::sum);
            if (line.count("n_compared") != null) {
                long whole = line.count("n") + line.count("n_compared");
                assertThat(wholes.computeIfAbsent(key, k -> whole)).isEqualTo(whole);
            }
        }
        long now = contacts.stream().filter(MadeUpInterest.NOW::has).count();
        Set<String> dimensions = new HashSet<>();
        sums.forEach((key, n) -> {
            assertThat(n).as(key.toString()).isEqualTo(sums.get(List.of(key.get(0), key.get(1), "all")));
            assertThat(wholes.getOrDefault(key, n)).isEqualTo(n);
            dimensions.add(key.get(2));
        });
        assertThat(dimensions).contains("all", "customer_type", "segment", "region", "channel");
        assertThat(sums.entrySet().stream()
                        .filter(e -> e.getKey().get(0).equals("product")
                                && e.getKey().get(2).equals("region"))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .isEqualTo(now);
    }

    @Test
    void twice_as_many_customers_have_the_same_lifts() {
        List<Contact> once = MadeUpInterest.contacts(new Random(8), 150);
        List<Contact> twice = new ArrayList<>(once);
        once.forEach(c -> twice.add(new Contact(c.customer() + "-twin", c.day(), c.values())));

        List<Line> before = MadeUpInterest.drivers(once, once, OVER).lines();
        List<Line> after = MadeUpInterest.drivers(twice, twice, OVER).lines();

        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            Double lift = before.get(i).number("lift");
            if (lift != null) {
                assertThat(after.get(i).number("lift")).isCloseTo(lift, offset(1e-9));
            }
            assertThat(after.get(i).count("n")).isEqualTo(2 * before.get(i).count("n"));
            assertThat(after.get(i).number("complaint_percent"))
                    .isEqualTo(before.get(i).number("complaint_percent"));
        }
    }

    @Test
    void of_more_than_twenty_subjects_those_with_most_complaints_are_told() {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            contacts.addAll(times(30 + i, "p" + i + "-", "product", "p" + i, "customer_type", "consumer"));
        }

        Set<String> products = new HashSet<>();
        MadeUpInterest.drivers(contacts, List.of(), OVER).lines().forEach(l -> products.add(l.text("subject_value")));

        assertThat(products).hasSize(20).contains("p24", "p5").doesNotContain("p4");
    }
}
