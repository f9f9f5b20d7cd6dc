package balie.bench;

import balie.stats.change.MixChange;
import balie.stats.change.MixChange.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How often the mix of categories is said to be broken where nothing changed, and where a category was renamed. */
final class MixChanges {

    private static final int[] CONTACTS = {50, 400};
    private static final int[] WEEKS = {6, 12, 26};
    private static final int[] CATEGORIES = {8, 40};
    /** The intraclass correlation of the contacts of a week: above 0 the shares themselves move from week to week. */
    private static final double[] LIKENESS = {0, .02};

    private final Simulation simulation;
    private final CoverageTable table;

    MixChanges(Simulation simulation, CoverageTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    /** A week's contacts by category: the category of rank r in proportion to 1 / r. */
    private record Desk(int categories, double likeness) {

        Map<String, Long> week(Draws draws, long contacts) {
            double harmonic = IntStream.rangeClosed(1, categories)
                    .mapToDouble(r -> 1.0 / r)
                    .sum();
            double[] weights = IntStream.rangeClosed(1, categories)
                    .mapToDouble(rank -> weight(draws, 1 / (rank * harmonic)))
                    .toArray();
            double sum = DoubleStream.of(weights).sum();
            Map<String, Long> week = new TreeMap<>();
            for (long i = 0; i < contacts; i++) {
                double left = draws.uniform() * sum;
                int category = 0;
                while (category < categories - 1 && left >= weights[category]) {
                    left -= weights[category];
                    category++;
                }
                week.merge("category " + category, 1L, Long::sum);
            }
            return week;
        }

        private double weight(Draws draws, double share) {
            return likeness > 0 ? draws.gamma(share * (1 - likeness) / likeness) : share;
        }
    }

    void run() {
        for (double likeness : LIKENESS) {
            for (int categories : CATEGORIES) {
                for (int weeks : WEEKS) {
                    for (int contacts : CONTACTS) {
                        unchanged(new Desk(categories, likeness), weeks, contacts);
                    }
                }
            }
        }
        for (double likeness : LIKENESS) {
            for (int weeks : WEEKS) {
                renamed(new Desk(8, likeness), weeks);
            }
        }
    }

    private static List<Map<String, Long>> before(Desk desk, Draws draws, int weeks, int contacts) {
        // Weeks differ in size as weeks do.
        return IntStream.range(0, weeks)
                .mapToObj(i -> desk.week(draws, contacts + draws.below(contacts)))
                .toList();
    }

    private void unchanged(Desk desk, int weeks, int contacts) {
        String design = design(desk, weeks) + ", " + contacts + " contacts and more";
        Rate rate = simulation.rate("mix " + design, (draws, tally) -> {
            Verdict verdict = MixChange.of(desk.week(draws, contacts), before(desk, draws, weeks, contacts))
                    .verdict();
            tally.add("broken", verdict == Verdict.BROKEN);
        });
        table.atMost("mix of categories said to be broken, none is", design, rate, MixChange.ERROR, "");
    }

    private static String design(Desk desk, int weeks) {
        return desk.categories() + " categories, " + weeks + " weeks before"
                + (desk.likeness() > 0 ? ", shares that move (likeness " + desk.likeness() + ")" : "");
    }

    /** The first of eight categories, which holds 37 %, has another name. */
    private void renamed(Desk desk, int weeks) {
        List<String> found = new ArrayList<>();
        Rate last = null;
        for (int contacts : CONTACTS) {
            last = simulation.rate("renamed " + design(desk, weeks) + contacts, (draws, tally) -> {
                tally.add("found", found(desk, draws, weeks, contacts));
            });
            found.add(contacts + " contacts and more " + CoverageTable.percent(last));
        }
        table.told(
                "a category of 37 % that is renamed, found", design(desk, weeks), last, String.join(", ", found), "");
    }

    private static boolean found(Desk desk, Draws draws, int weeks, int contacts) {
        Map<String, Long> now = new TreeMap<>(desk.week(draws, contacts));
        long first = now.getOrDefault("category 0", 0L);
        now.remove("category 0");
        now.put("renamed", first);
        return MixChange.of(now, before(desk, draws, weeks, contacts)).verdict() == Verdict.BROKEN;
    }
}
