package balie.metrics;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.question.QuestionFrequency;
import balie.metrics.resolution.ResolutionRates;
import balie.metrics.service.ServiceRates;
import balie.metrics.time.Times;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.ResolutionRow;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The faults that were found in the sources of well-known products, one test each: what is right there. Each has a channel of its own,
 * so that all are read from the same few tables.
 */
class KnownFaultsTest {

    private static final RateFamily RATES =
            RateFamily.together(List.of(ResolutionRates.family(), ServiceRates.family()));
    private static final Dataset<Row> DESK = desk().enriched();

    private static ResultTable rates;
    private static ResultTable times;

    @BeforeAll
    static void computeOnce() {
        rates = Results.of(RATES, DESK, Contexts.week());
        times = Results.of(new Times(), DESK, Contexts.week());
    }

    private static Rows desk() {
        Rows rows = new Rows();
        closedBesideSolved(rows);
        replies(rows);
        reopened(rows);
        ratings(rows);
        openedBefore(rows);
        rows.times(4, Interactions.CHANNEL, "in_person");
        return rows;
    }

    private static void closedBesideSolved(Rows rows) {
        rows.times(3, Interactions.CHANNEL, "phone", Interactions.STATUS, "resolved")
                .times(
                        4,
                        Interactions.CHANNEL,
                        "phone",
                        Interactions.STATUS,
                        "closed",
                        Interactions.OUTCOME,
                        "answered")
                .times(
                        2,
                        Interactions.CHANNEL,
                        "phone",
                        Interactions.STATUS,
                        "closed",
                        Interactions.OUTCOME,
                        "withdrawn")
                .row(Interactions.CHANNEL, "phone", Interactions.STATUS, "open");
    }

    private static void replies(Rows rows) {
        for (Integer replies : new Integer[] {0, 0, 1, 2, null}) {
            rows.row(
                    Interactions.CHANNEL, "email",
                    Interactions.STATUS, "resolved",
                    Interactions.AGENT_REPLY_COUNT, replies,
                    Interactions.ESCALATION_COUNT, replies,
                    Interactions.REOPEN_COUNT, replies);
        }
        rows.times(3, Interactions.CHANNEL, "fax", Interactions.STATUS, "open")
                .row(
                        Interactions.CHANNEL,
                        "fax",
                        Interactions.STATUS,
                        "open",
                        Interactions.FIRST_REPLIED_AT,
                        Rows.day(0.1));
    }

    /** Solved once and open again, solved twice, solved once, never solved. */
    private static void reopened(Rows rows) {
        rows.row(Interactions.CHANNEL, "web", Interactions.STATUS, "open", Interactions.REOPEN_COUNT, 1)
                .row(Interactions.CHANNEL, "web", Interactions.STATUS, "resolved", Interactions.REOPEN_COUNT, 1)
                .row(Interactions.CHANNEL, "web", Interactions.STATUS, "resolved", Interactions.REOPEN_COUNT, 0)
                .row(Interactions.CHANNEL, "web", Interactions.STATUS, "open", Interactions.REOPEN_COUNT, 0);
    }

    /** All of few are content in one group, one in four of many in the other; silence is most of both. */
    private static void ratings(Rows rows) {
        rows.row(Interactions.CHANNEL, "post", Interactions.SATISFACTION, "positive")
                .times(9, Interactions.CHANNEL, "post", Interactions.SATISFACTION, "offered")
                .times(1, Interactions.CHANNEL, "chat", Interactions.SATISFACTION, "positive")
                .times(3, Interactions.CHANNEL, "chat", Interactions.SATISFACTION, "negative")
                .times(2, Interactions.CHANNEL, "chat");
    }

    /** Two of the week are open; five of before were resolved, one of them in the week. */
    private static void openedBefore(Rows rows) {
        rows.times(2, Interactions.CHANNEL, "app", Interactions.STATUS, "open");
        for (int day : new int[] {-10, -9, -8, -7, 1}) {
            rows.row(
                    Interactions.CHANNEL,
                    "app",
                    Interactions.OPENED_AT,
                    Rows.day(-20),
                    Interactions.STATUS,
                    "resolved",
                    Interactions.RESOLVED_AT,
                    Rows.day(day));
        }
    }

    private static String nOf(String measure, String channel) {
        ResultTable.Line line = Results.line(rates, ResolutionRow.of(measure, "channel", channel));
        return line.count("n") + " of " + line.count("of");
    }

    @Test
    void closed_counted_as_unsolved_beside_solved() {
        assertThat(nOf("resolved_so_far", "phone")).isEqualTo("7 of 10");
        assertThat(nOf("closed_so_far", "phone")).isEqualTo("9 of 10");
    }

    /** Each counter is above 0 where there is something, and what was not counted is no 0 of it. */
    @Test
    void a_counter_that_is_always_0_because_it_asks_for_less_than_0() {
        assertThat(nOf("escalated", "email")).isEqualTo("2 of 4");
        assertThat(nOf("reopened", "email")).isEqualTo("2 of 4");
        assertThat(nOf("fcr_under_two_replies", "email")).isEqualTo("3 of 4");
    }

    @Test
    void cases_with_zero_replies_landing_among_those_with_several() {
        assertThat(nOf("fcr_one_touch", "email")).isEqualTo("1 of 4");
        assertThat(nOf("fcr_under_two_replies", "email"))
                .as("1 of 4 took several")
                .isEqualTo("3 of 4");
    }

