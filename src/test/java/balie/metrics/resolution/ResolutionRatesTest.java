package balie.metrics.resolution;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.RateFamily;
import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.ResolutionRow;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

class ResolutionRatesTest {

    private static final Metric METRIC = ResolutionRates.family();

    private static ResultTable compute(Rows rows, MetricContext context) {
        return Results.of(METRIC, rows.enriched(), context);
    }

    private static ResultTable.Line total(ResultTable table, String measure) {
        return line(table, ResolutionRow.total(measure));
    }

    private static void assertRate(ResultTable.Line line, long n, long of) {
        assertThat(line.count("n") + " of " + line.count("of")).isEqualTo(n + " of " + of);
    }

    /** The fault of a vendor's dashboard: closed counted as unsolved beside solved. */
    @Test
    void resolved_and_closed_are_both_ended() {
        Rows rows = new Rows()
                .times(3, Interactions.STATUS, "resolved")
                .times(4, Interactions.STATUS, "closed")
                .times(2, Interactions.STATUS, "open")
                .row(Interactions.STATUS, "pending");

        ResultTable table = compute(rows, Contexts.week());

        assertRate(total(table, "resolved_so_far"), 7, 10);
        assertRate(total(table, "closed_so_far"), 7, 10);
    }

    @Test
    void withdrawn_declined_duplicate_and_auto_closed_are_closed_not_resolved() {
        Rows rows = new Rows().row(Interactions.STATUS, "closed", Interactions.OUTCOME, "answered");
        for (String outcome : new String[] {"withdrawn", "declined", "duplicate", "auto_closed", "no_response"}) {
            rows.row(Interactions.STATUS, "closed", Interactions.OUTCOME, outcome);
        }

        ResultTable table = compute(rows, Contexts.week());

        assertRate(total(table, "resolved_so_far"), 1, 6);
        assertRate(total(table, "closed_so_far"), 6, 6);
    }

