package balie.stats.change;

import java.util.function.LongPredicate;

/** What may be expected of a count: how likely it is to be so high, and so low. */
interface Tails {

    /** The probability of so many or more; it does not rise with the count and comes to 0. */
    double atLeast(long count);

    /** The probability of so many or fewer; it does not fall with the count and comes to 1. */
    double atMost(long count);

    /** The largest count that is not too high: so many or more are likelier than the error. */
    default long high(double error) {
        return smallest(count -> atLeast(count + 1) <= error);
    }

    /** The smallest count that is not too low: so many or fewer are likelier than the error. */
    default long low(double error) {
        return smallest(count -> atMost(count) > error);
    }

    /** The smallest number from 0 on for which something holds that holds for all larger ones. */
    private static long smallest(LongPredicate holds) {
        long high = 1;
        while (!holds.test(high)) {
            high = Math.multiplyExact(high, 2L);
        }
        long low = 0;
        while (low < high) {
            long middle = (low + high) / 2;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
