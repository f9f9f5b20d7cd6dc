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
    private final int[][] cells;
    private final Columns centres;
    private final Columns[] means;

    /**
     * Vectors that are compared with one at a time, component by component: the JVM takes eight of them in one step so, where a
     * product of two is one component after the other.
     */
    private static final class Columns {

        private final int size;
        private final float[] values;

        Columns(List<float[]> vectors) {
            this.size = vectors.size();
            int dimensions = size == 0 ? 0 : vectors.get(0).length;
            this.values = new float[dimensions * size];
            for (int i = 0; i < size; i++) {
                float[] vector = vectors.get(i);
                for (int d = 0; d < dimensions; d++) {
                    values[d * size + i] = vector[d];
                }
            }
        }

        /** The product of a vector with each. */
        float[] products(float[] vector) {
            float[] sums = new float[size];
            for (int d = 0, from = 0; from < values.length; d++, from += size) {
                float v = vector[d];
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += v * values[from + i];
                }
            }
            return sums;
        }
    }

    /** @param groups each with an example at least */
    GroupIndex(List<Group> groups) {
        this.groups = groups;
        float[][] means =
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
        this.centres = new Columns(List.of(middle));
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
        this.means = members.stream()
                .map(m -> new Columns(m.stream().map(i -> means[i]).toList()))
                .toArray(Columns[]::new);
    }

    /** The groups to look at, in the order of the list. */
    List<Group> candidates(float[] vector) {
        if (groups.size() <= CANDIDATES) {
            return groups;
        }
        int probed = Math.min(cells.length, Math.max(LEAST_PROBED, (int) (PROBED * cells.length)));
        Best cellsFound = new Best(probed);
        float[] near = centres.products(vector);
        for (int c = 0; c < near.length; c++) {
            cellsFound.offer(near[c], c);
        }
        Best found = new Best(CANDIDATES);
        for (int k = 0; k < cellsFound.size(); k++) {
            int cell = cellsFound.index(k);
            float[] products = means[cell].products(vector);
            for (int i = 0; i < products.length; i++) {
                found.offer(products[i], cells[cell][i]);
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
