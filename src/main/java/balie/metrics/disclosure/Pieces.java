package balie.metrics.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What is left open after the bounds, taken apart into pieces that have nothing to do with each other.
 *
 * <p>A sum in which one count alone is open holds nothing together: what it tells of that count stands in its bounds.
 */
final class Pieces {

    private final CountNetwork network;

    /** What can have more than one value. */
    private final BitSet open = new BitSet();

    /** The sums that hold each number to others. */
    private final int[][] sumsOf;

    private final List<Piece> pieces = new ArrayList<>();

    /** A piece: numbers that are open and the sums that hold them together. */
    static final class Piece {

        private final int[] numbers;
        private final int[] sums;
        private final boolean isTree;

        private Piece(int[] numbers, int[] sums, boolean isTree) {
            this.numbers = numbers;
            this.sums = sums;
            this.isTree = isTree;
        }

        /** In order; not to be changed. */
        int[] numbers() {
            return numbers;
        }

        /** Places in the network; not to be changed. */
        int[] sums() {
            return sums;
        }

        /** Whether no two ways lead from one number to another, so that bounds handed from sum to sum are exact. */
        boolean isTree() {
            return isTree;
        }
    }

    Pieces(CountNetwork network, Unknowns unknowns, Bounds bounds) {
        this.network = network;
        for (int number : unknowns.numbers()) {
            open.set(number, bounds.low(number) < bounds.high(number));
        }
        BitSet holding = new BitSet();
        for (int s = 0; s < network.sums().size(); s++) {
            long counts = Arrays.stream(network.sums().get(s).members())
                    .filter(n -> open.get(n) && !network.isRest(n))
                    .count();
            holding.set(s, counts > 1 || !bounds.isSettled(s));
        }
        this.sumsOf = new int[network.size()][];
        for (int number = 0; number < sumsOf.length; number++) {
            sumsOf[number] =
                    Arrays.stream(unknowns.sumsOf(number)).filter(holding::get).toArray();
        }
        collect();
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** The sums that hold each number to others. */
    int[][] sumsOf() {
        return sumsOf;
    }

    boolean isOpen(int number) {
        return open.get(number);
    }

    private void collect() {
        BitSet seen = new BitSet();
        BitSet seenSums = new BitSet();
        for (int start = open.nextSetBit(0); start >= 0; start = open.nextSetBit(start + 1)) {
            if (seen.get(start)) {
                continue;
            }
            List<Integer> numbers = new ArrayList<>(List.of(start));
            List<Integer> sums = new ArrayList<>();
            seen.set(start);
            int edges = 0;
            for (int next = 0; next < numbers.size(); next++) {
                for (int s : sumsOf[numbers.get(next)]) {
                    if (seenSums.get(s)) {
                        continue;
                    }
                    seenSums.set(s);
                    sums.add(s);
                    for (int member : network.sums().get(s).members()) {
                        if (open.get(member)) {
                            edges++;
                            if (!seen.get(member)) {
                                seen.set(member);
                                numbers.add(member);
                            }
                        }
                    }
                }
            }
            pieces.add(new Piece(sorted(numbers), sorted(sums), edges == numbers.size() + sums.size() - 1));
        }
    }

    private static int[] sorted(List<Integer> list) {
        int[] sorted = list.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
