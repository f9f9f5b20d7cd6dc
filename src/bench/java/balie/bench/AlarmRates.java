package balie.bench;

import balie.stats.ShareTest;
import balie.stats.change.AlarmLimits;
import balie.stats.change.FunnelPlot;
import balie.stats.change.FunnelPlot.Group;
import balie.stats.change.PPrimeChart;
import balie.stats.change.Signal;
import balie.stats.change.XmR;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How often charts, funnels and tests of shares give an alarm where nothing has changed. */
final class AlarmRates {

    /** Of a normal value, what lies beyond three standard deviations. */
    private static final double BEYOND_THREE = 0.0027;

    private static final double FIVE_PERCENT = 0.05;
    private static final String OUTSIDE = "outside";
    private static final String RUNS = "in runs";
    private static final String ANY_RUN = "any run";
    private static final String NEXT = "next";
    private static final String ALARM = "alarm";
    /** Points that are held against the alarm limits of one chart: more of them tell a small rate better. */
    private static final int NEW_POINTS = 10;

    private static final Set<Signal> BEYOND = EnumSet.of(Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS);

    private final Simulation simulation;
    private final CoverageTable table;

    AlarmRates(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    void run() {
        for (int weeks : new int[] {6, 12, 26, 52}) {
            xmr("normal", weeks, Draws::normal);
            xmr("Poisson, mean 10", weeks, draws -> draws.poisson(10));
            xmr("counts of mean 20 and variance 40", weeks, draws -> draws.count(20, 2));
            pPrime("share .2", weeks, 0);
            pPrime("share .2 that itself moves, sd .04", weeks, 0.01);
        }
        funnels();
        shareTests();
    }

    private void xmr(String values, int weeks, ToDoubleFunction<Draws> value) {
        Map<String, Rate> rates = simulation.run("XmR " + values + " " + weeks, (draws, tally) -> {
            double[] all = IntStream.rangeClosed(0, weeks)
                    .mapToDouble(i -> value.applyAsDouble(draws))
                    .toArray();
            List<XmR.Point> next = XmR.withBaseline(weeks, all).points();
            tally.add(NEXT, beyond(next.get(weeks).signals()));
            double[] baseline = new double[weeks];
            System.arraycopy(all, 0, baseline, 0, weeks);
            XmR.alarm(baseline).ifPresent(limits -> {
                tally.add(ALARM, limits.outside(all[weeks]));
                for (int i = 1; i < NEW_POINTS; i++) {
                    tally.add(ALARM, limits.outside(value.applyAsDouble(draws)));
                }
            });
            count(XmR.of(baseline).points().stream().map(XmR.Point::signals).toList(), tally);
        });
        chart("XmR", weeks + " values, " + values, rates);
    }

    private void pPrime(String share, int weeks, double likeness) {
        Map<String, Rate> rates = simulation.run("p' " + share + " " + weeks, (draws, tally) -> {
            List<PPrimeChart.Week> all = IntStream.rangeClosed(0, weeks)
                    .mapToObj(i -> week(draws, likeness))
                    .toList();
            for (int i = 0; i < NEW_POINTS; i++) {
                PPrimeChart.Week now = i == 0 ? all.get(weeks) : week(draws, likeness);
                PPrimeChart.alarm(all.subList(0, weeks), now.of())
                        .ifPresent(limits -> tally.add(ALARM, limits.outside((double) now.hits() / now.of())));
            }
            tally.add(
                    NEXT,
                    beyond(PPrimeChart.withBaseline(weeks, all)
                            .points()
                            .get(weeks)
                            .signals()));
            count(
                    PPrimeChart.of(all.subList(0, weeks)).points().stream()
                            .map(PPrimeChart.Point::signals)
                            .toList(),
                    tally);
        });
        chart("p' chart", weeks + " weeks of 50 to 400, " + share, rates);
    }

    private static PPrimeChart.Week week(Draws draws, double likeness) {
        long of = 50 + draws.below(351);
        return new PPrimeChart.Week(draws.binomial(of, draws.share(.2, likeness)), of);
    }

    private static boolean beyond(Set<Signal> signals) {
        return signals.stream().anyMatch(BEYOND::contains);
    }

    private static boolean run(Set<Signal> signals) {
        return signals.stream().anyMatch(signal -> !BEYOND.contains(signal));
    }

    private static void count(List<Set<Signal>> points, Tally tally) {
        tally.add(OUTSIDE, points.stream().filter(AlarmRates::beyond).count(), points.size());
        tally.add(RUNS, points.stream().filter(AlarmRates::run).count(), points.size());
        tally.add(ANY_RUN, points.stream().anyMatch(AlarmRates::run));
    }

    private void chart(String what, String design, Map<String, Rate> rates) {
        table.atMost(what + ", points outside", design, rates.get(OUTSIDE), BEYOND_THREE, "");
        String drawn = ", outside the limits of the chart " + CoverageTable.percent(rates.get(NEXT));
        table.atMost(what + ", alarm of a new week after these", design, rates.get(ALARM), AlarmLimits.ERROR, drawn);
        table.told(
                what + ", points in runs and trends of 7",
                design,
                rates.get(RUNS),
                CoverageTable.percent(rates.get(RUNS)) + ", any on the chart in "
                        + CoverageTable.percent(rates.get(ANY_RUN)),
                "");
    }

    private void funnels() {
        for (int groups : new int[] {12, 40}) {
            funnel("target known", groups, false, 1);
            funnel("target pooled", groups, true, 1);
            funnel("target pooled, chance alone, more allowed for", groups, true, 1);
            for (double dispersion : new double[] {1.5, 4, 10}) {
                funnel("target pooled, variance of " + dispersion + " x chance, allowed for", groups, true, dispersion);
            }
        }
    }

    private void funnel(String how, int groups, boolean pooled, double dispersion) {
        String design = groups + " groups of 30 to 600, share .2, " + how;
        Map<String, Rate> rates = simulation.run("funnel " + design, (draws, tally) -> {
            List<Group> all = IntStream.range(0, groups)
                    .mapToObj(i -> {
                        long of = 30 + draws.below(571);
                        // The variance of hits is 1 + (of - 1) x likeness times the binomial one.
                        double own = draws.share(.2, (dispersion - 1) / (of - 1));
                        return new Group("group " + i, draws.binomial(of, own), of);
                    })
                    .toList();
            double target = pooled ? FunnelPlot.pooled(all) : .2;
            FunnelPlot.of(all, target, 1, how.contains("allowed for")).groups().forEach(placed -> {
                FunnelPlot.Place place = placed.place();
                boolean far = place == FunnelPlot.Place.ABOVE_998 || place == FunnelPlot.Place.BELOW_998;
                tally.add(OUTSIDE, far || place != FunnelPlot.Place.INSIDE);
                tally.add("far outside", far);
            });
        });
        table.atMost("funnel, groups outside 95 %", design, rates.get(OUTSIDE), 2 * FunnelPlot.BEYOND_95, "");
        table.atMost("funnel, groups outside 99.8 %", design, rates.get("far outside"), 2 * FunnelPlot.BEYOND_998, "");
    }

    private void shareTests() {
        Map<String, Rate> all = new TreeMap<>();
        for (long[] of : new long[][] {{20, 20}, {50, 50}, {200, 200}, {50, 400}, {1000, 1000}}) {
            for (double share : new double[] {.05, .2, .5}) {
                String design = "n " + of[0] + " and " + of[1] + ", share " + share;
                Rate rate = simulation.rate("share test " + design, (draws, tally) -> {
                    long[] hits =
                            LongStream.of(of).map(n -> draws.binomial(n, share)).toArray();
                    tally.add(
                            "found",
                            ShareTest.of(hits[0], of[0], hits[1], of[1]).pValue() <= FIVE_PERCENT);
                });
                all.put(design, rate);
            }
        }
        all.forEach((design, rate) -> table.atMost("test of two shares at 5 %", design, rate, FIVE_PERCENT, ""));
    }
}
