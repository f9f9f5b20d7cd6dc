package balie.bench;

import balie.stats.BenjaminiHochberg;
import balie.stats.ShareTest;
import balie.stats.change.UnusualCount;
import balie.stats.change.UnusualCount.Result;
import balie.stats.change.UnusualCount.Verdict;
import balie.stats.change.UnusualCount.Week;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is flagged of 40 weekly counts by Benjamini and Hochberg at 5 %: how often anything where none changed, and
 * where five changed, what share of the flags is false and how many of the five are found.
 */
final class Discoveries {

    static final double RATE = 0.05;
    private static final int CHANGED = 5;
    private static final String ANY = "any";
    private static final String BOUNDS = "outside bounds";
    private static final String FALSE = "false";
    private static final String FOUND = "found";
    private static final String BOUNDS_FALSE = "false by bounds";
    private static final String BOUNDS_FOUND = "found by bounds";

    private final Simulation simulation;
    private final CoverageTable table;

    Discoveries(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    void run() {
        for (double dispersion : new double[] {1, 2}) {
            for (int history : new int[] {20, 52}) {
                nothingChanged(history, dispersion);
            }
        }
        for (double dispersion : new double[] {1, 2}) {
            for (int factor : new int[] {2, 3}) {
                for (int history : new int[] {20, 52}) {
                    changed(history, factor, dispersion);
                }
                changed(factor, dispersion);
            }
        }
    }

    static List<Boolean> flags(List<Double> pValues) {
        return BenjaminiHochberg.of(pValues, RATE).flagged();
    }

    private void nothingChanged(int history, double dispersion) {
        String design = counts(dispersion) + ", " + history + " weeks before";
        Map<String, Rate> rates = simulation.run("no count changed " + design, (draws, tally) -> {
            List<Result> results = results(draws, history, dispersion, 1, Set.of());
            tally.add(ANY, flags(pValues(results)).contains(true));
            tally.add(BOUNDS, results.stream().anyMatch(Discoveries::outside));
        });
        String bounds = ", any outside bounds of .5 % a side: " + CoverageTable.percent(rates.get(BOUNDS));
        table.atMost("40 counts of which none changed, any flag", design, rates.get(ANY), RATE, bounds);
    }

    private static String counts(double dispersion) {
        return dispersion > 1 ? String.format(Locale.ROOT, "variance %.0f x the mean", dispersion) : "Poisson";
    }

    private static List<Result> results(Draws draws, int history, double dispersion, int factor, Set<Integer> changed) {
        List<Result> results = new ArrayList<>();
        for (int question = 0; question < SimulatedReport.QUESTIONS; question++) {
            double mean = SimulatedReport.mean(question);
            List<Week> weeks = new ArrayList<>();
            for (int week = 0; week < history; week++) {
                weeks.add(Week.of(draws.count(mean, dispersion)));
            }
            double now = changed.contains(question) ? factor * mean : mean;
            results.add(UnusualCount.of(weeks, Week.of(draws.count(now, dispersion))));
        }
        return results;
    }

    private static List<Double> pValues(List<Result> results) {
        return results.stream()
                .map(result -> result.figures().orElseThrow())
                .map(f -> Math.min(1, 2 * Math.min(f.pHigher(), f.pLower())))
                .toList();
    }

    private static boolean outside(Result result) {
        return result.verdict() == Verdict.HIGHER || result.verdict() == Verdict.LOWER;
    }

    private static Set<Integer> some(Draws draws) {
        Set<Integer> some = new HashSet<>();
        while (some.size() < CHANGED) {
            some.add(draws.below(SimulatedReport.QUESTIONS));
        }
        return some;
    }

    private void changed(int history, int factor, double dispersion) {
        String design = "5 of 40 questions x " + factor + ", " + counts(dispersion) + ", " + history + " weeks before";
        Map<String, Rate> rates = simulation.run("changed " + design, (draws, tally) -> {
            Set<Integer> changed = some(draws);
            List<Result> results = results(draws, history, dispersion, factor, changed);
            count(flags(pValues(results)), changed, FALSE, FOUND, tally);
            count(results.stream().map(Discoveries::outside).toList(), changed, BOUNDS_FALSE, BOUNDS_FOUND, tally);
        });
        discovered("unusual counts", design, rates.get(FALSE), rates.get(FOUND));
        table.told(
                "the same by bounds of .5 % a side, for contrast",
                design,
                rates.get(BOUNDS_FALSE),
                CoverageTable.percent(rates.get(BOUNDS_FALSE)) + ", found "
                        + CoverageTable.percent(rates.get(BOUNDS_FOUND)),
                "");
    }

    /** Beside the week before, as shares of all contacts: what is asked more is taken from what has no question. */
    private void changed(int factor, double dispersion) {
        String design = "5 of 40 questions x " + factor + ", " + counts(dispersion) + ", beside the week before";
        Map<String, Rate> rates = simulation.run("changed " + design, (draws, tally) -> {
            Set<Integer> changed = some(draws);
            List<Double> pValues = new ArrayList<>();
            for (int question = 0; question < SimulatedReport.QUESTIONS; question++) {
                double mean = SimulatedReport.mean(question);
                long before = draws.count(mean, dispersion);
                long now = draws.count(changed.contains(question) ? factor * mean : mean, dispersion);
                long all = Math.round(mean / SimulatedReport.share(question));
                pValues.add(ShareTest.of(now, all, before, all).pValue());
            }
            count(flags(pValues), changed, FALSE, FOUND, tally);
        });
        if (dispersion > 1) {
            table.told(
                    "test of two shares where it does not hold, for contrast",
                    design,
                    rates.get(FALSE),
                    CoverageTable.percent(rates.get(FALSE)) + ", found " + CoverageTable.percent(rates.get(FOUND)),
                    "");
        } else {
            discovered("test of two shares", design, rates.get(FALSE), rates.get(FOUND));
        }
    }

    private void discovered(String what, String design, Rate wrong, Rate found) {
        table.atMost("false among the flags, " + what, design, wrong, RATE, ", found " + CoverageTable.percent(found));
    }

    private static void count(List<Boolean> flags, Set<Integer> changed, String wrong, String found, Tally tally) {
        long all = flags.stream().filter(flag -> flag).count();
        long right = changed.stream().filter(flags::get).count();
        tally.add(wrong, all == 0 ? 0 : (double) (all - right) / all, 1);
        tally.add(found, right, CHANGED);
    }
}
