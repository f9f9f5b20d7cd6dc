package balie.classify;

import balie.encode.Vectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Vectors of which the class is known. The name of a class is an example as well, but not one to test with: a name stays in
 * the training part of every fold of a cross-validation.
 */
public final class Examples {

    private final List<float[]> vectors = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<Boolean> names = new ArrayList<>();

    /** Adds an example; vectors of all examples have the same number of components. */
    public Examples add(String label, float[] vector) {
        return add(label, vector, false);
    }

    /** Adds the name of a class, or its definition. */
    public Examples addName(String label, float[] vector) {
        return add(label, vector, true);
    }

    private Examples add(String label, float[] vector, boolean name) {
        if (!vectors.isEmpty() && vectors.get(0).length != vector.length) {
            throw new IllegalArgumentException(
                    "an example of " + vector.length + " components among those of " + vectors.get(0).length);
        }
        vectors.add(vector);
        labels.add(label);
        names.add(name);
        return this;
    }

    public int size() {
        return vectors.size();
    }

    /** The classes, sorted. */
    public List<String> classes() {
        return List.copyOf(new TreeSet<>(labels));
    }

    /** Components of each vector. */
    public int dimensions() {
        return vectors.isEmpty() ? 0 : vectors.get(0).length;
    }

    boolean onlyNames() {
        return names.stream().allMatch(n -> n);
    }

    /** The same examples, of length 1 after something was taken away from each. */
    Examples centred(float[] mean) {
        Examples all = new Examples();
        for (int i = 0; i < size(); i++) {
            all.add(labels.get(i), Vectors.centred(vectors.get(i), mean), names.get(i));
        }
        return all;
    }

    String label(int example) {
        return labels.get(example);
    }

    float[] vector(int example) {
        return vectors.get(example);
    }

    /**
     * For each example the fold it is tested in, such that every class is spread evenly; -1: in none. The order of the examples
     * decides, not chance.
     */
    int[] folds(int count) {
        Map<String, Integer> seen = new HashMap<>();
        int[] folds = new int[size()];
        for (int i = 0; i < folds.length; i++) {
            folds[i] = names.get(i) ? -1 : seen.merge(labels.get(i), 1, Integer::sum) % count;
        }
        return folds;
    }

    /** Those of all folds but one. */
    Examples without(int fold, int[] folds) {
        Examples rest = new Examples();
        for (int i = 0; i < folds.length; i++) {
            if (folds[i] != fold) {
                rest.add(labels.get(i), vectors.get(i), names.get(i));
            }
        }
        return rest;
    }
}
