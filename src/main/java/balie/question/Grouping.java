package balie.question;

import balie.encode.Vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Puts texts into groups, batch by batch; a group once made keeps its number. */
public final class Grouping {

    static final int NEIGHBOURS = 5;
    static final int LEAST_TEXTS = 3;
    static final int BLOCK = 8_000;

    private final Limits limits;
    private final TreeMap<Integer, Group> groups = new TreeMap<>();
    private final TreeMap<String, Item> pending = new TreeMap<>();
    private int next = 1;

    public Grouping(Limits limits) {
        this.limits = limits;
    }

    /** Where a text belongs. */
    public record Place(int number, double similarity, boolean isNew) {}

    /** Adds a batch; gives the places of all texts that have got one now, pending ones of before among them. */
    public Map<String, Place> add(List<Item> batch) {
        Map<String, Place> places = new HashMap<>();
        List<Item> items = batch.stream().sorted().toList();
        if (!groups.isEmpty()) {
            List<Item> all = new ArrayList<>(items);
            all.addAll(pending.values());
            List<Group> known = List.copyOf(groups.values());
            Place[] found = new Place[all.size()];
            IntStream.range(0, all.size()).parallel().forEach(i -> found[i] = assign(all.get(i), known));
            for (int i = 0; i < found.length; i++) {
                if (found[i] != null) {
                    places.put(all.get(i).key(), found[i]);
                    pending.remove(all.get(i).key());
                }
            }
            for (int i = 0; i < found.length; i++) {
                if (found[i] != null) {
                    groups.get(found[i].number()).add(all.get(i));
                }
            }
        }
        for (Item item : items) {
            if (!places.containsKey(item.key())) {
                pending.put(item.key(), item);
            }
        }
        group(places);
        return places;
    }

    private Place assign(Item item, List<Group> known) {
        float[] best = new float[NEIGHBOURS];
        int[] of = new int[NEIGHBOURS];
        Arrays.fill(best, -2);
        for (Group g : known) {
            for (Item e : g.examples()) {
                float s = Vectors.dot(item.vector(), e.vector());
                if (s > best[NEIGHBOURS - 1]) {
                    int k = NEIGHBOURS - 1;
                    while (k > 0 && s > best[k - 1]) {
                        best[k] = best[k - 1];
                        of[k] = of[k - 1];
                        k--;
                    }
                    best[k] = s;
                    of[k] = g.number();
                }
            }
        }
        Map<Integer, Double> votes = new TreeMap<>();
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int k = 0; k < NEIGHBOURS; k++) {
            if (best[k] > -2) {
                votes.merge(of[k], (double) best[k], Double::sum);
                counts.merge(of[k], 1, Integer::sum);
            }
        }
        int winner = votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .get()
                .getKey();
        double mean = votes.get(winner) / counts.get(winner);
        return mean >= limits.assign() ? new Place(winner, mean, false) : null;
    }

    private void group(Map<String, Place> places) {
        List<Item> left = List.copyOf(pending.values());
        if (left.size() < LEAST_TEXTS) {
            return;
        }
        float[][] vectors = left.stream().map(Item::vector).toArray(float[][]::new);
        int[] labels = AverageLink.cluster(vectors, limits.join());
        TreeMap<Integer, List<Item>> clusters = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            clusters.computeIfAbsent(labels[i], l -> new ArrayList<>()).add(left.get(i));
        }
        List<List<Item>> found = new ArrayList<>(clusters.values());
        found.sort((a, b) -> a.size() != b.size()
                ? Integer.compare(b.size(), a.size())
                : a.get(0).compareTo(b.get(0)));
        int dim = vectors[0].length;
        Map<Integer, float[]> means = new TreeMap<>();
        groups.values().forEach(g -> means.put(g.number(), g.mean(dim)));
        for (List<Item> cluster : found) {
            float[] mean = Vectors.mean(cluster.stream().map(Item::vector).toList(), dim);
            int nearest = -1;
            float most = -2;
            for (Map.Entry<Integer, float[]> e : means.entrySet()) {
                float s = Vectors.dot(mean, e.getValue());
                if (s > most) {
                    most = s;
                    nearest = e.getKey();
                }
            }
            boolean old = nearest > 0 && most >= limits.merge();
            if (!old && cluster.size() < LEAST_TEXTS) {
                continue;
            }
            Group group = old ? groups.get(nearest) : new Group(next++);
            groups.putIfAbsent(group.number(), group);
            for (Item item : cluster) {
                group.add(item);
                pending.remove(item.key());
                places.put(item.key(), new Place(group.number(), most, !old));
            }
        }
    }
}
