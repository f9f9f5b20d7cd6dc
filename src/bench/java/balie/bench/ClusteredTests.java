package balie.bench;

import balie.stats.ClusteredShare.Sums;
import balie.stats.ClusteredTest;
import balie.stats.ShareTest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How often the test for contacts that cluster by customer is to 5 %, where shares differ and where they do not. */
final class ClusteredTests {

    private static final double FIVE_PERCENT = 0.05;
    private static final double QUARTER = 0.25;
    /** The contacts of a customer are in the group or not, and those of many are in both. */
    private static final double ALIKE_IN_GROUP = 0.4;

    private static final Sums NOBODY = new Sums(0, 0, 0, 0, 0, 0);
    private static final String FOUND = "found";
    private static final String PLAIN = "plain";

    private final Simulation simulation;
    private final CoverageTable table;

    ClusteredTests(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    private interface TwoSums {
        Sums[] draw(Draws draws);
    }

    void unchanged() {
        for (int customers : new int[] {60, 300}) {
            for (double share : new double[] {.01, .03, .1, .3}) {
                for (double likeness : new double[] {0, QUARTER}) {
                    SimulatedDesk desk = new SimulatedDesk(customers, share, likeness);
                    weeks(desk.toString(), true, draws -> new Sums[] {desk.week(draws), desk.week(draws)});
                }
            }
        }
        weeks("40 customers with six contacts each, 300 with one, share .3, likeness .25", true, draws ->
                new Sums[] {customers(draws, 40, 6), customers(draws, 300, 1)});
        for (double group : new double[] {.1, .5, .9}) {
            for (double likeness : new double[] {0, QUARTER}) {
                rest(group, .3, .3, likeness);
            }
        }
    }

    void changed() {
        for (double likeness : new double[] {0, QUARTER}) {
            for (double[] shares : new double[][] {{.01, .03}, {.03, .08}, {.1, .2}, {.3, .45}}) {
                SimulatedDesk before = new SimulatedDesk(150, shares[0], likeness);
                SimulatedDesk now = new SimulatedDesk(150, shares[1], likeness);
                weeks(before + ", now share " + shares[1], false, draws ->
                        new Sums[] {now.week(draws), before.week(draws)});
            }
            rest(.1, .35, .2, likeness);
        }
    }

    private static Sums customers(Draws draws, int customers, int contacts) {
        Sums sums = NOBODY;
        for (int customer = 0; customer < customers; customer++) {
            sums = sums.plus(Sums.of(contacts, draws.binomial(contacts, draws.share(.3, QUARTER))));
        }
        return sums;
    }

    private void weeks(String design, boolean unchanged, TwoSums weeks) {
        Map<String, Rate> rates = simulation.run("clustered test " + design, (draws, tally) -> {
            Sums[] both = weeks.draw(draws);
            ClusteredTest.of(both[0], both[1]).ifPresent(result -> tally.add(FOUND, result.pValue() <= FIVE_PERCENT));
            double plain = ShareTest.of(both[0].x(), both[0].n(), both[1].x(), both[1].n())
                    .pValue();
            tally.add(PLAIN, plain <= FIVE_PERCENT);
        });
        tell("clustered test at 5 %", design, unchanged, rates);
    }

    private void tell(String what, String design, boolean unchanged, Map<String, Rate> rates) {
        Rate found = rates.get(FOUND);
        String plain = ", by the plain test " + CoverageTable.percent(rates.get(PLAIN));
        if (unchanged) {
            table.atMost(what, design, found, FIVE_PERCENT, plain);
        } else {
            table.told(what + ", found", design, found, CoverageTable.percent(found) + plain, "");
        }
    }

    /** A part of the contacts of 400 customers against the others. */
    private void rest(double group, double ofGroup, double ofRest, double likeness) {
        String design = String.format(
                Locale.ROOT,
                "400 customers, group of %.0f %% with %.0f %%, rest %.0f %%, likeness %.2f",
                100 * group,
                100 * ofGroup,
                100 * ofRest,
                likeness);
        Map<String, Rate> rates = simulation.run("rest " + design, (draws, tally) -> {
            Sums[] both = parts(draws, group, ofGroup, ofRest, likeness);
            Optional<ClusteredTest.Result> result = ClusteredTest.againstRest(both[0], both[1]);
            result.ifPresent(r -> tally.add(FOUND, r.pValue() <= FIVE_PERCENT));
            long restX = both[1].x() - both[0].x();
            long restN = both[1].n() - both[0].n();
            double plain = ShareTest.of(both[0].x(), both[0].n(), restX, restN).pValue();
            tally.add(PLAIN, plain <= FIVE_PERCENT);
        });
        tell("clustered test of a group against the rest at 5 %", design, !(ofGroup > ofRest), rates);
    }

    private static Sums[] parts(Draws draws, double group, double ofGroup, double ofRest, double likeness) {
        Sums part = NOBODY;
        Sums total = NOBODY;
        for (int customer = 0; customer < 400; customer++) {
            double inGroup = draws.share(group, ALIKE_IN_GROUP);
            double own = draws.share(ofRest, likeness);
            long n = SimulatedDesk.contacts(draws);
            long of = draws.binomial(n, inGroup);
            long x = draws.binomial(of, Math.min(1, own * ofGroup / ofRest));
            if (of > 0) {
                part = part.plus(Sums.of(of, x));
            }
            total = total.plus(Sums.of(n, x + draws.binomial(n - of, own)));
        }
        return new Sums[] {part, total};
    }
}
