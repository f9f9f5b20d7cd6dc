package balie.bench;

import balie.stats.change.UnusualCount;
import balie.stats.change.UnusualCount.Verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often a weekly count that has not changed is taken for unusual. */
final class UnusualCountAlarms {

    private static final int[] HISTORIES = {8, 20, 52, 156};
    private static final double[] LEVELS = {2, 10, 50, 200};
    private static final double[] DISPERSIONS = {1, 2, 5};

    private final Simulation simulation;
    private final CoverageTable table;

    UnusualCountAlarms(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    void run() {
        for (double dispersion : DISPERSIONS) {
            unusualCounts(dispersion);
        }
    }

    private void unusualCounts(double dispersion) {
        Map<String, Rate> high = new TreeMap<>();
        Map<String, Rate> low = new TreeMap<>();
        String spread = dispersion > 1 ? "variance " + number(dispersion) + " x the mean" : "Poisson";
        for (int history : HISTORIES) {
            Map<String, Rate> highs = new TreeMap<>();
            Map<String, Rate> lows = new TreeMap<>();
            for (double level : LEVELS) {
                String design = spread + ", " + history + " weeks, mean " + number(level);
                Map<String, Rate> rates = simulation.run("unusual count " + design, (draws, tally) -> {
                    Verdict verdict = unusual(draws, history, level, level, dispersion);
                    tally.add("high", verdict == Verdict.HIGHER);
                    tally.add("low", verdict == Verdict.LOWER);
                });
                highs.put(design, rates.get("high"));
                lows.put(design, rates.get("low"));
            }
            mean("unusual count, too high", spread + ", " + history + " weeks, means 2, 10, 50, 200", highs);
            mean("unusual count, too low", spread + ", " + history + " weeks, means 2, 10, 50, 200", lows);
            high.putAll(highs);
            low.putAll(lows);
        }
        worst("unusual count, too high", high);
        worst("unusual count, too low", low);
    }

    /** What is said of a week of mean {@code now} after weeks of mean {@code level}. */
    static Verdict unusual(Draws draws, int history, double level, double now, double dispersion) {
        List<UnusualCount.Week> weeks = new ArrayList<>(history);
        for (int week = 0; week < history; week++) {
            weeks.add(UnusualCount.Week.of(draws.count(level, dispersion)));
        }
        return UnusualCount.of(weeks, UnusualCount.Week.of(draws.count(now, dispersion)))
                .verdict();
    }

    private void mean(String what, String design, Map<String, Rate> rates) {
        table.atMost(what, design, Rate.mean(List.copyOf(rates.values())), UnusualCount.ERROR, "");
    }

    private void worst(String what, Map<String, Rate> rates) {
        Map.Entry<String, Rate> worst = rates.entrySet().stream()
                .max(Comparator.comparing(e -> e.getValue().value()))
                .orElseThrow();
        table.atMost(
                what, "worst of " + rates.size() + ": " + worst.getKey(), worst.getValue(), UnusualCount.ERROR, "");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
