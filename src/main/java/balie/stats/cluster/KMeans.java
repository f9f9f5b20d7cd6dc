package balie.stats.cluster;

import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.clustering.MultiKMeansPlusPlusClusterer;
import org.apache.commons.math3.random.Well19937c;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Parts points into groups around centres, each point in that of the nearest centre (S. P. Lloyd, IEEE Trans. Inf. Theory 28 (1982) 129,
 * begun as D. Arthur, S. Vassilvitskii, SODA 2007, 1027: k-means++), the best of several starts.
 */
public final class KMeans {

    private static final int MOST_ROUNDS = 50;

    private KMeans() {}

    /**
     * @param centres those of the largest group first; as many as were asked for, or fewer where points are alike
     * @param groups of each point, the place of its centre
     */
    public record Groups(List<double[]> centres, List<Integer> groups) {
        public Groups {
            centres = List.copyOf(centres);
            groups = List.copyOf(groups);
        }

        /** How many points each group has. */
        public int[] sizes() {
            int[] sizes = new int[centres.size()];
            groups.forEach(g -> sizes[g]++);
            return sizes;
        }

        /** How many points the smallest group has. */
        public int smallest() {
            return Arrays.stream(sizes()).min().orElse(0);
        }
    }

    /**
     * @param points at least {@code k}, all of one length; their order matters as the seed does
     * @param starts of which the best is taken
     */
    public static Groups of(List<double[]> points, int k, int starts, long seed) {
        List<DoublePoint> clusterable = points.stream().map(DoublePoint::new).toList();
        KMeansPlusPlusClusterer<DoublePoint> once =
                new KMeansPlusPlusClusterer<>(k, MOST_ROUNDS, KMeans::distance, new Well19937c(seed));
        List<CentroidCluster<DoublePoint>> clusters =
                new MultiKMeansPlusPlusClusterer<>(once, starts).cluster(clusterable);
        List<double[]> centres = clusters.stream()
                .filter(c -> !c.getPoints().isEmpty())
                .sorted(Comparator.<CentroidCluster<DoublePoint>>comparingInt(
                                c -> -c.getPoints().size())
                        .thenComparing(c -> c.getCenter().getPoint(), Arrays::compare))
                .map(c -> c.getCenter().getPoint())
                .toList();
        List<Integer> groups = new ArrayList<>(points.size());
        for (double[] point : points) {
            groups.add(nearest(point, centres));
        }
        return new Groups(centres, groups);
    }

    /** As the library's own has it, which compares the lengths of the points each time. */
    private static double distance(double[] one, double[] other) {
        return Math.sqrt(squared(one, other));
    }

    /** The place of the centre nearest to a point; of equally near ones the first. */
    public static int nearest(double[] point, List<double[]> centres) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < centres.size(); i++) {
            double distance = squared(point, centres.get(i));
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    /** The square of the distance between two points. */
    public static double squared(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double d = one[i] - other[i];
            sum += d * d;
        }
        return sum;
    }
}