    @Test
    void at_a_fixed_age_a_case_counts_if_it_was_resolved_in_time() {
        Rows rows = new Rows()
                .row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(1))
                .row(Interactions.STATUS, "closed", Interactions.RESOLVED_AT, Rows.day(7))
                .row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(7.01))
                .row(Interactions.STATUS, "open", Interactions.RESOLVED_AT, null)
                // Opened again: it was resolved in time but is not now.
                .row(Interactions.STATUS, "open", Interactions.RESOLVED_AT, Rows.day(1));

        assertRate(total(compute(rows, Contexts.week()), "resolved_within_7_days"), 2, 5);
    }

    @Test
    void a_resolution_before_the_opening_or_without_a_time_is_left_out_not_clipped() {
        Rows rows = new Rows()
                .row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(1))
                .row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(-1))
                .row(Interactions.STATUS, "closed");

        assertRate(total(compute(rows, Contexts.week()), "resolved_within_7_days"), 1, 1);
    }

    /** Or the rate would be higher the more are withdrawn, in exports that give these no time of resolution. */
    @Test
    void what_was_withdrawn_stays_among_the_cases_and_is_not_resolved() {
        Rows rows = new Rows()
                .row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(1))
                .row(
                        Interactions.STATUS, "closed",
                        Interactions.OUTCOME, "withdrawn",
                        Interactions.CLOSED_AT, Rows.day(1))
                .row(Interactions.STATUS, "closed", Interactions.OUTCOME, "withdrawn");

        assertRate(total(compute(rows, Contexts.week()), "resolved_within_7_days"), 1, 3);
    }

    @Test
    void cases_too_young_to_be_observed_wait_and_an_older_week_stands_in() {
        Rows rows = new Rows()
                .times(3, Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(0.1))
                .times(4, Interactions.OPENED_AT, Rows.day(-7), Interactions.STATUS, "open");
        MetricContext nextMonday = Contexts.of(
                Period.week(new IsoWeek(2026, 45), Contexts.ZONE), Rows.day(7), Contexts.everything("desk"), 0);

        ResultTable.Line rate = total(compute(rows, nextMonday), "resolved_within_7_days");

        assertRate(rate, 0, 4);
        assertThat(rate.text("period_from")).isEqualTo("2026-10-26");
        assertThat(total(compute(rows, nextMonday), "resolved_so_far").text("period_from"))
                .isEqualTo("2026-11-02");
    }

    @Test
    void first_contact_resolution_by_the_desks_flag_and_by_one_reply() {
        Rows rows = new Rows()
                .row(
                        Interactions.STATUS,
                        "resolved",
                        Interactions.AGENT_REPLY_COUNT,
                        1,
                        Interactions.FIRST_CONTACT_RESOLVED,
                        true)
                .row(Interactions.STATUS, "closed", Interactions.AGENT_REPLY_COUNT, 1)
                .row(
                        Interactions.STATUS,
                        "resolved",
                        Interactions.AGENT_REPLY_COUNT,
                        3,
                        Interactions.FIRST_CONTACT_RESOLVED,
                        false)
                // No reply is not one reply; no count is no evidence; an open case is none either.
                .row(Interactions.STATUS, "resolved", Interactions.AGENT_REPLY_COUNT, 0)
                .row(Interactions.STATUS, "resolved")
                .row(Interactions.STATUS, "open", Interactions.AGENT_REPLY_COUNT, 1);

        ResultTable table = compute(rows, Contexts.week());

        assertRate(total(table, "fcr_one_touch"), 2, 4);
        assertRate(total(table, "fcr_recorded"), 1, 2);
    }

    private static void reply(Rows rows, String status, Integer agent, Integer customer) {
        rows.row(
                Interactions.STATUS, status,
                Interactions.AGENT_REPLY_COUNT, agent,
                Interactions.CUSTOMER_REPLY_COUNT, customer);
    }

    /** The fault of cases without a reply that land among those with several. */
    @Test
    void first_contact_resolution_by_replies_has_three_answers_to_the_same_cases() {
        Rows rows = new Rows();
        reply(rows, "resolved", 0, 0);
        reply(rows, "resolved", 1, 0);
        reply(rows, "closed", 1, 1);
        reply(rows, "resolved", 2, 0);
        reply(rows, "resolved", 5, 4);
        reply(rows, "open", 1, 0);
        reply(rows, "resolved", null, null);

        ResultTable table = compute(rows, Contexts.week());

        assertRate(total(table, "fcr_one_touch"), 2, 5);
        assertRate(total(table, "fcr_under_two_replies"), 3, 5);
        assertRate(total(table, "fcr_no_customer_reply"), 3, 5);
    }

    private static void hour(Rows rows, String status, Long seconds, Integer escalations) {
        rows.row(
                Interactions.STATUS, status,
                EnrichedInteractions.RESOLUTION_OPEN_SECONDS, seconds,
                Interactions.ESCALATION_COUNT, escalations);
    }

    @Test
    void the_first_hour_is_an_open_one_and_an_escalation_ends_it() {
        Rows rows = new Rows();
        hour(rows, "resolved", 3_600L, 0);
        hour(rows, "closed", 0L, 0);
        hour(rows, "resolved", 3_601L, 0);
        hour(rows, "resolved", 60L, 1);
        // Backwards, unknown, or not resolved:
        hour(rows, "resolved", -1L, 0);
        hour(rows, "resolved", null, 0);
        hour(rows, "resolved", 60L, null);
        hour(rows, "open", 60L, 0);

        ResultTable table = compute(rows, Contexts.week());

        assertRate(total(table, "fcr_first_hour"), 2, 4);
        assertThat(total(table, "fcr_first_hour").text("definition")).endsWith("; all time counts); business time.");
        assertRate(total(table, "first_level_resolved"), 5, 7);
    }

    /** The fault of 'closed in the window / created in the window' called a share. */
    @Test
    void throughput_may_exceed_a_hundred_percent_and_claims_no_interval() {
        Rows rows = new Rows()
                .times(2, Interactions.STATUS, "open")
                .times(
                        5,
                        Interactions.OPENED_AT,
                        Rows.day(-20),
                        Interactions.STATUS,
                        "resolved",
                        Interactions.RESOLVED_AT,
                        Rows.day(1))
                .row(
                        Interactions.OPENED_AT,
                        Rows.day(-20),
                        Interactions.STATUS,
                        "resolved",
                        Interactions.RESOLVED_AT,
                        Rows.day(-10));

        ResultTable table = compute(rows, Contexts.week());
        ResultTable.Line throughput = total(table, "throughput");

        assertRate(throughput, 5, 2);
        assertThat(throughput.number("percent")).isEqualTo(250);
        assertThat(throughput.text("low") + throughput.text("high") + throughput.text("interval"))
                .isEmpty();
        assertRate(total(table, "resolved_so_far"), 0, 2);
        // Of all there are, whenever they were opened.
        assertRate(total(table, "resolved_status_share"), 6, 8);
    }

    /** Of a product that nobody asks for any more, so that the products add up to the total. */
    @Test
    void what_was_resolved_of_a_group_without_new_cases_is_told_without_a_percentage() {
        Rows rows = new Rows()
                .times(2, Interactions.STATUS, "open", Interactions.PRODUCT, "new")
                .row(
                        Interactions.PRODUCT,
                        "old",
                        Interactions.OPENED_AT,
                        Rows.day(-20),
                        Interactions.STATUS,
                        "resolved",
                        Interactions.RESOLVED_AT,
                        Rows.day(1));

        ResultTable table = compute(rows, Contexts.week());
        ResultTable.Line old = line(table, ResolutionRow.by("throughput", "product", "old"));

        assertRate(total(table, "throughput"), 1, 2);
        assertRate(old, 1, 0);
        assertThat(old.number("percent")).isNull();
        assertThat(table.lines(l -> l.is("measure", "resolved_so_far") && l.is("product", "old")))
                .isEmpty();
    }

    @Test
    void each_dimension_adds_up_to_the_total() {
        Rows rows = new Rows()
                .times(5, Interactions.STATUS, "resolved", Interactions.CHANNEL, "phone", Interactions.TEAM, "A")
                .times(3, Interactions.STATUS, "open", Interactions.CHANNEL, "email", Interactions.TEAM, "A")
                .times(2, Interactions.STATUS, "closed", Interactions.CATEGORY, "billing");

        ResultTable table = compute(rows, Contexts.week());

        for (String dimension : RateFamily.DIMENSIONS.stream().map(Field::name).toList()) {
            var lines = table.lines(l -> l.is("measure", "resolved_so_far") && !l.is(dimension, "all"));
            assertThat(lines).isNotEmpty();
            assertThat(lines.stream().mapToLong(l -> l.count("n")).sum())
                    .as(dimension)
                    .isEqualTo(7);
            assertThat(lines.stream().mapToLong(l -> l.count("of")).sum())
                    .as(dimension)
                    .isEqualTo(10);
        }
    }

    @Test
    void a_source_that_lacks_a_column_has_no_zero() {
        Rows rows = new Rows().times(5, Interactions.STATUS, "resolved");
        MetricContext context = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(
                        Contexts.everything(), "desk", Interactions.CUSTOMER_REPLY_COUNT, Interactions.RESOLVED_AT),
                0);

        ResultTable table = compute(rows, context);

        assertThat(table.lines(l -> l.is("measure", "fcr_no_customer_reply"))).hasSize(1);
        assertThat(total(table, "fcr_no_customer_reply").text("mark")).isEqualTo("[x]");
        assertThat(total(table, "resolved_within_7_days").text("definition")).contains("records no resolved_at");
        assertRate(total(table, "resolved_so_far"), 5, 5);
    }

    @Test
    void partitioning_and_order_do_not_matter_and_doubling_keeps_the_shares() {
        Rows rows = new Rows();
        for (int i = 0; i < 40; i++) {
            rows.row(
                    Interactions.STATUS, i % 3 == 0 ? "open" : "resolved",
                    Interactions.RESOLVED_AT, i % 3 == 0 ? null : Rows.day(i % 10),
                    Interactions.CHANNEL, i % 2 == 0 ? "phone" : "chat",
                    Interactions.TEAM, "T" + i % 4);
        }
        Results.assertOrderDoesNotMatter(METRIC, rows.enriched(), Contexts.week());
        ResultTable one = Results.of(METRIC, rows.enriched(), Contexts.week());
        ResultTable twice = Results.of(METRIC, rows.enriched().unionAll(rows.enriched()), Contexts.week());

        assertThat(twice.lines()).hasSameSizeAs(one.lines());
        for (int i = 0; i < one.lines().size(); i++) {
            assertThat(twice.lines().get(i).number("percent"))
                    .isEqualTo(one.lines().get(i).number("percent"));
        }
    }
}
