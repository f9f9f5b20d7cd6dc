package balie.metrics.change;

import balie.model.ResultTable;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FalseDiscoveriesTest {

    private static ResultTable table(String name, Double... pValues) {
        return new ResultTable(
                name,
                List.of("p_value", "p_adjusted", "flagged"),
                Arrays.stream(pValues)
                        .map(p -> Arrays.<Object>asList(p, null, null))
                        .toList());
    }

    @Test
    void all_tables_of_a_run_are_one_family_and_what_was_not_tested_is_none_of_it() {
        // Benjamini and Hochberg (1995), section 3.2: of these fifteen four are flagged at 5 %.
        ResultTable one = table("one", .0001, .0004, null, .0019, .0095, .0201, .0278);
        ResultTable other = table("other", .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0);

        List<ResultTable> flagged = FalseDiscoveries.flag(List.of(one, other));

        assertThat(flagged.get(0).lines())
                .extracting(l -> l.get("flagged"))
                .containsExactly(true, true, null, true, true, false, false);
        assertThat(flagged.get(1).lines()).extracting(l -> l.get("flagged")).containsOnly(false);
        assertThat(flagged.get(0).lines().get(0).number("p_adjusted")).isEqualTo(0.0015);
    }

    @Test
    void tables_without_tests_stay_as_they_are() {
        ResultTable plain = new ResultTable("plain", List.of("n"), List.of(List.of(1L)));

        assertThat(FalseDiscoveries.flag(List.of(plain))).containsExactly(plain);
        assertThat(FalseDiscoveries.flag(List.of())).isEmpty();
    }
}
