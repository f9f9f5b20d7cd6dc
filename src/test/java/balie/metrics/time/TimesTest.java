package balie.metrics.time;

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

class TimesTest {

    private static final Times METRIC = new Times();

    private static ResultTable compute(Rows rows) {
        return Results.of(METRIC, rows.enriched(), Contexts.week());
    }

    private static ResultTable.Line resolved(ResultTable table, int hours) {
        return line(table, total("full_resolution_calendar_hours", hours));
    }

    private static String[] total(String measure, int hours) {
        return new String[] {
            "measure",
            measure,
            "within_hours",
            "" + hours,
            "channel",
            "all",
            "category",
            "all",
            "product",
            "all",
            "customer_type",
            "all",
            "team",
            "all",
            "source",
            "all"
        };
    }

    private static Rows resolvedAfter(Rows rows, double days) {
        return rows.row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(days));
    }

    @Test
    void without_open_cases_the_share_is_the_plain_one() {
        Rows rows = new Rows();
        for (int i = 1; i <= 10; i++) {
            resolvedAfter(rows, i);
        }

        ResultTable table = compute(rows);

        assertThat(resolved(table, 24).number("within_percent")).isEqualTo(10);
        assertThat(resolved(table, 72).number("within_percent")).isEqualTo(30);
        assertThat(resolved(table, 168).number("within_percent")).isEqualTo(70);
        assertThat(resolved(table, 720).number("within_percent")).isEqualTo(100);
        assertThat(resolved(table, 24).number("median_hours")).isEqualTo(120);
        assertThat(resolved(table, 24).count("n") + " of " + resolved(table, 24).count("of"))
                .isEqualTo("10 of 10");
        assertThat(resolved(table, 168).count("at_risk")).isEqualTo(4);
    }

    /** The fault of a median of the closed: half of the cases are open, and theirs is the longer time. */
    @Test
    void open_cases_are_censored_and_not_left_out() {
        Rows rows = new Rows();
        for (int i = 1; i <= 10; i++) {
            resolvedAfter(rows, i / 10.0);
            rows.row(Interactions.STATUS, "open");
        }
        rows.row(Interactions.STATUS, "open");

        ResultTable table = compute(rows);

        assertThat(resolved(table, 24).number("within_percent")).isEqualTo(47.62);
        assertThat(resolved(table, 24).number("median_hours")).isNull();
        // Opened four weeks ago: nobody was observed for thirty days.
        assertThat(resolved(table, 720).number("within_percent")).isNull();
        assertThat(resolved(table, 720).text("mark")).isEqualTo("[p]");
        assertThat(resolved(table, 168).count("at_risk")).isEqualTo(11);
    }

    /** The fault of withdrawn cases that count as open, as if they could still be resolved. */
    @Test
    void what_was_withdrawn_or_merged_competes() {
        Rows rows = new Rows();
        for (int i = 0; i < 5; i++) {
            resolvedAfter(rows, 2);
            rows.row(
                    Interactions.STATUS, "closed",
                    Interactions.OUTCOME, "withdrawn",
                    Interactions.CLOSED_AT, Rows.day(1));
            rows.row(
                    Interactions.STATUS, "closed",
                    Interactions.EXCLUDED_REASON, "merged",
                    Interactions.CLOSED_AT, Rows.day(1));
        }

        ResultTable table = compute(rows);

        assertThat(resolved(table, 168).number("within_percent")).isEqualTo(33.33);
        assertThat(resolved(table, 168).count("n") + " of "
                        + resolved(table, 168).count("of"))
                .isEqualTo("5 of 15");
    }

    /** The fault of negative durations that are clipped to 0, and of spam in the waiting room. */
    @Test
    void an_end_before_the_opening_or_without_a_time_is_left_out() {
        Rows rows = resolvedAfter(new Rows(), 1)
                .row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(-1))
                .row(Interactions.STATUS, "closed")
                .row(Interactions.STATUS, "open", Interactions.EXCLUDED_REASON, "spam");

        assertThat(resolved(compute(rows), 168).count("of")).isEqualTo(1);
    }

    /** The fault of unanswered cases that are averaged as 0 minutes. */
    @Test
    void a_case_without_a_reply_still_waits_for_it() {
        Rows rows = new Rows()
                .times(3, Interactions.STATUS, "open", Interactions.FIRST_REPLIED_AT, Rows.day(0.1))
                .times(7, Interactions.STATUS, "open");

        ResultTable.Line line = line(compute(rows), total("first_reply_calendar_hours", 4));

        assertThat(line.number("within_percent")).isEqualTo(30);
        assertThat(line.number("median_hours")).isNull();
    }

    @Test
    void open_hours_stand_beside_calendar_hours_with_the_clock_in_the_name() {
        Rows rows = new Rows()
                .times(
                        2,
                        Interactions.STATUS,
                        "resolved",
                        Interactions.RESOLVED_AT,
                        Rows.day(3),
                        EnrichedInteractions.RESOLUTION_OPEN_SECONDS,
                        3 * 3_600L)
                .times(2, Interactions.STATUS, "open", EnrichedInteractions.OBSERVED_OPEN_SECONDS, 100 * 3_600L);

        ResultTable table = compute(rows);

        assertThat(resolved(table, 24).number("within_percent")).isZero();
        assertThat(line(table, total("full_resolution_open_hours", 4)).number("within_percent"))
                .isEqualTo(50);
        assertThat(line(table, total("full_resolution_open_hours", 4)).text("definition"))
                .contains("all time counts")
                .endsWith("business time.");
    }

    @Test
    void groups_partition_the_cases_and_order_does_not_matter() {
        Rows rows = new Rows();
        for (int i = 0; i < 40; i++) {
            rows.row(
                    Interactions.STATUS, i % 3 == 0 ? "open" : "resolved",
                    Interactions.RESOLVED_AT, i % 3 == 0 ? null : Rows.day(i % 7),
                    Interactions.CHANNEL, i % 2 == 0 ? "phone" : "chat",
                    Interactions.TEAM, i % 5 == 0 ? null : "T" + i % 4);
        }
        MetricContext context = Contexts.week();
        Results.assertOrderDoesNotMatter(METRIC, rows.enriched(), context);
        ResultTable one = Results.of(METRIC, rows.enriched(), context);
        ResultTable twice = Results.of(METRIC, rows.enriched().unionAll(rows.enriched()), context);

        for (String dimension : new String[] {"channel", "category", "product", "customer_type", "team"}) {
            assertThat(one
                            .lines(l -> l.is("measure", "full_resolution_calendar_hours")
                                    && Long.valueOf(24).equals(l.count("within_hours"))
                                    && !l.is(dimension, "all"))
                            .stream()
                            .mapToLong(l -> l.count("of"))
                            .sum())
                    .as(dimension)
                    .isIn(0L, 40L);
        }
        for (int i = 0; i < one.lines().size(); i++) {
            assertThat(twice.lines().get(i).number("within_percent"))
                    .isEqualTo(one.lines().get(i).number("within_percent"));
            assertThat(twice.lines().get(i).number("median_hours"))
                    .isEqualTo(one.lines().get(i).number("median_hours"));
        }
    }

    @Test
    void nothing_gives_no_rows_and_no_zero() {
        assertThat(compute(new Rows()).lines()).isEmpty();
    }

    @Test
    void a_source_without_times_has_a_word_and_no_figure() {
        MetricContext context = Contexts.of(
                Contexts.week().period(),
                Contexts.AS_OF,
                Contexts.without(Contexts.everything(), "desk", Interactions.FIRST_REPLIED_AT),
                0);

        ResultTable table = Results.of(METRIC, resolvedAfter(new Rows(), 1).enriched(), context);

        assertThat(table.lines(l -> l.is("measure", "first_reply_calendar_hours")))
                .singleElement()
                .satisfies(l -> assertThat(l.text("mark")).isEqualTo("[x]"));
        assertThat(resolved(table, 24).count("n")).isEqualTo(1);
    }
}
