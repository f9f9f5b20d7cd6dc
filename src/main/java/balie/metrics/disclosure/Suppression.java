package balie.metrics.disclosure;

import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hides counts beside small ones, so that these can not be worked out, and hides as little as it can.
 *
 * <p>For a secret that is worked out it asks which told counts must give way for it to reach the minimum, and finds the cheapest
 * such set by linear programming among the sums around it (Fischetti and Salazar, Management Science 47:1008, 2001, solve it for all
 * secrets at once; one after the other, as here, is Kelly, Golden and Assad, Networks 22:397, 1992). What is hidden costs nothing to use
 * again. Then the attacker tries anew, until nothing is worked out.
 */
final class Suppression {

    private static final int MOST_ROUNDS = 60;
    private static final double MOVES = 1e-6;

    /** What a hidden count costs to move, so that ways through few of them are taken. */
    private static final double FREE = 1e-3;

    /** How many numbers of each sum are looked at: few do mostly. */
    private static final int[] WIDTHS = {4, 12, 40, 1_000};

    private static final int MOST_SUMS = 240;

    /** A network of no more numbers is always looked at as a whole. */
    private static final int FEW_NUMBERS = 300;

    /** Where no corner is enough, so many numbers at most around the secret are: more each time. */
    private static final int MOST_NUMBERS = 3_000;

    private static final int FARTHER = 2;

    private final CountNetwork network;
    private final int minimum;
    private final double[] costs;
    private final BitSet fixed;
    private final int[][] sumsOf;
    private final Attacker attacker;

    /**
     * @param costs of hiding each number
     * @param fixed what can not be hidden, since it was told before
     */
    Suppression(CountNetwork network, int minimum, double[] costs, BitSet fixed) {
        this(network, minimum, costs, fixed, new SolvedPieces());
    }

    /** @param solved what the attacker made of pieces before */
    Suppression(CountNetwork network, int minimum, double[] costs, BitSet fixed, SolvedPieces solved) {
        this.attacker = new Attacker(network, minimum, solved);
        this.network = network;
        this.minimum = minimum;
        this.costs = costs.clone();
        this.fixed = (BitSet) fixed.clone();
        this.sumsOf = Unknowns.sumsOf(network);
    }

