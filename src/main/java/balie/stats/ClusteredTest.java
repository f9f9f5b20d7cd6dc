package balie.stats;

import balie.stats.ClusteredShare.Sums;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Optional;

/**
 * Whether two shares of contacts differ where the contacts of one customer are alike: the p-value, two-sided.
 *
 * <p>Method. The score test of two shares, whose variance is the design effect times that of independent contacts (J.
 * N. K. Rao, A. J. Scott, Biometrics 48 (1992) 577), reckoned at the one share that both have under the hypothesis,
 * with Student's t in place of the normal distribution and the degrees of freedom of {@link ClusteredShare}. The design
 * effect is that of all contacts together, as if both sides had the same, 1 at least; or, if that makes the variance
 * larger, each side has its own, around its own share. So it also holds where the customers of one side write more often than those of the
 * other.
 *
 * <p>Where a cell of the table is expected to hold fewer than 5 (the limit of {@link ShareTest}) after all its counts
 * are divided by the design effect, the score test may not hold. Then the p-value is the larger of its own and that of
 * Fisher's exact test of these divided counts, rounded to whole ones towards no difference. At small shares hits over
 * the design effect are about as many as the customers who have them: one customer with six hits counts as one.
 *
 * <p>Two weeks count as independent. If the same customers stand in both and are like themselves, the p-value is larger
 * than it need be.
 */
public final class ClusteredTest {

    private static final double HALF = 0.5;

    private ClusteredTest() {}

    /** How a p-value was found. */
    public enum Method {
        /** Score test of contacts, since each is another customer's. */
        SCORE,
        /** Fisher's exact test of contacts, since each is another customer's. */
        FISHER_EXACT,
        /** Allowing for the contacts of one customer being alike. */
        BY_CUSTOMER
    }

    /** @param pValue 0-1; 0 where it is too small for a number */
    public record Result(double pValue, Method method) {}

    /** Hits among contacts. */
    private record Part(long x, long n) {

        double share() {
            return (double) x / n;
        }

        Part misses() {
            return new Part(n - x, n);
        }
    }

    /**
     * This week's share against that of before.
     *
     * @return empty if either has too few customers, or too few make most of its contacts, to say, unless each customer
     *     has one contact only: then {@link ShareTest} says it of any number above 0
     */
    public static Optional<Result> of(Sums now, Sums before) {
        Part one = new Part(now.x(), now.n());
        Part other = new Part(before.x(), before.n());
        if (now.n() == 0 || before.n() == 0) {
            return Optional.empty();
        }
        if (single(now) && single(before)) {
            return Optional.of(independent(one, other));
        }
        Sums both = now.plus(before);
        if (Math.min(now.degreesOfFreedom(), before.degreesOfFreedom()) < ClusteredShare.LEAST_FREEDOM) {
            return Optional.empty();
        }
        double share = (double) both.x() / both.n();
        double ofBoth = both.designEffect(share);
        double effect =
                effect(one, ClusteredShare.designEffect(now), other, ClusteredShare.designEffect(before), ofBoth);
        return Optional.of(byCustomer(one, other, effect, both.degreesOfFreedom()));
    }

