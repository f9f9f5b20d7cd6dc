package balie.stats.change;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.List;

/**
 * Shares of groups beside a target, with the limits within which chance keeps a group of its number of cases: a funnel
 * over the number of cases. It says which groups differ from the target more than chance, and ranks nobody: groups stay
 * in the order given.
 *
 * <p>Source: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Stat. Med. 24 (2005) 1185-1202:
 * exact binomial limits, interpolated so that they are smooth (appendix A.1.1), and multiplicative over-dispersion from
 * winsorised z-scores (also: the same, Handling over-dispersion of performance indicators, Qual. Saf. Health Care 14
 * (2005) 347-351).
 *
 * <p>It departs from these in three ways, without which groups that differ more than chance, but none more than the
 * others, were outside the limits of 95 % in 9 % of the cases and outside those of 99.8 % in 1.3 %. The dispersion is
 * that over what the winsorising leaves of chance ({@link Winsorised}). It widens the limits wherever it is above 1,
 * not only where it is so by two standard deviations: a dispersion that cannot be told from chance is there all the
 * same. And the limits of 99.8 % are wider by the ratio of Student's t to the normal quantile, with as many degrees of
 * freedom as groups are not drawn in (J. W. Tukey, D. H. McLaughlin, Sankhya A 25 (1963) 331): a group that far out is
 * drawn in itself and so hardly part of the dispersion that it is held against. Nearer in it is part of it, which
 * keeps it inside about as often as the error of the dispersion brings it out. Simulated for 6 to 40 groups and
 * variances of 1 to 10 times chance, 0.4 to 4.2 % are outside 95 % and at most 0.17 % outside 99.8 %.
 *
 * <p>The upper limit is that of the misses, mirrored: one case higher than with the formula of the paper, by which a
 * group could be above with more than the probability asked for. So a group at the target is outside a limit at most as
 * often as the limit says (B. N. Manktelow and S. E. Seaton, PLoS ONE 7 (2012) e45723, compare the ways to
 * interpolate).
 */
public final class FunnelPlot {

    /** The probability beyond each limit of 95 %. */
    public static final double BEYOND_95 = 0.025;

    /** The probability beyond each limit of 99.8 %. */
    public static final double BEYOND_998 = 0.001;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private FunnelPlot() {}

    /**
     * A group and its cases; refused unless 0 <= hits <= of, and of within the range of an int.
     *
     * @param hits the cases that count, among all of them
     */
    public record Group(String name, long hits, long of) {
        public Group {
            if (of < 0 || hits < 0 || hits > of || of > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("no group: " + name + ", " + hits + " of " + of);
            }
        }

        private double share() {
            return (double) hits / of;
        }
    }

    /** Where a group lies. */
    public enum Place {
        /** Fewer cases than were asked for: the limits say nothing of it. */
        TOO_FEW,
        INSIDE,
        ABOVE_95,
        BELOW_95,
        ABOVE_998,
        BELOW_998
    }

    /** Limits of a share, 0-1. */
    public record Limits(double low, double high) {}

    /**
     * The limits of one number of cases, as they are drawn.
     *
     * @param of the number of cases
     */
    public record Funnel(long of, Limits limits95, Limits limits998) {

        private Place place(double share) {
            if (share > limits998.high()) {
                return Place.ABOVE_998;
            }
            if (share < limits998.low()) {
                return Place.BELOW_998;
            }
            if (share > limits95.high()) {
                return Place.ABOVE_95;
            }
            return share < limits95.low() ? Place.BELOW_95 : Place.INSIDE;
        }
    }

    /** By how much the limits are widened, 1 or more. */
    private record Widening(double of95, double of998) {

        static final Widening NONE = new Widening(1, 1);

        static Widening of(double dispersion, int groups) {
            int drawnIn = Winsorised.drawnIn(groups);
            double of95 = Math.sqrt(dispersion);
            if (drawnIn == 0) {
                return new Widening(of95, of95);
            }
            double student = TDistribution.of(groups - 2.0 * drawnIn).inverseSurvivalProbability(BEYOND_998);
            return new Widening(of95, of95 * student / NORMAL.inverseSurvivalProbability(BEYOND_998));
        }
    }

