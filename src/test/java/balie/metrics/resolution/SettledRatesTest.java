package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.ResolutionRow;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

/** Rates that need time to be what they are: reopens, and what still changes while cases are open. */
class SettledRatesTest {

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

    /** The fault of counting reopens as 'solved more than once': solved once and open again would count as none. */
    @Test
    void a_case_that_is_open_again_was_reopened() {
        Rows rows = new Rows()
                .row(Interactions.STATUS, "open", Interactions.REOPEN_COUNT, 1)
                .row(Interactions.STATUS, "resolved", Interactions.REOPEN_COUNT, 2)
                .times(3, Interactions.STATUS, "closed", Interactions.REOPEN_COUNT, 0)
                // Never resolved, or reopens not counted:
                .row(Interactions.STATUS, "open", Interactions.REOPEN_COUNT, 0)
                .row(Interactions.STATUS, "closed");

        assertRate(total(compute(rows, Contexts.week()), "reopened"), 2, 5);
    }

    @Test
    void a_case_resolved_once_and_open_again_is_one_reopen_of_one() {
        Rows rows = new Rows()
                .row(Interactions.STATUS, "open", Interactions.RESOLVED_AT, Rows.day(1), Interactions.REOPEN_COUNT, 1);

        assertRate(total(compute(rows, Contexts.week()), "reopened"), 1, 1);
    }

    @Test
    void what_could_not_yet_be_opened_again_is_no_evidence_that_resolutions_hold() {
        Rows rows = new Rows()
                .times(3, Interactions.STATUS, "resolved", Interactions.REOPEN_COUNT, 0)
                .times(
                        2,
                        Interactions.OPENED_AT,
                        Rows.day(-7),
                        Interactions.STATUS,
                        "resolved",
                        Interactions.REOPEN_COUNT,
                        1);
        Period week = Contexts.week().period();
        Instant twoWeeksOld = week.end().plus(Duration.ofDays(14));
        Period both = Period.days(week.firstDay().minusDays(7), week.lastDay(), Contexts.ZONE);

        ResultTable.Line young = total(compute(rows, at(week, twoWeeksOld.minusSeconds(1))), "reopened");
        assertRate(young, 2, 2);
        assertThat(young.text("period_from")).isEqualTo("2026-10-26");
        assertRate(total(compute(rows, at(week, twoWeeksOld)), "reopened"), 0, 3);
        // A range that was asked for does not move, but its young cases are left out.
        assertRate(total(compute(rows, at(both, Rows.day(14).minusSeconds(1))), "reopened"), 2, 2);
        assertRate(total(compute(rows, at(both, Rows.day(14))), "reopened"), 2, 5);
    }

    private static MetricContext at(Period period, Instant asOf) {
        return Contexts.of(period, asOf, Contexts.everything("desk"), 0);
    }

    @Test
    void what_changes_while_cases_are_open_is_provisional_until_they_were_a_week_old() {
        Rows rows = new Rows()
                .times(
                        30,
                        Interactions.STATUS,
                        "resolved",
                        Interactions.RESOLVED_AT,
                        Rows.day(1),
                        Interactions.AGENT_REPLY_COUNT,
                        1,
                        Interactions.ESCALATION_COUNT,
                        0);
        Period week = Contexts.week().period();
        Instant aWeekOld = week.end().plus(Duration.ofDays(7));

        ResultTable young = compute(rows, at(week, aWeekOld.minusSeconds(1)));
        for (String measure : List.of("resolved_so_far", "closed_so_far", "first_level_resolved", "fcr_one_touch")) {
            assertThat(total(young, measure).text("mark")).as(measure).isEqualTo("[p]");
        }
        // These are of a fixed age, of a span that is over, or of no period.
        assertThat(total(young, "throughput").text("mark")).isEmpty();
        assertThat(total(young, "resolved_status_share").text("mark")).isEmpty();
        assertThat(total(young, "resolved_within_7_days").text("mark")).isEqualTo("[u]");
        ResultTable old = compute(rows, at(week, aWeekOld));
        assertThat(total(old, "resolved_so_far").text("mark")).isEmpty();
        assertThat(total(old, "resolved_within_7_days").text("mark")).isEmpty();
    }

    @Test
    void all_there_is_has_no_end_from_which_it_could_be_young() {
        ResultTable table =
                compute(new Rows().times(30, Interactions.STATUS, "open"), at(Period.all(Contexts.ZONE), Rows.day(1)));

        assertThat(total(table, "resolved_so_far").text("mark")).isEmpty();
    }
}
