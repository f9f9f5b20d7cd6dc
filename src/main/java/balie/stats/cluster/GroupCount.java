package balie.stats.cluster;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Whether points fall into groups by more than chance, and into how many: those whose silhouette is the largest of 2 to 8 groups, if it is
 * larger than the largest of each of 19 sets that chance made. If the points were made as those sets were, all 20 are as likely to have the
 * largest, so groups are claimed in 5 % of such cases at most (a permutation test, exact at any size: M. Dwass, Ann. Math. Stat. 28 (1957)
 * 181; the silhouette as the criterion: L. Kaufman, P. J. Rousseeuw, Finding Groups in Data, 1990, chapter 2).
 */
public final class GroupCount {

    /** How many sets chance makes: one of 20 is 5 %. */
    public static final int SETS = 19;

    private static final int FEWEST = 2;
    private static final int MOST = 8;
    private static final int STARTS = 3;

    private GroupCount() {}

    /**
     * @param groups how many; 1: none were found
     * @param silhouette the largest of the points
     */
    public record Choice(int groups, double silhouette) {}

    /**
     * @param byChance another set of as many points, as chance alone would make it, from 0 on; asked by several threads
     * @param smallest how many points each group needs; parts with a smaller one do not count
     */
    public static Choice of(List<double[]> points, IntFunction<List<double[]>> byChance, int smallest, long seed) {
        Choice observed = best(points, smallest, seed);
        // One that is as large decides; the others need not be made.
        boolean isByChance = observed.groups() > 1
                && IntStream.range(0, SETS)
                        .parallel()
                        .anyMatch(i -> best(byChance.apply(i), smallest, seed).silhouette() >= observed.silhouette());
        return isByChance ? new Choice(1, observed.silhouette()) : observed;
    }

    private static Choice best(List<double[]> points, int smallest, long seed) {
        Choice best = new Choice(1, 0);
        Silhouette silhouette = new Silhouette(points);
        for (int k = FEWEST; k <= MOST && k * smallest <= points.size(); k++) {
            KMeans.Groups groups = KMeans.of(points, k, STARTS, seed);
            double value = silhouette.of(groups);
            if (groups.centres().size() == k && groups.smallest() >= smallest && value > best.silhouette()) {
                best = new Choice(k, value);
            }
        }
        return best;
    }
}
