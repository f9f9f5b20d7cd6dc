package balie.metrics.change;

import balie.metrics.MetricContext;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.stats.change.PPrimeChart;
import balie.stats.change.XmR;
import balie.testkit.Contexts;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class ControlChartsTest {

    private static final MetricContext CONTEXT = Contexts.of(
            Contexts.week().period(),
            Contexts.week().period().end().plus(Duration.ofDays(1)),
            Contexts.everything("desk"),
            0);

    private static List<Line> lines(Sums totals, String measure) {
        return charts(totals, CONTEXT).lines(l -> l.is("measure", measure));
    }

    private static ResultTable charts(Sums totals, MetricContext context) {
        return new ControlCharts().derive(Sums.inputs(totals, new Sums()), context);
    }

    /** Weeks of about 100 contacts, the last of so many; the first one is cut short. */
    private static Sums weeks(int weeks, long last) {
        Sums sums = new Sums();
        for (int step = 1; step < weeks; step++) {
            long n = step % 2 == 0 ? 104 : 96;
            sums.total("contacts", step, n, n);
        }
        return sums.total("contacts", weeks, 3, 3).total("contacts", 0, last, last);
    }

    @Test
    void the_limits_are_those_of_the_weeks_before_and_the_first_week_is_no_whole_one() {
        List<Line> lines = lines(weeks(20, 150), "contacts");

        double[] before = IntStream.rangeClosed(1, 19)
                .map(i -> 20 - i)
                .mapToDouble(step -> step % 2 == 0 ? 104 : 96)
                .toArray();
        XmR.Limits limits = XmR.of(before).limits().orElseThrow();
        assertThat(lines).hasSize(20);
        Line last = lines.get(19);
        assertThat(last.number("centre")).isCloseTo(limits.mean(), offset(0.005));
        assertThat(last.number("limit_high")).isCloseTo(limits.high(), offset(0.005));
        assertThat(last.get("monday")).isEqualTo(CONTEXT.period().firstDay());
        assertThat(last.text("signals")).contains("above_limits");
        assertThat(last.get("alarm")).isEqualTo(true);
        assertThat(lines.subList(0, 19)).allMatch(l -> l.get("alarm") == null);
        assertThat(lines.get(0).text("limits")).isEqualTo("full");
    }

    @Test
    void an_ordinary_week_is_no_alarm_and_few_weeks_have_trial_limits() {
        List<Line> lines = lines(weeks(9, 102), "contacts");

        assertThat(lines.get(lines.size() - 1).get("alarm")).isEqualTo(false);
        assertThat(lines).allMatch(l -> l.is("limits", "trial"));
    }

    @Test
    void rates_have_limits_that_follow_the_number_of_their_cases() {
        Sums sums = new Sums();
        List<Long> sizes = List.of(120L, 100L, 200L, 90L, 400L, 100L, 110L, 130L, 150L);
        for (int step = 0; step < sizes.size(); step++) {
            sums.total("complained", step, sizes.get(step) / 10 + step % 3, sizes.get(step));
        }

        List<Line> lines = lines(sums, "complained");

        PPrimeChart.Chart chart = PPrimeChart.withBaseline(
                7,
                IntStream.rangeClosed(0, 7)
                        .map(i -> 7 - i)
                        .mapToObj(step -> new PPrimeChart.Week(sizes.get(step) / 10 + step % 3, sizes.get(step)))
                        .toList());
        assertThat(lines).hasSize(8);
        for (int i = 0; i < 8; i++) {
            PPrimeChart.Limits limits = chart.points().get(i).limits().orElseThrow();
            assertThat(lines.get(i).number("limit_low")).isCloseTo(100 * limits.low(), offset(0.005));
            assertThat(lines.get(i).number("limit_high")).isCloseTo(100 * limits.high(), offset(0.005));
            assertThat(lines.get(i).number("low")).isLessThan(lines.get(i).number("percent"));
        }
    }

    @Test
    void other_periods_than_weeks_have_no_chart_of_weeks() {
        Period days = Period.days(
                CONTEXT.period().firstDay().minusDays(2),
                CONTEXT.period().lastDay(),
                CONTEXT.period().zone());

        assertThat(charts(weeks(20, 150), CONTEXT.over(days)).rows()).isEmpty();
    }
}
