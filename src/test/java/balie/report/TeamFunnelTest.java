package balie.report;

import balie.report.model.Chart;
import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.tables;
import static balie.report.SampleTables.team;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

class TeamFunnelTest {

    private static final String HEADLINE = "resolved_within_7_days";

    private static TeamFunnel of(List<Map<String, Object>> rows) {
        return new TeamFunnel(tables(SampleTables.table("funnels", rows)));
    }

    private static Section only(TeamFunnel funnel) {
        List<Section> sections = funnel.sections(HEADLINE);
        assertThat(sections).hasSize(1);
        return sections.get(0);
    }

    @Test
    void the_heading_names_who_lies_outside() {
        Section section = only(new TeamFunnel(tables(SampleTables.funnels())));

        assertThat(section.heading())
                .isEqualTo(
                        "Resolved within 7 days: Chat lies below (42\u00a0%, 38 of 90), outside limits that chance passes once in"
                                + " 500 teams.");
        assertThat(section.chart().orElseThrow().alternative()).isEqualTo(section.heading());
        assertThat(section.subtitle()).contains("no person is shown").doesNotContain("drawn wider");
    }

    @Test
    void teams_stand_in_the_order_given_and_hidden_ones_only_in_the_table() {
        Section section = only(new TeamFunnel(tables(SampleTables.funnels())));

        assertThat(((Chart.Funnel) section.chart().orElseThrow()).groups())
                .extracting(Chart.Group::label)
                .containsExactly("Telephone", "Chat", "Second line", "Returns");
        assertThat(((Chart.Funnel) section.chart().orElseThrow()).groups())
                .extracting(Chart.Group::outside)
                .containsExactly(false, true, false, false);
        assertThat(((Chart.Funnel) section.chart().orElseThrow()).groups())
                .extracting(Chart.Group::faint)
                .containsExactly(false, false, false, true);
        assertThat(section.table().rows())
                .extracting(r -> r.get(0))
                .containsExactly("Telephone", "Chat", "Second line", "Returns", "Night");
        assertThat(section.table().rows().get(4)).containsExactly("Night", "", "", "", "", "", "", "[c]");
        assertThat(section.table().remarks()).hasSize(2);
    }

    @Test
    void that_none_lies_outside_is_said() {
        assertThat(only(of(List.of(team("A", 60, 90, 67, "inside"), team("B", 70, 100, 67, "inside"))))
                        .heading())
                .isEqualTo("Resolved within 7 days: no team lies outside the limits of chance.");
    }

    @Test
    void outside_the_inner_limits_only_is_told_with_how_often_chance_does_it() {
        assertThat(only(of(List.of(team("A", 50, 90, 67, "below_95"), team("B", 80, 100, 67, "above_95"))))
                        .heading())
                .isEqualTo(
                        "Resolved within 7 days: no team lies outside the outer limits; A lies below (56\u00a0%, 50 of 90), B lies"
                                + " above (80\u00a0%, 80 of 100), outside limits that chance passes once in 20 teams.");
    }

    @Test
    void wider_limits_are_told() {
        List<Map<String, Object>> rows = List.of(
                with(team("A", 60, 90, 67, "inside"), "over_dispersed", true),
                with(team("B", 70, 100, 67, "inside"), "over_dispersed", true));

        assertThat(only(of(rows)).subtitle()).contains("the limits are drawn wider");
    }

    @Test
    void one_team_alone_is_no_funnel() {
        assertThat(of(List.of(team("A", 60, 90, 67, "inside"))).sections(HEADLINE))
                .isEmpty();
        assertThat(of(List.of(row("measure", HEADLINE, "team", "A", "mark", "[c]")))
                        .has(HEADLINE))
                .isFalse();
        assertThat(new TeamFunnel(tables()).sections(HEADLINE)).isEmpty();
    }

    @Test
    void the_headline_comes_first() {
        List<Map<String, Object>> rows = List.of(
                with(team("A", 9, 90, 10, "inside"), "measure", "complained"),
                with(team("B", 10, 100, 10, "inside"), "measure", "complained"),
                team("A", 60, 90, 67, "inside"),
                team("B", 70, 100, 67, "inside"));

        assertThat(of(rows).sections(HEADLINE))
                .extracting(Section::id)
                .containsExactly("teams-resolved-within-7-days", "teams-complained");
    }
}
