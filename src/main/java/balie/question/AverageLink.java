package balie.question;

import balie.encode.Vectors;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Agglomerative clustering with average link (UPGMA) on the cosine, cut at a given mean cosine.
 *
 * <p>By chains of nearest neighbours (Murtagh, A survey of recent advances in hierarchical clustering algorithms, 1983), which
 * give the tree of the greedy algorithm in quadratic time. Two clusters that are each other's nearest and still too far apart are
 * never joined with anything, since an average is never above its largest part, so they leave the chain at once.
 */
final class AverageLink {

    private static final int NONE = -1;

    private final float[][] similarity;
    private final int[] size;
    private final boolean[] active;
    private final int[] parent;
    private final double least;

    private AverageLink(float[][] similarity, int[] sizes, double least) {
        this.similarity = similarity;
        this.size = sizes.clone();
        this.least = least;
        this.active = new boolean[sizes.length];
        Arrays.fill(active, true);
        this.parent = IntStream.range(0, sizes.length).toArray();
    }

    /**
     * Clusters vectors of length 1; takes memory of two bytes a pair.
     *
     * @param least mean cosine that two clusters must have to be joined
     * @return for each vector the index of the first of its cluster
     */
    static int[] cluster(float[][] vectors, double least) {
        int[] ones = new int[vectors.length];
        Arrays.fill(ones, 1);
        return cluster(vectors, ones, least);
    }

    /**
     * The same of clusters: each given as the mean of its vectors, not brought to length 1, and their number.
     *
     * <p>The mean cosine of two sets of vectors of length 1 is the product of their means.
     */
    static int[] cluster(float[][] means, int[] sizes, double least) {
        float[][] similarity = new float[means.length][];
        IntStream.range(0, means.length).parallel().forEach(i -> {
            similarity[i] = new float[i];
            for (int j = 0; j < i; j++) {
                similarity[i][j] = Vectors.dot(means[i], means[j]);
            }
        });
        return new AverageLink(similarity, sizes, least).run();
    }

    private int[] run() {
        int n = parent.length;
        int[] chain = new int[n + 1];
        int length = 0;
        int next = 0;
        while (true) {
            if (length == 0) {
                while (next < n && !active[next]) {
                    next++;
                }
                if (next == n) {
                    break;
                }
                chain[length++] = next;
            }
            int last = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : NONE;
            int nearest = nearest(last, before);
            if (nearest == NONE || of(last, nearest) < least) {
                // What stands before in the chain is no nearer to anything else than to this one.
                active[last] = false;
                length--;
            } else if (nearest == before) {
                length -= 2;
                join(Math.min(last, nearest), Math.max(last, nearest));
            } else {
                chain[length++] = nearest;
            }
        }
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = root(i);
        }
        return labels;
    }

    /** Ties go to the one before in the chain, so that it ends, and then to the first. */
    private int nearest(int of, int before) {
        int best = before;
        float most = before == NONE ? Float.NEGATIVE_INFINITY : of(of, before);
        for (int i = 0; i < parent.length; i++) {
            if (active[i] && i != of) {
                float s = of(of, i);
                if (s > most) {
                    most = s;
                    best = i;
                }
            }
        }
        return best;
    }

    private float of(int a, int b) {
        return a > b ? similarity[a][b] : similarity[b][a];
    }

    private void join(int into, int from) {
        float a = size[into];
        float b = size[from];
        for (int i = 0; i < parent.length; i++) {
            if (active[i] && i != into && i != from) {
                float mean = (a * of(into, i) + b * of(from, i)) / (a + b);
                if (into > i) {
                    similarity[into][i] = mean;
                } else {
                    similarity[i][into] = mean;
                }
            }
        }
        size[into] += size[from];
        active[from] = false;
        parent[from] = into;
    }

    private int root(int of) {
        int at = of;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
