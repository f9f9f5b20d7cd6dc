package balie.metrics.disclosure;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Between which whole numbers each count that is not known lies, as far as single sums tell: what one of them leaves is handed to the
 * next until nothing changes. A count is never outside; where two ways lead round from one sum to another it can be narrower still.
 */
final class Bounds {

    private static final long OPEN = Long.MAX_VALUE / 4;

    /** Handing round in a circle can go on for long without telling much more. */
    private static final int MOST_TURNS = 40;

    private final CountNetwork network;
    private final Unknowns unknowns;
    private final long[] low;
    private final long[] high;

    /** Sums that were left though there was more to hand on. */
    private final BitSet unsettled = new BitSet();

    Bounds(CountNetwork network, Unknowns unknowns) {
        this.network = network;
        this.unknowns = unknowns;
        this.low = new long[network.size()];
        this.high = new long[network.size()];
        for (int i = 0; i < low.length; i++) {
            low[i] = unknowns.isUnknown(i) ? 0 : network.value(i);
            high[i] = unknowns.isUnknown(i) ? OPEN : network.value(i);
        }
        narrow();
    }

    long low(int number) {
        return low[number];
    }

    long high(int number) {
        return high[number];
    }

    boolean isOpen(int number) {
        return high[number] >= OPEN;
    }

    /** Whether all that a sum tells was handed on. */
    boolean isSettled(int sum) {
        return !unsettled.get(sum);
    }

    private void narrow() {
        int count = network.sums().size();
        Deque<Integer> waiting = new ArrayDeque<>();
        BitSet queued = new BitSet();
        int[] turns = new int[count];
        for (int s = 0; s < count; s++) {
            waiting.add(s);
            queued.set(s);
        }
        while (!waiting.isEmpty()) {
            int s = waiting.remove();
            queued.clear(s);
            if (turns[s]++ >= MOST_TURNS) {
                unsettled.set(s);
            } else {
                for (int changed : narrow(network.sums().get(s))) {
                    for (int next : unknowns.sumsOf(changed)) {
                        if (next != s && !queued.get(next)) {
                            queued.set(next);
                            waiting.add(next);
                        }
                    }
                }
            }
        }
    }

    /** Narrows the members of a sum; gives those that changed. */
    private Set<Integer> narrow(Sum sum) {
        Set<Integer> changed = new LinkedHashSet<>();
        boolean again = true;
        while (again) {
            again = false;
            long lows = 0;
            long highs = 0;
            int open = 0;
            for (int part : sum.parts()) {
                lows += low[part];
                if (isOpen(part)) {
                    open++;
                } else {
                    highs += high[part];
                }
            }
            int whole = sum.whole();
            if (set(whole, lows, open == 0 ? highs : OPEN)) {
                changed.add(whole);
            }
            for (int part : sum.parts()) {
                int openOthers = open - (isOpen(part) ? 1 : 0);
                long highOthers = highs - (isOpen(part) ? 0 : high[part]);
                long least = openOthers == 0 ? low[whole] - highOthers : 0;
                long most = isOpen(whole) ? OPEN : high[whole] - (lows - low[part]);
                if (set(part, least, most)) {
                    changed.add(part);
                    again = true;
                    break;
                }
            }
        }
        return changed;
    }

    private boolean set(int number, long least, long most) {
        boolean changed = false;
        if (unknowns.isUnknown(number)) {
            if (least > low[number]) {
                low[number] = least;
                changed = true;
            }
            if (most < high[number]) {
                high[number] = most;
                changed = true;
            }
        }
        return changed;
    }
}
