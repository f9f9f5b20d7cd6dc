package balie.bench;

import balie.stats.ClusteredShare.Sums;
import balie.stats.EventRate;
import balie.stats.ShareRatio;

import java.util.Map;

/** How often intervals of lifts, and of events for each thousand customers, hold what is true. */
final class LiftIntervals {

    private static final double NORMAL_975 = 1.959963984540054;
    private static final double LIKE = .25;
    private static final double ALIKE_IN_GROUP = .4;
    private static final int THOUSAND = 1000;
    private static final String HELD = "held";
    private static final String KATZ = "katz";
    private static final Sums NOBODY = new Sums(0, 0, 0, 0, 0, 0);

    private final Simulation simulation;
    private final CoverageTable table;

    LiftIntervals(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    private interface TwoSums {
        /** A group and the whole that it is part of. */
        Sums[] draw(Draws draws);
    }

    void run() {
        for (int group : new int[] {50, 200}) {
            for (double[] shares : new double[][] {{.05, .05}, {.1, .05}, {.3, .2}}) {
                single(group, shares[0], shares[1]);
            }
        }
        for (double likeness : new double[] {0, LIKE}) {
            apart(150, 600, .05, .05, likeness);
            apart(60, 600, .1, .05, likeness);
            apart(150, 600, .2, .1, likeness);
            apart(150, 600, .3, .3, likeness);
        }
        for (double group : new double[] {.2, .5}) {
            both(group, .15, LIKE);
        }
        for (double each : new double[] {1, 2.5}) {
            events(40, each);
            events(8, each);
        }
    }

    private void single(int group, double share, double rest) {
        int others = 4 * group;
        judge("each customer once: " + group + " in the group, " + others + " others", share, rest, draws -> {
            long one = draws.binomial(group, share);
            long all = one + draws.binomial(others, rest);
            return new Sums[] {alone(group, one), alone(group + others, all)};
        });
    }

    private static Sums alone(long n, long x) {
        return new Sums(n, n, x, n, x, x);
    }

    private void apart(int group, int others, double share, double rest, double likeness) {
        SimulatedDesk one = new SimulatedDesk(group, share, likeness);
        SimulatedDesk other = new SimulatedDesk(others, rest, likeness);
        judge(group + " customers beside " + others + ", likeness " + likeness, share, rest, draws -> {
            Sums sums = one.week(draws);
            return new Sums[] {sums, sums.plus(other.week(draws))};
        });
    }

    /** Customers whose contacts are in the group or not, as by channel. */
    private void both(double group, double share, double likeness) {
        judge("500 customers, a contact in the group with " + group + ", likeness " + likeness, share, share, draws -> {
            Sums in = NOBODY;
            Sums all = NOBODY;
            for (int customer = 0; customer < 500; customer++) {
                double own = draws.share(share, likeness);
                double place = draws.share(group, ALIKE_IN_GROUP);
                int of = SimulatedDesk.contacts(draws);
                long inside = draws.binomial(of, place);
                long hits = draws.binomial(inside, own);
                in = inside > 0 ? in.plus(Sums.of(inside, hits)) : in;
                all = all.plus(Sums.of(of, hits + draws.binomial(of - inside, own)));
            }
            return new Sums[] {in, all};
        });
    }

    private void judge(String design, double share, double rest, TwoSums sums) {
        String named = design + ", shares " + share + " and " + rest;
        Map<String, Rate> rates = simulation.run("lift " + named, (draws, tally) -> {
            Sums[] both = sums.draw(draws);
            double truth = share / rest;
            ShareRatio.toRest(both[0], both[1]).ifPresent(r -> tally.add(HELD, r.low() <= truth && truth <= r.high()));
            tally.add(
                    KATZ, katz(both[0].x(), both[0].n(), both[1].x() - both[0].x(), both[1].n() - both[0].n(), truth));
        });
        table.coverage("lift", named, rates.get(HELD));
        table.told(
                "Katz's interval of independent contacts on the same, for contrast",
                named,
                rates.get(KATZ),
                CoverageTable.percent(rates.get(KATZ)),
                "95 %");
    }

    /** With half a hit added to each side where one has none. */
    private static boolean katz(long x, long n, long otherX, long otherN, double truth) {
        double more = x == 0 || otherX == 0 ? 0.5 : 0;
        double one = x + more;
        double other = otherX + more;
        double log = Math.log(one / (n + more) / (other / (otherN + more)));
        double error = Math.sqrt(1 / one - 1 / (n + more) + 1 / other - 1 / (otherN + more));
        return Math.abs(log - Math.log(truth)) <= NORMAL_975 * error;
    }

    /** Customers who complain do so as many times as one more than a Poisson count. */
    private void events(double customers, double each) {
        String design = customers + " customers of 1,000 complain, " + each + " times each";
        table.coverage(
                "events for each 1,000 customers", design, simulation.rate("events " + design, (draws, tally) -> {
                    long count = 0;
                    long squares = 0;
                    for (long i = draws.poisson(customers); i > 0; i--) {
                        long own = 1 + draws.poisson(each - 1);
                        count += own;
                        squares += own * own;
                    }
                    EventRate.Rate rate = EventRate.of(count, squares, THOUSAND, THOUSAND);
                    double truth = customers * each;
                    tally.add(HELD, rate.low() <= truth && truth <= rate.high());
                }));
    }
}
