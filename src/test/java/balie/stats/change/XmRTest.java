package balie.stats.change;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class XmRTest {

    /**
     * Costs of processing loan applications: D. C. Montgomery, Introduction to Statistical Quality Control, 6th ed.
     * 2009, example 6.5, tables 6.6 and 6.7. Limits from the first 20 weeks (there 321.22 and 279.78); weeks 39 and 40
     * are outside.
     */
    private static final double[] COSTS = {
        310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304, 305, 282,
        305, 296, 314, 295, 287, 301, 298, 311, 310, 292, 305, 299, 304, 310, 304, 305, 333, 328
    };

    @Test
    void agrees_with_the_published_example() {
        XmR.Chart chart = XmR.withBaseline(20, COSTS);

        XmR.Limits limits = chart.limits().orElseThrow();
        assertThat(chart.status()).isEqualTo(LimitsStatus.FULL);
        assertThat(limits.mean()).isCloseTo(300.5, within(1e-9));
        assertThat(limits.movingRange()).isCloseTo(7.79, within(.005));
        assertThat(limits.high()).isCloseTo(321.22, within(.005));
        assertThat(limits.low()).isCloseTo(279.78, within(.005));
        for (int week = 1; week <= 38; week++) {
            assertThat(chart.points().get(week - 1).signals()).isEmpty();
        }
        assertThat(chart.points().get(38).signals()).containsExactly(Signal.ABOVE_LIMITS);
        assertThat(chart.points().get(39).signals()).containsExactly(Signal.ABOVE_LIMITS);
    }

    @Test
    void six_in_a_row_are_no_signal_and_seven_are() {
        double[] six = {1, -1, 1, -1, 3, 1, 3, 1, 3, 1, -1, 1, -1, -1.5};
        double[] seven = {1, -1, 1, -1, 3, 1, 3, 1, 3, 1, 3, -1, 1, -1};

        // The mean of the baseline of four is 0.
        assertThat(XmR.withBaseline(4, six).points()).allMatch(point -> !has(point, Signal.RUN_ABOVE));
        assertThat(marked(XmR.withBaseline(4, seven), Signal.RUN_ABOVE)).containsExactly(4, 5, 6, 7, 8, 9, 10);
        double[] down = Arrays.stream(seven).map(value -> -value).toArray();
        assertThat(marked(XmR.withBaseline(4, down), Signal.RUN_BELOW)).containsExactly(4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void a_point_on_the_mean_ends_a_run() {
        assertThat(marked(XmR.withBaseline(4, 1, -1, 1, -1, 1, 2, 1, 0, 1, 2, 1, 2), Signal.RUN_ABOVE))
                .isEmpty();
    }

    @Test
    void seven_points_each_higher_than_the_last_are_a_trend_and_equals_end_it() {
        assertThat(marked(XmR.of(5, 1, 2, 3, 4, 5, 6, 7, 2), Signal.RISING)).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(marked(XmR.of(5, 1, 2, 3, 4, 5, 6, 2), Signal.RISING)).isEmpty();
        assertThat(marked(XmR.of(5, 1, 2, 3, 4, 4, 5, 6, 7, 2), Signal.RISING)).isEmpty();
        assertThat(marked(XmR.of(0, 9, 8, 7, 6, 5, 4, 3), Signal.FALLING)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void says_when_limits_are_trial_or_none() {
        assertThat(XmR.of().status()).isEqualTo(LimitsStatus.TOO_FEW);
        assertThat(XmR.of(3).status()).isEqualTo(LimitsStatus.TOO_FEW);
        assertThat(XmR.withBaseline(1, 3, 4, 5).limits()).isEmpty();
        assertThat(XmR.of(3, 4).status()).isEqualTo(LimitsStatus.TRIAL);
        assertThat(XmR.of(Arrays.copyOf(COSTS, 11)).status()).isEqualTo(LimitsStatus.TRIAL);
        assertThat(XmR.of(Arrays.copyOf(COSTS, 12)).status()).isEqualTo(LimitsStatus.FULL);
        assertThat(XmR.of(4, 4, 4).status()).isEqualTo(LimitsStatus.NO_VARIATION);
        assertThat(XmR.withBaseline(3, 4, 4, 4, 90).points())
                .allMatch(point -> point.signals().isEmpty());
    }

    @Test
    void another_unit_or_origin_gives_the_same_signals_and_the_other_direction_gives_the_opposite() {
        Random random = new Random(20240901);
        for (int round = 0; round < 200; round++) {
            // In quarters, so that shifting and doubling are exact.
            double[] values = random.ints(40, 0, 12).mapToDouble(i -> i / 4.0).toArray();
            values[30] += random.nextInt(3) * 4;
            XmR.Chart chart = XmR.withBaseline(16, values);
            XmR.Chart moved = XmR.withBaseline(
                    16, DoubleStream.of(values).map(v -> 2 * v + 64).toArray());
            XmR.Chart turned =
                    XmR.withBaseline(16, DoubleStream.of(values).map(v -> -v).toArray());
            for (int i = 0; i < values.length; i++) {
                assertThat(moved.points().get(i).signals())
                        .isEqualTo(chart.points().get(i).signals());
                assertThat(turned.points().get(i).signals())
                        .isEqualTo(opposite(chart.points().get(i).signals()));
            }
        }
    }

    @Test
    void refuses_what_is_no_number_and_a_baseline_that_is_not_there() {
        assertThatThrownBy(() -> XmR.of(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> XmR.withBaseline(3, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> XmR.withBaseline(-1, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void alarm_limits_are_wider_than_those_of_the_chart_and_come_near_them_with_many_points() {
        Random random = new Random(12);
        for (int points : new int[] {6, 12, 26, 52}) {
            double[] values = random.doubles(points).toArray();
            XmR.Limits drawn = XmR.of(values).limits().orElseThrow();
            AlarmLimits alarm = XmR.alarm(values).orElseThrow();

            assertThat(alarm.low()).isLessThan(drawn.low());
            assertThat(alarm.high()).isGreaterThan(drawn.high());
            assertThat(alarm.low() + alarm.high()).isCloseTo(2 * drawn.mean(), within(1e-9));
            assertThat(alarm.outside(alarm.high() + 1e-9)).isTrue();
            assertThat(alarm.outside(drawn.mean())).isFalse();
        }
        double[] many = random.doubles(3000).toArray();
        assertThat(XmR.alarm(many).orElseThrow().high())
                .isCloseTo(XmR.of(many).limits().orElseThrow().high(), within(.005));
    }

    @Test
    void there_are_no_alarm_limits_of_few_values_or_of_equal_ones() {
        assertThat(XmR.alarm()).isEmpty();
        assertThat(XmR.alarm(1, 2, 1, 2, 1)).isEmpty();
        assertThat(XmR.alarm(1, 2, 1, 2, 1, 2)).isPresent();
        assertThat(XmR.alarm(3, 3, 3, 3, 3, 3, 3)).isEmpty();
    }

    /** Of 20,000 unchanged values 54 are to be outside; four standard errors make it 84. The chart's limits let 400 be. */
    @Test
    void a_new_value_is_seldom_an_alarm_where_the_limits_of_the_chart_often_make_it_one() {
        Random random = new Random(20261128);
        int alarms = 0;
        int outsideChart = 0;
        for (int round = 0; round < 2000; round++) {
            double[] values = random.doubles(12).map(u -> random.nextGaussian()).toArray();
            AlarmLimits alarm = XmR.alarm(values).orElseThrow();
            XmR.Limits drawn = XmR.of(values).limits().orElseThrow();
            for (int i = 0; i < 10; i++) {
                double next = random.nextGaussian();
                alarms += alarm.outside(next) ? 1 : 0;
                outsideChart += next < drawn.low() || next > drawn.high() ? 1 : 0;
            }
        }
        assertThat(alarms).isBetween(1, 84);
        assertThat(outsideChart).isGreaterThan(200);
    }

    private static boolean has(XmR.Point point, Signal signal) {
        return point.signals().contains(signal);
    }

    private static int[] marked(XmR.Chart chart, Signal signal) {
        return IntStream.range(0, chart.points().size())
                .filter(i -> has(chart.points().get(i), signal))
                .toArray();
    }

    private static Set<Signal> opposite(Set<Signal> signals) {
        Set<Signal> opposite = EnumSet.noneOf(Signal.class);
        for (Signal signal : signals) {
            opposite.add(
                    switch (signal) {
                        case ABOVE_LIMITS -> Signal.BELOW_LIMITS;
                        case BELOW_LIMITS -> Signal.ABOVE_LIMITS;
                        case RUN_ABOVE -> Signal.RUN_BELOW;
                        case RUN_BELOW -> Signal.RUN_ABOVE;
                        case RISING -> Signal.FALLING;
                        case FALLING -> Signal.RISING;
                    });
        }
        return opposite;
    }
}
