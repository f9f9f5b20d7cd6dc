package balie.metrics.volume;

import balie.contract.Availability;
import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.metrics.MetricContext;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

/** Contacts, cases, questions and customers. */
class CountsTest {

    private static ResultTable compute(Rows rows, MetricContext context) {
        return Results.of(new Volume(), rows.enriched(), context);
    }

    private static ResultTable.Line total(ResultTable table, String measure) {
        return line(table, "measure", measure, "dimension", "all", "source", "all");
    }

    private static MetricContext context(Period period, Instant asOf, Availability availability, int minimum) {
        return Contexts.of(period, asOf, availability, minimum);
    }

    private static void contact(
            Rows rows, double day, String caseId, String question, String customer, String channel) {
        rows.row(
                Interactions.OPENED_AT, Rows.day(day),
                Interactions.CASE_ID, caseId,
                EnrichedInteractions.QUESTION_ID, question,
                Interactions.CUSTOMER_ID, customer,
                Interactions.CHANNEL, channel);
    }

    @Test
    void four_counts_of_the_same_contacts_are_four_numbers() {
        Rows rows = new Rows();
        contact(rows, 0, "c1", "Q1", "a", "phone");
        contact(rows, 1, "c1", "Q1", "a", "email");
        contact(rows, 1, "c2", "Q2", "a", "email");
        contact(rows, 2, null, EnrichedInteractions.PENDING, "b", "email");
        contact(rows, 2, null, null, null, "email");
        // The same number of another desk is another case.
        rows.row(Interactions.SOURCE, "other", Interactions.CASE_ID, "c1", Interactions.CHANNEL, "email");
        rows.row(Interactions.EXCLUDED_REASON, "spam");
        MetricContext both = context(Contexts.week().period(), Contexts.AS_OF, Contexts.everything("desk", "other"), 0);

        ResultTable table = compute(rows, both);

        assertThat(total(table, "contacts").count("n")).isEqualTo(6);
        assertThat(total(table, "cases").count("n")).isEqualTo(5);
        assertThat(total(table, "questions").count("n")).isEqualTo(2);
        assertThat(total(table, "customers").count("n")).isEqualTo(2);
        ResultTable.Line unknown = total(table, "contacts_without_customer");
        assertThat(unknown.count("n") + " of " + unknown.count("of")).isEqualTo("2 of 6");
        assertThat(unknown.number("percent")).isEqualTo(33.33);
        ResultTable.Line byEmail = line(table, "measure", "customers", "dimension", "channel", "value", "email");
        assertThat(byEmail.count("n") + " of " + byEmail.count("of")).isEqualTo("2 of 2");
        assertThat(byEmail.text("percent") + byEmail.text("low") + byEmail.text("mark"))
                .isEmpty();
        ResultTable.Line contacts = line(table, "measure", "contacts", "dimension", "channel", "value", "email");
        assertThat(contacts.count("n") + " of " + contacts.count("of")).isEqualTo("5 of 6");
        assertThat(contacts.number("low")).isLessThan(contacts.number("percent"));
        assertThat(contacts.text("mark")).isEqualTo("[u]");
    }

    @Test
    void a_period_stands_beside_the_one_before_and_the_same_weekdays_of_last_year() {
        Rows rows = new Rows()
                .times(6)
                .times(4, Interactions.OPENED_AT, Rows.day(-7), Interactions.CHANNEL, "phone")
                .times(3, Interactions.OPENED_AT, Rows.day(-364))
                .times(9, Interactions.OPENED_AT, Rows.day(-371))
                .times(9, Interactions.OPENED_AT, Rows.day(-30));

        ResultTable table = compute(rows, Contexts.week());

        ResultTable.Line contacts = total(table, "contacts");
        assertThat(contacts.count("n_previous")).isEqualTo(4);
        assertThat(contacts.count("n_last_year")).isEqualTo(3);
        assertThat(contacts.number("change_percent")).isEqualTo(50);
        assertThat(total(table, "cases").number("change_percent")).isEqualTo(50);
        // What came before and comes no longer.
        ResultTable.Line phone = line(table, "measure", "contacts", "dimension", "channel", "value", "phone");
        assertThat(phone.count("n")).isZero();
        assertThat(phone.number("change_percent")).isEqualTo(-100);
        // And from nothing nothing can be reckoned in percent.
        ResultTable.Line unknown = line(table, "measure", "contacts", "dimension", "channel", "value", "(unknown)");
        assertThat(unknown.count("n_previous")).isZero();
        assertThat(unknown.text("change_percent")).isEmpty();
    }

    @Test
    void days_of_which_no_contact_is_known_are_not_zero() {
        ResultTable.Line contacts = total(compute(new Rows().times(6), Contexts.week()), "contacts");

        assertThat(contacts.text("n_previous") + contacts.text("n_last_year") + contacts.text("change_percent"))
                .isEmpty();
    }

