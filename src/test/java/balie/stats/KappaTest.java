package balie.stats;

import balie.stats.Kappa.Agreement;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class KappaTest {

    /** Diagnoses of 100 people by two raters: Fleiss, Levin, Paik, Statistical Methods for Rates and Proportions, table 18.1. */
    private static final Map<String, Map<String, Long>> DIAGNOSES = Map.of(
            "psychotic", Map.of("psychotic", 75L, "neurotic", 1L, "organic", 4L),
            "neurotic", Map.of("psychotic", 5L, "neurotic", 4L, "organic", 1L),
            "organic", Map.of("organic", 10L));

    @Test
    void agrees_with_the_worked_example() {
        Agreement agreement = Kappa.of(DIAGNOSES).orElseThrow();

        assertThat(agreement.kappa()).isCloseTo(.676, within(.0005));
        assertThat((agreement.high() - agreement.low()) / 2).isCloseTo(1.96 * .0877, within(.0005));
        assertThat(agreement.n()).isEqualTo(100);
        assertThat(agreement.same()).isEqualTo(89);
    }

    @Test
    void does_not_ask_who_is_first() {
        Agreement turned = Kappa.of(Map.of(
                        "psychotic", Map.of("psychotic", 75L, "neurotic", 5L),
                        "neurotic", Map.of("psychotic", 1L, "neurotic", 4L),
                        "organic", Map.of("psychotic", 4L, "neurotic", 1L, "organic", 10L)))
                .orElseThrow();
        Agreement agreement = Kappa.of(DIAGNOSES).orElseThrow();

        assertThat(turned.kappa()).isCloseTo(agreement.kappa(), within(1e-12));
        assertThat(turned.low()).isCloseTo(agreement.low(), within(1e-12));
    }

    @Test
    void is_1_if_all_is_alike_and_near_0_by_chance() {
        Random random = new Random(7);
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            one.add("c" + random.nextInt(4));
            other.add("c" + random.nextInt(4));
        }
        Agreement alike = Kappa.of(one, one).orElseThrow();
        Agreement chance = Kappa.of(one, other).orElseThrow();

        assertThat(alike.kappa()).isEqualTo(1);
        assertThat(alike.low()).isCloseTo(1, within(1e-9));
        assertThat(chance.kappa()).isCloseTo(0, within(.05));
    }

    /** The standard error against the spread of kappa in samples that are drawn again. */
    @Test
    void its_interval_is_as_wide_as_the_spread_of_samples() {
        List<String[]> pairs = new ArrayList<>();
        DIAGNOSES.forEach((a, row) -> row.forEach((b, count) -> {
            for (int i = 0; i < count; i++) {
                pairs.add(new String[] {a, b});
            }
        }));
        pairs.sort((x, y) -> String.join(" ", x).compareTo(String.join(" ", y)));
        Random random = new Random(11);
        int samples = 2_000;
        double sum = 0;
        double squares = 0;
        for (int s = 0; s < samples; s++) {
            List<String> one = new ArrayList<>();
            List<String> other = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                String[] pair = pairs.get(random.nextInt(pairs.size()));
                one.add(pair[0]);
                other.add(pair[1]);
            }
            double kappa = Kappa.of(one, other).orElseThrow().kappa();
            sum += kappa;
            squares += kappa * kappa;
        }
        double spread = Math.sqrt(squares / samples - (sum / samples) * (sum / samples));

        assertThat(spread).isCloseTo(.0877, within(.01));
    }

    @Test
    void is_not_defined_where_nothing_could_differ() {
        assertThat(Kappa.of(List.of(), List.of())).isEmpty();
        assertThat(Kappa.of(List.of("a", "a"), List.of("a", "a"))).isEmpty();
        assertThatThrownBy(() -> Kappa.of(List.of("a"), List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
