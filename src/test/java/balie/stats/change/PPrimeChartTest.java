package balie.stats.change;

import balie.stats.change.PPrimeChart.Week;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PPrimeChartTest {

    /**
     * Emergency attendances seen within four hours in 20 weeks: M. A. Mohammed et al., BMJ Qual. Saf. 22 (2013) 362.
     */
    private static final long[] SEEN = {
        266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320, 267923, 271478, 255353, 256820,
        261835, 259144, 255910, 260863, 264465, 260989
    };

    private static final long[] ALL = {
        280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529, 279618, 283932, 266629, 268091,
        276803, 271578, 266005, 273520, 278574, 273772
    };

    /** The limits that the R package qicharts2 gives for them, in percent, as the tests of PowerBI-SPC hold them. */
    private static final double[] HIGH = {
        96.567, 96.5753, 96.5421, 96.5326, 96.5627, 96.5775, 96.5593, 96.5345, 96.5579, 96.5623, 96.5689, 96.5591,
        96.5996, 96.5961, 96.5753, 96.5877, 96.6012, 96.583, 96.5713, 96.5824
    };

    private static final double[] LOW = {
        94.013, 94.0046, 94.0378, 94.0473, 94.0173, 94.0025, 94.0207, 94.0454, 94.022, 94.0177, 94.0111, 94.0208,
        93.9803, 93.9839, 94.0046, 93.9923, 93.9788, 93.9969, 94.0087, 93.9975
    };

    @Test
    void agrees_with_the_published_example_where_the_plain_chart_has_most_weeks_outside() {
        PPrimeChart.Chart chart = PPrimeChart.of(weeks(SEEN, ALL));

        double mean = chart.spread().orElseThrow().mean();
        assertThat(chart.spread().orElseThrow().sigmaZ()).isCloseTo(10.64, within(.005));
        int plain = 0;
        for (int i = 0; i < SEEN.length; i++) {
            PPrimeChart.Point point = chart.points().get(i);
            PPrimeChart.Limits limits = point.limits().orElseThrow();
            assertThat(100 * limits.high()).isCloseTo(HIGH[i], within(.00006));
            assertThat(100 * limits.low()).isCloseTo(LOW[i], within(.00006));
            assertThat(point.signals()).doesNotContain(Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS);
            plain += point.share() > limits.plainHigh(mean) || point.share() < limits.plainLow(mean) ? 1 : 0;
        }
        assertThat(plain).isGreaterThan(SEEN.length / 2);
    }

    @Test
    void with_equal_numbers_it_is_the_individuals_chart_of_the_shares() {
        Random random = new Random(7);
        List<Week> weeks =
                random.ints(30, 30, 60).mapToObj(hits -> new Week(hits, 100)).toList();

        PPrimeChart.Chart chart = PPrimeChart.of(weeks);
        XmR.Limits limits = XmR.of(weeks.stream().mapToDouble(Week::share).toArray())
                .limits()
                .orElseThrow();

        // 2.66 is 3 / 1.128 = 2.6596, rounded.
        assertThat(chart.points().get(0).limits().orElseThrow().high())
                .isCloseTo(limits.high(), within(5e-4 * limits.movingRange()));
        assertThat(chart.points().get(29).limits().orElseThrow().low())
                .isCloseTo(limits.low(), within(5e-4 * limits.movingRange()));
    }

    @Test
    void of_over_dispersed_shares_it_seldom_raises_a_false_alarm_where_the_plain_chart_often_does() {
        Random random = new Random(42);
        int outside = 0;
        int plain = 0;
        int weeks = 0;
        for (int round = 0; round < 200; round++) {
            PPrimeChart.Chart chart = PPrimeChart.of(overDispersed(52, random));
            double mean = chart.spread().orElseThrow().mean();
            for (PPrimeChart.Point point : chart.points()) {
                PPrimeChart.Limits limits = point.limits().orElseThrow();
                weeks++;
                outside += point.share() > limits.high() || point.share() < limits.low() ? 1 : 0;
                plain += point.share() > limits.plainHigh(mean) || point.share() < limits.plainLow(mean) ? 1 : 0;
            }
        }
        // Three sigmas of a normal distribution leave 0.27 % outside.
        assertThat((double) outside / weeks).isBetween(.001, .006);
        assertThat((double) plain / weeks).isGreaterThan(.15);
    }

    @Test
    void of_binomial_shares_sigma_z_is_one() {
        Random random = new Random(43);
        double sum = 0;
        for (int round = 0; round < 100; round++) {
            List<Week> weeks = IntStream.range(0, 40)
                    .mapToObj(i -> drawn(.3, 50 + random.nextInt(100), random))
                    .toList();
            sum += PPrimeChart.of(weeks).spread().orElseThrow().sigmaZ();
        }
        assertThat(sum / 100).isCloseTo(1, within(.05));
    }

    @Test
    void limits_stay_within_nothing_and_all_and_later_weeks_do_not_move_them() {
        Random random = new Random(44);
        List<Week> weeks = new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(i -> drawn(.05, 10 + random.nextInt(20), random))
                .toList());
        PPrimeChart.Chart chart = PPrimeChart.withBaseline(20, weeks);
        weeks.add(new Week(15, 15));
        PPrimeChart.Chart later = PPrimeChart.withBaseline(20, weeks);

        assertThat(later.spread()).isEqualTo(chart.spread());
        assertThat(later.points().get(20).signals()).contains(Signal.ABOVE_LIMITS);
        assertThat(later.points())
                .allMatch(point -> point.limits().orElseThrow().low() >= 0
                        && point.limits().orElseThrow().high() <= 1);
    }

    @Test
    void says_when_there_are_no_limits() {
        assertThat(PPrimeChart.of(List.of()).status()).isEqualTo(LimitsStatus.TOO_FEW);
        assertThat(PPrimeChart.of(weeks(new long[] {0, 0, 0}, new long[] {9, 8, 7}))
                        .status())
                .isEqualTo(LimitsStatus.NO_VARIATION);
        assertThat(PPrimeChart.of(weeks(new long[] {9, 8}, new long[] {9, 8})).status())
                .isEqualTo(LimitsStatus.NO_VARIATION);
        assertThat(PPrimeChart.of(weeks(new long[] {2, 4}, new long[] {4, 8})).status())
                .isEqualTo(LimitsStatus.NO_VARIATION);
        assertThat(PPrimeChart.of(weeks(new long[] {2, 3}, new long[] {4, 8})).status())
                .isEqualTo(LimitsStatus.TRIAL);
        assertThatThrownBy(() -> new Week(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Week(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PPrimeChart.withBaseline(1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void alarm_limits_are_wider_than_those_of_the_chart_and_narrow_with_the_cases_of_the_new_week() {
        Random random = new Random(45);
        for (int round = 0; round < 50; round++) {
            List<Week> weeks = overDispersed(12, random);
            AlarmLimits few = PPrimeChart.alarm(weeks, 400).orElseThrow();
            AlarmLimits more = PPrimeChart.alarm(weeks, 800).orElseThrow();
            PPrimeChart.Limits drawn = PPrimeChart.withBaseline(12, withNew(weeks, 400))
                    .points()
                    .get(12)
                    .limits()
                    .orElseThrow();

            assertThat(few.low()).isLessThanOrEqualTo(drawn.low()).isGreaterThanOrEqualTo(0);
            assertThat(few.high()).isGreaterThanOrEqualTo(drawn.high()).isLessThanOrEqualTo(1);
            assertThat(more.high() - more.low()).isLessThanOrEqualTo(few.high() - few.low());
        }
    }

    private static List<Week> withNew(List<Week> weeks, long of) {
        List<Week> all = new ArrayList<>(weeks);
        all.add(new Week(of / 2, of));
        return all;
    }

    @Test
    void hits_and_misses_have_mirrored_alarm_limits() {
        Random random = new Random(46);
        List<Week> hits = IntStream.range(0, 20)
                .mapToObj(i -> drawn(.2, 100 + random.nextInt(200), random))
                .toList();
        List<Week> misses = hits.stream()
                .map(week -> new Week(week.of() - week.hits(), week.of()))
                .toList();
        AlarmLimits some = PPrimeChart.alarm(hits, 300).orElseThrow();
        AlarmLimits others = PPrimeChart.alarm(misses, 300).orElseThrow();

        assertThat(others.low()).isCloseTo(1 - some.high(), within(1e-9));
        assertThat(others.high()).isCloseTo(1 - some.low(), within(1e-9));
    }

    @Test
    void there_are_no_alarm_limits_of_few_weeks_or_of_weeks_without_limits() {
        List<Week> six = weeks(new long[] {2, 3, 1, 4, 2, 3}, new long[] {9, 9, 9, 9, 9, 9});
        assertThat(PPrimeChart.alarm(six, 9)).isPresent();
        assertThat(PPrimeChart.alarm(six.subList(0, 5), 9)).isEmpty();
        assertThat(PPrimeChart.alarm(weeks(new long[6], new long[] {9, 9, 9, 9, 9, 9}), 9))
                .isEmpty();
    }

    /** Of 6,000 weeks of shares that move 16 are to be alarms; four standard errors make it 32. */
    @Test
    void a_new_week_is_seldom_an_alarm_also_where_the_share_itself_moves() {
        Random random = new Random(20261128);
        int alarms = 0;
        for (int round = 0; round < 1000; round++) {
            List<Week> all = overDispersed(18, random);
            for (Week week : all.subList(12, 18)) {
                alarms += PPrimeChart.alarm(all.subList(0, 12), week.of())
                                .orElseThrow()
                                .outside(week.share())
                        ? 1
                        : 0;
            }
        }
        assertThat(alarms).isLessThanOrEqualTo(32);
    }

    private static List<Week> weeks(long[] hits, long[] of) {
        return IntStream.range(0, hits.length)
                .mapToObj(i -> new Week(hits[i], of[i]))
                .toList();
    }

    /** The share itself varies around 40 % with a standard deviation of 6 points: twice that of the draws, or more. */
    private static List<Week> overDispersed(int n, Random random) {
        return IntStream.range(0, n)
                .mapToObj(i -> drawn(.4 + .06 * random.nextGaussian(), 300 + random.nextInt(700), random))
                .toList();
    }

    private static Week drawn(double share, int of, Random random) {
        return new Week(random.doubles(of).filter(value -> value < share).count(), of);
    }
}