    /** @param funnel at the cases of the group; of a group without cases all of 0-1 */
    public record Placed(Group group, Funnel funnel, Place place) {}

    /**
     * @param target the share that groups are held against, 0-1
     * @param dispersion mean of the squared winsorised z-scores of the groups with enough cases, over what chance alone
     *     makes it: about 1 where only chance is at work; 1 where there are no such groups
     * @param overDispersed whether the limits are widened for it
     * @param ofGroups how many groups have enough cases
     * @param groups in the order given
     */
    public record Plot(double target, double dispersion, boolean overDispersed, int ofGroups, List<Placed> groups) {

        /** The limits at some number of cases, for drawing. */
        public Funnel at(long of) {
            return funnel(of, target, overDispersed ? Widening.of(dispersion, ofGroups) : Widening.NONE);
        }
    }

    /** The share of all cases of all groups, the usual target. Undefined, and an error, without any case. */
    public static double pooled(List<Group> groups) {
        long of = groups.stream().mapToLong(Group::of).sum();
        if (of == 0) {
            throw new IllegalArgumentException("no share of no cases");
        }
        return (double) groups.stream().mapToLong(Group::hits).sum() / of;
    }

    /**
     * The groups beside the target.
     *
     * @param target 0-1
     * @param fewest cases below which a group has too few to say
     * @param allowOverDispersion whether limits may be widened where groups differ more than chance all over
     */
    public static Plot of(List<Group> groups, double target, long fewest, boolean allowOverDispersion) {
        if (!(target >= 0 && target <= 1) || fewest < 1) {
            throw new IllegalArgumentException("no funnel: target " + target + ", fewest " + fewest);
        }
        double[] z = groups.stream()
                .filter(group -> group.of() >= fewest)
                .mapToDouble(group -> (group.share() - target) / Math.sqrt(target * (1 - target) / group.of()))
                .sorted()
                .toArray();
        // At a target of 0 or 1 there is no variance to compare with.
        double dispersion = z.length == 0 || !(target > 0 && target < 1) ? 1 : Winsorised.dispersion(z);
        boolean over = allowOverDispersion && dispersion > 1;
        Widening widening = over ? Widening.of(dispersion, z.length) : Widening.NONE;
        return new Plot(
                target,
                dispersion,
                over,
                z.length,
                groups.stream()
                        .map(group -> placed(group, fewest, funnel(group.of(), target, widening)))
                        .toList());
    }

    private static Placed placed(Group group, long fewest, Funnel funnel) {
        return new Placed(group, funnel, group.of() < fewest ? Place.TOO_FEW : funnel.place(group.share()));
    }

    private static Funnel funnel(long of, double target, Widening widening) {
        return new Funnel(
                of, limits(of, target, widening.of95(), BEYOND_95), limits(of, target, widening.of998(), BEYOND_998));
    }

    private static Limits limits(long of, double target, double widening, double beyond) {
        if (of == 0) {
            return new Limits(0, 1);
        }
        int cases = Math.toIntExact(of);
        double low = lowest(cases, target, beyond) / of;
        double high = 1 - lowest(cases, 1 - target, beyond) / of;
        return new Limits(
                Math.max(0, target - widening * (target - low)), Math.min(1, target + widening * (high - target)));
    }

    /**
     * The number of hits, not whole, below which chance leaves a group with that probability: the smallest number that
     * is reached with more than it, less the part of that number's own probability that is too much.
     */
    private static double lowest(int cases, double share, double beyond) {
        BinomialDistribution hits = BinomialDistribution.of(cases, share);
        int least = hits.inverseCumulativeProbability(beyond);
        // The inverse gives the smallest that is reached with the probability or more; the paper asks for more.
        if (hits.cumulativeProbability(least) <= beyond) {
            least++;
        }
        return least - (hits.cumulativeProbability(least) - beyond) / hits.probability(least);
    }
}
