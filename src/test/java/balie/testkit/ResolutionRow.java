package balie.testkit;

import balie.contract.Field;
import balie.metrics.RateFamily;

import java.util.ArrayList;
import java.util.List;

/** Names and values that pick one row of the table of resolution rates. */
public final class ResolutionRow {

    private static final List<String> DIMENSIONS =
            RateFamily.DIMENSIONS.stream().map(Field::name).toList();

    private ResolutionRow() {}

    /** The row about everything. */
    public static String[] total(String measure) {
        return by(measure, "", "");
    }

    /** The same of all sources that can be part of the figure. */
    public static String[] of(String measure, String dimension, String value) {
        List<String> pairs = new ArrayList<>(List.of(by(measure, dimension, value)));
        pairs.addAll(List.of("source", "all"));
        return pairs.toArray(String[]::new);
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
