package balie.stats;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

class EventRateTest {

    @Test
    void of_single_events_it_is_near_the_exact_interval_of_a_poisson_count() {
        // Exact limits: K. Ulm, Am. J. Epidemiol. 131 (1990) 373.
        double[][] exact = {{1, .025, 5.572}, {5, 1.623, 11.668}, {10, 4.795, 18.390}, {100, 81.364, 121.627}};
        for (double[] limits : exact) {
            long count = (long) limits[0];
            EventRate.Rate rate = EventRate.of(count, count, 1_000, 1_000);
            assertThat(rate.rate()).isEqualTo(limits[0], offset(1e-12));
            assertThat(rate.low()).isCloseTo(limits[1], offset(.05));
            assertThat(rate.high()).isCloseTo(limits[2], offset(.05));
        }
    }

    @Test
    void of_none_it_goes_from_0_to_some_and_a_rate_is_per_persons() {
        assertThat(EventRate.of(0, 0, 500, 1_000).low()).isZero();
        assertThat(EventRate.of(0, 0, 500, 1_000).high()).isCloseTo(2 * 3.689, offset(.1));
        assertThat(EventRate.of(30, 30, 60_000, 1_000).rate()).isEqualTo(.5, offset(1e-12));
    }

    @Test
    void ten_customers_with_three_each_tell_as_much_as_ten_events() {
        EventRate.Rate three = EventRate.of(30, 90, 1_000, 1_000);
        EventRate.Rate ten = EventRate.of(10, 10, 1_000, 1_000);

        assertThat(three.low()).isCloseTo(3 * ten.low(), offset(1e-9));
        assertThat(three.high()).isCloseTo(3 * ten.high(), offset(1e-9));
    }

    @Test
    void the_ratio_of_two_rates_turned_round_is_turned_over() {
        EventRate.Rate one = EventRate.of(40, 40, 1_000, 1_000);
        EventRate.Rate other = EventRate.of(20, 30, 1_000, 1_000);

        ShareRatio.Ratio ratio = EventRate.ratio(one, other);
        assertThat(ratio.ratio()).isEqualTo(2, offset(1e-12));
        assertThat(ratio.low()).isBetween(1.0, 2.0);
        assertThat(EventRate.ratio(other, one).low()).isCloseTo(1 / ratio.high(), offset(1e-12));
    }

    @Test
    void what_is_no_count_of_events_is_refused() {
        assertThatThrownBy(() -> EventRate.of(3, 2, 10, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventRate.of(3, 3, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
