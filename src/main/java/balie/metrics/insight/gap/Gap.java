package balie.metrics.insight.gap;

import balie.metrics.ShareInterval;
import balie.stats.ClusteredShare.Sums;
import balie.stats.Shrinkage.Posterior;

import java.util.Optional;

/**
 * How many contacts of a question have an outcome beyond those that would if it were answered as well as others.
 *
 * @param sums of the outcome among the contacts of the question
 * @param share that has it
 * @param expected how many would
 * @param varianceOfObserved of the observed count near the rate of others, the contacts of a customer being alike
 * @param varianceOfExpected of the expected one
 * @param rate what is believed of the excess of one contact, after all questions were seen; empty: the question rests on too little, or
 *     there are too few questions
 */
record Gap(
        Asked question,
        GapOutcome outcome,
        Sums sums,
        ShareInterval share,
        double expected,
        double varianceOfObserved,
        double varianceOfExpected,
        boolean isReliable,
        Optional<Posterior> rate) {

    double excess() {
        return sums.x() - expected;
    }

    /** Of the excess. */
    double variance() {
        return varianceOfObserved + varianceOfExpected;
    }

    /** Of the excess, at the question's own rate where that makes more: for an interval around it alone. */
    double ownVariance() {
        double own = (sums.x() + 1.0) / (sums.n() + 2.0);
        double others = (Math.min((double) sums.n(), expected) + 1.0) / (sums.n() + 2.0);
        double wider = Math.max(1, own * (1 - own) / (others * (1 - others)));
        return wider * varianceOfObserved + varianceOfExpected;
    }

    /** The rate that others have. */
    double expectedRate() {
        return expected / sums.n();
    }

    /** What is believed of the excess of all its contacts. */
    Optional<Posterior> shrunk() {
        return rate.map(r -> r.times((double) sums.n()));
    }

    Gap with(Posterior believed) {
        return new Gap(
                question,
                outcome,
                sums,
                share,
                expected,
                varianceOfObserved,
                varianceOfExpected,
                isReliable,
                Optional.of(believed));
    }
}
