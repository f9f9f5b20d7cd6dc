package balie.metrics.disclosure;

import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** What is hidden in small tables, against every way of hiding. */
class SuppressionTest {

    private static final int MINIMUM = 5;

    private static Truth table(Random random) {
        int rows = 3 + random.nextInt(2);
        int columns = 3 + random.nextInt(2);
        long[] inner = random.doubles((long) rows * columns)
                .mapToLong(d -> d < 0.2 ? random.nextInt(MINIMUM) : MINIMUM + random.nextInt(20))
                .toArray();
        return new Truth().table("t", new TreeMap<>(Map.of("r", rows, "s", columns)), inner);
    }

    private static BitSet without(BitSet hidden, BitSet small) {
        BitSet beside = (BitSet) hidden.clone();
        beside.andNot(small);
        return beside;
    }

    /**
     * Every secret can reach the minimum, as trying all solutions shows. It is one secret after the other, so more is hidden than must be: a
     * tenth, and of what is hidden one in ten could be told again at most.
     */
    @Test
    void small_tables_are_safe_and_little_more_is_hidden_than_must_be() {
        Random random = new Random(5);
        int ours = 0;
        int fewest = 0;
        int needless = 0;
        for (int i = 0; i < 50; i++) {
            Truth truth = table(random);
            BitSet small = truth.small(MINIMUM);

            BitSet hidden = truth.protect(small, MINIMUM);

            BitSet beside = without(hidden, small);
            assertThat(without(small, hidden).stream()).isEmpty();
            assertThat(truth.pinned(hidden, MINIMUM, 1).stream())
                    .as("table %s, hidden %s", truth.counts(), hidden)
                    .isEmpty();
            ours += beside.cardinality();
            fewest += truth.fewest(MINIMUM, beside.cardinality());
            for (int cell = beside.nextSetBit(0); cell >= 0; cell = beside.nextSetBit(cell + 1)) {
                hidden.clear(cell);
                needless += truth.pinned(hidden, MINIMUM, 1).isEmpty() ? 1 : 0;
                hidden.set(cell);
            }
        }
        assertThat(fewest).isGreaterThan(100);
        assertThat(ours).isLessThanOrEqualTo(fewest * 115 / 100);
        assertThat(needless).isLessThanOrEqualTo(ours / 10);
    }

    @Test
    void linked_tables_and_those_of_three_dimensions_are_safe_in_whole_numbers_too() {
        Random random = new Random(9);
        int beside = 0;
        for (int i = 0; i < 16; i++) {
            Truth truth = i % 2 == 0 ? Truth.threeWay(random, 12) : Truth.linked(random, 12);
            BitSet small = truth.small(MINIMUM);

            BitSet hidden = truth.protect(small, MINIMUM);

            assertThat(truth.pinned(hidden, MINIMUM, 1).stream())
                    .as("table %s, hidden %s", truth.counts(), hidden)
                    .isEmpty();
            beside += without(hidden, small).cardinality();
        }
        assertThat(beside).isGreaterThan(40);
    }
}
