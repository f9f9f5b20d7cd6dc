package balie.report;

import balie.model.ResultTable;
import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.List;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.tables;
import static org.assertj.core.api.Assertions.assertThat;

class ContinuityTest {

    private static Continuity of(ResultTable... tables) {
        return new Continuity(SampleTables.facts(), tables(tables));
    }

    @Test
    void only_what_broke_is_told() {
        Section section = of(SampleStock.breaks()).breakSection().orElseThrow();

        assertThat(section.heading())
                .isEqualTo("A source did not go on as before: weeks before and after can not be compared.");
        assertThat(section.table().rows())
                .containsExactly(List.of(
                        "desk",
                        "2026-10-05",
                        "a week is missing",
                        "no contact in the whole week",
                        "0",
                        "530 to 750",
                        "[b]"));
        assertThat(section.table().remarks()).singleElement().asString().startsWith("[b] a source changed");
    }

    @Test
    void where_nothing_broke_there_is_no_section() {
        ResultTable whole =
                SampleTables.table("breaks", List.of(row("source", "desk", "check", "volume", "finding", "as before")));

        assertThat(of(whole).breakSection()).isEmpty();
        assertThat(of(whole).notes()).isEmpty();
    }

    @Test
    void a_revised_value_stands_beside_the_former() {
        Section section = of(SampleStock.revisions()).revisionSection().orElseThrow();

        assertThat(section.heading()).isEqualTo("One value differs from what was published before.");
        assertThat(section.table().rows())
                .containsExactly(List.of(
                        "resolution rates",
                        "resolved at the time of the report",
                        "2 to 8 November 2026",
                        "percent",
                        "61.3",
                        "66",
                        "23 November 2026, 13:00 (Europe/Amsterdam)"));
        assertThat(section.table().remarks()).singleElement().asString().startsWith("[r] published before");
    }

    @Test
    void notes_say_both() {
        assertThat(of(SampleStock.breaks(), SampleStock.revisions()).notes())
                .satisfiesExactly(
                        n -> assertThat(n).contains("marked [b]"),
                        n -> assertThat(n).contains("marked [r]"));
        assertThat(of().notes()).isEmpty();
        assertThat(of().breakSection()).isEmpty();
        assertThat(of().revisionSection()).isEmpty();
    }
}
