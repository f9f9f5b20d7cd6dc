package balie.bench;

import balie.encode.Vectors;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * K-means on vectors of length 1 (Dhillon and Modha, Concept decompositions for large sparse text data, 2001), begun as k-means++
 * does (Arthur and Vassilvitskii 2007), the best of some runs. For comparisons only: it must be told the number of groups.
 */
final class SphericalKMeans {

    private static final int RUNS = 3;
    private static final int ROUNDS = 30;
    private static final int SEED = 1;

    private SphericalKMeans() {}

    /** For each vector the index of its group. */
    static int[] cluster(float[][] vectors, int groups) {
        int[] best = {};
        double most = Double.NEGATIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            float[][] centres = spread(vectors, groups, new Random(SEED + run));
            int[] labels = new int[vectors.length];
            double sum = 0;
            for (int round = 0; round < ROUNDS; round++) {
                sum = assign(vectors, centres, labels);
                recentre(vectors, labels, centres);
            }
            if (sum > most) {
                most = sum;
                best = labels;
            }
        }
        return best;
    }

    private static float[][] spread(float[][] vectors, int groups, Random random) {
        int n = vectors.length;
        double[] distances = new double[n];
        // Above the largest squared distance there is.
        Arrays.fill(distances, 4);
        float[][] centres = new float[groups][];
        int next = random.nextInt(n);
        for (int g = 0; g < groups; g++) {
            float[] centre = vectors[next];
            centres[g] = centre;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                distances[i] = Math.max(0, Math.min(distances[i], 2 - 2 * Vectors.dot(vectors[i], centre)));
                sum += distances[i];
            }
            double at = random.nextDouble() * sum;
            next = 0;
            while (next < n - 1 && at > distances[next]) {
                at -= distances[next++];
            }
        }
        return centres;
    }

    private static double assign(float[][] vectors, float[][] centres, int[] labels) {
        double[] nearest = new double[vectors.length];
        IntStream.range(0, vectors.length).parallel().forEach(i -> {
            float most = Float.NEGATIVE_INFINITY;
            for (int c = 0; c < centres.length; c++) {
                float s = Vectors.dot(vectors[i], centres[c]);
                if (s > most) {
                    most = s;
                    labels[i] = c;
                }
            }
            nearest[i] = most;
        });
        return Arrays.stream(nearest).sum();
    }

    private static void recentre(float[][] vectors, int[] labels, float[][] centres) {
        float[][] sums = new float[centres.length][vectors[0].length];
        int[] counts = new int[centres.length];
        for (int i = 0; i < vectors.length; i++) {
            Vectors.add(sums[labels[i]], vectors[i], 1);
            counts[labels[i]]++;
        }
        for (int c = 0; c < centres.length; c++) {
            if (counts[c] > 0) {
                centres[c] = Vectors.normalise(sums[c]);
            }
        }
    }
}
