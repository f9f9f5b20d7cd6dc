package balie.stats;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AalenJohansenTest {

    /**
     * Months after a transplant to death by it, to relapse, and censored, 35 patients: L. Scrucca, A. Santucci, F.
     * Aversa, Bone Marrow Transplant. 40 (2007) 381.
     */
    private static final String TRANSPLANTS =
            "0 1 1 0;1 1 1 0;2 0 1 1;3 3 1 0;4 2 1 1;5 0 1 0;7 0 2 1;8 1 1 1;9 0 1 0;10 0 1 0;12 1 0 0;"
                    + "13 0 1 0;14 0 1 0;22 0 1 0;26 0 1 0;32 0 0 1;35 0 0 2;67 0 0 1;68 0 0 1;70 0 0 1;72 0 0 1";

    /**
     * Years to chronic graft-versus-host disease, to relapse, to death, and censored, 100 patients: M. Pintilie,
     * Competing Risks, 2006.
     */
    private static final String GRAFTS =
            "0.057 0 0 0 1;0.063 0 0 1 0;0.11 0 0 1 0;0.172 0 1 0 0;0.181 0 0 1 0;0.219 0 0 1 0;"
                    + "0.274 0 1 0 0;0.277 5 0 0 0;0.279 1 0 0 0;0.282 1 0 0 0;0.287 2 0 1 0;0.29 2 0 0 0;"
                    + "0.301 1 1 0 0;0.307 1 0 0 0;0.32 2 0 0 0;0.323 1 0 0 0;0.329 2 0 0 0;0.331 2 0 0 0;"
                    + "0.339 1 0 0 0;0.342 1 0 0 0;0.345 2 0 0 0;0.348 1 0 0 0;0.35 2 0 0 0;0.359 1 0 0 0;"
                    + "0.361 1 0 0 0;0.367 3 0 0 0;0.372 1 0 0 0;0.375 1 0 0 0;0.378 1 0 0 0;0.381 2 0 0 0;"
                    + "0.383 1 0 0 0;0.392 1 0 0 0;0.394 1 0 0 0;0.397 1 0 0 0;0.4 1 0 0 0;0.402 2 0 0 0;"
                    + "0.408 3 0 0 0;0.411 1 0 0 0;0.413 1 0 0 0;0.416 0 1 0 0;0.419 1 0 0 0;0.422 2 0 0 0;"
                    + "0.433 1 0 0 0;0.438 0 1 0 0;0.444 1 0 0 0;0.446 1 0 0 0;0.452 1 0 0 0;0.457 1 0 0 0;"
                    + "0.463 1 0 0 0;0.465 1 0 0 0;0.474 3 0 0 0;0.479 3 0 0 0;0.482 1 0 0 0;0.496 2 0 0 0;"
                    + "0.517 1 0 0 0;0.52 1 0 0 0;0.553 1 0 0 0;0.564 1 0 0 0;0.567 1 0 0 0;0.616 1 0 0 0;"
                    + "0.619 1 0 0 0;0.63 1 0 0 0;0.701 1 0 0 0;0.742 1 0 0 0;0.764 1 0 0 0;0.857 1 0 0 0;"
                    + "0.914 1 0 0 0;0.923 1 0 0 0;0.958 1 0 0 0;0.964 1 0 0 0;0.991 1 0 0 0;1.202 0 0 0 1;"
                    + "1.205 0 0 0 1;1.993 1 0 0 0;2.776 0 0 0 1";

    /** Each time: the time, what ended by each cause, the censored. */
    private static List<EventCounts> counts(String text) {
        return Stream.of(text.split(";"))
                .map(row -> row.split(" "))
                .map(row -> new EventCounts(
                        Double.parseDouble(row[0]),
                        Stream.of(row)
                                .skip(1)
                                .limit(row.length - 2)
                                .map(Long::valueOf)
                                .toList(),
                        Long.parseLong(row[row.length - 1])))
                .toList();
    }

    /** The estimates for these patients that scikit-survival keeps as what its own are tested against. */
    @Test
    void agrees_with_the_known_incidences_of_the_transplants() {
        AalenJohansen curves = AalenJohansen.of(counts(TRANSPLANTS));
        double[][] published = {
            {0, .02857143, .02857143},
            {3, .14581281, .11527094},
            {7, .20492611, .23771992},
            {8, .23771164, .27050544},
            {12, .27283899, .34076015},
            {72, .27283899, .48126955}
        };

        for (double[] row : published) {
            assertThat(curves.incidence(0).at(row[0]).orElseThrow().share()).isCloseTo(row[1], within(5e-9));
            assertThat(curves.incidence(1).at(row[0]).orElseThrow().share()).isCloseTo(row[2], within(5e-9));
        }
        assertThat(curves.size()).isEqualTo(35);
    }

    /**
     * Standard errors of SAS's PROC LIFETEST with ERROR=DELTA for these patients: taken back from the log-log limits
     * that scikit-survival keeps as what its own are tested against.
     */
    @Test
    void agrees_with_the_delta_method_errors_of_the_grafts() {
        AalenJohansen curves = AalenJohansen.of(counts(GRAFTS));
        double[][] published = {
            {0, .345, .24242424, .04307085},
            {0, .408, .47474747, .05018776},
            {0, .520, .70707071, .04573990},
            {0, .991, .85858586, .03502037},
            {0, 2.776, .87878788, .03432182},
            {1, .345, .03030303, .01722834},
            {1, 2.776, .05050505, .02200879},
            {2, .345, .05050505, .02200879},
            {2, 2.776, .05050505, .02200879}
        };

        for (double[] row : published) {
            CurvePoint point = curves.incidence((int) row[0]).at(row[1]).orElseThrow();
            assertThat(point.share()).isCloseTo(row[2], within(5e-9));
            assertThat(point.standardError()).isCloseTo(row[3], within(5e-9));
        }
    }

    /** The sums of Marubini and Valsecchi, written out. */
    private static double variance(List<EventCounts> counts, int cause, double time, StepCurve incidence) {
        double atTime = incidence.at(time).orElseThrow().share();
        double atRisk = incidence.size();
        double left = 1;
        double ended = 0;
        double sum = 0;
        for (EventCounts now : counts) {
            if (now.time() > time) {
                break;
            }
            double any = now.ended();
            double by = now.events().get(cause);
            ended += left * by / atRisk;
            double rest = atTime - ended;
            if (any < atRisk) {
                sum += rest * rest * any / (atRisk * (atRisk - any));
            }
            sum += left * left * (atRisk - by) / atRisk * by / (atRisk * atRisk);
            sum -= 2 * rest * left * by / (atRisk * atRisk);
            left *= 1 - any / atRisk;
            atRisk -= now.leaving();
        }
        return sum;
    }

    @Test
    void the_variance_is_the_delta_methods() {
        Random random = new Random(7);
        List<List<EventCounts>> samples = new ArrayList<>(List.of(counts(TRANSPLANTS), counts(GRAFTS)));
        for (int run = 0; run < 100; run++) {
            samples.add(KaplanMeierTest.random(random, 3));
        }
        for (List<EventCounts> sample : samples) {
            AalenJohansen curves = AalenJohansen.of(sample);
            for (int cause = 0; cause < sample.get(0).events().size(); cause++) {
                StepCurve incidence = curves.incidence(cause);
                for (CurvePoint point : incidence.points()) {
                    double expected = variance(sample, cause, point.time(), incidence);
                    assertThat(point.standardError() * point.standardError()).isCloseTo(expected, within(1e-12));
                }
            }
        }
    }

    @Test
    void the_causes_and_what_is_left_add_up_to_1_and_the_bands_hold_the_shares() {
        Random random = new Random(8);
        for (int run = 0; run < 200; run++) {
            List<EventCounts> sample = KaplanMeierTest.random(random, 3);
            AalenJohansen curves = AalenJohansen.of(sample);
            for (EventCounts now : sample) {
                double sum = curves.survival().at(now.time()).orElseThrow().share();
                for (int cause = 0; cause < 3; cause++) {
                    CurvePoint point = curves.incidence(cause).at(now.time()).orElseThrow();
                    sum += point.share();
                    assertThat(point.low()).isBetween(0.0, point.share());
                    assertThat(point.high()).isBetween(point.share(), 1.0);
                    assertThat(point.high() - point.low()).isPositive();
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void with_one_cause_it_is_what_kaplan_and_meier_leave() {
        Random random = new Random(9);
        for (int run = 0; run < 50; run++) {
            List<EventCounts> sample = KaplanMeierTest.random(random, 1);
            StepCurve incidence = AalenJohansen.of(sample).incidence(0);
            KaplanMeier survival = KaplanMeier.of(sample);

            assertThat(incidence.points().stream().map(CurvePoint::complement).toList())
                    .isEqualTo(survival.points());
            assertThat(incidence.median()).isEqualTo(survival.median());
        }
    }

    /** With nobody censored each curve is a plain share of all, with the binomial error. */
    @Test
    void with_none_censored_each_curve_is_a_plain_share() {
        AalenJohansen curves = AalenJohansen.of(counts("1 10 5 0;2 20 5 0;3 0 7 0;5 30 0 0;9 3 20 0"));
        double[] ended = {10, 30, 30, 60, 63};

        List<CurvePoint> points = curves.incidence(0).points();
        for (int i = 0; i < ended.length; i++) {
            double share = ended[i] / 100;
            assertThat(points.get(i).share()).isCloseTo(share, within(1e-12));
            assertThat(points.get(i).standardError()).isCloseTo(Math.sqrt(share * (1 - share) / 100), within(1e-12));
        }
    }

    @Test
    void to_count_the_withdrawn_as_censored_gives_a_higher_share() {
        List<EventCounts> withdrawn = counts("1 10 20 0;2 10 20 0;3 10 0 30");
        List<EventCounts> censored = counts("1 10 20;2 10 20;3 10 30");

        assertThat(AalenJohansen.of(withdrawn).incidence(0).at(3).orElseThrow().share())
                .isLessThan(AalenJohansen.of(censored)
                                .incidence(0)
                                .at(3)
                                .orElseThrow()
                                .share()
                        - .05);
    }

    @Test
    void a_share_that_never_comes_to_a_half_has_no_median_even_when_all_have_ended() {
        StepCurve incidence = AalenJohansen.of(counts("1 30 0 0;2 0 70 0")).incidence(0);

        assertThat(incidence.median().time()).isEmpty();
        assertThat(incidence.median().high()).isEmpty();
        assertThat(incidence.at(100).orElseThrow().share()).isCloseTo(.3, within(1e-12));
        assertThat(incidence.quantile(.25).time()).hasValue(1);
    }

    /** None of those that could be seen so long: Wilson's interval of none among them. */
    @Test
    void a_share_of_none_has_an_interval_that_widens_as_fewer_are_observed() {
        // 100 from the start, 50 of them censored and 25 ended by the other cause before the end.
        AalenJohansen curves = AalenJohansen.of(counts("1 0 0 50;2 0 25 0;3 0 0 25"));
        StepCurve incidence = curves.incidence(0);

        assertThat(incidence.at(.5).orElseThrow().percents().high())
                .isCloseTo(Wilson.of(0, 100).high(), within(1e-9));
        assertThat(incidence.at(1.5).orElseThrow().percents().high())
                .isCloseTo(Wilson.of(0, 50).high(), within(1e-9));
        // Of the 25 at risk the other cause has taken as many: half of 50 would still be seen.
        assertThat(incidence.at(2.5).orElseThrow().percents().high())
                .isCloseTo(Wilson.of(0, 50).high(), within(1e-9));
        assertThat(incidence.at(2.5).orElseThrow().atRisk()).isEqualTo(25);
    }

    @Test
    void the_same_cases_told_a_million_times_keep_the_curve_and_narrow_the_band() {
        List<EventCounts> once = counts(TRANSPLANTS);
        List<EventCounts> often = once.stream()
                .map(now -> new EventCounts(
                        now.time(),
                        now.events().stream().map(count -> count * 1_000_000).toList(),
                        now.censored() * 1_000_000))
                .toList();
        List<CurvePoint> few = AalenJohansen.of(once).incidence(1).points();
        List<CurvePoint> many = AalenJohansen.of(often).incidence(1).points();

        for (int i = 0; i < few.size(); i++) {
            assertThat(many.get(i).share()).isCloseTo(few.get(i).share(), within(1e-12));
            assertThat(many.get(i).standardError() * 1000).isCloseTo(few.get(i).standardError(), within(1e-9));
        }
    }

    @Test
    void wrong_causes_are_told() {
        assertThatThrownBy(() -> AalenJohansen.of(
                        List.of(new EventCounts(1, List.of(1L, 2L), 0), new EventCounts(2, List.of(1L), 0))))
                .hasMessageContaining("1 instead of 2");
        assertThatThrownBy(() -> AalenJohansen.of(counts("1 1 1 0")).incidence(2))
                .hasMessageContaining("2");
        assertThatThrownBy(
                        () -> AalenJohansen.of(counts("1 1 1 0")).incidence(0).quantile(1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
