package balie.metrics.backlog;

import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static balie.testkit.Results.line;
import static org.assertj.core.api.Assertions.assertThat;

class BacklogTest {

    private static final Instant END = Instant.parse("2026-11-08T23:00:00Z");
    private static final String DAY = "2026-11-08";

    private static ResultTable compute(Rows rows, MetricContext context) {
        return Results.of(new Backlog(), rows.enriched(), context);
    }

    private static MetricContext at(Period period, Instant asOf) {
        return Contexts.of(period, asOf, Contexts.everything("desk"), 0);
    }

    private static ResultTable.Line total(ResultTable table, String day) {
        return line(table, "measure", "backlog", "day", day, "dimension", "all", "age_band", "all");
    }

    private static void open(Rows rows, Duration before, Object... more) {
        List<Object> pairs =
                new ArrayList<>(List.of(Interactions.OPENED_AT, END.minus(before), Interactions.STATUS, "open"));
        pairs.addAll(List.of(more));
        rows.row(pairs.toArray());
    }

    /** The fault of a backlog that is what came in less what went out. */
    @Test
    void what_was_opened_long_before_the_period_waits_and_what_went_out_in_it_does_not() {
        Rows rows = new Rows()
                .times(3, Interactions.OPENED_AT, Rows.day(-60), Interactions.STATUS, "open")
                .row(Interactions.STATUS, "pending")
                .times(
                        5,
                        Interactions.OPENED_AT,
                        Rows.day(-60),
                        Interactions.STATUS,
                        "resolved",
                        Interactions.RESOLVED_AT,
                        Rows.day(1))
                // Ended after the instant, opened after it, or never counted:
                .row(Interactions.STATUS, "closed", Interactions.CLOSED_AT, END.plusSeconds(1))
                .row(Interactions.STATUS, "open", Interactions.OPENED_AT, END.plusSeconds(1))
                .row(Interactions.STATUS, "open", Interactions.EXCLUDED_REASON, "spam")
                .row(Interactions.STATUS, "open", Interactions.DIRECTION, "outbound")
                .row();

        ResultTable.Line line = total(compute(rows, Contexts.week()), DAY);

        assertThat(line.count("n")).isEqualTo(5);
        assertThat(line.count("of")).isEqualTo(5);
        assertThat(line.number("oldest_days")).isEqualTo(66.4);
        assertThat(line.text("percent") + line.text("low") + line.text("high") + line.text("mark"))
                .isEmpty();
        assertThat(line.text("period_from") + line.text("period_to")).isEqualTo(DAY + DAY);
    }

    @Test
    void what_ended_in_whatever_way_waits_no_longer_from_the_earlier_of_its_ends() {
        Rows rows = new Rows()
                .row(Interactions.STATUS, "closed", Interactions.OUTCOME, "withdrawn", Interactions.CLOSED_AT, END)
                .row(
                        Interactions.STATUS,
                        "closed",
                        Interactions.OUTCOME,
                        "auto_closed",
                        Interactions.CLOSED_AT,
                        Rows.day(1))
                .row(
                        Interactions.STATUS,
                        "closed",
                        Interactions.RESOLVED_AT,
                        Rows.day(1),
                        Interactions.CLOSED_AT,
                        END.plusSeconds(60))
                .row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, END.plusSeconds(1));

