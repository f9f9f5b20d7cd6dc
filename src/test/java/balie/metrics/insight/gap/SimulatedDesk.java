package balie.metrics.insight.gap;

import balie.stats.ClusteredShare.Sums;
import balie.stats.IndirectStandardisation.Cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Contacts of a desk of which the truth is known: questions that fail more or less often than others, in channels and for types of customer
 * that do so as well, asked by customers who are like themselves. A contact can be escalated, not resolved at the first level, or both.
 */
final class SimulatedDesk {

    private static final int STRATA = 8;
    private static final double ALIKE = 0.06;
    private static final double SAME_QUESTION = 0.7;

    private final List<Contact> contacts;

    /** @param chance that it is escalated */
    private record Contact(int customer, int stratum, int question, double chance, boolean escalated, boolean failed) {}

    private SimulatedDesk(List<Contact> contacts) {
        this.contacts = List.copyOf(contacts);
    }

    /** @param effects of the questions on the share that is escalated, 0-1 */
    static SimulatedDesk drawn(Random random, int count, double[] effects) {
        double[] upTo = new double[effects.length];
        double all = 0;
        for (int q = 0; q < effects.length; q++) {
            all += Math.exp(random.nextGaussian());
            upTo[q] = all;
        }
        List<Contact> contacts = new ArrayList<>();
        for (int customer = 0; contacts.size() < count; customer++) {
            int stratum = random.nextInt(STRATA);
            double own = ALIKE * random.nextGaussian();
            int question = question(random, upTo);
            do {
                double chance = 0.1 + 0.02 * stratum + effects[question];
                boolean escalated = random.nextDouble() < clipped(chance + own);
                boolean failed = escalated || random.nextDouble() < 0.15;
                contacts.add(new Contact(customer, stratum, question, clipped(chance), escalated, failed));
                question = random.nextDouble() < SAME_QUESTION ? question : question(random, upTo);
            } while (random.nextDouble() < 0.4);
        }
        return new SimulatedDesk(contacts);
    }

    private static double clipped(double chance) {
        return Math.max(0.005, Math.min(0.995, chance));
    }

    private static int question(Random random, double[] upTo) {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int question = 0;
        while (upTo[question] < at) {
            question++;
        }
        return question;
    }

    /** The same contacts of the same customers, with the questions of each stratum dealt out anew: they make no difference any more. */
    SimulatedDesk shuffled(Random random) {
        Map<Integer, List<Integer>> questions = new TreeMap<>();
        contacts.forEach(c ->
                questions.computeIfAbsent(c.stratum(), s -> new ArrayList<>()).add(c.question()));
        questions.values().forEach(q -> Collections.shuffle(q, random));
        Map<Integer, Integer> next = new HashMap<>();
        return new SimulatedDesk(contacts.stream()
                .map(c -> {
                    int place = next.merge(c.stratum(), 1, Integer::sum) - 1;
                    int question = questions.get(c.stratum()).get(place);
                    return new Contact(c.customer(), c.stratum(), question, c.chance(), c.escalated(), c.failed());
                })
                .toList());
    }

    private static boolean hit(Contact contact, GapOutcome outcome) {
        return outcome == GapOutcome.ESCALATED ? contact.escalated() : contact.failed();
    }

    private static String id(int question) {
        return "Q" + (1000 + question);
    }

    List<Asked> questions() {
        Map<String, Map<Integer, long[]>> customers = new TreeMap<>();
        for (Contact contact : contacts) {
            long[] counts = customers
                    .computeIfAbsent(id(contact.question()), q -> new HashMap<>())
                    .computeIfAbsent(contact.customer(), c -> new long[3]);
            counts[0]++;
            counts[1] += contact.escalated() ? 1 : 0;
            counts[2] += contact.failed() ? 1 : 0;
        }
        List<Asked> questions = new ArrayList<>();
        customers.forEach((id, of) -> questions.add(asked(id, List.copyOf(of.values()))));
        return questions;
    }

