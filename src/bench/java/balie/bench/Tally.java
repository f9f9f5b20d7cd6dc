package balie.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one replication counted: for each measure hits, or a sum, and of how many. */
final class Tally {

    private final Map<String, double[]> measures = new LinkedHashMap<>();

    void add(String measure, boolean hit) {
        add(measure, hit ? 1 : 0, 1);
    }

    void add(String measure, double hits, double of) {
        double[] sums = measures.computeIfAbsent(measure, name -> new double[2]);
        sums[0] += hits;
        sums[1] += of;
    }

    /** Hits and of how many, by measure, in the order in which they were first counted. */
    Map<String, double[]> measures() {
        return measures;
    }
}
