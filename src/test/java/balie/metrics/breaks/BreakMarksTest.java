package balie.metrics.breaks;

import balie.model.BreakCheck;
import balie.model.ResultTable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BreakMarksTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final BrokenWeek BROKEN = new BrokenWeek("desk", MONDAY, BreakCheck.VOLUME, "So many.");

    private final List<List<Object>> rows = new ArrayList<>();

    private void row(String measure, String source, String mark, LocalDate from, LocalDate to) {
        rows.add(Arrays.asList(measure, source, mark, from, to));
    }

    private List<String> marks(BrokenWeek... weeks) {
        ResultTable table =
                new ResultTable("rates", List.of("measure", "source", "mark", "period_from", "period_to"), rows);
        ResultTable marked = BreakMarks.mark(table, List.of(weeks));
        assertThat(marked.name()).isEqualTo(table.name());
        return marked.lines().stream().map(l -> l.text("mark")).toList();
    }

    @Test
    void rows_whose_days_hold_a_day_of_the_week_are_marked() {
        row("m", "all", "", MONDAY.minusDays(7), MONDAY.minusDays(1));
        row("m", "all", "", MONDAY.minusDays(7), MONDAY);
        row("m", "all", "", MONDAY, MONDAY.plusDays(6));
        row("m", "all", "", MONDAY.plusDays(6), MONDAY.plusDays(9));
        row("m", "all", "", MONDAY.plusDays(7), MONDAY.plusDays(9));
        row("m", "all", "", null, null);

        assertThat(marks(BROKEN)).containsExactly("", "[b]", "[b]", "[b]", "", "[b]");
        assertThat(marks()).containsOnly("");
    }

    @Test
    void a_comparison_that_reaches_across_the_week_is_marked() {
        ResultTable table = new ResultTable(
                "changes",
                List.of("source", "mark", "period_from", "period_to", "compared_from"),
                List.of(
                        Arrays.asList("all", "", MONDAY.plusDays(7), MONDAY.plusDays(13), MONDAY),
                        Arrays.asList("all", "", MONDAY.plusDays(7), MONDAY.plusDays(13), MONDAY.minusDays(357)),
                        Arrays.asList("all", "", MONDAY.plusDays(7), MONDAY.plusDays(13), MONDAY.plusDays(7)),
                        Arrays.asList("all", "", MONDAY.minusDays(7), MONDAY.minusDays(1), MONDAY.minusDays(14))));

        assertThat(BreakMarks.mark(table, List.of(BROKEN)).lines())
                .extracting(l -> l.text("mark"))
                .containsExactly("[b]", "[b]", "", "");
    }

    @Test
    void other_marks_stay_and_a_row_is_marked_once() {
        row("m", "all", "[p][u]", MONDAY, MONDAY.plusDays(6));

        assertThat(marks(BROKEN, new BrokenWeek("shop", MONDAY, BreakCheck.MISSING_WEEK, "None.")))
                .containsExactly("[p][u][b]");
    }

    @Test
    void a_row_without_a_figure_keeps_its_mark_alone() {
        row("m", "all", "[c]", MONDAY, MONDAY);
        row("m", "desk", "[x]", null, null);

        assertThat(marks(BROKEN)).containsExactly("[c]", "[x]");
    }

    @Test
    void a_source_that_is_no_part_of_a_measure_does_not_break_it() {
        row("a", "all", "", MONDAY, MONDAY);
        row("b", "all", "", MONDAY, MONDAY);
        row("b", "desk", "[x]", null, null);
        row("c", "shop", "", MONDAY, MONDAY);
        row("c", "desk", "", MONDAY, MONDAY);

        assertThat(marks(BROKEN)).containsExactly("[b]", "", "[x]", "", "[b]");
    }

    @Test
    void a_table_without_days_or_marks_comes_back_as_it_is_and_so_does_that_of_the_breaks() {
        ResultTable steps = new ResultTable("reconciliation", List.of("source"), List.of(List.of("desk")));
        ResultTable own = new ResultTable(
                Breaks.TABLE,
                List.of("source", "mark", "period_from", "period_to"),
                List.of(List.of("desk", "", MONDAY, MONDAY)));

        assertThat(BreakMarks.mark(steps, List.of(BROKEN))).isEqualTo(steps);
        assertThat(BreakMarks.mark(own, List.of(BROKEN))).isEqualTo(own);
    }
}