    /**
     * What is hidden in the end. A secret that nothing protects, since what would have to be hidden is known, stays as it is: the attacker
     * finds it.
     *
     * @param hidden what must be
     */
    BitSet hide(BitSet hidden) {
        BitSet all = (BitSet) hidden.clone();
        BitSet left = new BitSet();
        BitSet tried = (BitSet) hidden.clone();
        boolean areAllTried = true;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            BitSet found = attacker.workedOut(all, tried);
            found.andNot(left);
            if (found.isEmpty() && areAllTried) {
                return all;
            }
            BitSet before = (BitSet) all.clone();
            for (int secret = found.nextSetBit(0); secret >= 0; secret = found.nextSetBit(secret + 1)) {
                if (!protect(secret, all)) {
                    left.set(secret);
                }
            }
            if (all.equals(before)) {
                // There is nothing more to hide for them, and the attacker would find the same again.
                left.or(found);
            }
            // Who is free stays so, however much more is hidden: all are tried again only in the end.
            areAllTried = found.isEmpty();
            tried = (BitSet) all.clone();
            if (!areAllTried) {
                tried.andNot(before);
                tried.or(found);
            }
        }
        return all;
    }

    /**
     * Hides what lets a secret reach the minimum; false: nothing does. It looks at more as long as that is cheaper: near by there may be
     * no other way than through a total.
     */
    private boolean protect(int secret, BitSet hidden) {
        long need = minimum - network.value(secret);
        List<Integer> cheapest = null;
        double least = Double.POSITIVE_INFINITY;
        for (int width : WIDTHS) {
            Neighbourhood near = new Neighbourhood(
                    network,
                    sumsOf,
                    secret,
                    width,
                    MOST_SUMS,
                    n -> isFree(n, hidden) || !fixed.get(n),
                    // Free ones that can give way first, then the cheapest that can.
                    Comparator.<Integer, Boolean>comparing(n -> network.value(n) < need)
                            .thenComparing(n -> isFree(n, hidden) ? 0 : costs[n])
                            .thenComparing(n -> -network.value(n)));
            List<Integer> moved = new Around(near.numbers(), near.sums()).moved(secret, hidden);
            if (moved != null) {
                if (moved.isEmpty()) {
                    // What was hidden for others is enough.
                    return true;
                }
                double cost = moved.stream().mapToDouble(n -> costs[n]).sum();
                if (cost >= least) {
                    break;
                }
                cheapest = moved;
                least = cost;
            }
        }
        // A corner may be too small, or what is cheap there dear.
        if (network.size() <= FEW_NUMBERS) {
            List<Integer> moved = far(secret, hidden, network.size()).moved(secret, hidden);
            if (moved != null && moved.stream().mapToDouble(n -> costs[n]).sum() < least) {
                cheapest = moved;
            }
        }
        for (int reach = FEW_NUMBERS; cheapest == null && reach <= MOST_NUMBERS; reach *= FARTHER) {
            cheapest = far(secret, hidden, reach).moved(secret, hidden);
        }
        if (cheapest != null) {
            cheapest.forEach(hidden::set);
        }
        return cheapest != null;
    }

    /** All that hangs together with a secret, the nearest first, up to so many numbers; what stands in a sum beyond stays as it is. */
    private Around far(int secret, BitSet hidden, int reach) {
        List<Integer> numbers = new ArrayList<>(List.of(secret));
        BitSet seen = new BitSet();
        seen.set(secret);
        Set<Integer> sums = new LinkedHashSet<>();
        for (int next = 0; next < numbers.size() && numbers.size() < reach; next++) {
            for (int s : sumsOf[numbers.get(next)]) {
                if (sums.add(s)) {
                    for (int member : network.sums().get(s).members()) {
                        if (!seen.get(member) && (isFree(member, hidden) || !fixed.get(member))) {
                            seen.set(member);
                            numbers.add(member);
                        }
                    }
                }
            }
        }
        return new Around(
                numbers.stream()
                        .filter(n -> Arrays.stream(sumsOf[n]).allMatch(sums::contains))
                        .mapToInt(Integer::intValue)
                        .toArray(),
                sums.stream().mapToInt(Integer::intValue).toArray());
    }

    private boolean isFree(int number, BitSet hidden) {
        return hidden.get(number) || network.isRest(number);
    }

    /** Numbers that may move and the sums they stand in. */
    private final class Around {

        private final int[] numbers;
        private final int[] sums;

        Around(int[] numbers, int[] sums) {
            this.numbers = numbers;
            this.sums = sums;
        }

        /** What is told and must move; null: the secret can not reach the minimum here. */
        @Nullable
        List<Integer> moved(int secret, BitSet hidden) {
            ExpressionsBasedModel model = new ExpressionsBasedModel();
            Map<Integer, Variable> ups = new HashMap<>();
            Map<Integer, Variable> downs = new HashMap<>();
            long need = minimum - network.value(secret);
            for (int number : numbers) {
                boolean free = isFree(number, hidden);
                double cost = free ? FREE : costs[number];
                // Where no value is given the library asks for one between the bounds, and divides decimals for it.
                Variable up = model.addVariable().lower(0).weight(cost).value(BigDecimal.ZERO);
                Variable down = model.addVariable()
                        .lower(0)
                        .weight(cost)
                        .upper(network.value(number))
                        .value(BigDecimal.ZERO);
                if (number == secret) {
                    up.level(need).value(BigDecimal.valueOf(need));
                    down.level(0);
                }
                ups.put(number, up);
                downs.put(number, down);
            }
            for (int s : sums) {
                Sum sum = network.sums().get(s);
                int[] members = sum.members();
                Expression expression = model.addExpression().level(0);
                for (int m = 0; m < members.length; m++) {
                    Variable up = ups.get(members[m]);
                    if (up != null) {
                        expression.set(up, sum.sign(m));
                        expression.set(downs.get(members[m]), -sum.sign(m));
                    }
                }
            }
            Optimisation.Result result = model.minimise();
            if (!result.getState().isFeasible()) {
                return null;
            }
            List<Integer> moved = new ArrayList<>();
            for (int i = 0; i < numbers.length; i++) {
                int number = numbers[i];
                double move = result.doubleValue(2L * i) + result.doubleValue(2L * i + 1);
                if (number != secret && move > MOVES && !hidden.get(number) && !network.isRest(number)) {
                    moved.add(number);
                }
            }
            return moved;
        }
    }
}
