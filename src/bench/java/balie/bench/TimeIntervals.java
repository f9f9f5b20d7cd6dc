package balie.bench;

import balie.bench.SimulatedCases.Case;
import balie.stats.AalenJohansen;
import balie.stats.CurvePoint;
import balie.stats.EventCounts;
import balie.stats.KaplanMeier;
import balie.stats.QuantileTime;
import balie.stats.StepCurve;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often the bands of curves of open and resolved cases hold what is true, and how far off naive figures are. */
final class TimeIntervals {

    private static final double[] DAYS = {1, 3, 7, 30};
    private static final int MONTH = 30;
    private static final double PERCENT = 100;

    private final Simulation simulation;
    private final CoverageTable table;

    TimeIntervals(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    void run() {
        for (int cases : new int[] {40, 300}) {
            // A quick desk with a long tail, and a slow one of which many cases are open when looked at.
            run(new SimulatedCases("lognormal, median 2 days", LogNormalDistribution.of(Math.log(2), 1.4), cases));
            run(new SimulatedCases("Weibull, shape .8, scale 30 days", WeibullDistribution.of(0.8, 30), cases));
        }
    }

    private void run(SimulatedCases desk) {
        double[] open = new double[DAYS.length];
        double[] resolved = new double[DAYS.length];
        for (int i = 0; i < DAYS.length; i++) {
            open[i] = desk.open(DAYS[i]);
            resolved[i] = desk.resolved(DAYS[i]);
        }
        double median = desk.medianDays();
        Map<String, Rate> rates = simulation.run("cases " + desk, (draws, tally) -> {
            List<Case> cases = desk.draw(draws);
            List<EventCounts> counts = SimulatedCases.counts(cases);
            KaplanMeier left = KaplanMeier.of(counts);
            StepCurve curve = AalenJohansen.of(counts).incidence(SimulatedCases.RESOLVED);
            KaplanMeier losses = KaplanMeier.of(SimulatedCases.lossesAsCensored(counts));
            for (int i = 0; i < DAYS.length; i++) {
                double truth = open[i];
                double truly = resolved[i];
                String at = at(DAYS[i]);
                left.at(DAYS[i]).ifPresent(p -> tally.add("open" + at, holds(p, truth)));
                curve.at(DAYS[i]).ifPresent(p -> tally.add("resolved" + at, holds(p, truly)));
                losses.ended().at(DAYS[i]).ifPresent(p -> {
                    tally.add("losses" + at, holds(p, truly));
                    tally.add("share losses" + at, p.share(), 1);
                });
            }
            QuantileTime half = left.median();
            double last = counts.get(counts.size() - 1).time();
            tally.add(
                    "median",
                    half.low().orElse(last) <= median && median <= half.high().orElse(Double.MAX_VALUE));
            tally.add("open above", half.high().isEmpty());
            naive(cases, tally);
        });
        for (double days : DAYS) {
            table.coverage("Kaplan-Meier, still open" + at(days), desk.toString(), rates.get("open" + at(days)));
        }
        for (double days : DAYS) {
            table.coverage("Aalen-Johansen, resolved" + at(days), desk.toString(), rates.get("resolved" + at(days)));
        }
        String above = ", open above in "
                + CoverageTable.percent(rates.get("open above").value());
        table.coverage("Kaplan-Meier, median", desk.toString(), rates.get("median"), above);
        contrast(desk, rates, resolved[DAYS.length - 1]);
    }

    private static String at(double days) {
        return String.format(Locale.ROOT, " at %.0f d", days);
    }

    private static boolean holds(CurvePoint point, double truth) {
        return point.low() <= truth && truth <= point.high();
    }

    private static void naive(List<Case> cases, Tally tally) {
        double[] closed = cases.stream()
                .filter(Case::ended)
                .mapToDouble(Case::days)
                .sorted()
                .toArray();
        if (closed.length > 0) {
            double sum = 0;
            for (double days : closed) {
                sum += days;
            }
            tally.add("mean of closed", sum / closed.length, 1);
            tally.add("median of closed", (closed[(closed.length - 1) / 2] + closed[closed.length / 2]) / 2, 1);
        }
        long resolved =
                cases.stream().filter(c -> c.end() == SimulatedCases.RESOLVED).count();
        tally.add("resolved so far", (double) resolved / cases.size(), 1);
    }

    private void contrast(SimulatedCases desk, Map<String, Rate> rates, double resolved) {
        days("mean of the closed", desk, rates.get("mean of closed"), desk.meanDays());
        days("median of the closed", desk, rates.get("median of closed"), desk.medianDays());
        Rate soFar = rates.get("resolved so far");
        told(
                "resolved so far",
                desk,
                soFar,
                CoverageTable.percent(soFar),
                String.format(Locale.ROOT, "truth %.1f %% in the end", PERCENT * desk.resolvedInTheEnd()));
        Rate held = rates.get("losses" + at(MONTH));
        Rate share = rates.get("share losses" + at(MONTH));
        told(
                "resolved at 30 d, withdrawn and merged as censored",
                desk,
                held,
                CoverageTable.percent(share) + ", band holds the truth in " + CoverageTable.percent(held),
                String.format(Locale.ROOT, "truth %.1f %%", PERCENT * resolved));
    }

    private void days(String what, SimulatedCases desk, Rate naive, double truth) {
        told(
                what,
                desk,
                naive,
                String.format(Locale.ROOT, "%.1f days, %+.0f %%", naive.value(), PERCENT * (naive.value() / truth - 1)),
                String.format(Locale.ROOT, "truth %.1f days", truth));
    }

    private void told(String what, SimulatedCases desk, Rate rate, String empirical, String truth) {
        table.told("naive, for contrast: " + what, desk.toString(), rate, empirical, truth);
    }
}
