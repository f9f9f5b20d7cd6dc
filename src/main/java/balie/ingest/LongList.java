package balie.ingest;

import java.io.Serializable;
import java.util.Arrays;

/** Whole numbers without a box around each. */
final class LongList implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int FIRST = 1 << 12;

    private long[] values = new long[FIRST];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(FIRST, size + (size >> 1)));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    void copyTo(long[] target, int at) {
        System.arraycopy(values, 0, target, at, size);
    }

    /** This list, holding no more room than it needs. */
    LongList trimmed() {
        values = Arrays.copyOf(values, size);
        return this;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
