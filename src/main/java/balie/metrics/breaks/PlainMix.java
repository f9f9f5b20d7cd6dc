package balie.metrics.breaks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The total variation distance between a week and all weeks before together; broken if it is beyond both {@link #FLOOR} and the largest
 * distance that one of the weeks before has from the others.
 */
final class PlainMix implements MixTest {

    /** A quarter of the contacts lie in another category than before. */
    static final double FLOOR = 0.25;

    static final int FEWEST_WEEKS = 6;
    static final int FEWEST_CONTACTS = 50;

    @Override
    public Mix of(Map<String, Long> week, List<Map<String, Long>> before) {
        List<Map<String, Long>> large =
                before.stream().filter(w -> sum(w) >= FEWEST_CONTACTS).toList();
        if (sum(week) < FEWEST_CONTACTS || large.size() < FEWEST_WEEKS) {
            return new Mix(Verdict.TOO_FEW, 0, 0, 0);
        }
        double usual = 0;
        for (int i = 0; i < large.size(); i++) {
            List<Map<String, Long>> others = new ArrayList<>(large);
            usual = Math.max(usual, distance(others.remove(i), together(others)));
        }
        Map<String, Long> earlier = together(before);
        double distance = distance(week, earlier);
        long fresh = week.entrySet().stream()
                .filter(e -> !earlier.containsKey(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        Verdict verdict = distance > FLOOR && distance > usual ? Verdict.BROKEN : Verdict.AS_BEFORE;
        return new Mix(verdict, distance, usual, (double) fresh / sum(week));
    }

    private static double distance(Map<String, Long> one, Map<String, Long> other) {
        Set<String> categories = new HashSet<>(one.keySet());
        categories.addAll(other.keySet());
        double all = sum(one);
        double allOther = sum(other);
        return categories.stream()
                        .sorted()
                        .mapToDouble(
                                c -> Math.abs(one.getOrDefault(c, 0L) / all - other.getOrDefault(c, 0L) / allOther))
                        .sum()
                / 2;
    }

    private static Map<String, Long> together(List<Map<String, Long>> weeks) {
        Map<String, Long> together = new HashMap<>();
        weeks.forEach(w -> w.forEach((category, n) -> together.merge(category, n, Long::sum)));
        return together;
    }

    private static long sum(Map<String, Long> week) {
        return week.values().stream().mapToLong(Long::longValue).sum();
    }
}
