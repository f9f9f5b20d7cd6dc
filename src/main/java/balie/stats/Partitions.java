package balie.stats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far two ways to part the same things into groups agree. */
public final class Partitions {

    private Partitions() {}

    /**
     * Adjusted Rand index (Hubert and Arabie, Comparing partitions, Journal of Classification 2, 1985): 1 for equal partitions,
     * 0 on average for chance. Of fewer than two things there is one partition only.
     */
    public static double adjustedRand(List<?> a, List<?> b) {
        if (a.size() < 2 && a.size() == b.size()) {
            return 1;
        }
        double n = pairs(a.size());
        double together = 0;
        for (int count : joint(a, b).values()) {
            together += pairs(count);
        }
        double inA = counts(a).values().stream().mapToDouble(Partitions::pairs).sum();
        double inB = counts(b).values().stream().mapToDouble(Partitions::pairs).sum();
        // In this order, so that two partitions into one group are exactly equal.
        double expected = inA / n * inB;
        double most = (inA + inB) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    /** Mutual information over the mean of the two entropies, 0 to 1. */
    public static double normalisedInformation(List<?> a, List<?> b) {
        double n = a.size();
        double both = entropy(joint(a, b), n);
        double ofA = entropy(counts(a), n);
        double ofB = entropy(counts(b), n);
        // Rounding may go past the bounds.
        return ofA + ofB == 0 ? 1 : Math.max(0, Math.min(1, 2 * (ofA + ofB - both) / (ofA + ofB)));
    }

    private static double entropy(Map<?, Integer> counts, double n) {
        return counts.values().stream()
                .mapToDouble(c -> -c / n * Math.log(c / n))
                .sum();
    }

    private static double pairs(double count) {
        return count * (count - 1) / 2;
    }

    private static Map<Object, Integer> counts(List<?> labels) {
        Map<Object, Integer> counts = new HashMap<>();
        labels.forEach(l -> counts.merge(l, 1, Integer::sum));
        return counts;
    }

    private static Map<List<?>, Integer> joint(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            throw new IllegalArgumentException(a.size() + " labels and " + b.size());
        }
        Map<List<?>, Integer> counts = new HashMap<>();
        for (int i = 0; i < a.size(); i++) {
            counts.merge(List.of(a.get(i), b.get(i)), 1, Integer::sum);
        }
        return counts;
    }
}
