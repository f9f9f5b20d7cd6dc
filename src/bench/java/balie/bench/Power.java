package balie.bench;

import balie.stats.ShareTest;
import balie.stats.change.PPrimeChart;
import balie.stats.change.Signal;
import balie.stats.change.UnusualCount.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How often a change that was planted is found. Nothing is aimed at: it says how large a change has to be. */
final class Power {

    private static final int[] HISTORIES = {8, 20, 52, 156};
    private static final double[] LEVELS = {2, 5, 10, 20, 50};
    private static final int[] SIZES = {100, 400, 1600};
    private static final int BASELINE = 20;
    private static final double FIVE_PERCENT = 0.05;
    private static final double SHARE = 0.3;

    private final Simulation simulation;
    private final CoverageTable table;

    Power(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    void run() {
        for (double dispersion : new double[] {1, 2}) {
            for (int factor : new int[] {2, 3}) {
                for (double level : LEVELS) {
                    rise(level, factor, dispersion);
                }
            }
        }
        for (double points : new double[] {.05, .1}) {
            for (int size : SIZES) {
                move(points, size);
            }
        }
    }

    private void rise(double level, int factor, double dispersion) {
        List<String> found = new ArrayList<>();
        Rate last = null;
        String design = String.format(
                Locale.ROOT,
                "from %.0f to %.0f a week, %s",
                level,
                factor * level,
                dispersion > 1 ? "variance 2 x the mean" : "Poisson");
        for (int history : HISTORIES) {
            last = simulation.rate("rise " + design + " " + history, (draws, tally) -> {
                Verdict verdict = UnusualCountAlarms.unusual(draws, history, level, factor * level, dispersion);
                tally.add("found", verdict == Verdict.HIGHER);
            });
            found.add(history + " weeks " + CoverageTable.percent(last));
        }
        table.told("a question that rises, found by its count", design, last, String.join(", ", found), "");
    }

    private void move(double points, int size) {
        String design = String.format(Locale.ROOT, "from 30 to %.0f %%, n %d a week", 100 * (SHARE + points), size);
        Map<String, Rate> rates = simulation.run("move " + design, (draws, tally) -> {
            List<PPrimeChart.Week> weeks = new ArrayList<>();
            for (int week = 0; week < BASELINE; week++) {
                weeks.add(new PPrimeChart.Week(draws.binomial(size, SHARE), size));
            }
            PPrimeChart.Week now = new PPrimeChart.Week(draws.binomial(size, SHARE + points), size);
            PPrimeChart.Week before = weeks.get(BASELINE - 1);
            weeks.add(now);
            Set<Signal> signals = PPrimeChart.withBaseline(BASELINE, weeks)
                    .points()
                    .get(BASELINE)
                    .signals();
            tally.add("chart", signals.contains(Signal.ABOVE_LIMITS));
            tally.add(
                    "test", ShareTest.of(now.hits(), size, before.hits(), size).pValue() <= FIVE_PERCENT);
        });
        Rate chart = rates.get("chart");
        Rate test = rates.get("test");
        table.told("a share that moves, p' chart of 20 weeks before", design, chart, CoverageTable.percent(chart), "");
        table.told("a share that moves, test against the week before", design, test, CoverageTable.percent(test), "");
    }
}
