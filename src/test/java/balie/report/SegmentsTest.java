package balie.report;

import balie.model.ResultTable;
import balie.report.model.Section;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentsTest {

    private static final List<String> COLUMNS = List.of(
            "segmentation",
            "segment",
            "name",
            "measure",
            "n",
            "of",
            "percent",
            "low",
            "high",
            "lift",
            "n_compared",
            "of_compared",
            "change",
            "change_low",
            "change_high",
            "flagged",
            "mark",
            "definition",
            "period_from",
            "period_to");

    private static List<Object> row(String segment, String measure, long n, long of, Long with, Boolean flagged) {
        boolean compared = with != null;
        return Arrays.asList(
                "found",
                segment,
                "mostly by phone",
                measure,
                n,
                of,
                100.0 * n / of,
                10.0,
                60.0,
                compared ? 2.0 : null,
                with,
                compared ? 400L : null,
                compared ? 12.0 : null,
                compared ? 5.0 : null,
                compared ? 20.0 : null,
                flagged,
                "",
                "Defined.",
                LocalDate.of(2026, 1, 5),
                LocalDate.of(2027, 1, 3));
    }

    private static Segments of(List<List<Object>> rows) {
        return new Segments(
                new Tables(List.of(new ResultTable("segments", COLUMNS, new ArrayList<>(rows))), Words.english()));
    }

    @Test
    void that_there_are_no_segments_is_said_and_is_no_headline() {
        Segments segments = of(List.of(
                row("(none found)", "customers", 70, 100, null, null),
                row("(too few contacts)", "customers", 30, 100, null, null)));

        Section section = segments.section().orElseThrow();
        assertThat(section.heading()).startsWith("No segments found: what 70 customers come for");
        assertThat(section.chart()).isEmpty();
        assertThat(section.statements()).anyMatch(s -> s.startsWith("Of 30 of 100 customers it can not be said"));
        assertThat(segments.point()).isEmpty();
    }

    @Test
    void only_what_is_flagged_is_a_headline() {
        List<List<Object>> rows = new ArrayList<>(List.of(
                row("S1", "customers", 40, 100, null, null),
                row("S2", "customers", 60, 100, null, null),
                row("S1", "complained", 30, 100, 20L, false)));
        assertThat(of(rows).point()).isEmpty();
        assertThat(of(rows).section().orElseThrow().heading()).startsWith("2 segments of customers");

        rows.add(row("S2", "satisfied", 35, 100, 20L, true));

        assertThat(of(rows).point())
                .contains(
                        "Segment S2, mostly by phone: satisfied 35\u00a0% (35 of 100), against 5\u00a0% (20 of 400) of all others,"
                                + " more than chance.");
    }

    @Test
    void nothing_is_said_where_the_job_does_not_ask() {
        assertThat(new Segments(new Tables(List.of(), Words.english())).section())
                .isEmpty();
    }
}
