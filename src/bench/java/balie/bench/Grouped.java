package balie.bench;

import balie.question.Grouping;
import balie.question.Item;
import balie.question.Limits;
import balie.stats.Partitions;
import balie.text.Wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How far groups that were found agree with classes that were given, over all texts: texts of one wording stand in one place, and
 * one that waits for others of its kind counts as a group of its own.
 *
 * @param nmi normalised mutual information, 0-100
 * @param ari adjusted Rand index, at most 100
 * @param waiting texts without a group
 */
record Grouped(double nmi, double ari, int groups, int waiting) {

    /** Groups all texts at once, as the first run at a desk does, without being told how many groups there are. */
    static Grouped atOnce(List<Labelled> texts, Function<String, float[]> vectors, String language) {
        Grouping grouping = new Grouping(Limits.MEANING, new AtomicInteger()::incrementAndGet);
        Map<String, Item> items = new TreeMap<>();
        texts.forEach(t -> items.computeIfAbsent(key(t), k -> new Item(k, language, vectors.apply(t.text()))));
        return of(texts, grouping.add(items.values()));
    }

    /** The key of a text's wording; of one without any letter the text itself. */
    static String key(Labelled text) {
        String key = Wording.key(text.text());
        return key == null ? text.text() : key;
    }

    static Grouped of(List<Labelled> texts, Map<String, Grouping.Place> places) {
        List<Object> found = new ArrayList<>();
        int waiting = 0;
        for (Labelled text : texts) {
            Grouping.Place place = places.get(key(text));
            waiting += place == null ? 1 : 0;
            found.add(place == null ? key(text) : place.number());
        }
        long groups =
                places.values().stream().map(Grouping.Place::number).distinct().count();
        return new Grouped(
                100 * Partitions.normalisedInformation(Labelled.labels(texts), found),
                100 * Partitions.adjustedRand(Labelled.labels(texts), found),
                (int) groups,
                waiting);
    }

    /** K-means that is told the number of classes: what the vectors are worth, whatever groups them. */
    static Grouped told(List<Labelled> texts, Function<String, float[]> vectors) {
        List<String> labels = Labelled.labels(texts);
        int groups = new HashSet<>(labels).size();
        int[] found = SphericalKMeans.cluster(
                texts.stream().map(t -> vectors.apply(t.text())).toArray(float[][]::new), groups);
        List<Integer> boxed = IntStream.of(found).boxed().toList();
        return new Grouped(
                100 * Partitions.normalisedInformation(labels, boxed),
                100 * Partitions.adjustedRand(labels, boxed),
                groups,
                0);
    }

    static double mean(List<Grouped> all, Function<Grouped, Double> of) {
        return all.stream().mapToDouble(of::apply).average().orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return Table.number(nmi) + " / " + Table.number(ari);
    }

    String counts() {
        return groups + " groups, " + waiting + " texts wait";
    }
}