    private static Asked asked(String id, List<long[]> customers) {
        Sums all = sums(customers, 0);
        double squares = customers.stream()
                .mapToDouble(c -> (double) (c[1] + c[2]) * (c[1] + c[2]))
                .sum();
        double withContacts = customers.stream()
                .mapToDouble(c -> (double) (c[1] + c[2]) * c[0])
                .sum();
        Map<GapOutcome, Sums> outcomes = new EnumMap<>(GapOutcome.class);
        Map<GapOutcome, Double> weighted = new EnumMap<>(GapOutcome.class);
        Map<GapOutcome, Map<GapOutcome, Double>> pairs = new EnumMap<>(GapOutcome.class);
        List<GapOutcome> both = List.of(GapOutcome.ESCALATED, GapOutcome.NOT_FIRST_LEVEL);
        for (GapOutcome outcome : both) {
            outcomes.put(outcome, sums(customers, outcome == GapOutcome.ESCALATED ? 1 : 2));
            weighted.put(outcome, withContacts);
            Map<GapOutcome, Double> with = new EnumMap<>(GapOutcome.class);
            both.forEach(other -> with.put(other, (double) all.nn()));
            pairs.put(outcome, with);
        }
        CustomerScores scores = new CustomerScores(customers.size(), squares, weighted, pairs);
        return new Asked(id, id, all, outcomes, scores, Optional.empty());
    }

    private static Sums sums(List<long[]> customers, int hits) {
        Sums sums = new Sums(0, 0, 0, 0, 0, 0);
        for (long[] customer : customers) {
            sums = sums.plus(Sums.of(customer[0], hits == 0 ? customer[0] : customer[hits]));
        }
        return sums;
    }

    List<Cell> cells(GapOutcome outcome) {
        Map<String, Map<Integer, long[]>> cells = new TreeMap<>();
        for (Contact contact : contacts) {
            long[] counts = cells.computeIfAbsent(id(contact.question()), q -> new TreeMap<>())
                    .computeIfAbsent(contact.stratum(), s -> new long[2]);
            counts[0]++;
            counts[1] += hit(contact, outcome) ? 1 : 0;
        }
        List<Cell> list = new ArrayList<>();
        cells.forEach((id, strata) -> strata.forEach((stratum, counts) ->
                list.add(new Cell(id, stratum.toString(), Integer.toString(stratum / 2), counts[0], counts[1]))));
        return list;
    }

    Sums total(GapOutcome outcome) {
        Map<Integer, long[]> customers = new HashMap<>();
        for (Contact contact : contacts) {
            long[] counts = customers.computeIfAbsent(contact.customer(), c -> new long[2]);
            counts[0]++;
            counts[1] += hit(contact, outcome) ? 1 : 0;
        }
        return sums(List.copyOf(customers.values()), 1);
    }

    OutcomeGaps gaps(GapOutcome outcome) {
        return new OutcomeGaps(outcome, questions(), cells(outcome), Optional.of(total(outcome)), 20);
    }

    /** By how many the escalations of a question are more than if it had the chances that all others have in its strata. */
    Map<String, Double> trueExcess() {
        double[] n = new double[STRATA];
        double[] p = new double[STRATA];
        Map<String, double[]> ofQuestion = new TreeMap<>();
        for (Contact contact : contacts) {
            n[contact.stratum()]++;
            p[contact.stratum()] += contact.chance();
            double[] own = ofQuestion.computeIfAbsent(id(contact.question()), q -> new double[2 * STRATA]);
            own[contact.stratum()]++;
            own[STRATA + contact.stratum()] += contact.chance();
        }
        Map<String, Double> excess = new TreeMap<>();
        ofQuestion.forEach((id, own) -> {
            double sum = 0;
            for (int s = 0; s < STRATA; s++) {
                if (own[s] > 0) {
                    sum += own[STRATA + s] - own[s] * (p[s] - own[STRATA + s]) / (n[s] - own[s]);
                }
            }
            excess.put(id, sum);
        });
        return excess;
    }
}
