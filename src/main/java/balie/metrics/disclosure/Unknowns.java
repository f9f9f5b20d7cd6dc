package balie.metrics.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What an attacker does not know of a network, taken apart into pieces that have nothing to do with each other. */
final class Unknowns {

    private final CountNetwork network;
    private final BitSet unknown;

    /** The sums that each number stands in. */
    private final int[][] sumsOf;

    private final List<Piece> pieces = new ArrayList<>();

    /** A piece: numbers that are not known and the sums that hold them together. */
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

    /** @param hidden what no publication tells; what sums leave out is not known either */
    Unknowns(CountNetwork network, BitSet hidden) {
        this.network = network;
        this.unknown = (BitSet) hidden.clone();
        this.sumsOf = sumsOf(network);
        for (int i = 0; i < network.size(); i++) {
            if (network.isRest(i)) {
                unknown.set(i);
            }
        }
        collect();
    }

    static int[][] sumsOf(CountNetwork network) {
        int[] counts = new int[network.size()];
        for (Sum sum : network.sums()) {
            for (int member : sum.members()) {
                counts[member]++;
            }
        }
        int[][] sumsOf = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            sumsOf[i] = new int[counts[i]];
        }
        for (int s = 0; s < network.sums().size(); s++) {
            for (int member : network.sums().get(s).members()) {
                sumsOf[member][--counts[member]] = s;
            }
        }
        return sumsOf;
    }

    boolean isUnknown(int number) {
        return unknown.get(number);
    }

    List<Piece> pieces() {
        return pieces;
    }

    int[][] sumsOf() {
        return sumsOf;
    }

    int[] sumsOf(int number) {
        return sumsOf[number];
    }

    private void collect() {
        BitSet seen = new BitSet();
        BitSet seenSums = new BitSet();
        for (int start = unknown.nextSetBit(0); start >= 0; start = unknown.nextSetBit(start + 1)) {
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
                        if (unknown.get(member)) {
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
