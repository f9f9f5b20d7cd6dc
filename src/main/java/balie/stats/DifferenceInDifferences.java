package balie.stats;

import balie.stats.ClusteredShare.Sums;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Optional;

/**
 * How much more a share changed in one group than in another over the same days, in points, with its interval, 95 %, and the p-value,
 * two-sided. What changed for both takes no part.
 *
 * <p>Method. Each change has its interval by customer ({@link ClusteredShare#difference}); the interval of the one change less the other
 * adds the squares of what the two reach away (R. G. Newcombe, Stat. Med. 17 (1998) 873; for any two intervals: G. Y. Zou, A. Donner, Stat.
 * Med. 27 (2008) 1693). The p-value is the one that belongs to that interval: what it reaches towards 0 is taken as a quantile of Student's
 * t with the fewest degrees of freedom of the four shares, so that it is below 0.05 exactly where the interval leaves out 0.
 *
 * <p>The four shares count as independent. If the same customers stand in several of them and are like themselves, the p-value is larger
 * than it need be.
 */
public final class DifferenceInDifferences {

    private static final double UPPER = 1 - Wilson.ALPHA / 2;

    private DifferenceInDifferences() {}

    /**
     * @param points the change of the one less the change of the other
     * @param pValue 0-1
     */
    public record Result(Newcombe.Points points, double pValue) {}

    /** @return empty if there are too few customers in one of the four to say */
    public static Optional<Result> of(Sums now, Sums before, Sums otherNow, Sums otherBefore) {
        double freedom = Math.min(
                Math.min(now.degreesOfFreedom(), before.degreesOfFreedom()),
                Math.min(otherNow.degreesOfFreedom(), otherBefore.degreesOfFreedom()));
        return ClusteredShare.difference(now, before)
                .flatMap(change ->
                        ClusteredShare.difference(otherNow, otherBefore).map(other -> of(change, other, freedom)));
    }

    private static Result of(Newcombe.Points change, Newcombe.Points other, double freedom) {
        double difference = change.difference() - other.difference();
        double down = Math.hypot(change.difference() - change.low(), other.high() - other.difference());
        double up = Math.hypot(change.high() - change.difference(), other.difference() - other.low());
        double towardsNone = difference > 0 ? down : up;
        TDistribution t = TDistribution.of(freedom);
        double distance =
                towardsNone > 0 ? Math.abs(difference) / towardsNone * t.inverseCumulativeProbability(UPPER) : 0;
        return new Result(
                new Newcombe.Points(difference, difference - down, difference + up),
                Math.min(1, 2 * t.survivalProbability(distance)));
    }
}
