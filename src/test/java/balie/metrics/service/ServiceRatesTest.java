package balie.metrics.service;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.ResolutionRow;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceRatesTest {

    private static final Metric METRIC = ServiceRates.family();

    private static ResultTable compute(Rows rows) {
        return Results.of(METRIC, rows.enriched(), Contexts.week());
    }

    private static void assertRate(ResultTable table, String measure, long n, long of) {
        ResultTable.Line line = line(table, ResolutionRow.total(measure));
        assertThat(line.count("n") + " of " + line.count("of")).as(measure).isEqualTo(n + " of " + of);
    }

    @Test
    void timely_leaves_out_what_is_not_decided() {
        Rows rows = new Rows()
                .times(2, Interactions.TIMELY, true)
                .row(Interactions.TIMELY, false)
                .times(3);

        assertRate(compute(rows), "timely", 2, 3);
    }

    @Test
    void escalations_are_told_in_all_and_by_whom_they_went_to() {
        Rows rows = new Rows()
                .times(5, Interactions.ESCALATION_COUNT, 0)
                .row(Interactions.ESCALATION_COUNT, 1, Interactions.ESCALATION_TARGET, "supervisor")
                .row(Interactions.ESCALATION_COUNT, 3, Interactions.ESCALATION_TARGET, "supplier")
                // To whom is not recorded; or whether at all.
                .row(Interactions.ESCALATION_COUNT, 1)
                .times(2);

        ResultTable table = compute(rows);

        assertRate(table, "escalated", 3, 8);
        assertRate(table, "escalated_to_supervisor", 1, 8);
        assertRate(table, "escalated_to_supplier", 1, 8);
        assertRate(table, "escalated_to_colleague", 0, 8);
    }

    /** The fault of an average over silence. */
    @Test
    void silence_is_no_rating_and_the_share_that_answers_stands_beside_the_satisfied() {
        Rows rows = new Rows()
                .times(3, Interactions.SATISFACTION, "positive")
                .times(1, Interactions.SATISFACTION, "neutral")
                .times(2, Interactions.SATISFACTION, "negative")
                .times(6, Interactions.SATISFACTION, "offered")
                .times(4, Interactions.SATISFACTION, "not_offered")
                .times(1);

        ResultTable table = compute(rows);

        assertRate(table, "satisfied", 3, 6);
        assertRate(table, "rating_given", 6, 12);
    }

    @Test
    void offers_accepted_are_of_offers_made() {
        Rows rows = new Rows()
                .times(2, Interactions.SALE_OFFERED, true, Interactions.SALE_ACCEPTED, true)
                .times(3, Interactions.SALE_OFFERED, true, Interactions.SALE_ACCEPTED, false)
                .times(5, Interactions.SALE_OFFERED, false)
                .times(1, Interactions.RESEARCH_NEEDED, true)
                .times(1, Interactions.KIND, "complaint", Interactions.RESEARCH_NEEDED, false)
                .times(2, Interactions.KIND, "question");

        ResultTable table = compute(rows);

        assertRate(table, "sale_offered", 5, 10);
        assertRate(table, "sale_accepted", 2, 5);
        assertRate(table, "researched", 1, 2);
        assertRate(table, "complained", 1, 3);
    }

    private static void contact(Rows rows, double day, boolean testable, Double next) {
        rows.row(
                Interactions.OPENED_AT,
                Rows.day(day),
                Interactions.CUSTOMER_ID,
                "c",
                EnrichedInteractions.REPEAT_TESTABLE,
                testable,
                EnrichedInteractions.NEXT_CONTACT_AT,
                next == null ? null : Rows.day(next));
    }

    /** The fault of a window of N + 1 days: seven days are seven days, to the instant. */
    @Test
    void a_repeat_comes_within_seven_days_and_not_a_minute_later() {
        Rows rows = new Rows();
        contact(rows, 0, true, 7.0);
        contact(rows, 0, true, 7.001);
        contact(rows, 0, true, null);
        contact(rows, 0, false, null);

        assertRate(compute(rows), "repeated_within_7_days", 1, 3);
    }

    @Test
    void contacts_too_young_to_be_followed_wait() {
        Rows rows = new Rows();
        contact(rows, 0, true, 1.0);
        contact(rows, 2, true, 2.5);
        MetricContext soon = Contexts.of(
                Contexts.week().period(), Rows.day(7).plus(Duration.ofHours(1)), Contexts.everything("desk"), 0);

        ResultTable table = Results.of(METRIC, rows.enriched(), soon);

        // The week is not old enough as a whole; the one before it has no contact.
        assertRate(table, "repeated_within_7_days", 0, 0);
        assertThat(line(table, ResolutionRow.total("repeated_within_7_days")).text("period_from"))
                .isEqualTo("2026-10-26");
    }

    @Test
    void contacts_of_one_customer_widen_the_interval_and_a_few_customers_say_little() {
        Rows alone = new Rows();
        Rows alike = new Rows();
        Rows few = new Rows();
        for (int i = 0; i < 200; i++) {
            alone.row(Interactions.ESCALATION_COUNT, i % 4 == 0 ? 1 : 0, Interactions.CUSTOMER_ID, "c" + i);
            // Four of each customer, all of them escalated or none.
            alike.row(Interactions.ESCALATION_COUNT, i / 4 % 4 == 0 ? 1 : 0, Interactions.CUSTOMER_ID, "c" + i / 4);
            few.row(Interactions.ESCALATION_COUNT, i % 4 == 0 ? 1 : 0, Interactions.CUSTOMER_ID, "c" + i % 5);
        }

        ResultTable.Line one = line(compute(alone), ResolutionRow.total("escalated"));
        ResultTable.Line four = line(compute(alike), ResolutionRow.total("escalated"));
        ResultTable.Line five = line(compute(few), ResolutionRow.total("escalated"));

        assertThat(one.text("interval")).isEqualTo("wilson");
        assertThat(four.text("interval")).isEqualTo("by_customer");
        assertThat(five.text("interval")).isEqualTo("too_few_customers");
        assertThat(four.number("percent")).isCloseTo(26, org.assertj.core.data.Offset.offset(0.5));
        assertThat(four.number("high") - four.number("low"))
                .isGreaterThan(1.8 * (one.number("high") - one.number("low")));
        assertThat(one.text("mark") + four.text("mark")).isEmpty();
        assertThat(five.text("mark")).isEqualTo("[u]");
    }

    @Test
    void partitioning_and_order_do_not_matter() {
        Rows rows = new Rows();
        for (int i = 0; i < 60; i++) {
            rows.row(
                    Interactions.ESCALATION_COUNT, i % 5 == 0 ? 1 : 0,
                    Interactions.CUSTOMER_ID, "c" + i % 25,
                    Interactions.CHANNEL, i % 2 == 0 ? "phone" : "chat");
        }

        Results.assertOrderDoesNotMatter(METRIC, rows.enriched(), Contexts.week());
    }
}