    @Test
    void reopens_as_the_number_of_solutions_less_1() {
        assertThat(nOf("reopened", "web")).isEqualTo("2 of 3");
    }

    @Test
    void unanswered_cases_averaged_as_0_minutes() {
        ResultTable.Line reply = times.lines(l -> l.is("measure", "first_reply_calendar_hours")
                        && l.is("channel", "fax")
                        && Long.valueOf(4).equals(l.count("within_hours")))
                .get(0);

        assertThat(reply.number("within_percent")).isEqualTo(25);
        assertThat(reply.number("median_hours")).isNull();
    }

    /** Of all: 2 good of 5 rated. Not the mean of 100 % and 25 %, nor weighted by all contacts, nor over silence. */
    @Test
    void a_mean_weighted_by_one_count_and_divided_by_another() {
        assertThat(nOf("satisfied", "post") + ", " + nOf("satisfied", "chat")).isEqualTo("1 of 1, 1 of 4");
        assertThat(Results.line(rates, ResolutionRow.total("satisfied")).number("percent"))
                .isEqualTo(40);
    }

    /**
     * One contact a day just after midnight and one just before: a window that is a day longer has more. The days before hold the
     * end of summer time, so they are an hour longer.
     */
    @Test
    void a_window_of_a_day_more_compared_with_one() {
        Rows rows = new Rows();
        LocalDate first = LocalDate.of(2026, 10, 12);
        for (LocalDate day = first; day.isBefore(first.plusDays(42)); day = day.plusDays(1)) {
            for (LocalTime time : List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59))) {
                rows.row(
                        Interactions.TEXT_,
                        "How?",
                        Interactions.OPENED_AT,
                        day.atTime(time).atZone(Contexts.ZONE).toInstant());
            }
        }
        Period days = Period.days(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 8), Contexts.ZONE);

        ResultTable.Line question = Results.of(
                        new QuestionFrequency(),
                        rows.enriched(),
                        Contexts.of(days, Contexts.AS_OF, Contexts.everything("desk"), 0))
                .lines(l -> l.is("question", "How?"))
                .get(0);

        assertThat(question.count("n")).isEqualTo(18);
        assertThat(question.count("n_previous")).isEqualTo(18);
    }

    @Test
    void closed_ever_of_those_created_in_the_window() {
        assertThat(nOf("resolved_so_far", "app")).isEqualTo("0 of 2");
        assertThat(nOf("throughput", "app")).as("the one resolved in the week").isEqualTo("1 of 2");
        assertThat(rates.lines(l -> !l.is("measure", "throughput") && l.number("percent") != null))
                .isNotEmpty()
                .allMatch(l -> l.number("percent") <= 100);
    }

    /** Of nine cases four ended in the week in which one came, so that the flow is below 0 while five wait. */
    @Test
    void a_backlog_that_is_a_flow() {
        Published backlog = CatalogueRun.catalogue().get("backlog");
        Assumptions.assumeTrue(backlog instanceof Metric, "there is no table of the backlog yet");
        Rows rows = new Rows()
                .times(5, Interactions.OPENED_AT, Rows.day(-30), Interactions.STATUS, "open")
                .row(Interactions.STATUS, "resolved", Interactions.RESOLVED_AT, Rows.day(1))
                .times(
                        3,
                        Interactions.OPENED_AT,
                        Rows.day(-9),
                        Interactions.STATUS,
                        "closed",
                        Interactions.CLOSED_AT,
                        Rows.day(2));

        ResultTable table = Results.of((Metric) backlog, rows.enriched(), Contexts.week());

        List<ResultTable.Line> stock =
                table.lines(l -> l.is("measure", "backlog") && l.is("dimension", "all") && l.is("age_band", "all"));
        assertThat(stock.get(0).count("n")).as("at the end of the week").isEqualTo(5);
        assertThat(stock.get(1).count("n")).as("at that of the week before").isEqualTo(8);
    }

    @Test
    void no_data_shown_as_0() {
        assertThat(rates.lines(l -> l.is("channel", "in_person") && !l.is("measure", "complained")))
                .as("of contacts of which nothing but the opening is known there is no rate")
                .isEmpty();
        assertThat(times.lines(l -> l.is("channel", "in_person"))).isEmpty();
    }

    @Test
    void the_current_time_inside_a_metric() {
        Dataset<Row> nothing = new Rows().enriched();
        for (Map.Entry<String, Published> each : CatalogueRun.catalogue().entrySet()) {
            List<Metric> metrics = each.getValue() instanceof Derivation derivation
                    ? derivation.inputs()
                    : List.of((Metric) each.getValue());
            for (Metric metric : metrics) {
                Dataset<Row> table = metric.compute(nothing, Contexts.week());
                assertThat(table.queryExecution().analyzed().containsPattern(TreePattern.CURRENT_LIKE()))
                        .as(each.getKey())
                        .isFalse();
            }
        }
        assertThat(nothing.selectExpr("now() as " + EnrichedInteractions.REGION.name())
                        .queryExecution()
                        .analyzed()
                        .containsPattern(TreePattern.CURRENT_LIKE()))
                .as("what is looked for is found")
                .isTrue();
    }
}
