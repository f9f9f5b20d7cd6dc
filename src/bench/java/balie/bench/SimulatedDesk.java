package balie.bench;

import balie.stats.ClusteredShare;

/**
 * Contacts that cluster by customer: most customers write once or twice, a few write thirty times, and contacts of one
 * customer are like each other.
 *
 * @param customers who write
 * @param share of contacts that count, 0-1; the truth
 * @param likeness the intraclass correlation of the contacts of one customer
 */
record SimulatedDesk(int customers, double share, double likeness) {

    /** Of the logarithm of a customer's contacts: their mean is 2.6, and the busiest of 300 customers has some 30. */
    private static final double SPREAD = 1.2;

    /** How many contacts a customer has. */
    static int contacts(Draws draws) {
        return (int) Math.ceil(Math.exp(SPREAD * draws.normal()));
    }

    /** The contacts of a week. */
    ClusteredShare.Sums week(Draws draws) {
        return weeks(draws, this)[0];
    }

    /** The contacts of two weeks in which the same customers write. */
    static ClusteredShare.Sums[] weeks(Draws draws, SimulatedDesk desk) {
        ClusteredShare.Sums[] weeks = {nobody(), nobody()};
        for (int customer = 0; customer < desk.customers; customer++) {
            double own = draws.share(desk.share, desk.likeness);
            for (int week = 0; week < weeks.length; week++) {
                int of = contacts(draws);
                weeks[week] = weeks[week].plus(ClusteredShare.Sums.of(of, draws.binomial(of, own)));
            }
        }
        return weeks;
    }

    private static ClusteredShare.Sums nobody() {
        return new ClusteredShare.Sums(0, 0, 0, 0, 0, 0);
    }

    @Override
    public String toString() {
        return customers + " customers, share " + share + ", likeness " + likeness;
    }
}
