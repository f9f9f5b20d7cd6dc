package balie.stats;

import balie.stats.ClusteredShare.Sums;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Optional;

/**
 * The share of a group over the share of all others of the same whole, with its interval, 95 %, where the contacts of one customer are
 * alike: a relative risk, called lift.
 *
 * <p>Method. Each share has the interval of {@link ClusteredShare}, or Wilson's where each contact is another customer's; the two make
 * that of their ratio by the method of variance estimates recovery (MOVER-R; A. Donner, G. Y. Zou, Stat. Methods Med. Res. 21 (2012)
 * 347; of two shares by Wilson's intervals: M. W. Fagerland, R. G. Newcombe, Stat. Med. 32 (2013) 2823). Unlike Katz's interval of the
 * logarithm (D. Katz et al., Biometrics 34 (1978) 469) it needs nothing added where a group has no hit.
 *
 * <p>A customer can stand in the group and among the others, so the sums of the others are not those of the whole less the group's: the
 * likeness of the others is taken to be the whole's, as in {@link ClusteredShare#differenceToRest}.
 */
public final class ShareRatio {

    private static final double UPPER = 1 - Wilson.ALPHA / 2;

    private ShareRatio() {}

    /**
     * @param ratio 1: the two are the same; 0: the one has none
     * @param low 0 at least
     */
    public record Ratio(double ratio, double low, double high) {}

    /**
     * The share of a group over that of all others.
     *
     * @param group a part of {@code whole}
     * @return empty if there are no others or none of them counts, or if there are too few customers on one side to say
     */
    public static Optional<Ratio> toRest(Sums group, Sums whole) {
        long others = whole.n() - group.n();
        long hits = whole.x() - group.x();
        if (group.n() == 0 || others <= 0 || hits <= 0) {
            return Optional.empty();
        }
        if (whole.customers() == whole.n()) {
            return Optional.of(of(Wilson.of(group.x(), group.n()), Wilson.of(hits, others)));
        }
        return ClusteredShare.of(group)
                .flatMap(one -> ClusteredShare.of(whole).map(all -> {
                    double quantile = TDistribution.of(all.degreesOfFreedom()).inverseCumulativeProbability(UPPER);
                    double size = others / Math.max(1, all.designEffect());
                    return of(one.percents(), Wilson.score((double) hits / others, size, quantile));
                }));
    }

    /**
     * The ratio of two figures by their intervals.
     *
     * @param other above 0, with a lower end above 0
     */
    static Ratio of(Wilson.Percents one, Wilson.Percents other) {
        double product = one.percent() * other.percent();
        double below = one.low() * (2 * one.percent() - one.low());
        double above = one.high() * (2 * one.percent() - one.high());
        double otherBelow = other.low() * (2 * other.percent() - other.low());
        double otherAbove = other.high() * (2 * other.percent() - other.high());
        double rootBelow = root(product, below * otherAbove);
        double rootAbove = root(product, above * otherBelow);
        // The usual form of the lower end divides nothing by nothing where the interval of the other is twice as high
        // as it.
        double low = below > 0 ? below / (product + rootBelow) : 0;
        return new Ratio(one.percent() / other.percent(), low, (product + rootAbove) / otherBelow);
    }

    private static double root(double product, double parts) {
        // Roundings can leave a little less than nothing where both ends are the figures themselves.
        return Math.sqrt(Math.max(0, product * product - parts));
    }
}
