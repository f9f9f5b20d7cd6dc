package balie.stats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class NewcombeTest {

    /** Newcombe, Stat. Med. 17 (1998) 873, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, .2000, .0524, .3339",
        "9, 10, 3, 10, .6000, .1705, .8090",
        "6, 7, 2, 7, .5714, .0582, .8062",
        "5, 56, 0, 29, .0893, -.0381, .1926",
        "0, 10, 0, 20, .0000, -.1611, .2775",
        "0, 10, 0, 10, .0000, -.2775, .2775",
        "10, 10, 0, 20, 1.0000, .6791, 1.0000",
        "10, 10, 0, 10, 1.0000, .6075, 1.0000"
    })
    void agrees_with_the_published_intervals(
            long n1, long of1, long n2, long of2, double difference, double low, double high) {
        Newcombe.Points points = Newcombe.difference(n1, of1, n2, of2);

        assertThat(points.difference() / 100).isCloseTo(difference, within(.00005));
        assertThat(points.low() / 100).isCloseTo(low, within(.00005));
        assertThat(points.high() / 100).isCloseTo(high, within(.00005));
    }

    @Test
    void holds_the_difference_and_stays_within_100_points_for_every_small_count() {
        for (long of1 = 1; of1 <= 12; of1++) {
            for (long of2 = 1; of2 <= 12; of2++) {
                for (long n1 = 0; n1 <= of1; n1++) {
                    for (long n2 = 0; n2 <= of2; n2++) {
                        Newcombe.Points points = Newcombe.difference(n1, of1, n2, of2);
                        assertThat(points.low()).isBetween(-100 - 1e-9, points.difference() + 1e-9);
                        assertThat(points.high()).isBetween(points.difference() - 1e-9, 100 + 1e-9);
                    }
                }
            }
        }
    }

    @Test
    void the_other_way_round_the_signs_turn() {
        Newcombe.Points there = Newcombe.difference(9, 40, 3, 50);
        Newcombe.Points back = Newcombe.difference(3, 50, 9, 40);

        assertThat(back.difference()).isEqualTo(-there.difference());
        assertThat(back.low()).isCloseTo(-there.high(), within(1e-9));
        assertThat(back.high()).isCloseTo(-there.low(), within(1e-9));
    }

    @Test
    void doubling_the_cases_narrows_the_interval() {
        Newcombe.Points once = Newcombe.difference(9, 40, 3, 50);
        Newcombe.Points twice = Newcombe.difference(18, 80, 6, 100);

        assertThat(twice.difference()).isEqualTo(once.difference());
        assertThat(twice.low()).isGreaterThan(once.low());
        assertThat(twice.high()).isLessThan(once.high());
    }

    @Test
    void there_is_no_difference_to_a_share_of_nothing() {
        assertThatThrownBy(() -> Newcombe.difference(1, 2, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
