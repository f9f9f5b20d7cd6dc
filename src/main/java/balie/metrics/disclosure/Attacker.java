package balie.metrics.disclosure;

import balie.metrics.disclosure.Unknowns.Piece;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

import java.util.BitSet;
import java.util.Comparator;
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

    /** Of so many numbers all are moved at once. */
    private static final int SMALL = 2_500;

    private static final int[] WIDTHS = {4, 9};

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
                    } else if (!piece.isTree() || !bounds.areSettled(piece)) {
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

        PieceProgram(Piece piece, Unknowns unknowns, Bounds bounds) {
            this.piece = piece;
            this.unknowns = unknowns;
            this.bounds = bounds;
        }

        /** Those of some secrets that can not reach the minimum. */
        BitSet below(BitSet secrets) {
            BitSet open = (BitSet) secrets.clone();
            if (piece.numbers().length > SMALL) {
                // What can be reached by moving a few numbers can be reached.
                for (int width : WIDTHS) {
                    for (int one = open.nextSetBit(0); one >= 0; one = open.nextSetBit(one + 1)) {
                        raiseNear(one, width, open);
                    }
                }
            }
            // One solution shows many of them free; as long as it does, all that are left are raised together.
            int before;
            do {
                before = open.cardinality();
                if (before > 1) {
                    new Program(piece.numbers(), piece.sums(), unknowns, bounds).raise(open, open, true);
                }
            } while (!open.isEmpty() && open.cardinality() < before);
            BitSet below = new BitSet();
            for (int one = open.nextSetBit(0); one >= 0; one = open.nextSetBit(one + 1)) {
                BitSet alone = new BitSet();
                alone.set(one);
                new Program(piece.numbers(), piece.sums(), unknowns, bounds).raise(alone, open, false);
                if (open.get(one)) {
                    below.set(one);
                }
            }
            return below;
        }

        private void raiseNear(int secret, int width, BitSet open) {
            Neighbourhood near = new Neighbourhood(
                    network,
                    unknowns.sumsOf(),
                    secret,
                    width,
                    unknowns::isUnknown,
                    Comparator.comparing(n -> -network.value(n)));
            BitSet inside = new BitSet();
            for (int number : near.numbers()) {
                inside.set(number);
            }
            BitSet raised = (BitSet) open.clone();
            raised.and(inside);
            if (raised.get(secret)) {
                new Program(near.numbers(), near.sums(), unknowns, bounds).raise(raised, open, true);
            }
        }
    }

    /** A linear program in which some numbers move and all others stay as they are. */
    private final class Program {

        private final int[] numbers;
        private final int[] sums;
        private final Unknowns unknowns;
        private final Bounds bounds;
        private final Map<Integer, Integer> places = new HashMap<>();

        Program(int[] numbers, int[] sums, Unknowns unknowns, Bounds bounds) {
            this.numbers = numbers;
            this.sums = sums;
            this.unknowns = unknowns;
            this.bounds = bounds;
            for (int i = 0; i < numbers.length; i++) {
                places.put(numbers[i], i);
            }
        }

        /**
         * Makes the sum of some secrets as large as it can be.
         *
         * @param open secrets, of which those that reach the minimum are cleared
         * @param capped whether none of the raised need go above the minimum
         */
        void raise(BitSet raised, BitSet open, boolean capped) {
            ExpressionsBasedModel model = new ExpressionsBasedModel();
            Variable[] variables = new Variable[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                boolean goal = raised.get(numbers[i]);
                variables[i] = model.addVariable().lower(bounds.low(numbers[i])).weight(goal ? 1 : 0);
                long most = goal && capped ? Math.min(minimum, bounds.high(numbers[i])) : bounds.high(numbers[i]);
                if (!bounds.isOpen(numbers[i]) || (goal && capped)) {
                    variables[i].upper(most);
                }
            }
            for (int s : sums) {
                Sum sum = network.sums().get(s);
                int[] members = sum.members();
                Expression expression = model.addExpression();
                long standing = 0;
                boolean moves = false;
                for (int m = 0; m < members.length; m++) {
                    Integer place = unknowns.isUnknown(members[m]) ? places.get(members[m]) : null;
                    if (place == null) {
                        standing += sum.sign(m) * network.value(members[m]);
                    } else {
                        expression.set(variables[place], sum.sign(m));
                        moves = true;
                    }
                }
                if (moves) {
                    expression.level(-standing);
                }
            }
            Optimisation.Result result = model.maximise();
            if (result.getState() == Optimisation.State.UNBOUNDED) {
                open.andNot(raised);
            } else if (result.getState().isFeasible()) {
                for (int n = open.nextSetBit(0); n >= 0; n = open.nextSetBit(n + 1)) {
                    Integer place = places.get(n);
                    if (place != null && result.doubleValue(place) >= minimum - ROUNDING) {
                        open.clear(n);
                    }
                }
            } else {
                throw new IllegalStateException(
                        "the attacker's program has no solution, though what was counted is one: " + result.getState());
            }
        }
    }
}
