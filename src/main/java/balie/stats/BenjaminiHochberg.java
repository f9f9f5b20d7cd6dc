package balie.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of many p-values are flagged so that of those flagged at most a stated share is expected to be false.
 *
 * <p>Source: Y. Benjamini, Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289. It holds for independent tests, and for tests
 * that depend on each other positively (Y. Benjamini, D. Yekutieli, Ann. Stat. 29 (2001) 1165).
 */
public final class BenjaminiHochberg {

    /** A p-value that lies on its limit on paper can lie a few roundings above it. */
    private static final double ROUNDING = 1e-12;

    private BenjaminiHochberg() {}

    /**
     * What a report has to print of it is 'k of m'.
     *
     * @param rate the false discovery rate that was asked for
     * @param adjusted for each p-value, in the order given, the lowest rate at which it would be flagged, 0-1
     * @param flagged for each p-value, in the order given, whether it is; equal p-values are flagged alike
     */
    public record Discoveries(double rate, List<Double> adjusted, List<Boolean> flagged) {

        public Discoveries {
            adjusted = List.copyOf(adjusted);
            flagged = List.copyOf(flagged);
        }

        /** How many were tested. */
        public int tested() {
            return flagged.size();
        }

        /** How many of them are flagged. */
        public int found() {
            return Collections.frequency(flagged, true);
        }
    }

    /**
     * @param pValues each 0-1, in any order; may be empty
     * @param rate the false discovery rate, above 0 and below 1; 0.05 for the usual 5 %
     * @throws IllegalArgumentException if one is not a p-value, not a number among them: what was not tested is
     *     left out by the caller, who has to say so, and does not count among the tested
     */
    public static Discoveries of(List<Double> pValues, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("no false discovery rate: " + rate);
        }
        for (int i = 0; i < pValues.size(); i++) {
            if (!(pValues.get(i) >= 0 && pValues.get(i) <= 1)) {
                throw new IllegalArgumentException("no p-value at place " + i + ": " + pValues.get(i));
            }
        }
        List<Double> adjusted = adjust(pValues);
        double limit = rate * (1 + ROUNDING);
        return new Discoveries(
                rate, adjusted, adjusted.stream().map(value -> value <= limit).toList());
    }

    private static List<Double> adjust(List<Double> pValues) {
        int tested = pValues.size();
        List<Integer> falling = IntStream.range(0, tested)
                .boxed()
                .sorted(Comparator.comparing(pValues::get).reversed())
                .toList();
        List<Double> adjusted = new ArrayList<>(Collections.nCopies(tested, 1.0));
        double lowest = 1;
        for (int i = 0; i < tested; i++) {
            int place = falling.get(i);
            // The largest comes first and has rank m; of equal ones the first has the rank that counts for all.
            lowest = Math.min(lowest, pValues.get(place) * tested / (tested - i));
            adjusted.set(place, lowest);
        }
        return adjusted;
    }
}
