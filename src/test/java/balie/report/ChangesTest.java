package balie.report;

import balie.model.ResultTable;
import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.change;
import static balie.report.SampleTables.row;
import static balie.report.SampleTables.tables;
import static org.assertj.core.api.Assertions.assertThat;

class ChangesTest {

    private static final String MORE = "more than chance";

    private static Changes of(List<Map<String, Object>> rows) {
        return new Changes(tables(SampleTables.table("changes", rows)));
    }

    private static Section section(List<Map<String, Object>> rows) {
        return of(rows).section().orElseThrow();
    }

    @Test
    void the_heading_has_the_surest_change_and_how_many_comparisons_are_flagged() {
        Section section = new Changes(tables(SampleTables.changes())).section().orElseThrow();

        assertThat(section.heading())
                .isEqualTo(
                        "What changed: Resolved within 7 days rose to 67\u00a0% (540 of 808) from 57\u00a0% (400 of 700) on the same"
                                + " weekdays a year before; 4 of 10 comparisons flagged at a false discovery rate of 5\u00a0%.");
        assertThat(section.dataFile()).isEqualTo("changes");
    }

    @Test
    void flagged_changes_come_first_then_groups_unlike_the_others_each_with_both_shares_and_its_interval() {
        assertThat(new Changes(tables(SampleTables.changes()))
                        .section()
                        .orElseThrow()
                        .statements())
                .containsExactly(
                        "Resolved within 7 days: 67\u00a0% (540 of 808), against 57\u00a0% (400 of 700) on the same weekdays a year before:"
                                + " +10 points (+6 to +14), more than chance and the week's usual ups and downs.",
                        "Complaints: 12\u00a0% (95 of 808), against 7\u00a0% (55 of 790) in the period before: +5 points (+1 to +9),"
                                + " more than chance and the week's usual ups and downs.",
                        "Resolved within 7 days, category Billing: 43\u00a0% (60 of 140), against 72\u00a0% (480 of 668) of all others:"
                                + " −29 points (−33 to −25), more than chance.",
                        "Complaints, product Lumo: 25\u00a0% (40 of 160), against 8\u00a0% (55 of 648) of all others: +17 points (+13 to"
                                + " +21), more than chance.");
    }

    @Test
    void the_table_holds_the_period_before_and_the_year_before_side_by_side() {
        Section section = new Changes(tables(SampleTables.changes())).section().orElseThrow();

        assertThat(section.table().rows())
                .containsExactly(
                        List.of(
                                "Resolved within 7 days",
                                "67\u00a0% (540 of 808)",
                                "66\u00a0% (520 of 790)",
                                "+1 (−3 to +5)",
                                "57\u00a0% (400 of 700)",
                                "+10 (+6 to +14)",
                                "in a year"),
                        List.of(
                                "Complaints",
                                "12\u00a0% (95 of 808)",
                                "7\u00a0% (55 of 790)",
                                "+5 (+1 to +9)",
                                "10\u00a0% (70 of 700)",
                                "+2 (−2 to +6)",
                                "change"),
                        List.of(
                                "Escalated",
                                "5\u00a0% (44 of 808)",
                                "5\u00a0% (41 of 790)",
                                "0 (−4 to +4)",
                                "",
                                "",
                                "[b]"),
                        List.of("Satisfied", "[c]", "", "", "", "", "[c]"));
        assertThat(section.table().remarks()).hasSize(2);
        assertThat(section.subtitle()).contains("2 to 8 November 2026", "10 to 16 November 2025");
        assertThat(section.definitions()).contains("What changes counts.");
    }

    @Test
    void where_none_is_flagged_nothing_is_said_to_be_more_than_chance() {
        Section section = section(List.of(
                change("complained", "all", "previous", 95, 808, 60, 790, false),
                change("complained", "product=Lumo", "rest", 40, 160, 55, 648, false)));

        assertThat(section.heading())
                .isEqualTo(
                        "What changed: nothing stands out; none of 2 comparisons flagged at a false discovery rate of 5\u00a0%.");
        assertThat(section.statements()).isEmpty();
        assertThat(section.toString()).doesNotContain(MORE);
    }

    @Test
    void groups_unlike_the_others_are_no_change() {
        List<Map<String, Object>> rows = List.of(
                change("complained", "all", "previous", 95, 808, 60, 790, false),
                change("complained", "product=Lumo", "rest", 40, 160, 55, 648, true));

        assertThat(of(rows).point())
                .contains(
                        "Nothing stands out over time, but one group is unlike all others; 1 of 2 comparisons flagged at a"
                                + " false discovery rate of 5\u00a0%.");
    }

    @Test
    void a_group_that_changed_stands_in_the_table_and_others_do_not() {
        Section section = section(List.of(
                change("complained", "all", "previous", 95, 808, 90, 790, false),
                change("complained", "product=Lumo", "previous", 40, 160, 10, 150, true),
                change("complained", "product=Nodo", "previous", 20, 160, 19, 150, false)));

        assertThat(section.table().rows())
                .extracting(r -> r.get(0))
                .containsExactly("Complaints", "Complaints, product Lumo");
    }

    @Test
    void of_many_flagged_ones_as_many_are_told_as_are_read() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            rows.add(change("complained", "product=P" + i, "previous", 40, 160, 10, 150, true));
        }

        assertThat(section(rows).statements())
                .hasSize(9)
                .last()
                .isEqualTo("And 3 more, which the data of this table have.");
    }

    @Test
    void a_hidden_share_is_told_as_hidden() {
        Map<String, Object> hidden = SampleTables.with(
                change("complained", "product=Lumo", "rest", 40, 160, 55, 648, true),
                "n_compared",
                null,
                "change",
                null,
                "mark",
                "[c]");

        assertThat(section(List.of(hidden)).statements())
                .containsExactly(
                        "Complaints, product Lumo: 25\u00a0% (40 of 160), against a hidden share of all others, more than chance.");
    }

    @Test
    void without_anything_to_compare_with_that_is_said() {
        Section section = section(List.of(row(
                "measure",
                "complained",
                "dimension",
                "all",
                "value",
                "all",
                "comparison",
                "previous",
                "flagged",
                false)));

        assertThat(section.heading()).isEqualTo("What changed: too little is known of the time before to say.");
    }

    @Test
    void no_table_no_section() {
        assertThat(new Changes(tables()).section()).isEmpty();
        assertThat(new Changes(tables()).point()).isEmpty();
        assertThat(of(List.of()).section()).isEmpty();
    }

    @Test
    void a_group_is_lowest_or_highest_only_where_it_is_flagged() {
        ResultTable table = SampleTables.table(
                "changes",
                List.of(
                        change("timely", "team=A", "rest", 10, 100, 400, 700, false),
                        change("timely", "team=B", "rest", 30, 100, 380, 700, true),
                        change("timely", "team=C", "rest", 95, 100, 315, 700, true),
                        change("timely", "team=D", "rest", 20, 100, 390, 700, true)));

        Changes.Rest rest = new Changes(tables(table)).rest("timely", "team").orElseThrow();

        assertThat(rest.compared()).isEqualTo(4);
        assertThat(rest.lowest().orElseThrow().text("value")).isEqualTo("D");
        assertThat(rest.highest().orElseThrow().text("value")).isEqualTo("C");
        assertThat(new Changes(tables(table)).rest("timely", "product")).isEmpty();
        assertThat(new Changes(tables(table)).rest("escalated", "team")).isEmpty();
    }
}
