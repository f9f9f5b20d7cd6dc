package balie.stats;

import balie.stats.ClusteredShare.Sums;

import java.util.List;

/**
 * How many times the variance of a group's share is that of independent contacts, by the sizes of its customers and one intraclass
 * correlation of all groups together: 1 + (m - 1) * rho, with m the mean number of contacts of the customer of a contact (L. Kish, Survey
 * Sampling, 1965, section 5.4).
 *
 * <p>The groups' own design effects hang together with their shares: where hits are few by chance, contacts seem less alike. A group
 * would seem the surer the lower it is, and the mean of many groups too low.
 */
public final class PooledDesignEffect {

    private final double correlation;

    /**
     * A group of two customers at least.
     *
     * @param share around which its spread is reckoned, between 0 and 1
     */
    public record Group(Sums sums, double share) {}

    /** The correlation by moments: that at which the squares between the customers of all groups are what they are. */
    public PooledDesignEffect(List<Group> groups) {
        double more = 0;
        double wholly = 0;
        for (Group group : groups) {
            Sums sums = group.sums();
            double independent = group.share() * (1 - group.share());
            more += sums.n() * independent * (sums.designEffect(group.share()) - 1);
            wholly += independent * (sums.nn() - sums.n());
        }
        this.correlation = wholly > 0 ? Math.max(0, Math.min(1, more / wholly)) : 0;
    }

    /** How alike the contacts of one customer are, from 0 to 1; less alike than chance counts as 0. */
    public double correlation() {
        return correlation;
    }

    /** 1 at least. */
    public double of(Sums sums) {
        return 1 + correlation * ((double) sums.nn() / sums.n() - 1);
    }
}
