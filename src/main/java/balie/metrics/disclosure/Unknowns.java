package balie.metrics.disclosure;

import java.util.BitSet;

/** What an attacker does not know of a network, and in which sums it stands. */
final class Unknowns {

    private final BitSet unknown;

    /** The sums that each number stands in. */
    private final int[][] sumsOf;

    /** @param hidden what no publication tells; what sums leave out is not known either */
    Unknowns(CountNetwork network, BitSet hidden) {
        this.unknown = (BitSet) hidden.clone();
        this.sumsOf = sumsOf(network);
        for (int i = 0; i < network.size(); i++) {
            if (network.isRest(i)) {
                unknown.set(i);
            }
        }
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

    int[] sumsOf(int number) {
        return sumsOf[number];
    }

    /** In order. */
    int[] numbers() {
        return unknown.stream().toArray();
    }
}
