package balie.question;

/** A distinct text to be grouped: its key and its vector, of length 1. */
public final class Item implements Comparable<Item> {

    private final String key;
    private final float[] vector;

    public Item(String key, float[] vector) {
        this.key = key;
        this.vector = vector;
    }

    public String key() {
        return key;
    }

    public float[] vector() {
        return vector;
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