    /**
     * The share of a group against that of all others of the whole. A customer can stand in both, so the sums of the
     * others over customers are not the whole less the group; only their contacts and hits are. Their design effect is
     * taken from what the group leaves of the squares of the whole, which is more than their own where a customer in
     * both is like itself; and the degrees of freedom are the fewest of the group's, the whole's and the others' by the
     * same reckoning.
     *
     * @param group a part of the total
     * @return empty if the group or the others have too few customers to say, or there are no others
     * @throws IllegalArgumentException if the group is no part of the total
     */
    public static Optional<Result> againstRest(Sums group, Sums total) {
        Part one = new Part(group.x(), group.n());
        Part rest = new Part(total.x() - group.x(), total.n() - group.n());
        boolean part = rest.x() >= 0 && rest.x() <= rest.n() && group.customers() <= total.customers();
        if (!part || group.nn() > total.nn() || group.xx() > total.xx()) {
            throw new IllegalArgumentException("no part: " + group + " of " + total);
        }
        if (one.n() == 0 || rest.n() == 0) {
            return Optional.empty();
        }
        if (single(total)) {
            return Optional.of(independent(one, rest));
        }
        // The squares of the others' contacts are at most what the group's leave of all: a customer in both adds more.
        double freedomOfRest = (double) rest.n() * rest.n() / (total.nn() - group.nn()) - 1;
        double freedom = Math.min(freedomOfRest, Math.min(group.degreesOfFreedom(), total.degreesOfFreedom()));
        if (freedom < ClusteredShare.LEAST_FREEDOM) {
            return Optional.empty();
        }
        double share = (double) total.x() / total.n();
        double ofGroup = group.designEffect(share);
        double ofTotal = total.designEffect(share);
        double ofRest = (total.n() * ofTotal - group.n() * ofGroup) / rest.n();
        // Around the share of all, a group that differs would seem the more alike the more it differs.
        double own = ClusteredShare.designEffect(group);
        return Optional.of(byCustomer(one, rest, effect(one, own, rest, ofRest, ofTotal), freedom));
    }

    /** The design effect of both together, or if it is larger that of each by its part in the variance. */
    private static double effect(Part one, double ofOne, Part other, double ofOther, double ofBoth) {
        double eachItsOwn = (ofOne / one.n() + ofOther / other.n()) / (1.0 / one.n() + 1.0 / other.n());
        return Math.max(ofBoth, eachItsOwn);
    }

    private static boolean single(Sums sums) {
        return sums.customers() == sums.n();
    }

    private static Result independent(Part one, Part other) {
        ShareTest.Result plain = ShareTest.of(one.x(), one.n(), other.x(), other.n());
        return new Result(
                plain.pValue(), plain.method() == ShareTest.Method.SCORE ? Method.SCORE : Method.FISHER_EXACT);
    }

    /** @param effect the design effect; no number where no contact or each counts */
    private static Result byCustomer(Part one, Part other, double effect, double freedom) {
        double hits = one.x() + other.x();
        double all = one.n() + other.n();
        double share = hits / all;
        if (!(share > 0 && share < 1)) {
            return new Result(1, Method.BY_CUSTOMER);
        }
        double widening = Math.max(1, effect);
        double variance = widening * share * (1 - share) * (1.0 / one.n() + 1.0 / other.n());
        double distance = Math.abs(one.share() - other.share()) / Math.sqrt(variance);
        double score = 2 * TDistribution.of(freedom).survivalProbability(distance);
        double leastExpected = Math.min(one.n(), other.n()) * Math.min(share, 1 - share) / widening;
        double exact = 0;
        if (leastExpected < ShareTest.LEAST_EXPECTED) {
            // Of hits and misses the rarer are rounded, so that both give the same.
            exact = share > HALF ? divided(one.misses(), other.misses(), widening) : divided(one, other, widening);
        }
        return new Result(Math.min(1, Math.max(score, exact)), Method.BY_CUSTOMER);
    }

    /** Fisher's exact test of counts over the design effect, rounded towards no difference. */
    private static double divided(Part one, Part other, double effect) {
        Part low = one.share() < other.share() ? one : other;
        Part high = one.share() < other.share() ? other : one;
        long ofLow = Math.max(1, Math.round(low.n() / effect));
        long ofHigh = Math.max(1, Math.round(high.n() / effect));
        long hitsOfLow = Math.min(ofLow, (long) Math.ceil(low.x() / effect));
        long hitsOfHigh = Math.min(ofHigh, (long) Math.floor(high.x() / effect));
        // Rounding can turn the difference around, and then there is none.
        return hitsOfLow * (double) ofHigh >= hitsOfHigh * (double) ofLow
                ? 1
                : ShareTest.fisher(hitsOfLow, ofLow, hitsOfHigh, ofHigh);
    }
}
