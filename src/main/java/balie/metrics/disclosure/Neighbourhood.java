package balie.metrics.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A few numbers around one that can move against each other, all others staying as they are: a corner of a table. What is possible there
 * is possible in the whole.
 */
final class Neighbourhood {

    private static final int ROUNDS = 2;

    private final CountNetwork network;
    private final int[][] sumsOf;
    private final int mostSums;
    private final IntPredicate movable;
    private final Set<Integer> sums = new LinkedHashSet<>();
    private final List<Integer> numbers = new ArrayList<>();

    /**
     * @param sumsOf {@link Unknowns#sumsOf} or {@link Pieces#sumsOf}
     * @param width how many of the other numbers of each of its sums are taken
     * @param mostSums how many sums are looked at, about
     * @param movable whether a number may move
     * @param better which are taken first
     */
    Neighbourhood(
            CountNetwork network,
            int[][] sumsOf,
            int centre,
            int width,
            int mostSums,
            IntPredicate movable,
            Comparator<Integer> better) {
        this.network = network;
        this.sumsOf = sumsOf;
        this.mostSums = mostSums;
        this.movable = movable;
        reach(centre);
        for (int s : sumsOf[centre]) {
            List<Integer> others = new ArrayList<>();
            for (int member : network.sums().get(s).members()) {
                if (member != centre) {
                    others.add(member);
                }
            }
            // Where one can not move, others in line with it can.
            others.sort(Comparator.<Integer, Boolean>comparing(n -> !movable.test(n))
                    .thenComparing(better)
                    .thenComparing(Comparator.naturalOrder()));
            others.stream().limit(width).forEach(this::reach);
        }
        for (int round = 0; round < ROUNDS && sums.size() < mostSums; round++) {
            crossings();
        }
        collect();
    }

    private void reach(int number) {
        for (int s : sumsOf[number]) {
            sums.add(s);
        }
    }

    /** Where two of the sums cross, be it at a number that can not move, the others through that place are needed to close rings. */
    private void crossings() {
        Map<Integer, Integer> crossed = new HashMap<>();
        for (int s : sums) {
            for (int member : network.sums().get(s).members()) {
                crossed.merge(member, 1, Integer::sum);
            }
        }
        crossed.entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(number -> {
                    if (sums.size() + sumsOf[number].length <= mostSums) {
                        reach(number);
                    }
                });
    }

    /** The numbers all of whose sums are looked at. */
    private void collect() {
        BitSet seen = new BitSet();
        for (int s : sums) {
            for (int member : network.sums().get(s).members()) {
                if (!seen.get(member) && movable.test(member)) {
                    seen.set(member);
                    boolean inside = true;
                    for (int its : sumsOf[member]) {
                        inside &= sums.contains(its);
                    }
                    if (inside) {
                        numbers.add(member);
                    }
                }
            }
        }
    }

    /** The numbers that may move. */
    int[] numbers() {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Places of the sums that they stand in. */
    int[] sums() {
        return sums.stream().mapToInt(Integer::intValue).toArray();
    }
}
