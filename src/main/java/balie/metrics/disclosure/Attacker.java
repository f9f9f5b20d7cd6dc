package balie.metrics.disclosure;

import balie.metrics.disclosure.Unknowns.Piece;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Works out hidden counts from all that is told.
 *
 * <p>A count below the minimum is worked out if everything that is told leaves it no value from the minimum on: then it is known to be
 * one of few. Bounds are handed from sum to sum first; where sums meet in a circle, the largest value is found by linear programming
 * (Handbook on Statistical Disclosure Control, version 1.3, 4.2.2: the attacker's problem). An attacker who also reasons in whole
 * numbers can know more in tables of three dimensions and more; that is not looked at.
 */
final class Attacker {

    private static final double ROUNDING = 1e-6;

    private final CountNetwork network;
    private final int minimum;

    /** @param minimum counts below it are secrets */
    Attacker(CountNetwork network, int minimum) {
        this.network = network;
        this.minimum = minimum;
    }

    /**
     * The secrets that are worked out.
     *
     * @param hidden numbers that no publication tells
     */
    BitSet workedOut(BitSet hidden) {
        Unknowns unknowns = new Unknowns(network, hidden);
        Bounds bounds = new Bounds(network, unknowns);
        BitSet found = new BitSet();
        for (Piece piece : unknowns.pieces()) {
            BitSet open = new BitSet();
            for (int number : piece.numbers()) {
                if (hidden.get(number) && network.value(number) < minimum) {
                    if (bounds.high(number) < minimum) {
                        found.set(number);
                    } else if (!piece.isTree()) {
                        open.set(number);
                    }
                }
            }
            if (!open.isEmpty()) {
                found.or(new PieceProgram(piece, unknowns, bounds).below(open));
            }
        }
        return found;
    }

    /** The linear programs of one piece. */
    private final class PieceProgram {

        private final Piece piece;
        private final Unknowns unknowns;
        private final Bounds bounds;
        private final Map<Integer, Integer> places = new HashMap<>();

        PieceProgram(Piece piece, Unknowns unknowns, Bounds bounds) {
            this.piece = piece;
            this.unknowns = unknowns;
            this.bounds = bounds;
            for (int i = 0; i < piece.numbers().length; i++) {
                places.put(piece.numbers()[i], i);
            }
        }

        /** Those of some secrets that can not reach the minimum. */
        BitSet below(BitSet secrets) {
            BitSet open = (BitSet) secrets.clone();
            // One solution shows many of them free; as long as it does, all that are left are raised together.
            int before;
            do {
                before = open.cardinality();
                raise(open, true);
            } while (!open.isEmpty() && open.cardinality() < before);
            BitSet below = new BitSet();
            for (int one = open.nextSetBit(0); one >= 0; one = open.nextSetBit(one + 1)) {
                BitSet alone = new BitSet();
                alone.set(one);
                double[] values = raise(alone, false);
                if (values[places.get(one)] < minimum - ROUNDING) {
                    below.set(one);
                }
                clear(open, values);
                open.set(one);
            }
            return below;
        }

        /** Makes the sum of some secrets as large as it can be; clears those that reach the minimum. */
        private double[] raise(BitSet secrets, boolean capped) {
            ExpressionsBasedModel model = new ExpressionsBasedModel();
            int[] numbers = piece.numbers();
            Variable[] variables = new Variable[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                boolean raised = secrets.get(numbers[i]);
                variables[i] = model.addVariable().lower(bounds.low(numbers[i])).weight(raised ? 1 : 0);
                long most = raised && capped ? Math.min(minimum, bounds.high(numbers[i])) : bounds.high(numbers[i]);
                if (!bounds.isOpen(numbers[i]) || raised && capped) {
                    variables[i].upper(most);
                }
            }
            for (int s : piece.sums()) {
                Sum sum = network.sums().get(s);
                Expression expression = model.addExpression();
                long known = 0;
                int[] members = sum.members();
                for (int m = 0; m < members.length; m++) {
                    if (unknowns.isUnknown(members[m])) {
                        expression.set(variables[places.get(members[m])], sum.sign(m));
                    } else {
                        known += sum.sign(m) * network.value(members[m]);
                    }
                }
                expression.level(-known);
            }
            Optimisation.Result result = model.maximise();
            double[] values = new double[numbers.length];
            if (!result.getState().isFeasible()) {
                if (result.getState() == Optimisation.State.UNBOUNDED) {
                    Arrays.fill(values, 0);
                    secrets.stream().forEach(n -> values[places.get(n)] = minimum);
                    if (!capped) {
                        return values;
                    }
                }
                throw new IllegalStateException(
                        "the attacker's program has no solution, though what was counted is one: " + result.getState());
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = result.doubleValue(i);
            }
            clear(secrets, values);
            return values;
        }

        private void clear(BitSet secrets, double[] values) {
            for (int n = secrets.nextSetBit(0); n >= 0; n = secrets.nextSetBit(n + 1)) {
                if (values[places.get(n)] >= minimum - ROUNDING) {
                    secrets.clear(n);
                }
            }
        }
    }
}
