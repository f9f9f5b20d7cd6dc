package balie.question;

import balie.encode.Vectors;

/** A distinct text to be grouped: its key, the language its vector was made from, and its vector, of length 1. */
public final class Item implements Comparable<Item> {

    private final String key;
    private final String language;
    private final float[] vector;

    public Item(String key, String language, float[] vector) {
        this.key = key;
        this.language = language;
        this.vector = vector;
    }

    public String key() {
        return key;
    }

    public String language() {
        return language;
    }

    public float[] vector() {
        return vector;
    }

    Item centred(float[] mean) {
        return new Item(key, language, Vectors.centred(vector, mean));
    }

    @Override
    public int compareTo(Item other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && item.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
