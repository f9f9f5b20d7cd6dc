package balie.metrics.change;

import balie.metrics.MetricContext;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.stats.Newcombe;
import balie.stats.ShareTest;
import balie.testkit.Contexts;
import balie.testkit.Results;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class ChangesTest {

    private static final MetricContext WEEK = Contexts.week();
    /** A day after the end of the week, so that it is over. */
    private static final MetricContext OVER =
            Contexts.of(WEEK.period(), WEEK.period().end().plus(Duration.ofDays(1)), Contexts.everything("desk"), 0);

    private static Line line(ResultTable table, String measure, String dimension, String value, String comparison) {
        return Results.line(
                table, "measure", measure, "dimension", dimension, "value", value, "comparison", comparison);
    }

    @Test
    void a_rate_stands_beside_the_week_before_and_the_same_weekdays_a_year_ago() {
        Sums totals = new Sums()
                .total("complained", 0, 30, 100)
                .total("complained", 1, 20, 110)
                .total("complained", 52, 25, 90);

        ResultTable changes = Sums.changes(totals, new Sums(), OVER);

        Newcombe.Points points = Newcombe.difference(30, 100, 20, 110);
        Line before = line(changes, "complained", "all", "all", Changes.PREVIOUS);
        assertThat(before.number("change")).isCloseTo(points.difference(), offset(0.005));
        assertThat(before.number("change_low")).isCloseTo(points.low(), offset(0.005));
        assertThat(before.number("change_high")).isCloseTo(points.high(), offset(0.005));
        assertThat(before.number("p_value"))
                .isCloseTo(ShareTest.of(30, 100, 20, 110).pValue(), offset(1e-9));
        assertThat(before.text("interval")).isEqualTo("wilson");
        assertThat(before.get("compared_from"))
                .isEqualTo(OVER.period().firstDay().minusDays(7));
        Line year = line(changes, "complained", "all", "all", Changes.LAST_YEAR);
        assertThat(year.count("n_compared")).isEqualTo(25);
        assertThat(((LocalDate) year.get("compared_from")).getDayOfWeek())
                .isEqualTo(OVER.period().firstDay().getDayOfWeek());
        assertThat(year.get("compared_to")).isEqualTo(OVER.period().lastDay().minusDays(364));
    }

    @Test
    void contacts_of_a_customer_are_alike_so_that_less_is_more_than_chance() {
        Sums alone = new Sums().total("complained", 0, 60, 200).total("complained", 1, 36, 200);
        Sums alike = new Sums()
                .alike("complained", "all", "all", 0, 60, 200, 4)
                .alike("complained", "all", "all", 1, 36, 200, 4);

        Line one = line(Sums.changes(alone, new Sums(), OVER), "complained", "all", "all", Changes.PREVIOUS);
        Line four = line(Sums.changes(alike, new Sums(), OVER), "complained", "all", "all", Changes.PREVIOUS);

        assertThat(one.number("p_value")).isLessThan(0.01);
        assertThat(four.number("p_value")).isGreaterThan(0.1);
        assertThat(four.text("interval")).isEqualTo("by_customer");
        assertThat(one.number("change_low")).isPositive();
        assertThat(four.number("change_low")).isNegative();
        assertThat(four.number("change")).isEqualTo(one.number("change"));
    }

    @Test
    void a_group_is_held_against_all_others_not_against_a_whole_that_it_is_part_of() {
        Sums groups = new Sums()
                .total("complained", 0, 50, 300)
                .alone("complained", "channel", "phone", 0, 10, 200)
                .alone("complained", "channel", "fax", 0, 40, 100)
                .alone("complained", "channel", "(unknown)", 0, 0, 0);

        ResultTable changes = Sums.changes(new Sums(), groups, OVER);

        Line fax = line(changes, "complained", "channel", "fax", Changes.REST);
        assertThat(fax.count("n_compared")).isEqualTo(10);
        assertThat(fax.count("of_compared")).isEqualTo(200);
        assertThat(fax.number("change")).isEqualTo(35.0);
        assertThat(fax.number("p_value")).isLessThan(1e-6);
        assertThat(changes.lines()).noneMatch(l -> l.is("value", "(unknown)"));
    }

    @Test
    void who_handled_it_last_is_no_group_of_escalations() {
        Sums groups = new Sums()
                .total("escalated", 1, 50, 300)
                .alone("escalated", "team", "second line", 1, 50, 50)
                .alone("escalated", "channel", "phone", 1, 20, 200);

        assertThat(Sums.changes(new Sums(), groups, OVER).lines())
                .extracting(l -> l.text("dimension"))
                .containsOnly("channel");
    }

    @Test
    void too_few_cases_and_a_week_that_is_not_over_are_told_but_not_tested() {
        Sums few = new Sums().total("complained", 0, 3, 19).total("complained", 1, 9, 100);
        Sums many = new Sums().total("complained", 0, 30, 190).total("complained", 1, 9, 100);
        MetricContext running = Contexts.of(
                WEEK.period(), WEEK.period().end().minus(Duration.ofDays(2)), Contexts.everything("desk"), 0);

        Line unreliable = line(Sums.changes(few, new Sums(), OVER), "complained", "all", "all", Changes.PREVIOUS);
        Line provisional = line(Sums.changes(many, new Sums(), running), "complained", "all", "all", Changes.PREVIOUS);

        assertThat(unreliable.text("mark")).isEqualTo("[u]");
        assertThat(unreliable.number("p_value")).isNull();
        assertThat(unreliable.number("change")).isNotNull();
        assertThat(provisional.text("mark")).isEqualTo("[p]");
        assertThat(provisional.number("p_value")).isNull();
    }

    @Test
    void a_rate_at_a_fixed_age_is_compared_among_weeks_that_are_old_enough() {
        // A day after the week only the week before it has been observed for seven days.
        Sums totals = new Sums()
                .total("resolved_within_7_days", 0, 1, 100)
                .total("resolved_within_7_days", 1, 70, 100)
                .total("resolved_within_7_days", 2, 80, 100);

        Line line =
                line(Sums.changes(totals, new Sums(), OVER), "resolved_within_7_days", "all", "all", Changes.PREVIOUS);

        assertThat(line.count("n")).isEqualTo(70);
        assertThat(line.count("n_compared")).isEqualTo(80);
        assertThat(line.get("period_from")).isEqualTo(OVER.period().firstDay().minusDays(7));
    }

    @Test
    void everything_has_no_before_but_groups_in_it_differ() {
        MetricContext all = Contexts.of(Period.all(WEEK.period().zone()), OVER.asOf(), Contexts.everything("desk"), 0);
        Sums totals = new Sums().total("complained", 0, 30, 100);
        Sums groups = new Sums()
                .total("complained", 0, 30, 100)
                .alone("complained", "product", "modem", 0, 20, 40)
                .alone("complained", "product", "router", 0, 10, 60);

        assertThat(Sums.changes(totals, groups, all).lines())
                .hasSize(2)
                .allMatch(l -> l.is("comparison", Changes.REST))
                .allMatch(l -> l.get("compared_from") == null);
    }

    @Test
    void nothing_gives_no_rows() {
        assertThat(Sums.changes(new Sums(), new Sums(), OVER).rows()).isEmpty();
    }
}
