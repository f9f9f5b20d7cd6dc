package balie.report;

import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static balie.report.SampleStock.walk;
import static balie.report.SampleTables.tables;
import static org.assertj.core.api.Assertions.assertThat;

class AccountsTest {

    private static Section section(List<Map<String, Object>> rows) {
        return new Accounts(tables(SampleTables.table("reconciliation", rows)))
                .section()
                .orElseThrow();
    }

    @Test
    void the_walk_leads_from_the_help_desks_total_to_ours() {
        Section section = section(walk("desk", 808, 0));

        assertThat(section.heading())
                .isEqualTo("The help desk's own total is 820, ours is 808; every row between is accounted for.");
        assertThat(section.table().rows())
                .containsExactly(
                        List.of("records read", "", "840"),
                        List.of("quarantined", "−4", ""),
                        List.of("duplicates", "−16", ""),
                        List.of("the help desk's own total", "", "820"),
                        List.of("spam", "−12", ""),
                        List.of("counted", "", "808"),
                        List.of("difference", "", "0"),
                        List.of("of these: still open", "", "90"));
    }

    @Test
    void each_source_has_its_walk() {
        List<Map<String, Object>> rows = new ArrayList<>(walk("desk", 808, 0));
        rows.addAll(walk("phone", 500, 0));

        Section section = section(rows);

        assertThat(section.heading()).isEqualTo("Every row is accounted for, in all 2 sources.");
        assertThat(section.statements())
                .containsExactly(
                        "desk: the help desk's own total is 820, ours is 808; every row between is accounted for.",
                        "phone: the help desk's own total is 512, ours is 500; every row between is accounted for.");
        assertThat(section.table().columns()).hasSize(4);
        assertThat(section.table().rows()).hasSize(16);
    }

    @Test
    void what_nothing_explains_stands_in_the_heading() {
        List<Map<String, Object>> rows = new ArrayList<>(walk("desk", 808, 0));
        rows.addAll(walk("phone", 500, -3));

        Section section = section(rows);

        assertThat(section.heading())
                .isEqualTo("Rows that nothing explains, phone: −3: the figures of this run are not to be relied on.");
        assertThat(section.statements().get(1)).endsWith("not every row between is accounted for.");
    }

    @Test
    void no_table_no_section() {
        assertThat(new Accounts(tables()).section()).isEmpty();
    }
}
