package balie.question;

import balie.encode.Vectors;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A question as the grouping sees it: its number and its examples. */
final class Group {

    /** More examples cost time and add little. */
    static final int MOST_EXAMPLES = 30;

    private final int number;
    private final TreeMap<String, Item> examples = new TreeMap<>();
    /** Given by people: these stay. */
    private final TreeSet<String> pinned = new TreeSet<>();

    private float[] mean = {};
    private double within = Double.NaN;

    Group(int number) {
        this.number = number;
    }

    /** The same under another number. */
    Group numbered(int other) {
        Group group = new Group(other);
        group.examples.putAll(examples);
        group.pinned.addAll(pinned);
        return group;
    }

    int number() {
        return number;
    }

    Collection<Item> examples() {
        return Collections.unmodifiableCollection(examples.values());
    }

    /** Mean of the examples; not of length 1. */
    float[] mean() {
        if (mean.length == 0) {
            List<float[]> vectors = examples.values().stream().map(Item::vector).toList();
            mean = Vectors.mean(vectors, vectors.isEmpty() ? 0 : vectors.get(0).length);
        }
        return mean;
    }

    /** Mean cosine of its examples to each other. */
    double within() {
        if (Double.isNaN(within)) {
            within = Likeness.within(mean(), examples.size());
        }
        return within;
    }

    void pin(Item item) {
        pinned.add(item.key());
        add(item);
    }

    /** Takes a text as an example, if it is among the first by key: keys are hashes, so these are a sample by chance. */
    void add(Item item) {
        examples.put(item.key(), item);
        if (examples.size() > MOST_EXAMPLES) {
            examples.descendingKeySet().stream()
                    .filter(k -> !pinned.contains(k))
                    .findFirst()
                    .ifPresent(examples::remove);
        }
        forget();
    }

    private void forget() {
        mean = new float[0];
        within = Double.NaN;
    }

    void remove(String key) {
        if (examples.remove(key) != null) {
            forget();
        }
    }
}
