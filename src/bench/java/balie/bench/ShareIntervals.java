package balie.bench;

import balie.stats.ClusteredShare;
import balie.stats.Newcombe;
import balie.stats.Wilson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often intervals of shares and of differences of shares hold what is true. */
final class ShareIntervals {

    private static final double PERCENT = 100;
    private static final double NOMINAL = 0.95;
    private static final int[] SIZES = {20, 50, 200, 1000};
    private static final double[] SHARES = {.05, .2, .5, .8};
    private static final int[][] PAIRS = {{20, 20}, {50, 50}, {200, 200}, {50, 400}};
    private static final double[][] SHARES_OF_PAIRS = {{.05, .05}, {.2, .3}, {.5, .5}, {.8, .9}};
    private static final String HELD = "held";
    private static final String PLAIN = "plain";

    private final Simulation simulation;
    private final CoverageTable table;

    ShareIntervals(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    void run() {
        wilson();
        newcombe();
        for (double share : new double[] {.03, .1, .3}) {
            for (double likeness : new double[] {0, .2, .5}) {
                clustered(new SimulatedDesk(300, share, likeness));
            }
        }
        clustered(new SimulatedDesk(60, .1, .2));
        clustered(new SimulatedDesk(60, .3, .2));
        apart(new SimulatedDesk(300, .1, .2), new SimulatedDesk(300, .1, .2));
        apart(new SimulatedDesk(300, .3, .2), new SimulatedDesk(300, .4, .2));
        apart(new SimulatedDesk(300, .3, .5), new SimulatedDesk(150, .3, .5));
        together(new SimulatedDesk(300, .3, .2));
    }

    private void wilson() {
        Map<String, Rate> all = new TreeMap<>();
        for (int size : SIZES) {
            List<Rate> rates = new ArrayList<>();
            for (double share : SHARES) {
                String design = "n " + size + ", share " + share;
                Rate rate = simulation.rate(
                        "Wilson " + design,
                        (draws, tally) -> tally.add(HELD, holds(Wilson.of(draws.binomial(size, share), size), share)));
                rates.add(rate);
                all.put(design, rate);
            }
            table.coverage("Wilson", "n " + size + ", mean of shares .05, .2, .5, .8", Rate.mean(rates));
        }
        worst("Wilson", all);
    }

    private void newcombe() {
        Map<String, Rate> all = new TreeMap<>();
        for (int[] of : PAIRS) {
            List<Rate> rates = new ArrayList<>();
            for (double[] shares : SHARES_OF_PAIRS) {
                String design = "n " + of[0] + " and " + of[1] + ", shares " + shares[0] + " and " + shares[1];
                Rate rate = simulation.rate(
                        "Newcombe " + design,
                        (draws, tally) -> tally.add(
                                HELD,
                                holds(
                                        Newcombe.difference(
                                                draws.binomial(of[0], shares[0]),
                                                of[0],
                                                draws.binomial(of[1], shares[1]),
                                                of[1]),
                                        shares[0] - shares[1])));
                rates.add(rate);
                all.put(design, rate);
            }
            table.coverage(
                    "Newcombe, difference",
                    "n " + of[0] + " and " + of[1] + ", mean of four pairs of shares",
                    Rate.mean(rates));
        }
        worst("Newcombe, difference", all);
    }

    private void worst(String what, Map<String, Rate> all) {
        Map.Entry<String, Rate> worst = all.entrySet().stream()
                .max(Comparator.comparing(e -> Math.abs(e.getValue().value() - NOMINAL)))
                .orElseThrow();
        table.coverage(what, "worst of " + all.size() + ": " + worst.getKey(), worst.getValue());
    }

    private void clustered(SimulatedDesk desk) {
        Map<String, Rate> rates = simulation.run("clustered " + desk, (draws, tally) -> {
            ClusteredShare.Sums sums = desk.week(draws);
            Optional<ClusteredShare.Estimate> estimate = ClusteredShare.of(sums);
            estimate.ifPresent(e -> tally.add(HELD, holds(e.percents(), desk.share())));
            tally.add(PLAIN, holds(Wilson.of(sums.x(), sums.n()), desk.share()));
        });
        table.coverage("clustered share", desk.toString(), rates.get(HELD));
        plain("plain Wilson on the same, for contrast", desk.toString(), rates);
    }

    private void apart(SimulatedDesk one, SimulatedDesk other) {
        difference(one + " less " + other, one.share() - other.share(), draws ->
                new ClusteredShare.Sums[] {one.week(draws), other.week(draws)});
    }

    private void together(SimulatedDesk desk) {
        difference("the same " + desk + " in both weeks", 0, draws -> SimulatedDesk.weeks(draws, desk));
    }

    private interface TwoWeeks {
        ClusteredShare.Sums[] draw(Draws draws);
    }

    private void difference(String design, double truth, TwoWeeks weeks) {
        Map<String, Rate> rates = simulation.run("difference " + design, (draws, tally) -> {
            ClusteredShare.Sums[] both = weeks.draw(draws);
            ClusteredShare.difference(both[0], both[1]).ifPresent(points -> tally.add(HELD, holds(points, truth)));
            tally.add(PLAIN, holds(Newcombe.difference(both[0].x(), both[0].n(), both[1].x(), both[1].n()), truth));
        });
        table.coverage("clustered shares, difference", design, rates.get(HELD));
        plain("plain Newcombe on the same, for contrast", design, rates);
    }

    private void plain(String what, String design, Map<String, Rate> rates) {
        table.told(what, design, rates.get(PLAIN), CoverageTable.percent(rates.get(PLAIN)), "95 %");
    }

    private static boolean holds(Wilson.Percents interval, double truth) {
        return interval.low() <= PERCENT * truth && PERCENT * truth <= interval.high();
    }

    private static boolean holds(Newcombe.Points interval, double truth) {
        return interval.low() <= PERCENT * truth && PERCENT * truth <= interval.high();
    }
}