    @Test
    void small_counts_of_other_periods_are_hidden() {
        Rows rows = new Rows()
                .times(6)
                .times(4, Interactions.OPENED_AT, Rows.day(-7))
                .times(5, Interactions.OPENED_AT, Rows.day(-364));
        MetricContext five = context(Contexts.week().period(), Contexts.AS_OF, Contexts.everything("desk"), 5);

        ResultTable.Line contacts = total(compute(rows, five), "contacts");

        assertThat(contacts.text("n_previous") + contacts.text("change_percent"))
                .isEmpty();
        assertThat(contacts.count("n_last_year")).isEqualTo(5);
    }

    @Test
    void what_can_not_be_compared_is_not() {
        Rows rows = new Rows().times(6).times(3, Interactions.OPENED_AT, Rows.day(-7));
        Availability undated = Contexts.without(Contexts.everything("desk"), "old", Interactions.OPENED_AT);
        Period week = Contexts.week().period();
        Period range = Period.days(week.firstDay(), week.lastDay(), Contexts.ZONE);
        Availability all = Contexts.everything("desk");

        for (MetricContext context : List.of(
                context(Period.all(Contexts.ZONE), Contexts.AS_OF, all, 0),
                context(range, Contexts.AS_OF, undated, 0))) {
            ResultTable.Line contacts = total(compute(rows, context), "contacts");
            assertThat(contacts.text("n_previous") + contacts.text("n_last_year") + contacts.text("change_percent"))
                    .isEmpty();
        }
        assertThat(total(compute(rows, context(range, Contexts.AS_OF, all, 0)), "contacts")
                        .number("change_percent"))
                .isEqualTo(100);
        // Three days are not compared with seven.
        ResultTable.Line running = total(compute(rows, context(week, Rows.day(2), all, 0)), "contacts");
        assertThat(running.count("n_previous")).isEqualTo(3);
        assertThat(running.text("change_percent")).isEmpty();
        assertThat(running.text("mark")).isEqualTo("[p]");
    }

    @Test
    void questions_told_apart_by_wording_are_not_counted() {
        MetricContext byWording = context(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything(), "desk", Wordings.QUESTION_SINCE),
                0);

        ResultTable table = compute(new Rows().times(3, Interactions.TEXT_, "Where is it?"), byWording);

        assertThat(table.lines(l -> l.is("measure", "questions")))
                .extracting(l -> l.text("mark") + l.text("n"))
                .containsExactly("[x]");
        assertThat(table.lines(l -> l.is("dimension", "question_id"))).isEmpty();
        assertThat(total(table, "contacts").count("n")).isEqualTo(3);
    }

    @Test
    void where_nobody_came_the_counts_are_zero() {
        ResultTable table = compute(new Rows(), Contexts.week());

        assertThat(table.lines())
                .extracting(l -> l.text("measure") + " " + l.text("n") + " of " + l.text("of"))
                .containsExactly(
                        "contacts 0 of 0",
                        "contacts_without_customer 0 of 0",
                        "cases 0 of 0",
                        "questions 0 of 0",
                        "customers 0 of 0");
    }

    @Test
    void contacts_add_up_customers_do_not_and_the_order_of_rows_does_not_matter() {
        Rows rows = new Rows();
        for (int i = 0; i < 120; i++) {
            contact(
                    rows,
                    i % 20 - 13,
                    i % 3 == 0 ? null : "c" + i % 30,
                    "Q" + i % 4,
                    i % 7 == 0 ? null : "k" + i % 5,
                    List.of("phone", "email", "chat").get(i % 3));
        }

        ResultTable table = compute(rows, Contexts.week());

        for (String column : new String[] {"n", "n_previous"}) {
            for (String dimension : new String[] {"channel", "category", "question_id", "team"}) {
                assertThat(sum(table, "contacts", dimension, column))
                        .as(dimension)
                        .isEqualTo(total(table, "contacts").count(column));
            }
            assertThat(sum(table, "customers", "channel", column))
                    .isGreaterThan(total(table, "customers").count(column));
        }
        Results.assertOrderDoesNotMatter(new Volume(), rows.enriched(), Contexts.week());
    }

    private static long sum(ResultTable table, String measure, String dimension, String column) {
        return table.lines(l -> l.is("measure", measure) && l.is("dimension", dimension)).stream()
                .mapToLong(l -> l.count(column))
                .sum();
    }

    @Test
    void the_same_days_of_last_year_are_the_same_days_of_the_week() {
        Period week = Contexts.week().period();
        Period days = Period.days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 10), Contexts.ZONE);

        assertThat(week.weeksBefore(52).firstDay()).isEqualTo(week.firstDay().minusDays(364));
        assertThat(days.weeksBefore(52).firstDay().getDayOfWeek())
                .isEqualTo(days.firstDay().getDayOfWeek());
        assertThat(days.weeksBefore(52).lastDay()).isEqualTo(days.lastDay().minusDays(364));
    }
}
