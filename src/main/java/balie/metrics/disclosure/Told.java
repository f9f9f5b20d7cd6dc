package balie.metrics.disclosure;

import balie.model.Count;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which numbers of a network are told, by whom. */
final class Told {

    private final BitSet before = new BitSet();
    private final BitSet hiddenBefore = new BitSet();
    private final BitSet hidden = new BitSet();

    /**
     * @param network of the earlier publications and, the last of it, the one to come
     * @param now counts of the one to come
     */
    Told(CountNetwork network, Earlier earlier, List<Count> now) {
        Set<String> groups = new HashSet<>();
        Set<String> rows = new HashSet<>();
        for (int p = 0; p < earlier.counts().size(); p++) {
            List<Count> counts = earlier.counts().get(p);
            int[] numbers = network.numbers(p);
            for (int i = 0; i < numbers.length; i++) {
                (counts.get(i).shown() ? before : hiddenBefore).set(numbers[i]);
                groups.add(groups(counts.get(i)));
                rows.add(counts.get(i).id());
            }
        }
        int[] numbers = network.numbers(earlier.counts().size());
        BitSet toldNow = new BitSet();
        Absences absences = new Absences(now);
        for (int i = 0; i < numbers.length; i++) {
            Count count = now.get(i);
            boolean wasAbsent = groups.contains(groups(count)) && !rows.contains(count.id());
            if (count.value() == 0 && (wasAbsent || absences.tell(count))) {
                // A table that has a row for each group, and none for this one, tells that nobody is in it.
                before.set(numbers[i]);
            }
            (count.shown() ? toldNow : hidden).set(numbers[i]);
        }
        hiddenBefore.andNot(before);
        hidden.or(hiddenBefore);
        hidden.andNot(before);
        hidden.andNot(toldNow);
    }

    private static String groups(Count count) {
        return count.series() + '\u0001' + count.about().keySet();
    }

    /** Told by an earlier publication, or by the absence of rows. */
    BitSet before() {
        return (BitSet) before.clone();
    }

    /** Published earlier, and told by none of them. */
    BitSet hiddenBefore() {
        return (BitSet) hiddenBefore.clone();
    }

    /** Told by none. */
    BitSet hidden() {
        return (BitSet) hidden.clone();
    }
}
