package balie.stats.change;

import balie.stats.change.Farrington.Expectation;
import balie.stats.change.UnusualCount.Week;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FarringtonTest {

    /**
     * The figures were found apart from this code, in Python, by minimising the weighted likelihood with the BFGS
     * method of SciPy: a series with a season, an outbreak of 40 forty weeks ago and exposures that vary.
     */
    @ParameterizedTest
    @CsvSource({"60, false, 3, 4.515317, 3.952520, 4.236465, 55", "200, true, 26, 4.093364, 3.038445, 3.238824, 163"})
    void agrees_with_another_optimisation(
            int weeks, boolean season, int leftOut, double mean, double dispersion, double spread, int freedom) {
        List<Week> history = IntStream.range(0, weeks)
                .mapToObj(i -> new Week(
                        (i * i * 7 + 3 * i) % 11 + (i % 52 < 10 ? 6 : 0) + (i == weeks - 40 ? 40 : 0),
                        100 + (i * 13) % 37))
                .toList();
        Expectation expected =
                new Farrington(history, leftOut, season).expect(120).orElseThrow();

        assertThat(expected.trend()).isTrue();
        assertThat(expected.mean()).isCloseTo(mean, within(1e-4));
        assertThat(expected.dispersion()).isCloseTo(dispersion, within(1e-4));
        assertThat(expected.spread()).isCloseTo(spread, within(1e-4));
        assertThat(expected.freedom()).isEqualTo(freedom);
    }

    /** As in the tests of the R package surveillance (test-farringtonFlexible.R, a case that was checked by hand). */
    @Test
    void weights_agree_with_the_published_case() {
        assertThat(Farrington.weights(new double[] {0, 0, 0, 0, 0, 2, 2, 2, 2, 2}, 0))
                .containsExactly(new double[] {1.6, 1.6, 1.6, 1.6, 1.6, .4, .4, .4, .4, .4}, within(1e-12));
        assertThat(Farrington.weights(new double[] {-9, 0, 2.5}, 2.58)).containsExactly(1, 1, 1);
    }

    @Test
    void finds_trend_and_season_that_are_exact() {
        // A sixth fewer every year, down to 1000 a week, but three times as many around the time of year of this week.
        IntToDoubleFunction rate = lag -> 1000 * Math.pow(1.2, lag / 52.0) * (Farrington.zone(lag) == 0 ? 3 : 1);
        Expectation expected =
                new Farrington(weeks(200, rate), 26, true).expect(1).orElseThrow();

        assertThat(expected.mean()).isCloseTo(3000, within(3.0));
        assertThat(expected.dispersion()).isEqualTo(1);
        assertThat(new Farrington(weeks(200, rate), 26, false)
                        .expect(1)
                        .orElseThrow()
                        .mean())
                .isLessThan(2000);
    }

    @Test
    void a_year_has_ten_zones_and_this_week_lies_in_the_middle_of_its_own() {
        int[] sizes = new int[10];
        for (int lag = 1; lag <= 52; lag++) {
            sizes[Farrington.zone(lag)]++;
            assertThat(Farrington.zone(lag)).isEqualTo(Farrington.zone(lag + 156));
        }
        assertThat(sizes).containsExactly(7, 5, 5, 5, 5, 5, 5, 5, 5, 5);
        assertThat(List.of(Farrington.zone(3), Farrington.zone(4), Farrington.zone(48), Farrington.zone(49)))
                .containsExactly(0, 1, 9, 0);
    }

    @Test
    void a_past_outbreak_hardly_raises_what_is_expected() {
        IntToDoubleFunction usual = lag -> 8 + lag % 5;
        IntToDoubleFunction outbreak = lag -> usual.applyAsDouble(lag) + (lag >= 20 && lag < 23 ? 90 : 0);
        double without = new Farrington(weeks(80, usual), 3, false)
                .expect(1)
                .orElseThrow()
                .mean();
        double with = new Farrington(weeks(80, outbreak), 3, false)
                .expect(1)
                .orElseThrow()
                .mean();

        // A plain mean over the 77 weeks would be 3.5 higher.
        assertThat(with - without).isBetween(0.0, 3.5 / 2);
    }

    @Test
    void a_trend_that_leads_above_all_that_was_seen_is_dropped() {
        Expectation rising = new Farrington(weeks(40, lag -> Math.round(400 * Math.exp(-lag / 8.0))), 3, false)
                .expect(1)
                .orElseThrow();
        Expectation falling = new Farrington(weeks(40, lag -> Math.round(3 * Math.exp(lag / 8.0))), 3, false)
                .expect(1)
                .orElseThrow();

        assertThat(rising.trend()).isFalse();
        assertThat(falling.trend()).isTrue();
    }

    @Test
    void the_unit_of_the_exposure_does_not_matter_and_twice_the_exposure_is_twice_the_count() {
        List<Week> days = IntStream.range(0, 60)
                .mapToObj(i -> new Week((i * 31) % 9, 50 + (i * 7) % 20))
                .toList();
        List<Week> hours = days.stream()
                .map(week -> new Week(week.count(), 24 * week.exposure()))
                .toList();
        double mean = new Farrington(days, 3, false).expect(60).orElseThrow().mean();

        assertThat(new Farrington(hours, 3, false).expect(60 * 24).orElseThrow().mean())
                .isCloseTo(mean, within(1e-6));
        assertThat(new Farrington(days, 3, false).expect(120).orElseThrow().mean())
                .isCloseTo(2 * mean, within(1e-6));
    }

    @Test
    void what_lies_before_five_years_or_is_left_out_changes_nothing() {
        List<Week> history = weeks(300, lag -> lag % 7 + (lag > 260 ? 90 : 0) + (lag <= 26 ? 50 : 0));
        List<Week> calm = weeks(300, lag -> lag % 7);

        assertThat(new Farrington(history, 26, true).expect(1)).isEqualTo(new Farrington(calm, 26, true).expect(1));
    }

    @Test
    void there_is_no_expectation_from_nothing() {
        assertThat(new Farrington(List.of(), 3, false).expect(1)).isEmpty();
        assertThat(new Farrington(weeks(40, lag -> 0), 3, false).expect(1)).isEmpty();
        // A zone of nothing but zeros has no logarithm.
        assertThat(new Farrington(weeks(150, lag -> Farrington.zone(lag) == 4 ? 0 : 5), 26, true).expect(1))
                .isEmpty();
    }

    /** Counts by how many weeks ago they were, the oldest first. */
    private static List<Week> weeks(int n, IntToDoubleFunction byLag) {
        return IntStream.range(0, n)
                .mapToObj(i -> Week.of(Math.round(byLag.applyAsDouble(n - i))))
                .toList();
    }
}
