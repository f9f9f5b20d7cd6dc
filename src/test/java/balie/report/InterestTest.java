package balie.report;

import balie.report.model.Chart;
import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.List;

import static balie.report.SampleTables.tables;
import static org.assertj.core.api.Assertions.assertThat;

/** Who asks about what, what drives complaints, and channels over time. */
class InterestTest {

    private static final String RATE = "flagged at a false discovery rate of 5\u00a0%.";

    @Test
    void who_asks_about_what_is_told_with_both_shares_and_the_interval() {
        Interest interest = new Interest(tables(SampleInterest.interest()));
        Section section = interest.section().orElseThrow();

        assertThat(section.heading())
                .isEqualTo("Who asks about what: 2 products and groups differ by more than chance; 2 of 3 comparisons "
                        + RATE);
        assertThat(section.statements())
                .containsExactly(
                        "Type of customer retailer asks about Lumo 3.0 times as often as all others (2.1–4.2): 40\u00a0%"
                                + " (60 of 150) against 13\u00a0% (60 of 450), more than chance.",
                        "Type of customer retailer asks about Nodo 0.27 times as often as all others (0.19–0.38): 6.0\u00a0%"
                                + " (9 of 150) against 22\u00a0% (100 of 450), more than chance.");
        assertThat(interest.point()).contains(section.statements().get(0));
        assertThat(section.table().rows())
                .extracting(r -> r.get(1))
                .doesNotContain("region Zeeland")
                .hasSize(3);
    }

    @Test
    void what_is_not_flagged_is_no_point_and_is_not_called_more_than_chance() {
        Interest interest = new Interest(tables(SampleTables.table(
                "interest",
                List.of(SampleTables.with(
                        SampleInterest.lift("region=Drenthe", 30, 120, 90, 480, false), "product", "Lumo")))));

        assertThat(interest.point()).isEmpty();
        assertThat(interest.section().orElseThrow().heading())
                .isEqualTo("Who asks about what: no group stands out; the one comparison is not " + RATE);
        assertThat(interest.section().orElseThrow().toString()).doesNotContain("more than chance");
    }

    @Test
    void rising_interest_says_which_days_are_compared() {
        Section section = new Interest(tables(SampleInterest.rising())).rising().orElseThrow();

        assertThat(section.heading())
                .isEqualTo("Questions about Lumo rose to 20\u00a0% (80 of 400) from 12\u00a0%"
                        + " (50 of 420): +8 points (+4 to +12), more than chance; 1 of 2 comparisons " + RATE);
        assertThat(section.subtitle()).contains("9 to 15 November 2026 beside 2 to 8 November 2026");
    }

    @Test
    void drivers_of_complaints_have_a_column_only_for_what_is_known() {
        Section section =
                new ComplaintDrivers(tables(SampleInterest.drivers())).section().orElseThrow();

        assertThat(section.heading())
                .isEqualTo(
                        "What drives complaints: one subject and group differs by more than chance; 1 of 2 comparisons "
                                + RATE);
        assertThat(section.statements())
                .containsExactly(
                        "Complaints of type of customer retailer are about “Lumo” 4.0 times as often as all others"
                                + " (2.9–5.6): 50\u00a0% (40 of 80) against 13\u00a0% (20 of 160), more than chance.");
        assertThat(section.table().columns())
                .extracting(h -> h.text())
                .contains("per 1,000 customers", "of the contacts about it");
        assertThat(section.table().rows().get(0))
                .contains("100 (71–136)", "20 (12–35)", "40", "40\u00a0% (31–50\u00a0%)", "flagged");

        Section bare = new ComplaintDrivers(tables(SampleTables.table(
                        "complaint_drivers",
                        List.of(SampleTables.with(
                                SampleInterest.lift("channel=phone", 30, 120, 20, 120, false),
                                "subject",
                                "product",
                                "subject_name",
                                "Lumo")))))
                .section()
                .orElseThrow();
        assertThat(bare.table().columns())
                .extracting(h -> h.text())
                .doesNotContain("per 1,000 customers", "of the contacts about it");
    }

    @Test
    void channels_over_time_have_a_small_chart_each_the_flagged_ones_first() {
        Section section = new ChannelShift(tables(SampleInterest.channels(), SampleInterest.channelWeeks()))
                .section()
                .orElseThrow();

        assertThat(section.statements())
                .containsExactly(
                        "Web, type of customer retailer rose to 60\u00a0% (90 of 150) from 31\u00a0% (50 of 160):"
                                + " +29 points (+25 to +33), more than chance.");
        Chart.Multiples charts = (Chart.Multiples) section.chart().orElseThrow();
        assertThat(charts.panels()).extracting(Chart.Panel::title).containsExactly("Web, retailer", "Web");
        assertThat(charts.panels().get(0).weeks().weeks()).hasSize(6);
    }

    @Test
    void hidden_and_missing_tables_leave_no_section() {
        assertThat(new Interest(tables()).section()).isEmpty();
        assertThat(new Interest(tables()).rising()).isEmpty();
        assertThat(new ComplaintDrivers(tables()).section()).isEmpty();
        assertThat(new ChannelShift(tables(SampleInterest.channelWeeks())).section())
                .isEmpty();
    }
}
