package balie.report;

import balie.model.ResultTable;
import balie.report.model.Chart;
import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import static balie.report.SampleTables.tables;
import static balie.report.SampleTables.weeks;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

class ControlChartsTest {

    private static ControlCharts of(List<Map<String, Object>> rows) {
        ResultTable table = SampleTables.table("weekly_rates", rows);
        return new ControlCharts(SampleTables.facts(), tables(table));
    }

    private static Chart.Weeks chart(Section section) {
        return (Chart.Weeks) section.chart().orElseThrow();
    }

    @Test
    void an_alarm_stands_in_the_heading_with_what_is_ordinary() {
        Section section =
                of(weeks("contacts", 26, 0, 640, 110, "full", true)).contacts().orElseThrow();

        assertThat(section.heading())
                .isEqualTo(
                        "The desk had 794 contacts, more than the weeks before let one expect (an ordinary week has 530 to 750).");
        assertThat(section.id()).isEqualTo("weeks");
        assertThat(section.subtitle()).doesNotContain("Trial");
        Chart.Weeks chart = chart(section);
        assertThat(chart.alternative()).isEqualTo(section.heading());
        assertThat(chart.usual()).hasValue(640);
        assertThat(chart.weeks())
                .hasSize(26)
                .allSatisfy(w -> assertThat(w.limits()).contains(new Chart.Limits(530, 750)));
        assertThat(chart.weeks().get(25).sign()).isEqualTo(Chart.Sign.OUTSIDE);
        assertThat(chart.weeks().get(25).highlighted()).isTrue();
        assertThat(chart.weeks().subList(0, 8)).allMatch(w -> w.sign() == Chart.Sign.RUN);
        assertThat(section.table().rows().get(0))
                .containsExactly("2026-11-09", "794", "530 to 750", "unexpected, above the limits", "");
    }

    @Test
    void a_usual_week_is_told_as_one() {
        assertThat(of(weeks("contacts", 26, 0, 640, 110, "full", false)).contactsPoint())
                .hasValueSatisfying(point ->
                        assertThat(point).matches("The desk had \\d+ contacts; an ordinary week has 530 to 750\\."));
    }

    @Test
    void fewer_than_expected_is_told_as_fewer() {
        List<Map<String, Object>> rows = new ArrayList<>(weeks("contacts", 26, 0, 640, 110, "full", true));
        rows.set(25, with(rows.get(25), "n", 410L, "signals", "below_limits"));

        assertThat(of(rows).contactsPoint())
                .contains(
                        "The desk had 410 contacts, fewer than the weeks before let one expect (an ordinary week has 530 to 750).");
    }

    @Test
    void a_week_just_outside_limits_that_are_estimates_is_not_said_to_be_unusual() {
        List<Map<String, Object>> rows = new ArrayList<>(weeks("contacts", 26, 0, 640, 110, "full", true));
        rows.set(25, with(rows.get(25), "n", 751L, "alarm", false, "signals", "above_limits, run_above"));

        assertThat(of(rows).contactsPoint())
                .contains("The desk had 751 contacts; an ordinary week has 530 to 750 (in a row above the usual).");
    }

    @Test
    void trial_limits_are_told_as_such() {
        Section section =
                of(weeks("contacts", 9, 0, 640, 110, "trial", false)).contacts().orElseThrow();

        assertThat(section.subtitle()).endsWith("Trial limits: fewer than 12 weeks.");
        assertThat(section.heading()).contains("as far as 9 weeks can tell");
    }

    @Test
    void without_limits_nothing_is_said_to_be_ordinary() {
        Section section =
                of(weeks("contacts", 3, 0, 640, 110, "none", false)).contacts().orElseThrow();

        assertThat(section.heading()).isEqualTo("Contacts by week.");
        assertThat(section.subtitle()).endsWith("Too few weeks to say what is usual.");
        assertThat(chart(section).usual()).isEmpty();
        assertThat(chart(section).weeks()).allMatch(w -> w.limits().isEmpty());
    }

    @Test
    void a_hidden_week_is_a_gap_with_its_mark() {
        List<Map<String, Object>> rows = new ArrayList<>(weeks("contacts", 12, 0, 640, 110, "full", false));
        rows.set(3, with(rows.get(3), "n", null, "mark", "[c]"));

        Section section = of(rows).contacts().orElseThrow();

        assertThat(chart(section).weeks().get(3).value()).isEqualTo(OptionalDouble.empty());
        assertThat(section.table().rows().get(8)).contains("[c]");
        assertThat(section.table().remarks()).hasSize(1);
    }

    @Test
    void rates_are_small_charts_the_headline_first() {
        Section section = new ControlCharts(SampleTables.facts(), tables(SampleTables.weeklyRates()))
                .rates("resolved_within_7_days")
                .orElseThrow();

        Chart.Multiples chart = (Chart.Multiples) section.chart().orElseThrow();
        assertThat(chart.panels())
                .extracting(Chart.Panel::title)
                .containsExactly("Resolved within 7 days", "Complaints", "Escalated", "Satisfied");
        assertThat(section.heading())
                .isEqualTo(
                        "Complaints: 11\u00a0% (72 of 640), more than the weeks before let one expect (4 to 10\u00a0%).");
        assertThat(chart.alternative()).isEqualTo(section.heading());
        assertThat(section.subtitle()).contains("Trial limits: fewer than 12 weeks.");
        assertThat(section.table().columns()).hasSize(5);
        assertThat(section.table().rows()).hasSize(26);
        assertThat(section.table().rows().get(0).get(2))
                .isEqualTo("11\u00a0% (72 of 640), unexpected, above the limits");
    }

    @Test
    void quiet_rates_are_told_to_be_quiet() {
        assertThat(of(weeks("complained", 20, 640, 7, 3, "full", false))
                        .rates("x")
                        .orElseThrow()
                        .heading())
                .isEqualTo("Week by week: only the usual ups and downs.");
        assertThat(of(weeks("complained", 4, 640, 7, 3, "none", false))
                        .rates("x")
                        .orElseThrow()
                        .heading())
                .isEqualTo("Rates week by week: too few weeks to say what is usual.");
    }

    @Test
    void a_run_without_an_alarm_is_told_as_a_sign() {
        List<Map<String, Object>> rows = new ArrayList<>(weeks("complained", 20, 640, 7, 3, "full", false));
        rows.set(19, with(rows.get(19), "signals", "run_above, rising"));

        assertThat(of(rows).rates("x").orElseThrow().heading())
                .isEqualTo("No rate is unexpected in its last week; Complaints is in a row above the usual, rising.");
    }

    @Test
    void at_most_six_rates_are_shown() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            rows.addAll(weeks("rate_" + i, 3, 640, 50, 5, "none", false));
        }

        Chart chart = of(rows).rates("rate_8").orElseThrow().chart().orElseThrow();

        assertThat(((Chart.Multiples) chart).panels())
                .hasSize(6)
                .first()
                .satisfies(p -> assertThat(p.title()).isEqualTo("Rate 8"));
    }

    @Test
    void a_missing_table_or_a_single_week_leaves_the_sections_out() {
        assertThat(of(List.of()).contacts()).isEqualTo(Optional.empty());
        assertThat(of(List.of()).rates("x")).isEmpty();
        assertThat(new ControlCharts(SampleTables.facts(), tables()).contactsPoint())
                .isEmpty();
        assertThat(of(weeks("contacts", 1, 0, 640, 110, "none", false)).contacts())
                .isEmpty();
        assertThat(of(weeks("complained", 1, 640, 7, 3, "none", false)).rates("x"))
                .isEmpty();
    }
}
