package balie.encode;

/** Arithmetic of vectors. Sums are taken in a fixed order, so that every machine gives the same. */
public final class Vectors {

    private static final float FULL = 127f;

    private Vectors() {}

    /** Sum of the products of the components. */
    public static float dot(float[] a, float[] b) {
        // Four sums side by side: one alone would wait for itself.
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int n = a.length & ~3;
        for (int i = 0; i < n; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (int i = n; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Adds {@code factor} times a vector. */
    public static void add(float[] to, float[] vector, float factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * vector[i];
        }
    }

    /** Brings a vector to length 1, in place; one of zeros stays. */
    public static float[] normalise(float[] vector) {
        double square = 0;
        for (float v : vector) {
            square += (double) v * v;
        }
        if (square > 0) {
            float factor = (float) (1 / Math.sqrt(square));
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= factor;
            }
        }
        return vector;
    }

    /** Of length 1, after the mean was taken away. */
    public static float[] centred(float[] vector, float[] mean) {
        float[] out = new float[vector.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = vector[i] - mean[i];
        }
        return normalise(out);
    }

    /** The mean of vectors. */
    public static float[] mean(Iterable<float[]> vectors, int dimensions) {
        double[] sum = new double[dimensions];
        long n = 0;
        for (float[] vector : vectors) {
            for (int i = 0; i < dimensions; i++) {
                sum[i] += vector[i];
            }
            n++;
        }
        float[] mean = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            mean[i] = n == 0 ? 0 : (float) (sum[i] / n);
        }
        return mean;
    }

    /** One byte a component, the largest at full scale. What is lost of the direction is under a hundredth. */
    public static byte[] pack(float[] vector) {
        float largest = 0;
        for (float v : vector) {
            largest = Math.max(largest, Math.abs(v));
        }
        byte[] out = new byte[vector.length];
        if (largest > 0) {
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) Math.round(vector[i] / largest * FULL);
            }
        }
        return out;
    }

    /** A packed vector, of length 1. */
    public static float[] unpack(byte[] packed) {
        float[] out = new float[packed.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = packed[i];
        }
        return normalise(out);
    }
}
