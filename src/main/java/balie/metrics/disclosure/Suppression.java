package balie.metrics.disclosure;

import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** How far from a secret is looked: over so many sums. */
    private static final int FARTHEST = 6;

    private static final int MOST_NUMBERS = 3_000;

    private final CountNetwork network;
    private final int minimum;
    private final double[] costs;
    private final BitSet fixed;
    private final int[][] sumsOf;

    /**
     * @param costs of hiding each number
     * @param fixed what can not be hidden, since it was told before
     */
    Suppression(CountNetwork network, int minimum, double[] costs, BitSet fixed) {
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
        Attacker attacker = new Attacker(network, minimum);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            BitSet found = attacker.workedOut(all);
            found.andNot(left);
            if (found.isEmpty()) {
                return all;
            }
            for (int secret = found.nextSetBit(0); secret >= 0; secret = found.nextSetBit(secret + 1)) {
                if (!protect(secret, all)) {
                    left.set(secret);
                }
            }
        }
        return all;
    }

    /**
     * Hides what lets a secret reach the minimum; false: nothing does. It looks farther as long as that is cheaper: near by there may be
     * no other way than through a total.
     */
    private boolean protect(int secret, BitSet hidden) {
        List<Integer> cheapest = null;
        double least = Double.POSITIVE_INFINITY;
        int before = -1;
        for (int distance = 1; distance <= FARTHEST; distance++) {
            Around around = new Around(secret, distance);
            if (around.numbers.size() == before || around.numbers.size() > MOST_NUMBERS && distance > 2) {
                break;
            }
            before = around.numbers.size();
            List<Integer> moved = around.moved(secret, hidden);
            if (moved != null) {
                double cost =
                        moved.stream().mapToDouble(number -> costs[number]).sum();
                if (cost >= least) {
                    break;
                }
                cheapest = moved;
                least = cost;
            }
        }
        if (cheapest != null) {
            cheapest.forEach(hidden::set);
        }
        return cheapest != null;
    }

    /** The numbers around a secret and the sums they stand in; what stands in a sum farther off as well stays as it is. */
    private final class Around {

        private final List<Integer> numbers = new ArrayList<>();
        private final List<Integer> sums = new ArrayList<>();
        private final Map<Integer, Integer> places = new HashMap<>();

        Around(int secret, int distance) {
            BitSet seenSums = new BitSet();
            reach(secret);
            int from = 0;
            for (int d = 0; d < distance; d++) {
                int until = numbers.size();
                for (int i = from; i < until; i++) {
                    for (int s : sumsOf[numbers.get(i)]) {
                        if (!seenSums.get(s)) {
                            seenSums.set(s);
                            sums.add(s);
                            for (int member : network.sums().get(s).members()) {
                                reach(member);
                            }
                        }
                    }
                }
                from = until;
            }
            // What stands in a sum that is not reached can not move.
            for (int number : numbers) {
                for (int s : sumsOf[number]) {
                    if (!seenSums.get(s)) {
                        places.put(number, -1);
                        break;
                    }
                }
            }
        }

        private void reach(int number) {
            if (places.putIfAbsent(number, numbers.size()) == null) {
                numbers.add(number);
            }
        }

        /** What is told and must move; null: the secret can not reach the minimum here. */
        @Nullable
        List<Integer> moved(int secret, BitSet hidden) {
            ExpressionsBasedModel model = new ExpressionsBasedModel();
            Map<Integer, Variable> ups = new HashMap<>();
            Map<Integer, Variable> downs = new HashMap<>();
            List<Integer> moving = new ArrayList<>();
            long need = minimum - network.value(secret);
            for (int number : numbers) {
                boolean free = hidden.get(number) || network.isRest(number);
                if (number != secret && (places.getOrDefault(number, 0) < 0 || !free && fixed.get(number))) {
                    continue;
                }
                double cost = free ? FREE : costs[number];
                Variable up = model.addVariable().lower(0).weight(cost);
                Variable down = model.addVariable().lower(0).weight(cost).upper(network.value(number));
                if (number == secret) {
                    up.level(need);
                    down.level(0);
                }
                ups.put(number, up);
                downs.put(number, down);
                moving.add(number);
            }
            for (int s : sums) {
                Sum sum = network.sums().get(s);
                int[] members = sum.members();
                Expression expression = model.addExpression().level(0);
                boolean any = false;
                for (int m = 0; m < members.length; m++) {
                    Variable up = ups.get(members[m]);
                    if (up != null) {
                        any = true;
                        expression.set(up, sum.sign(m));
                        expression.set(downs.get(members[m]), -sum.sign(m));
                    }
                }
                if (!any) {
                    expression.level(0);
                }
            }
            Optimisation.Result result = model.minimise();
            if (!result.getState().isFeasible()) {
                return null;
            }
            List<Integer> moved = new ArrayList<>();
            for (int i = 0; i < moving.size(); i++) {
                int number = moving.get(i);
                double move = result.doubleValue(2L * i) + result.doubleValue(2L * i + 1);
                if (number != secret && move > MOVES && !hidden.get(number) && !network.isRest(number)) {
                    moved.add(number);
                }
            }
            return moved;
        }
    }
}
