package balie.report;

import balie.report.model.Chart;
import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static balie.report.SampleStock.backlogRow;
import static balie.report.SampleTables.MONDAY;
import static balie.report.SampleTables.row;
import static balie.report.SampleTables.share;
import static balie.report.SampleTables.tables;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

class StockTest {

    private static Stock of(List<Map<String, Object>> rows) {
        return new Stock(tables(SampleTables.table("backlog", rows)));
    }

    @Test
    void ages_are_bars_from_the_youngest_and_the_old_ones_stand_out() {
        Section section = new Stock(tables(SampleStock.backlog())).section().orElseThrow();

        assertThat(section.heading())
                .isEqualTo("224 cases are open, 23 of them for 30 days and longer; the oldest for 131 days.");
        Chart.Bars chart = (Chart.Bars) section.chart().orElseThrow();
        assertThat(chart.bars())
                .extracting(Chart.Bar::label)
                .containsExactly(
                        "under 1 day",
                        "1-3 days",
                        "3-7 days",
                        "7-14 days",
                        "14-30 days",
                        "30-90 days",
                        "90 days and more");
        assertThat(chart.bars().stream().filter(Chart.Bar::highlighted))
                .extracting(Chart.Bar::text)
                .containsExactly("17", "6");
        assertThat(section.table().rows()).hasSize(8).last().isEqualTo(List.of("all together", "224", "", "131.4", ""));
    }

    @Test
    void what_the_backlog_leaves_out_is_told() {
        assertThat(new Stock(tables(SampleStock.backlog()))
                        .section()
                        .orElseThrow()
                        .statements())
                .containsExactly(
                        "Not in it: 14 of 5,000 cases that ended at a time nobody recorded, so that no earlier backlog"
                                + " can hold them.");
    }

    @Test
    void the_ends_of_weeks_are_a_line() {
        Section section = new Stock(tables(SampleStock.backlog())).weeks().orElseThrow();

        assertThat(section.heading())
                .isEqualTo("224 cases are open; at the ends of the 12 weeks before it was 191 to 219.");
        Chart.Weeks chart = (Chart.Weeks) section.chart().orElseThrow();
        assertThat(chart.weeks()).hasSize(13);
        assertThat(chart.weeks().get(12)).isEqualTo(new Chart.Week("W46", java.util.OptionalDouble.of(224), true));
        assertThat(section.table().rows().get(0)).containsExactly("2026-11-15", "224", "131.4");
    }

    @Test
    void hidden_ages_are_told_as_hidden_and_not_summed() {
        Section section = of(List.of(
                        backlogRow(MONDAY.plusDays(6), "all", with(row("n", 30L, "of", 30L), "oldest_days", 95.0)),
                        backlogRow(MONDAY.plusDays(6), "under 1 day", share(20, 30)),
                        backlogRow(MONDAY.plusDays(6), "30-90 days", share(8, 30)),
                        backlogRow(MONDAY.plusDays(6), "90 days and more", row("mark", "[c]"))))
                .section()
                .orElseThrow();

        assertThat(section.heading()).isEqualTo("30 cases are open; the oldest for 95 days.");
        assertThat(((Chart.Bars) section.chart().orElseThrow()).bars())
                .last()
                .isEqualTo(new Chart.Bar("90 days and more", java.util.OptionalDouble.empty(), "[c]", false));
        assertThat(section.table().remarks()).hasSize(1);
    }

    @Test
    void a_hidden_total_has_no_number() {
        Stock stock = of(List.of(backlogRow(MONDAY.plusDays(6), "all", row("mark", "[c]"))));

        assertThat(stock.section().orElseThrow().heading()).isEqualTo("Few cases are open.");
        assertThat(stock.section().orElseThrow().chart()).isEmpty();
        assertThat(stock.weeks()).isEmpty();
    }

    @Test
    void no_table_no_section() {
        assertThat(new Stock(tables()).section()).isEmpty();
        assertThat(new Stock(tables()).weeks()).isEmpty();
    }
}
