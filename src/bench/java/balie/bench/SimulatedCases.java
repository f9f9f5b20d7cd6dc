package balie.bench;

import balie.stats.EventCounts;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cases opened evenly over thirteen weeks and looked at when these end. A case is resolved, withdrawn or merged into
 * another, whichever comes first; the rest are open when they are looked at. Times in days, seen to the minute.
 *
 * @param resolution the time to resolution if nothing else happened
 * @param cases how many are opened
 */
record SimulatedCases(String name, ContinuousDistribution resolution, int cases) {

    static final int RESOLVED = 0;
    private static final int WITHDRAWN = 1;
    private static final int MERGED = 2;
    private static final int OPEN = 3;

    private static final double WINDOW = 91;
    private static final double MINUTES = 24 * 60;
    private static final double WITHDRAWALS_A_DAY = 0.02;
    private static final double MERGES_A_DAY = 0.01;
    private static final double LOSSES_A_DAY = WITHDRAWALS_A_DAY + MERGES_A_DAY;
    /** Steps of the sums that are taken for the true integrals, up to a time by which a case has ended. */
    private static final int STEPS = 400_000;

    private static final double LONGEST = 2_000;

    /** @param end by one of the causes, or the time for which the case was open when looked at */
    record Case(double days, int end) {

        boolean ended() {
            return end != OPEN;
        }
    }

    List<Case> draw(Draws draws) {
        List<Case> all = new ArrayList<>(cases);
        for (int i = 0; i < cases; i++) {
            double observed = WINDOW * draws.uniform();
            double resolved = resolution.inverseSurvivalProbability(1 - draws.uniform());
            double lost = -Math.log(1 - draws.uniform()) / LOSSES_A_DAY;
            boolean withdrawn = draws.chance(WITHDRAWALS_A_DAY / LOSSES_A_DAY);
            double days = Math.min(observed, Math.min(resolved, lost));
            int end = observed <= days ? OPEN : resolved <= days ? RESOLVED : withdrawn ? WITHDRAWN : MERGED;
            all.add(new Case(days, end));
        }
        return all;
    }

    /** With the three causes. */
    static List<EventCounts> counts(List<Case> cases) {
        Map<Long, long[]> byMinute = new TreeMap<>();
        for (Case one : cases) {
            byMinute.computeIfAbsent(Math.round(one.days() * MINUTES), m -> new long[OPEN + 1])[one.end()]++;
        }
        List<EventCounts> counts = new ArrayList<>();
        byMinute.forEach((minute, ends) -> counts.add(
                new EventCounts(minute / MINUTES, List.of(ends[RESOLVED], ends[WITHDRAWN], ends[MERGED]), ends[OPEN])));
        return counts;
    }

    /** As if the withdrawn and the merged could still be resolved. */
    static List<EventCounts> lossesAsCensored(List<EventCounts> counts) {
        return counts.stream()
                .map(now -> EventCounts.of(
                        now.time(),
                        now.events().get(RESOLVED),
                        now.leaving() - now.events().get(RESOLVED)))
                .toList();
    }

    /** The true share that has not ended by any cause within so many days. */
    double open(double days) {
        return resolution.survivalProbability(days) * Math.exp(-LOSSES_A_DAY * days);
    }

    /** The true share that is resolved within so many days. */
    double resolved(double days) {
        double sum = 0;
        double before = 1;
        for (int i = 1; i <= STEPS; i++) {
            double now = resolution.survivalProbability(days * i / STEPS);
            sum += (before - now) * Math.exp(-LOSSES_A_DAY * days * (i - 0.5) / STEPS);
            before = now;
        }
        return sum;
    }

    /** The true share that is resolved in the end. */
    double resolvedInTheEnd() {
        return resolved(LONGEST);
    }

    /** The true mean of the days until a case has ended by any cause. */
    double meanDays() {
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            sum += open(LONGEST * (i + 0.5) / STEPS);
        }
        return sum * LONGEST / STEPS;
    }

    /** The true time by which half have ended by any cause. */
    double medianDays() {
        double low = 0;
        double high = LONGEST;
        while (high - low > 1 / MINUTES) {
            double middle = (low + high) / 2;
            if (open(middle) > 0.5) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    @Override
    public String toString() {
        return cases + " cases, " + name;
    }
}
