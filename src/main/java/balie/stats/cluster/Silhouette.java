package balie.stats.cluster;

import java.util.List;

/**
 * How well points lie in their groups: the mean over points of (b - a) / max(a, b), a being the mean distance to the others of its own
 * group and b that to those of the nearest other group; 0 for one that is alone (P. J. Rousseeuw, J. Comput. Appl. Math. 20 (1987) 53).
 */
public final class Silhouette {

    private final float[][] distances;

    /** @param points of which all distances are kept, 4 bytes a pair */
    public Silhouette(List<double[]> points) {
        int n = points.size();
        distances = new float[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                float d = (float) Math.sqrt(KMeans.squared(points.get(i), points.get(j)));
                distances[i][j] = d;
                distances[j][i] = d;
            }
        }
    }

    /** The mean, between -1 and 1; of fewer than two groups 0. */
    public double of(KMeans.Groups groups) {
        int[] sizes = groups.sizes();
        if (sizes.length < 2) {
            return 0;
        }
        int[] places = groups.groups().stream().mapToInt(Integer::intValue).toArray();
        double sum = 0;
        for (int i = 0; i < distances.length; i++) {
            sum += ofPoint(i, places, sizes);
        }
        return sum / distances.length;
    }

    private double ofPoint(int i, int[] groups, int[] sizes) {
        int own = groups[i];
        if (sizes[own] == 1) {
            return 0;
        }
        double[] sums = new double[sizes.length];
        for (int j = 0; j < distances.length; j++) {
            sums[groups[j]] += distances[i][j];
        }
        double within = sums[own] / (sizes[own] - 1);
        double other = Double.POSITIVE_INFINITY;
        for (int g = 0; g < sums.length; g++) {
            if (g != own && sizes[g] > 0) {
                other = Math.min(other, sums[g] / sizes[g]);
            }
        }
        double larger = Math.max(within, other);
        return larger > 0 ? (other - within) / larger : 0;
    }
}