        assertThat(total(compute(rows, Contexts.week()), DAY).count("n")).isEqualTo(1);
    }

    @Test
    void a_case_that_is_open_again_was_not_ended_by_its_former_resolution() {
        Rows rows = new Rows()
                .row(Interactions.STATUS, "open", Interactions.RESOLVED_AT, Rows.day(1), Interactions.REOPEN_COUNT, 1);

        assertThat(total(compute(rows, Contexts.week()), DAY).count("n")).isEqualTo(1);
    }

    @Test
    void what_ended_at_no_known_time_is_left_out_and_told() {
        Rows rows = new Rows()
                .times(2, Interactions.STATUS, "closed")
                .row(Interactions.STATUS, "resolved")
                .row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(1))
                .row(Interactions.STATUS, "open");

        ResultTable table = compute(rows, Contexts.week());

        assertThat(total(table, DAY).count("n")).isEqualTo(1);
        ResultTable.Line undatable = line(table, "measure", "backlog_undatable");
        assertThat(undatable.count("n") + " of " + undatable.count("of")).isEqualTo("3 of 5");
        assertThat(undatable.number("percent")).isEqualTo(60);
        assertThat(undatable.number("low")).isLessThan(60);
        assertThat(undatable.text("oldest_days")).isEmpty();
    }

    @Test
    void a_case_as_old_as_a_limit_is_in_the_older_band() {
        Rows rows = new Rows();
        for (int days : new int[] {1, 3, 7, 14, 30, 90}) {
            open(rows, Duration.ofDays(days));
            open(rows, Duration.ofDays(days).minusSeconds(1));
        }
        open(rows, Duration.ZERO);

        ResultTable table = compute(rows, Contexts.week());

        assertThat(table.lines(
                        l -> l.is("measure", "backlog") && l.text("day").equals(DAY) && l.is("dimension", "all")))
                .extracting(l -> l.text("age_band") + ": " + l.count("n") + " of " + l.count("of") + ", "
                        + l.number("oldest_days"))
                .containsExactly(
                        "all: 13 of 13, 90.0",
                        "under 1 day: 2 of 13, 0.9",
                        "1-3 days: 2 of 13, 2.9",
                        "3-7 days: 2 of 13, 6.9",
                        "7-14 days: 2 of 13, 13.9",
                        "14-30 days: 2 of 13, 29.9",
                        "30-90 days: 2 of 13, 89.9",
                        "90 days and more: 1 of 13, 90.0");
    }

    @Test
    void the_weeks_before_are_told_back_to_the_first_case_and_none_open_is_zero() {
        Rows rows = new Rows()
                // From three Sundays before on; ended two days later.
                .row(
                        Interactions.OPENED_AT,
                        Rows.day(-16),
                        Interactions.STATUS,
                        "resolved",
                        Interactions.RESOLVED_AT,
                        Rows.day(-14))
                .times(2, Interactions.STATUS, "open");

        ResultTable table = compute(rows, Contexts.week());

        assertThat(table.lines(l -> l.is("measure", "backlog") && l.is("dimension", "all") && l.is("age_band", "all")))
                .extracting(l -> l.text("day") + " " + l.count("n") + " of " + l.count("of"))
                .containsExactly("2026-11-08 2 of 2", "2026-11-01 0 of 0", "2026-10-25 0 of 0", "2026-10-18 1 of 1");
    }

    @Test
    void a_period_that_is_not_over_is_told_at_the_instant() {
        Rows rows = new Rows()
                .times(4, Interactions.STATUS, "open")
                .row(Interactions.OPENED_AT, Rows.day(2), Interactions.STATUS, "open");
        Period week = Period.week(new IsoWeek(2026, 45), Contexts.ZONE);

        ResultTable running = compute(rows, at(week, Rows.day(1)));
        ResultTable everything = compute(rows, at(Period.all(Contexts.ZONE), Rows.day(2)));

        assertThat(total(running, "2026-11-03").count("n")).isEqualTo(4);
        assertThat(total(running, "2026-11-03").number("oldest_days")).isEqualTo(1);
        assertThat(total(running, "2026-11-03").text("mark")).isEqualTo("[p]");
        assertThat(total(everything, "2026-11-04").count("n")).isEqualTo(5);
    }

    @Test
    void where_nothing_is_open_the_total_is_zero_and_a_source_without_states_has_none() {
        ResultTable nothing = compute(new Rows(), Contexts.week());
        MetricContext noState = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything(), "desk", Interactions.STATUS),
                0);

        assertThat(nothing.lines(l -> l.is("measure", "backlog")))
                .extracting(l -> l.count("n"))
                .containsExactly(0L);
        assertThat(compute(new Rows().times(3), noState).lines())
                .extracting(l -> l.text("measure") + l.text("mark") + l.text("n"))
                .containsExactly("backlog[x]", "backlog_undatable[x]");
    }

    private record Case(Instant opened, Instant ended, String status, String channel) {

        boolean openAt(Instant at) {
            return !opened.isAfter(at) && (ended == null || ended.isAfter(at));
        }
    }

    private static List<Case> cases() {
        Random random = new Random(11);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Instant opened = Rows.day(6 - random.nextInt(120));
            boolean ended = random.nextInt(5) > 0;
            cases.add(new Case(
                    opened,
                    ended ? opened.plus(Duration.ofHours(random.nextInt(900))) : null,
                    ended ? "resolved" : "open",
                    random.nextInt(4) == 0 ? null : "phone"));
        }
        return cases;
    }

    private static Rows rows(List<Case> cases) {
        Rows rows = new Rows();
        cases.forEach(c -> rows.row(
                Interactions.OPENED_AT, c.opened(),
                Interactions.RESOLVED_AT, c.ended(),
                Interactions.STATUS, c.status(),
                Interactions.CHANNEL, c.channel()));
        return rows;
    }

    @Test
    void each_stock_is_what_is_open_then_one_by_one() {
        ResultTable table = compute(rows(cases()), Contexts.week());

        LocalDate day = LocalDate.parse(DAY);
        for (int week = 0; week <= 12; week++) {
            Instant at =
                    day.minusWeeks(week).plusDays(1).atStartOfDay(Contexts.ZONE).toInstant();
            assertThat(total(table, day.minusWeeks(week).toString()).count("n"))
                    .as(at.toString())
                    .isEqualTo(cases().stream().filter(c -> c.openAt(at)).count());
        }
    }

    @Test
    void ages_and_values_add_up_and_the_order_of_rows_does_not_matter() {
        Rows rows = rows(cases());
        ResultTable table = compute(rows, Contexts.week());
        long total = total(table, DAY).count("n");

        for (String dimension : new String[] {"channel", "category", "product", "team", "segment"}) {
            List<ResultTable.Line> values = table.lines(l -> l.is("dimension", dimension) && l.is("age_band", "all"));
            assertThat(values.stream().mapToLong(l -> l.count("n")).sum())
                    .as(dimension)
                    .isEqualTo(total);
            for (ResultTable.Line value : values) {
                List<ResultTable.Line> bands = table.lines(l ->
                        l.is("dimension", dimension) && l.is("value", value.text("value")) && !l.is("age_band", "all"));
                assertThat(bands).isNotEmpty();
                assertThat(bands.stream().mapToLong(l -> l.count("n")).sum()).isEqualTo(value.count("n"));
                assertThat(bands).allSatisfy(l -> assertThat(l.count("of")).isEqualTo(value.count("n")));
            }
        }
        Results.assertOrderDoesNotMatter(new Backlog(), rows.enriched(), Contexts.week());
    }
}
