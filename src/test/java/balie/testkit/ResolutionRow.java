package balie.testkit;

import java.util.ArrayList;
import java.util.List;

/** Names and values that pick one row of the table of resolution rates. */
public final class ResolutionRow {

    private static final List<String> DIMENSIONS = List.of("channel", "category", "product", "customer_type", "team");

    private ResolutionRow() {}

    /** The row about everything. */
    public static String[] total(String measure) {
        return by(measure, "", "");
    }

    /** The row about one value of a dimension; every other dimension is 'all'. */
    public static String[] by(String measure, String dimension, String value) {
        List<String> pairs = new ArrayList<>(List.of("measure", measure));
        for (String name : DIMENSIONS) {
            pairs.add(name);
            pairs.add(name.equals(dimension) ? value : "all");
        }
        return pairs.toArray(String[]::new);
    }
}
