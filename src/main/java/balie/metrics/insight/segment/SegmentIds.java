package balie.metrics.insight.segment;

import balie.model.KeptSegment;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives the segments of a run ids that last. A segment takes the id of the kept one that is nearest to it, if that is nearer than half of
 * what the closest two segments of the run lie apart: then no kept one is near to two of the run's, so to take the nearest pairs first is
 * the best assignment there is. Else it gets a number that no segment ever had.
 *
 * <p>A run is compared with what earlier periods had, and only then with what it found itself when it was run before; so it gives the same
 * ids again, and what later periods had does not matter.
 */
public final class SegmentIds {

    private SegmentIds() {}

    /**
     * @param now the segments of a run, the largest first, under ids of their own
     * @param kept of all runs
     * @return the lasting id of each
     */
    public static Map<String, String> of(List<KeptSegment> now, Collection<KeptSegment> kept) {
        Map<String, String> ids = new HashMap<>();
        if (now.isEmpty()) {
            return ids;
        }
        double limit = limit(now);
        Map<String, KeptSegment> earlier = new TreeMap<>();
        kept.stream()
                .filter(k -> k.to().isBefore(now.get(0).to()))
                .sorted(Comparator.comparing(KeptSegment::to).thenComparing(KeptSegment::from))
                .forEach(k -> earlier.put(k.id(), k));
        take(now, earlier.values(), limit, ids);
        List<KeptSegment> before = kept.stream()
                .filter(k -> k.to().equals(now.get(0).to())
                        && k.from().equals(now.get(0).from()))
                .filter(k -> !earlier.containsKey(k.id()))
                .toList();
        take(now, before, limit, ids);
        int number = kept.stream().mapToInt(KeptSegment::number).max().orElse(0);
        for (KeptSegment segment : now) {
            if (!ids.containsKey(segment.id())) {
                number++;
                ids.put(segment.id(), KeptSegment.id(number));
            }
        }
        return ids;
    }

    private static double limit(List<KeptSegment> now) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < now.size(); i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(least, distance(now.get(i), now.get(j)));
            }
        }
        return least / 2;
    }

    private record Pair(KeptSegment now, KeptSegment kept, double distance) {}

    private static void take(
            List<KeptSegment> now, Collection<KeptSegment> kept, double limit, Map<String, String> ids) {
        Set<String> taken = new TreeSet<>(ids.values());
        now.stream()
                .flatMap(n -> kept.stream().map(k -> new Pair(n, k, distance(n, k))))
                .filter(p -> p.distance() < limit)
                .sorted(Comparator.comparingDouble(Pair::distance)
                        .thenComparing(p -> p.kept().number()))
                .forEach(p -> {
                    if (!ids.containsKey(p.now().id()) && taken.add(p.kept().id())) {
                        ids.put(p.now().id(), p.kept().id());
                    }
                });
    }

    private static double distance(KeptSegment one, KeptSegment other) {
        Set<String> traits = new TreeSet<>(one.shares().keySet());
        traits.addAll(other.shares().keySet());
        double sum = 0;
        for (String trait : traits) {
            double d = one.shares().getOrDefault(trait, 0.0) - other.shares().getOrDefault(trait, 0.0);
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
