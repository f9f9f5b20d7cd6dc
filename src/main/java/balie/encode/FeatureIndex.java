package balie.encode;

/**
 * Where each of a set of hashes stands: a table with open addressing. A text has hundreds of features, and a search by halves among
 * hundreds of thousands would wait for memory at nearly every step.
 */
final class FeatureIndex {

    /** Slots a feature: half of them or more are free, so that most searches end at the first. */
    private static final int ROOM = 2;

    private final long[] features;
    /** The place of a feature plus one; 0: free. */
    private final int[] slots;

    private final int mask;

    /** @param features hashes of 64 well-mixed bits, each once */
    FeatureIndex(long[] features) {
        this.features = features;
        this.slots = new int[Integer.highestOneBit(Math.max(1, features.length)) * 2 * ROOM];
        this.mask = slots.length - 1;
        for (int f = 0; f < features.length; f++) {
            int slot = (int) features[f] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = f + 1;
        }
    }

    /** How many there are. */
    int size() {
        return features.length;
    }

    long feature(int place) {
        return features[place];
    }

    /** The place of a feature; negative: it is none of them. */
    int place(long feature) {
        int slot = (int) feature & mask;
        while (slots[slot] != 0) {
            int place = slots[slot] - 1;
            if (features[place] == feature) {
                return place;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }
}
