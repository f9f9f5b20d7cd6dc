package balie.stats;

import balie.stats.IndirectStandardisation.Cell;
import balie.stats.IndirectStandardisation.Expected;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class IndirectStandardisationTest {

    private static Map<String, Expected> of(Cell... cells) {
        return new IndirectStandardisation(List.of(cells)).expected();
    }

    private static Cell cell(String group, String stratum, long n, long x) {
        return new Cell(group, stratum, stratum.substring(0, 1), n, x);
    }

    @Test
    void a_group_takes_the_rates_that_others_have_in_its_strata() {
        Map<String, Expected> expected = of(
                cell("a", "p1", 10, 9),
                cell("a", "m1", 30, 0),
                cell("b", "p1", 20, 10),
                cell("b", "m1", 40, 4),
                cell("c", "p1", 20, 0));

        // 10 x 10/40 and 30 x 4/40; its own hits make no difference.
        assertThat(expected.get("a").count()).isCloseTo(2.5 + 3, within(1e-9));
        assertThat(of(
                                cell("a", "p1", 10, 0),
                                cell("a", "m1", 30, 30),
                                cell("b", "p1", 20, 10),
                                cell("b", "m1", 40, 4),
                                cell("c", "p1", 20, 0))
                        .get("a")
                        .count())
                .isCloseTo(5.5, within(1e-9));
    }

    @Test
    void where_nobody_else_is_the_wider_stratum_stands_in_and_at_last_all() {
        Map<String, Expected> expected =
                of(cell("a", "p1", 10, 5), cell("a", "x9", 10, 5), cell("b", "p2", 50, 10), cell("b", "m1", 50, 40));

        assertThat(expected.get("a").count()).isCloseTo(10 * 0.2 + 10 * 0.5, within(1e-9));
        assertThat(of(cell("a", "p1", 10, 5))).isEmpty();
    }

    @Test
    void if_all_groups_have_the_same_mix_and_rate_each_has_what_is_expected() {
        List<Cell> cells = new ArrayList<>();
        for (String group : List.of("a", "b", "c", "d")) {
            cells.add(cell(group, "p1", 40, 10));
            cells.add(cell(group, "m1", 20, 15));
        }
        new IndirectStandardisation(cells)
                .expected()
                .values()
                .forEach(e -> assertThat(e.count()).isCloseTo(25, within(1e-9)));
    }

    @Test
    void the_variance_is_what_simulation_gives() {
        Random random = new Random(5);
        int runs = 20_000;
        double sum = 0;
        double squares = 0;
        double said = 0;
        for (int run = 0; run < runs; run++) {
            Expected expected = of(
                            cell("a", "p1", 30, 3),
                            cell("a", "m1", 20, 3),
                            cell("b", "p1", 50, binomial(random, 50, 0.3)),
                            cell("b", "m1", 90, binomial(random, 90, 0.1)))
                    .get("a");
            sum += expected.count();
            squares += expected.count() * expected.count();
            said += expected.variance();
        }
        double mean = sum / runs;
        assertThat(mean).isCloseTo(30 * 0.3 + 20 * 0.1, within(0.1));
        assertThat(said / runs / (squares / runs - mean * mean)).isBetween(0.93, 1.07);
    }

    private static long binomial(Random random, int n, double p) {
        long x = 0;
        for (int i = 0; i < n; i++) {
            x += random.nextDouble() < p ? 1 : 0;
        }
        return x;
    }
}
