package balie.question;

/** The largest few of many numbers, each with an index; of equal ones the first offered. */
final class Best {

    private final float[] values;
    private final int[] indexes;
    private int size;

    Best(int most) {
        values = new float[most];
        indexes = new int[most];
    }

    void offer(float value, int index) {
        if (size == values.length && value <= values[size - 1]) {
            return;
        }
        int at = size < values.length ? size++ : size - 1;
        while (at > 0 && value > values[at - 1]) {
            values[at] = values[at - 1];
            indexes[at] = indexes[at - 1];
            at--;
        }
        values[at] = value;
        indexes[at] = index;
    }

    int size() {
        return size;
    }

    float value(int at) {
        return values[at];
    }

    int index(int at) {
        return indexes[at];
    }
}
