package balie.encode;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear map from the words and pieces of a text to a vector, fitted to the vectors that another encoder gave.
 *
 * <p>Ridge regression of the target's components on the features (weights: 1 + log of the count, times the logarithm of the
 * inverse document frequency; each text of length 1), solved by conjugate gradients on the normal equations, with all components
 * side by side. Fitted to vectors of translations it is a bridge between languages; fitted to a slow encoder's vectors of the same
 * texts, a fast student of it.
 */
public final class LinearEncoder {

    private static final int FORMAT = 1;
    private static final double FULL = 127;
    private static final int AT_ONCE = 4;

    private final String id;
    private final int dimensions;
    private final FeatureIndex features;
    private final float[] weights;
    /**
     * The map, a row a feature. Each is a byte, and kept as one; here it is a float since the JVM adds those up eight at a time, and
     * bytes one by one.
     */
    private final float[] map;

    private final float[] scales;
    private final float[] offset;

    private LinearEncoder(
            String id, int dimensions, long[] features, float[] weights, byte[] map, float[] scales, float[] offset) {
        this.id = id;
        this.dimensions = dimensions;
        this.features = new FeatureIndex(features);
        this.weights = weights;
        this.map = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            this.map[i] = map[i];
        }
        this.scales = scales;
        this.offset = offset;
    }

    /**
     * How it is fitted.
     *
     * @param ridge how much the size of the map costs, against the error summed over the texts
     * @param leastTexts a feature of fewer texts is left out
     * @param steps of conjugate gradients; few steps are a penalty as well
     */
    public record Fit(double ridge, int leastTexts, int steps) {

        /** Chosen on held-out pairs of sentences. */
        public static final Fit USUAL = new Fit(.5, 2, 12);
    }

    /** Fits a map; texts and targets in the same order. The order of the texts does not change the features, only roundings. */
    public static LinearEncoder fit(String id, List<String> texts, float[][] targets, Fit fit) {
        int n = texts.size();
        long[][] found = texts.parallelStream().map(Features::of).toArray(long[][]::new);
        long[] features = frequent(found, fit.leastTexts());
        FeatureIndex index = new FeatureIndex(features);
        float[] weights = inverseFrequencies(found, index);
        int[][] columns = new int[n][];
        float[][] values = new float[n][];
        IntStream.range(0, n).parallel().forEach(i -> {
            Sparse row = sparse(found[i], index, weights);
            columns[i] = row.columns;
            values[i] = row.values;
        });
        int dimensions = targets[0].length;
        float[] offset = Vectors.mean(Arrays.asList(targets), dimensions);
        float[][] solved =
                new RidgeSystem(columns, values, features.length, fit.ridge()).solve(targets, offset, fit.steps());
        return packed(id, dimensions, features, weights, solved, offset);
    }

    private static LinearEncoder packed(
            String id, int dimensions, long[] features, float[] weights, float[][] rows, float[] offset) {
        byte[] map = new byte[features.length * dimensions];
        float[] scales = new float[features.length];
        for (int f = 0; f < features.length; f++) {
            float largest = 0;
            for (float v : rows[f]) {
                largest = Math.max(largest, Math.abs(v));
            }
            scales[f] = (float) (largest / FULL);
            for (int i = 0; i < dimensions && largest > 0; i++) {
                map[f * dimensions + i] = (byte) Math.round(rows[f][i] / scales[f]);
            }
        }
        return new LinearEncoder(id, dimensions, features, weights, map, scales, offset);
    }

    public String id() {
        return id;
    }

    public int dimensions() {
        return dimensions;
    }

    /** How many features it knows. */
    public int size() {
        return features.size();
    }

    /** The vector of a text, and how much of the text was known. */
    public static final class Guess {

        private final float[] vector;
        private final double known;

        private Guess(float[] vector, double known) {
            this.vector = vector;
            this.known = known;
        }

        /** Of length 1. */
        public float[] vector() {
            return vector;
        }

        /** Share of the features that the map was fitted on; 0: the vector is the mean of all. */
        public double known() {
            return known;
        }
    }

    public Guess encode(String text) {
        long[] found = Features.of(text);
        Sparse row = sparse(found, features, weights);
        float[] sum = offset.clone();
        int whole = row.columns.length - row.columns.length % AT_ONCE;
        for (int k = 0; k < whole; k += AT_ONCE) {
            addFour(row, k, sum);
        }
        for (int k = whole; k < row.columns.length; k++) {
            int from = row.columns[k] * dimensions;
            float factor = factor(row, k);
            for (int i = 0; i < dimensions; i++) {
                sum[i] += factor * map[from + i];
            }
        }
        return new Guess(Vectors.normalise(sum), found.length == 0 ? 0 : (double) row.known / found.length);
    }

    private float factor(Sparse row, int k) {
        return row.values[k] * scales[row.columns[k]];
    }

    /** Four rows in one pass over the sum, added in the order in which they would be one by one: the same to the last bit. */
    private void addFour(Sparse row, int k, float[] sum) {
        float one = factor(row, k);
        float two = factor(row, k + 1);
        float three = factor(row, k + 2);
        float four = factor(row, k + 3);
        int first = row.columns[k] * dimensions;
        int second = row.columns[k + 1] * dimensions;
        int third = row.columns[k + 2] * dimensions;
        int fourth = row.columns[k + 3] * dimensions;
        for (int i = 0; i < dimensions; i++) {
            sum[i] = sum[i]
                    + one * map[first + i]
                    + two * map[second + i]
                    + three * map[third + i]
                    + four * map[fourth + i];
        }
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeUTF(id);
        out.writeInt(dimensions);
        out.writeInt(features.size());
        for (int f = 0; f < features.size(); f++) {
            out.writeLong(features.feature(f));
            out.writeFloat(weights[f]);
            out.writeFloat(scales[f]);
        }
        for (float v : offset) {
            out.writeFloat(v);
        }
        byte[] bytes = new byte[map.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) map[i];
        }
        out.write(bytes);
    }

    /** @throws IOException also if it is of another format */
    public static LinearEncoder read(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("of format " + format + ", not " + FORMAT);
        }
        String id = in.readUTF();
        int dimensions = in.readInt();
        int size = in.readInt();
        long[] features = new long[size];
        float[] weights = new float[size];
        float[] scales = new float[size];
        for (int f = 0; f < size; f++) {
            features[f] = in.readLong();
            weights[f] = in.readFloat();
            scales[f] = in.readFloat();
        }
        float[] offset = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            offset[i] = in.readFloat();
        }
        byte[] map = new byte[size * dimensions];
        in.readFully(map);
        return new LinearEncoder(id, dimensions, features, weights, map, scales, offset);
    }

    /** A row of a sparse matrix. */
    private static final class Sparse {

        private final int[] columns;
        private final float[] values;
        /** How many of the features of the text, repeats counted, are in it. */
        private final int known;

        Sparse(int[] columns, float[] values, int known) {
            this.columns = columns;
            this.values = values;
            this.known = known;
        }
    }

    private static Sparse sparse(long[] found, FeatureIndex features, float[] weights) {
        int[] columns = new int[found.length];
        float[] values = new float[found.length];
        int size = 0;
        int known = 0;
        double square = 0;
        for (int i = 0; i < found.length; ) {
            int j = i;
            while (j < found.length && found[j] == found[i]) {
                j++;
            }
            int at = features.place(found[i]);
            if (at >= 0) {
                known += j - i;
                float value = (float) ((j - i == 1 ? 1 : 1 + StrictMath.log(j - i)) * weights[at]);
                columns[size] = at;
                values[size++] = value;
                square += (double) value * value;
            }
            i = j;
        }
        float factor = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
        for (int i = 0; i < size; i++) {
            values[i] *= factor;
        }
        return new Sparse(Arrays.copyOf(columns, size), Arrays.copyOf(values, size), known);
    }

    private static long[] frequent(long[][] found, int leastTexts) {
        long[] all = distinctOfEach(found);
        Arrays.parallelSort(all);
        int size = 0;
        for (int i = 0; i < all.length; ) {
            int j = i;
            while (j < all.length && all[j] == all[i]) {
                j++;
            }
            if (j - i >= leastTexts) {
                all[size++] = all[i];
            }
            i = j;
        }
        return Arrays.copyOf(all, size);
    }

    private static long[] distinctOfEach(long[][] found) {
        long[] all = new long[Arrays.stream(found).mapToInt(f -> f.length).sum()];
        int size = 0;
        for (long[] text : found) {
            for (int i = 0; i < text.length; i++) {
                if (i == 0 || text[i] != text[i - 1]) {
                    all[size++] = text[i];
                }
            }
        }
        return Arrays.copyOf(all, size);
    }

    private static float[] inverseFrequencies(long[][] found, FeatureIndex features) {
        int[] texts = new int[features.size()];
        for (long feature : distinctOfEach(found)) {
            int at = features.place(feature);
            if (at >= 0) {
                texts[at]++;
            }
        }
        float[] weights = new float[features.size()];
        for (int f = 0; f < weights.length; f++) {
            weights[f] = (float) (1 + StrictMath.log((1.0 + found.length) / (1.0 + texts[f])));
        }
        return weights;
    }
}
