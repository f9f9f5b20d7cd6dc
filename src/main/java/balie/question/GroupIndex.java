package balie.question;

import balie.encode.Vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the groups whose examples may be the nearest to a vector, without looking at all: of many groups those in the nearest
 * cells (an inverted file: Sivic and Zisserman, Video Google, ICCV 2003), and of these the ones with the nearest means.
 */
final class GroupIndex {

    /** Up to here every group is looked at. */
    private static final int FEW = 64;

    private static final int CANDIDATES = 24;
    private static final int ROUNDS = 4;
    private static final double PROBED = .12;
    private static final int LEAST_PROBED = 6;

    private final List<Group> groups;
    private final float[][] means;
    private final float[][] centres;
    private final int[][] cells;

    /** @param groups each with an example at least */
    GroupIndex(List<Group> groups) {
        this.groups = groups;
        this.means =
                groups.stream().map(g -> Vectors.normalise(g.mean().clone())).toArray(float[][]::new);
        int count = groups.size() <= FEW ? 1 : (int) Math.ceil(Math.sqrt(groups.size()));
        float[][] middle = new float[count][];
        for (int c = 0; c < count; c++) {
            // Spread over the order in which they were made: the same on every machine.
            middle[c] = means[(int) ((long) c * means.length / count)];
        }
        int[] of = new int[means.length];
        for (int round = 0; round < ROUNDS && count > 1; round++) {
            float[][] now = middle;
            IntStream.range(0, means.length).parallel().forEach(i -> of[i] = nearest(means[i], now));
            float[][] next = new float[count][];
            for (int c = 0; c < count; c++) {
                next[c] = new float[means[0].length];
            }
            for (int i = 0; i < means.length; i++) {
                Vectors.add(next[of[i]], means[i], 1);
            }
            for (int c = 0; c < count; c++) {
                Vectors.normalise(next[c]);
            }
            middle = next;
        }
        float[][] last = middle;
        IntStream.range(0, means.length).parallel().forEach(i -> of[i] = count == 1 ? 0 : nearest(means[i], last));
        this.centres = middle;
        List<List<Integer>> members = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < means.length; i++) {
            members.get(of[i]).add(i);
        }
        this.cells = members.stream()
                .map(m -> m.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The groups to look at, in the order of the list. */
    List<Group> candidates(float[] vector) {
        if (groups.size() <= CANDIDATES) {
            return groups;
        }
        int probed = Math.min(centres.length, Math.max(LEAST_PROBED, (int) (PROBED * centres.length)));
        Best cellsFound = new Best(probed);
        for (int c = 0; c < centres.length; c++) {
            cellsFound.offer(centres.length == 1 ? 0 : Vectors.dot(vector, centres[c]), c);
        }
        Best found = new Best(CANDIDATES);
        for (int k = 0; k < cellsFound.size(); k++) {
            for (int i : cells[cellsFound.index(k)]) {
                found.offer(Vectors.dot(vector, means[i]), i);
            }
        }
        return IntStream.range(0, found.size())
                .map(found::index)
                .sorted()
                .mapToObj(groups::get)
                .toList();
    }

    private static int nearest(float[] vector, float[][] centres) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            float s = Vectors.dot(vector, centres[c]);
            if (s > most) {
                most = s;
                best = c;
            }
        }
        return best;
    }
}
