package balie.stats;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class KaplanMeierTest {

    /**
     * Weeks in remission with 6-MP: E. J. Freireich et al., Blood 21 (1963) 699; E. A. Gehan, Biometrika 52 (1965) 203.
     */
    private static final List<EventCounts> SIX_MP = List.of(
            EventCounts.of(6, 3, 1),
            EventCounts.of(7, 1, 0),
            EventCounts.of(9, 0, 1),
            EventCounts.of(10, 1, 1),
            EventCounts.of(11, 0, 1),
            EventCounts.of(13, 1, 0),
            EventCounts.of(16, 1, 0),
            EventCounts.of(17, 0, 1),
            EventCounts.of(19, 0, 1),
            EventCounts.of(20, 0, 1),
            EventCounts.of(22, 1, 0),
            EventCounts.of(23, 1, 0),
            EventCounts.of(25, 0, 1),
            EventCounts.of(32, 0, 2),
            EventCounts.of(34, 0, 1),
            EventCounts.of(35, 0, 1));

    @Test
    void agrees_with_the_published_curve_of_the_remissions() {
        KaplanMeier curve = KaplanMeier.of(SIX_MP);
        // Time, at risk, share, standard error: J. P. Klein, M. L. Moeschberger, Survival Analysis, 2003, table 4.1,
        // and R's survfit.
        double[][] published = {
            {6, 21, .857, .0764},
            {7, 17, .807, .0869},
            {10, 15, .753, .0963},
            {13, 12, .690, .1068},
            {16, 11, .627, .1141},
            {22, 7, .538, .1282},
            {23, 6, .448, .1346}
        };

        for (double[] row : published) {
            CurvePoint point = curve.at(row[0]).orElseThrow();
            assertThat((double) point.atRisk()).isEqualTo(row[1]);
            assertThat(point.share()).isCloseTo(row[2], within(.0005));
            assertThat(point.standardError()).isCloseTo(row[3], within(.00005));
        }
        assertThat(curve.size()).isEqualTo(21);
    }

    /** Log-log intervals as Stata's sts list and R's survfit(conf.type = "log-log") print them for the same trial. */
    @Test
    void agrees_with_the_published_intervals_and_the_median_of_the_trial() {
        KaplanMeier sixMp = KaplanMeier.of(SIX_MP);
        // The placebo group, none censored; its first two times.
        KaplanMeier placebo =
                KaplanMeier.of(List.of(EventCounts.of(1, 2, 0), EventCounts.of(2, 2, 0), EventCounts.of(3, 17, 0)));

        assertInterval(sixMp, 6, .6197, .9516);
        assertInterval(sixMp, 7, .5631, .9228);
        assertInterval(placebo, 1, .6700, .9753);
        assertInterval(placebo, 2, .5689, .9239);
        assertThat(sixMp.median())
                .isEqualTo(new QuantileTime(OptionalDouble.of(23), OptionalDouble.of(13), OptionalDouble.empty()));
    }

    private static void assertInterval(KaplanMeier curve, double time, double low, double high) {
        CurvePoint point = curve.at(time).orElseThrow();
        assertThat(point.low()).isCloseTo(low, within(.00005));
        assertThat(point.high()).isCloseTo(high, within(.00005));
    }

    @Test
    void between_two_times_the_share_stays_and_those_at_risk_are_the_ones_still_observed() {
        KaplanMeier curve = KaplanMeier.of(SIX_MP);
        CurvePoint at = curve.at(10).orElseThrow();
        CurvePoint after = curve.at(10.5).orElseThrow();

        assertThat(after.share()).isEqualTo(at.share());
        assertThat(after.low()).isEqualTo(at.low());
        assertThat(at.atRisk()).isEqualTo(15);
        assertThat(after.atRisk()).isEqualTo(13);
    }

    @Test
    void beyond_the_last_observed_time_nothing_is_said() {
        KaplanMeier curve = KaplanMeier.of(SIX_MP);

        assertThat(curve.at(35)).isPresent();
        assertThat(curve.at(35.1)).isEmpty();
        assertThat(KaplanMeier.of(List.of()).at(0)).isEmpty();
        assertThat(KaplanMeier.of(List.of()).median().time()).isEmpty();
        assertThatThrownBy(() -> curve.at(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> curve.at(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void once_all_have_ended_none_is_left_for_ever() {
        KaplanMeier curve = KaplanMeier.of(List.of(EventCounts.of(1, 3, 0), EventCounts.of(2, 5, 0)));

        assertThat(curve.at(1000).orElseThrow().share()).isZero();
        assertThat(curve.at(1000).orElseThrow().atRisk()).isZero();
        assertThat(curve.at(1000).orElseThrow().high()).isBetween(.05, .6);
        assertThat(curve.median().time()).hasValue(2);
    }

    @Test
    void a_median_that_half_did_not_reach_is_not_told() {
        QuantileTime median = KaplanMeier.of(List.of(EventCounts.of(1, 10, 0), EventCounts.of(9, 0, 90)))
                .median();

        assertThat(median.time()).isEmpty();
        assertThat(median.low()).isEmpty();
        assertThat(median.high()).isEmpty();
    }

    @Test
    void exactly_a_half_is_reached_in_spite_of_roundings() {
        // Six of twelve, one at a time: the product of the fractions is a little off a half.
        List<EventCounts> counts = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            counts.add(EventCounts.of(i, 1, 0));
        }
        assertThat(KaplanMeier.of(counts).median().time()).hasValue(6);
    }

    /** Without censoring it is the plain share of those that are left, with the plain binomial error. */
    @Test
    void with_none_censored_it_is_the_plain_share() {
        Random random = new Random(5);
        for (int run = 0; run < 50; run++) {
            List<EventCounts> counts = new ArrayList<>();
            long size = 0;
            for (int i = 1; i <= 10; i++) {
                long events = 1L + random.nextInt(9);
                counts.add(EventCounts.of(i, events, 0));
                size += events;
            }
            KaplanMeier curve = KaplanMeier.of(counts);
            long left = size;
            for (EventCounts now : counts) {
                left -= now.ended();
                double share = (double) left / size;
                CurvePoint point = curve.at(now.time()).orElseThrow();
                assertThat(point.share()).isCloseTo(share, within(1e-12));
                assertThat(point.standardError()).isCloseTo(Math.sqrt(share * (1 - share) / size), within(1e-12));
            }
        }
    }

    /** Greenwood's sum, written out. */
    @Test
    void the_error_is_greenwoods_and_the_band_holds_the_share_within_0_and_1() {
        Random random = new Random(6);
        for (int run = 0; run < 200; run++) {
            List<EventCounts> counts = random(random, 1);
            KaplanMeier curve = KaplanMeier.of(counts);
            long atRisk = curve.size();
            double share = 1;
            double sum = 0;
            for (EventCounts now : counts) {
                share *= 1 - (double) now.ended() / atRisk;
                sum += (double) now.ended() / ((double) atRisk * (atRisk - now.ended()));
                CurvePoint point = curve.at(now.time()).orElseThrow();
                assertThat(point.share()).isCloseTo(share, within(1e-12));
                if (share > 0) {
                    assertThat(point.standardError()).isCloseTo(share * Math.sqrt(sum), within(1e-12));
                }
                assertThat(point.low()).isBetween(0.0, point.share() + 1e-12);
                assertThat(point.high()).isBetween(point.share() - 1e-12, 1.0);
                assertThat(point.high() - point.low()).isPositive();
                atRisk -= now.leaving();
            }
        }
    }

    static List<EventCounts> random(Random random, int causes) {
        List<EventCounts> counts = new ArrayList<>();
        for (int i = 1; i <= 1 + random.nextInt(12); i++) {
            List<Long> events = new ArrayList<>();
            for (int cause = 0; cause < causes; cause++) {
                events.add((long) random.nextInt(4));
            }
            long censored = random.nextInt(4);
            boolean nothing = censored == 0 && events.stream().allMatch(count -> count == 0);
            counts.add(new EventCounts(i * 1.5, events, nothing ? 1 : censored));
        }
        return counts;
    }

    @Test
    void wrong_counts_are_told() {
        assertThatThrownBy(() -> EventCounts.of(-1, 1, 0)).hasMessageContaining("-1");
        assertThatThrownBy(() -> EventCounts.of(Double.NaN, 1, 0)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> EventCounts.of(1, -1, 3)).hasMessageContaining("-1");
        assertThatThrownBy(() -> EventCounts.of(1, 0, 0)).hasMessageContaining("nothing happened");
        assertThatThrownBy(() -> new EventCounts(1, List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KaplanMeier.of(List.of(EventCounts.of(2, 1, 0), EventCounts.of(2, 1, 0))))
                .hasMessageContaining("must rise");
    }
}
