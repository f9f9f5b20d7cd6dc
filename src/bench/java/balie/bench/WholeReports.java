package balie.bench;

import balie.stats.ClusteredShare.Sums;
import balie.stats.ClusteredTest;
import balie.stats.Newcombe;
import balie.stats.ShareTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often a whole report that compares a week with the one before flags anything, by Benjamini and Hochberg at 5 %,
 * where nothing changed.
 */
final class WholeReports {

    /** How often contacts have what their customer usually has. */
    private static final double HALF = 0.5;

    private static final String PLAIN = "by the plain test";
    private static final String CLUSTERED = "by the clustered test";
    private static final String SINGLE = "single ";
    private static final String RISEN = "said to have risen";

    private final Simulation simulation;
    private final CoverageTable table;

    WholeReports(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    void run() {
        nothingChanged("independent contacts", new SimulatedReport(0));
        nothingChanged("contacts of a customer alike, intraclass correlation .25", new SimulatedReport(HALF));
    }

    private void nothingChanged(String how, SimulatedReport report) {
        String design = "40 questions and 3 measures x 8 products beside the week before, " + how;
        Map<String, Rate> rates = simulation.run("nothing " + design, (draws, tally) -> {
            List<Sums> before = report.week(draws);
            List<Sums> now = report.week(draws);
            List<Double> plain = new ArrayList<>();
            List<Double> clustered = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                Sums a = now.get(i);
                Sums b = before.get(i);
                plain.add(ShareTest.of(a.x(), a.n(), b.x(), b.n()).pValue());
                ClusteredTest.of(a, b).ifPresent(result -> clustered.add(result.pValue()));
            }
            tally.add(RISEN, risen(now, before));
            count(PLAIN, plain, tally);
            count(CLUSTERED, clustered, tally);
        });
        anyFlag("report without any change, any flag", design, PLAIN, rates);
        anyFlag("the same by the clustered test", design, CLUSTERED, rates);
        Rate risen = rates.get(RISEN);
        table.atMost("any question said to have risen, Newcombe among 40", design, risen, Discoveries.RATE, "");
    }

    /** What the report of questions says in words. */
    private static boolean risen(List<Sums> now, List<Sums> before) {
        return IntStream.range(0, SimulatedReport.QUESTIONS)
                .anyMatch(i -> Newcombe.amongMany(
                                        now.get(i).x(),
                                        now.get(i).n(),
                                        before.get(i).x(),
                                        before.get(i).n(),
                                        SimulatedReport.QUESTIONS)
                                .low()
                        > 0);
    }

    private static void count(String test, List<Double> pValues, Tally tally) {
        tally.add(test, Discoveries.flags(pValues).contains(true));
        long low = pValues.stream().filter(p -> p <= Discoveries.RATE).count();
        tally.add(SINGLE + test, low, pValues.size());
    }

    private void anyFlag(String what, String design, String test, Map<String, Rate> rates) {
        String single = ", single p-values to 5 %: " + CoverageTable.percent(rates.get(SINGLE + test));
        table.atMost(what, design, rates.get(test), Discoveries.RATE, single);
    }
}
