package balie.metrics.insight.event;

import balie.metrics.MetricContext;
import balie.metrics.change.FalseDiscoveries;
import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.privacy.SmallCells;
import balie.stats.ClusteredShare;
import balie.stats.ClusteredShare.Sums;
import balie.testkit.Contexts;
import balie.testkit.Results;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static balie.metrics.insight.event.Calendars.BRIEFING;
import static balie.metrics.insight.event.Calendars.OFFER;
import static balie.metrics.insight.event.Calendars.context;
import static balie.metrics.insight.event.Calendars.entry;
import static balie.metrics.insight.event.Calendars.hiding;
import static balie.metrics.insight.event.EventRows.alone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class BriefingsTest {

    private static final String FCR = "fcr_recorded";
    private static final CalendarEntry TRAINING = entry(CalendarKind.TRAINING, "2026-10-12", "Talking", null);
    private static final CalendarEntry NODO = entry(CalendarKind.TRAINING, "2026-07-06", "Technique", "Nodo");

    private static EventRows asked(long before, long of, String first) {
        return new EventRows()
                .since("2026-05-18")
                .add(0, Window.FIRST_WEEKS, EventSums.ABOUT, EventSums.ASKED, EventRows.at(first), alone(before, of))
                .add(0, Window.SINCE, EventSums.ABOUT, EventSums.ASKED, EventRows.at(first), alone(before, of));
    }

    private static EventRows around(Sums now, Sums before, Sums otherNow, Sums otherBefore) {
        return new EventRows()
                .since("2026-05-18")
                .add(0, Window.AFTER, EventSums.ABOUT, FCR, now)
                .add(0, Window.BEFORE, EventSums.ABOUT, FCR, before)
                .add(0, Window.AFTER, EventSums.ELSEWHERE, FCR, otherNow)
                .add(0, Window.BEFORE, EventSums.ELSEWHERE, FCR, otherBefore);
    }

    private static Line line(ResultTable table, String measure, String group) {
        return Results.line(table, "measure", measure, "group", group);
    }

    @Test
    void customers_asked_six_days_before_the_desk_was_told() {
        Line line = line(
                asked(24, 90, "2026-09-22").briefings(context(OFFER, BRIEFING)), "contacts_before_briefing", "about");

        assertThat(line.text("told")).isEqualTo("late");
        assertThat(line.get("first_asked")).isEqualTo(LocalDate.parse("2026-09-22"));
        assertThat(line.count("days_to_briefing")).isEqualTo(6);
        assertThat(line.count("n")).isEqualTo(24);
        assertThat(line.count("of")).isEqualTo(90);
        assertThat(line.get("briefed_on")).isEqualTo(BRIEFING.date());
        assertThat(line.text("entry")).isEqualTo("Winterplan");
        assertThat(line.text("mark")).isEmpty();
    }

    @Test
    void who_is_told_on_the_day_of_the_first_contact_is_told_in_time_and_a_day_later_is_late() {
        ResultTable same = asked(0, 90, "2026-09-28").briefings(context(OFFER, BRIEFING));
        ResultTable dayBefore = asked(1, 90, "2026-09-27").briefings(context(OFFER, BRIEFING));

        assertThat(line(same, "contacts_before_briefing", "about").text("told")).isEqualTo("in_time");
        assertThat(line(same, "contacts_before_briefing", "about").count("days_to_briefing"))
                .isZero();
        assertThat(line(dayBefore, "contacts_before_briefing", "about").text("told"))
                .isEqualTo("late");
    }

    @Test
    void without_a_briefing_every_contact_came_before_the_desk_was_told() {
        Line line = line(asked(90, 90, "2026-09-22").briefings(context(OFFER)), "contacts_before_briefing", "about");

        assertThat(line.text("told")).isEqualTo("not_told");
        assertThat(line.number("percent")).isEqualTo(100.0);
        assertThat(line.get("days_to_briefing")).isNull();
    }

    @Test
    void a_briefing_before_the_offer_is_in_time_and_there_is_no_before_to_compare_with() {
        CalendarEntry early = entry(CalendarKind.BRIEFING, "2026-09-14", "Winterplan", "Winterplan");

        ResultTable table = asked(0, 90, "2026-09-22").briefings(context(OFFER, early));

        assertThat(table.rows()).hasSize(1);
        assertThat(table.lines().get(0).text("told")).isEqualTo("in_time");
        assertThat(table.lines().get(0).count("days_to_briefing")).isEqualTo(-8);
    }

    @Test
    void of_few_contacts_neither_the_number_nor_the_day_of_the_first_is_shown() {
        ResultTable few = new SmallCells(5).protect(asked(3, 4, "2026-09-22").briefings(hiding(5, OFFER, BRIEFING)));

        Line line = line(few, "contacts_before_briefing", "about");
        assertThat(line.text("mark")).isEqualTo("[c]");
        for (String column : List.of("n", "of", "percent", "low", "first_asked", "days_to_briefing", "asked_before")) {
            assertThat(line.get(column)).as(column).isNull();
        }
    }

    @Test
    void what_changed_everywhere_is_taken_from_what_changed_for_the_product() {
        Line about = line(
                around(alone(150, 200), alone(100, 200), alone(600, 1000), alone(500, 1000))
                        .briefings(context(OFFER, BRIEFING)),
                FCR,
                "about");

        assertThat(about.number("change")).isCloseTo(25.0, offset(0.01));
        assertThat(about.number("difference_in_differences")).isCloseTo(15.0, offset(0.01));
        assertThat(about.number("difference_in_differences_low")).isBetween(3.0, 8.0);
        assertThat(about.number("difference_in_differences_high")).isBetween(22.0, 27.0);
        assertThat(about.number("p_value")).isLessThan(0.01);
        assertThat(about.get("period_from")).isEqualTo(BRIEFING.date());
        assertThat(about.get("period_to")).isEqualTo(BRIEFING.date().plusDays(27));
        assertThat(about.get("compared_from")).isEqualTo(OFFER.date());
        assertThat(about.get("compared_to")).isEqualTo(BRIEFING.date().minusDays(1));
    }

    @Test
    void the_same_change_everywhere_is_no_finding_however_large() {
        ResultTable table = around(alone(180, 200), alone(100, 200), alone(900, 1000), alone(500, 1000))
                .briefings(context(OFFER, BRIEFING));

        assertThat(line(table, FCR, "about").number("p_value")).isGreaterThan(0.5);
        assertThat(line(table, FCR, "elsewhere").number("p_value")).isNull();
    }

    @Test
    void a_training_about_no_product_is_told_beside_the_days_before_but_not_tested() {
        ResultTable table = new EventRows()
                .since("2026-05-18")
                .add(0, Window.AFTER, EventSums.DESK, FCR, alone(900, 1000))
                .add(0, Window.BEFORE, EventSums.DESK, FCR, alone(500, 1000))
                .briefings(context(TRAINING));

        assertThat(table.rows()).hasSize(1);
        Line desk = line(table, FCR, "desk");
        assertThat(desk.number("change")).isCloseTo(40.0, offset(0.01));
        assertThat(desk.number("p_value")).isNull();
        assertThat(desk.get("difference_in_differences")).isNull();
        assertThat(desk.text("definition")).contains("nothing to compare with");
        assertThat(desk.get("compared_from")).isEqualTo(LocalDate.parse("2026-09-14"));
    }

    @Test
    void days_before_the_data_began_are_not_days_compared_with() {
        ResultTable table = around(alone(30, 40), alone(20, 40), alone(60, 100), alone(50, 100))
                .briefings(context(NODO));
        ResultTable later = new EventRows()
                .since("2026-06-20")
                .add(0, Window.AFTER, EventSums.ABOUT, FCR, alone(30, 40))
                .add(0, Window.BEFORE, EventSums.ABOUT, FCR, alone(20, 40))
                .briefings(context(NODO));

        assertThat(line(table, FCR, "about").get("compared_from")).isEqualTo(LocalDate.parse("2026-06-08"));
        assertThat(line(later, FCR, "about").get("compared_from")).isEqualTo(LocalDate.parse("2026-06-20"));
    }

    @Test
    void what_is_too_young_is_provisional_and_not_tested_up_to_the_moment() {
        MetricContext week = Contexts.week();
        // 28 days from the briefing on, and a week more for the last of them.
        Instant old = EventRows.at("2026-11-02");
        for (Instant asOf : List.of(old.minusSeconds(1), old)) {
            MetricContext then = Contexts.of(week.period(), asOf, week.availability(), 0)
                    .with(context(OFFER, BRIEFING).desk());
            Line line = line(
                    around(alone(150, 200), alone(100, 200), alone(600, 1000), alone(500, 1000))
                            .briefings(then),
                    FCR,
                    "about");
            assertThat(line.text("mark")).isEqualTo(asOf.equals(old) ? "" : "[p]");
            assertThat(line.number("p_value") != null).isEqualTo(asOf.equals(old));
        }
    }

    @Test
    void few_contacts_are_marked_and_not_tested() {
        Line line = line(
                around(alone(15, 19), alone(100, 200), alone(600, 1000), alone(500, 1000))
                        .briefings(context(OFFER, BRIEFING)),
                FCR,
                "about");

        assertThat(line.text("mark")).isEqualTo("[u]");
        assertThat(line.number("p_value")).isNull();
    }

    @Test
    void no_calendar_gives_no_rows() {
        assertThat(asked(1, 2, "2026-09-22").briefings(context()).rows()).isEmpty();
        assertThat(asked(1, 2, "2026-09-22").response(context()).rows()).isEmpty();
    }

    @Test
    void where_before_and_after_are_shuffled_few_runs_have_any_claim() {
        int repeats = 400;
        int claims = 0;
        Random random = new Random(30);
        for (int i = 0; i < repeats; i++) {
            List<Sums> customers = customers(random);
            Collections.shuffle(customers, random);
            ResultTable table = around(
                            sum(customers.subList(0, 60)),
                            sum(customers.subList(60, 100)),
                            sum(customers.subList(100, 500)),
                            sum(customers.subList(500, 700)))
                    .briefings(context(OFFER, BRIEFING));
            boolean claimed = FalseDiscoveries.flag(List.of(table)).get(0).lines().stream()
                    .anyMatch(l -> Boolean.TRUE.equals(l.get("flagged")));
            claims += claimed ? 1 : 0;
        }
        double error = Math.sqrt(0.05 * 0.95 / repeats);
        assertThat((double) claims / repeats).isBetween(0.005, 0.05 + 2 * error);
    }

    /** Of very unlike readiness to be helped at once, with one to five contacts each. */
    private static List<Sums> customers(Random random) {
        List<Sums> customers = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            double share = random.nextBoolean() ? 0.85 : 0.35;
            int n = 1 + random.nextInt(5);
            int x = 0;
            for (int contact = 0; contact < n; contact++) {
                x += random.nextDouble() < share ? 1 : 0;
            }
            customers.add(Sums.of(n, x));
        }
        return customers;
    }

    private static Sums sum(List<Sums> customers) {
        return customers.stream().reduce(ClusteredShare.Sums::plus).orElseThrow();
    }
}
