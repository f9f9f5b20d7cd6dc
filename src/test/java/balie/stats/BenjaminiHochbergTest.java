package balie.stats;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BenjaminiHochbergTest {

    /** The 15 comparisons of thrombolysis after myocardial infarction in the paper's section 4. */
    private static final List<Double> INFARCTION = List.of(
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.000);

    @Test
    void agrees_with_the_papers_example() {
        BenjaminiHochberg.Discoveries discoveries = BenjaminiHochberg.of(INFARCTION, .05);

        assertThat(discoveries.found()).isEqualTo(4);
        assertThat(discoveries.tested()).isEqualTo(15);
        assertThat(discoveries.flagged().subList(0, 4)).containsOnly(true);
        // The fourth is the last: .0095 <= 4 / 15 * .05 = .013, and the fifth is .0201 > .0167.
        assertThat(discoveries.adjusted().get(3)).isCloseTo(.0095 * 15 / 4, within(1e-12));
        // The sixth takes the value of the seventh, which is lower.
        assertThat(discoveries.adjusted().get(5)).isCloseTo(.0298 * 15 / 7, within(1e-12));
        assertThat(discoveries.adjusted().get(14)).isEqualTo(1);
    }

    /** The definition, written out: all up to the largest i with p(i) <= i / m * q. */
    @Test
    void flags_what_the_definition_flags_in_any_order() {
        Random random = new Random(3);
        for (int run = 0; run < 500; run++) {
            List<Double> pValues = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                // Coarse, so that there are ties.
                pValues.add(Math.pow(random.nextInt(20) / 20.0, 3));
            }
            double rate = .01 + .3 * random.nextDouble();
            List<Double> sorted = pValues.stream().sorted().toList();
            double limit = IntStream.rangeClosed(1, sorted.size())
                    .filter(i -> sorted.get(i - 1) <= rate * i / sorted.size())
                    .mapToDouble(i -> sorted.get(i - 1))
                    .max()
                    .orElse(-1);

            BenjaminiHochberg.Discoveries discoveries = BenjaminiHochberg.of(pValues, rate);

            assertThat(discoveries.flagged())
                    .isEqualTo(pValues.stream().map(p -> p <= limit).toList());
            List<Double> shuffled = new ArrayList<>(pValues);
            Collections.shuffle(shuffled, random);
            assertThat(BenjaminiHochberg.of(shuffled, rate).found()).isEqualTo(discoveries.found());
            for (int i = 0; i < pValues.size(); i++) {
                assertThat(discoveries.adjusted().get(i)).isBetween(pValues.get(i) - 1e-15, 1.0);
            }
        }
    }

    @Test
    void equal_p_values_are_flagged_alike_and_on_the_limit_counts() {
        assertThat(BenjaminiHochberg.of(List.of(.05, .05, .05, .05), .05).found())
                .isEqualTo(4);
        assertThat(BenjaminiHochberg.of(List.of(.03, .03, .9, .9, .03), .05).found())
                .isEqualTo(3);
        assertThat(BenjaminiHochberg.of(List.of(.0251, .9), .05).found()).isZero();
    }

    @Test
    void of_none_none_are_flagged() {
        assertThat(BenjaminiHochberg.of(List.of(), .05).tested()).isZero();
        assertThat(BenjaminiHochberg.of(List.of(), .05).found()).isZero();
    }

    @Test
    void what_is_no_p_value_is_refused_with_its_place() {
        assertThatThrownBy(() -> BenjaminiHochberg.of(List.of(.1, Double.NaN), .05))
                .hasMessageContaining("place 1")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> BenjaminiHochberg.of(List.of(-.1), .05)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> BenjaminiHochberg.of(List.of(1.1), .05)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> BenjaminiHochberg.of(List.of(.1), 1)).hasMessageContaining("rate");
        assertThatThrownBy(() -> BenjaminiHochberg.of(List.of(.1), Double.NaN)).hasMessageContaining("rate");
    }
}
