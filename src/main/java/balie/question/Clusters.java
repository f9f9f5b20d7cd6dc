package balie.question;

import balie.encode.Vectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Groups texts of which nothing is known: average link in blocks, then each text to the group whose middle is nearest. */
final class Clusters {

    /** Memory and time grow with the square of it: 8,000 take 130 MB and some seconds. */
    static final int BLOCK = 8_000;

    private static final int ROUNDS = 3;

    private Clusters() {}

    /**
     * Clusters of texts, the largest first, of equal ones the one with the first key; each sorted by key.
     *
     * @param items sorted
     * @param least texts that a group must have for others to change to it
     */
    static List<List<Item>> of(List<Item> items, Limits limits, int least) {
        return of(items, limits, least, BLOCK);
    }

    static List<List<Item>> of(List<Item> items, Limits limits, int least, int block) {
        List<List<Item>> clusters = new ArrayList<>();
        // Keys are hashes, so a block of neighbouring keys is a sample by chance.
        int blocks = (items.size() + block - 1) / block;
        for (int b = 0; b < blocks; b++) {
            int from = (int) ((long) b * items.size() / blocks);
            int to = (int) ((long) (b + 1) * items.size() / blocks);
            clusters.addAll(linked(items.subList(from, to), limits.join()));
        }
        if (blocks > 1) {
            clusters = joined(clusters, limits.join(), block);
        }
        for (int round = 0; round < ROUNDS; round++) {
            clusters = moved(clusters, limits.keep(), least);
        }
        clusters.forEach(c -> c.sort(Comparator.naturalOrder()));
        clusters.sort(Comparator.<List<Item>>comparingInt(c -> -c.size()).thenComparing(c -> c.get(0)));
        return clusters;
    }

    private static List<List<Item>> linked(List<Item> items, double least) {
        int[] labels = AverageLink.cluster(items.stream().map(Item::vector).toArray(float[][]::new), least);
        return parted(items, labels);
    }

    private static List<List<Item>> parted(List<Item> items, int[] labels) {
        Map<Integer, List<Item>> by = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            by.computeIfAbsent(labels[i], l -> new ArrayList<>()).add(items.get(i));
        }
        return new ArrayList<>(by.values());
    }

    /** Average link over the clusters of all blocks, as long as there are more than a block of them the largest ones. */
    private static List<List<Item>> joined(List<List<Item>> clusters, double least, int block) {
        List<List<Item>> sorted = new ArrayList<>(clusters);
        sorted.sort(Comparator.<List<Item>>comparingInt(c -> -c.size()).thenComparing(c -> c.get(0)));
        int n = Math.min(block, sorted.size());
        float[][] means =
                IntStream.range(0, n).mapToObj(i -> mean(sorted.get(i))).toArray(float[][]::new);
        int[] sizes = IntStream.range(0, n).map(i -> sorted.get(i).size()).toArray();
        int[] labels = AverageLink.cluster(means, sizes, least);
        Map<Integer, List<Item>> by = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            by.computeIfAbsent(labels[i], l -> new ArrayList<>()).addAll(sorted.get(i));
        }
        List<List<Item>> out = new ArrayList<>(by.values());
        out.addAll(sorted.subList(n, sorted.size()));
        return out;
    }

    private static List<List<Item>> moved(List<List<Item>> clusters, double keep, int least) {
        List<List<Item>> large =
                clusters.stream().filter(c -> c.size() >= least).toList();
        if (large.isEmpty()) {
            return clusters;
        }
        float[][] middles = large.stream().map(c -> Vectors.normalise(mean(c))).toArray(float[][]::new);
        List<Item> items = clusters.stream().flatMap(Collection::stream).toList();
        int[] own = IntStream.range(0, clusters.size())
                .flatMap(c -> clusters.get(c).stream().mapToInt(i -> c))
                .toArray();
        boolean[] isLarge = new boolean[clusters.size()];
        for (int c = 0; c < isLarge.length; c++) {
            isLarge[c] = clusters.get(c).size() >= least;
        }
        int[] labels = new int[items.size()];
        IntStream.range(0, labels.length).parallel().forEach(i -> {
            int best = 0;
            float most = Float.NEGATIVE_INFINITY;
            for (int m = 0; m < middles.length; m++) {
                float s = Vectors.dot(items.get(i).vector(), middles[m]);
                if (s > most) {
                    most = s;
                    best = m;
                }
            }
            // One that is far from all middles stays with its small group, or alone.
            labels[i] = most >= keep ? best : isLarge[own[i]] ? -1 - i : middles.length + own[i];
        });
        return parted(items, labels);
    }

    static float[] mean(List<Item> items) {
        return Vectors.mean(
                items.stream().map(Item::vector).toList(), items.get(0).vector().length);
    }
}
