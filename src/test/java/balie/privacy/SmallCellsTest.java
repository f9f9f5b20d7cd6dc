package balie.privacy;

import balie.model.ResultTable;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SmallCellsTest {

    private static final List<String> COLUMNS = List.of("channel", "n", "of", "percent", "low", "high", "mark");

    private static ResultTable table(List<Object> row) {
        return new ResultTable("channel_mix", COLUMNS, List.of(row));
    }

    private static List<Object> protect(Object... row) {
        return new SmallCells(5).protect(table(Arrays.asList(row))).rows().get(0);
    }

    @Test
    void a_count_at_the_minimum_is_shown() {
        assertThat(protect("fax", 5L, 90L, 5.56, 2.4, 12.35, "")).containsExactly("fax", 5L, 90L, 5.56, 2.4, 12.35, "");
    }

    @Test
    void a_count_under_it_goes_with_all_that_would_give_it_back() {
        assertThat(protect("fax", 4L, 90L, 4.44, 1.74, 10.88, ""))
                .containsExactly("fax", null, 90L, null, null, null, "[c]");
        assertThat(protect("fax", 0L, 90L, 0.0, 0.0, 4.09, "[u]"))
                .as("that there is none can tell as much")
                .containsExactly("fax", null, 90L, null, null, null, "[c]");
    }

    @Test
    void the_change_goes_with_the_count_because_the_count_before_is_shown() {
        ResultTable table = new ResultTable(
                "question_frequency",
                List.of(
                        "n",
                        "of",
                        "percent",
                        "low",
                        "high",
                        "mark",
                        "per_1000",
                        "n_previous",
                        "change",
                        "change_low",
                        "change_high"),
                List.of(Arrays.asList(4L, 90L, 4.44, 1.74, 10.88, "", 44.44, 9L, -5.56, -13.7, 2.3)));

        assertThat(new SmallCells(5).protect(table).rows().get(0))
                .containsExactly(null, 90L, null, null, null, "[c]", null, 9L, null, null, null);
    }

    @Test
    void a_small_denominator_is_hidden_too() {
        assertThat(protect("fax", 4L, 4L, 100.0, 51.0, 100.0, "[u]"))
                .containsExactly("fax", null, null, null, null, null, "[c]");
    }

    @Test
    void what_is_not_available_stays_so() {
        assertThat(protect("all", null, null, null, null, null, "[x]"))
                .containsExactly("all", null, null, null, null, null, "[x]");
    }

    @Test
    void a_minimum_of_zero_hides_nothing() {
        ResultTable table = table(Arrays.asList("fax", 1L, 2L, 50.0, 9.45, 90.55, "[u]"));

        assertThat(new SmallCells(0).protect(table)).isEqualTo(table);
    }

    @Test
    void a_table_without_counts_is_left_alone() {
        ResultTable table = new ResultTable("profiles", List.of("customer"), List.of(List.of("x")));

        assertThat(new SmallCells(5).protect(table)).isEqualTo(table);
    }

    @Test
    void what_is_left_of_a_whole_goes_with_a_small_part_of_it() {
        ResultTable table = new ResultTable(
                "changes",
                List.of("n", "of", "n_compared", "of_compared", "mark"),
                List.of(Arrays.asList(4L, 90L, 96L, 710L, ""), Arrays.asList(0L, 3L, 100L, 797L, "")));

        assertThat(new SmallCells(5).protect(table).rows())
                .as("of a whole of 100 among 800")
                .containsExactly(
                        Arrays.asList(null, 90L, null, 710L, "[c]"), Arrays.asList(null, null, null, null, "[c]"));
    }

    @Test
    void a_small_count_that_a_row_is_compared_with_goes_with_what_was_made_of_both() {
        ResultTable table = new ResultTable(
                "changes",
                List.of("n", "of", "n_compared", "change", "p_value", "mark"),
                List.of(Arrays.asList(9L, 90L, 4L, 5.5, 0.3, "")));

        assertThat(new SmallCells(5).protect(table).rows().get(0)).containsExactly(9L, 90L, null, null, null, "");
    }
}
