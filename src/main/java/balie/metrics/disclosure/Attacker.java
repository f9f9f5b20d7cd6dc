package balie.metrics.disclosure;

import balie.metrics.disclosure.Pieces.Piece;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

import java.util.Arrays;
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

    /** Of no more numbers all are moved at once from the start. */
    private static final int SMALL = 250;

    /** Of more numbers all are never moved at once: a solver takes too long. */
    private static final int LARGE = 1_500;

    private static final int[] WIDTHS = {4, 9, 30, 100};
    private static final int MOST_SUMS = 800;

    /** What the secret that is looked at weighs against the others that are raised with it. */
    private static final int FIRST = 1_000;

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
        return workedOut(hidden, hidden);
    }

    /** Those of some hidden numbers that are secrets and worked out. */
    BitSet workedOut(BitSet hidden, BitSet tried) {
        Unknowns unknowns = new Unknowns(network, hidden);
        Bounds bounds = new Bounds(network, unknowns);
        BitSet found = new BitSet();
        for (int number = tried.nextSetBit(0); number >= 0; number = tried.nextSetBit(number + 1)) {
            found.set(number, network.value(number) < minimum && bounds.high(number) < minimum);
        }
        Pieces pieces = new Pieces(network, unknowns, bounds);
        for (Piece piece : pieces.pieces()) {
            if (!piece.isTree() || !Arrays.stream(piece.sums()).allMatch(bounds::isSettled)) {
                BitSet open = new BitSet();
                for (int number : piece.numbers()) {
                    open.set(number, tried.get(number) && network.value(number) < minimum && !found.get(number));
                }
                if (!open.isEmpty()) {
                    found.or(new PieceProgram(piece, pieces, bounds).below(open));
                }
            }
        }
        return found;
    }

    /** The linear programs of one piece. */
    private final class PieceProgram {

        private final Piece piece;
        private final Pieces pieces;
        private final Bounds bounds;

        PieceProgram(Piece piece, Pieces pieces, Bounds bounds) {
            this.piece = piece;
            this.pieces = pieces;
            this.bounds = bounds;
        }

        /** Those of some secrets that can not reach the minimum, or of which it can not be shown. */
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
            return piece.numbers().length > LARGE ? open : belowInAll(open);
        }

        private BitSet belowInAll(BitSet secrets) {
            BitSet open = (BitSet) secrets.clone();
            // One solution shows many of them free; as long as it does, all that are left are raised together.
            int before;
            do {
                before = open.cardinality();
                if (before > 1) {
                    new Program(piece.numbers(), piece.sums(), bounds).raise(open.nextSetBit(0), open, open);
                }
            } while (!open.isEmpty() && open.cardinality() < before);
            BitSet below = new BitSet();
            for (int one = open.nextSetBit(0); one >= 0; one = open.nextSetBit(one + 1)) {
                BitSet alone = new BitSet();
                alone.set(one);
                new Program(piece.numbers(), piece.sums(), bounds).raise(one, alone, open);
                if (open.get(one)) {
                    below.set(one);
                }
            }
            return below;
        }

        private void raiseNear(int secret, int width, BitSet open) {
            Neighbourhood near = new Neighbourhood(
                    network,
                    pieces.sumsOf(),
                    secret,
                    width,
                    MOST_SUMS,
                    pieces::isOpen,
                    Comparator.comparing(n -> -network.value(n)));
            BitSet raised = new BitSet();
            for (int number : near.numbers()) {
                raised.set(number, open.get(number));
            }
            if (raised.get(secret)) {
                new Program(near.numbers(), near.sums(), bounds).raise(secret, raised, open);
            }
        }
    }

    /**
     * A linear program in which some numbers move and all others stay as they are. It knows how far each is from what was counted: not
     * to move at all is possible, so that it always has a solution to begin with.
     */
    private final class Program {

        private final int[] numbers;
        private final int[] sums;
        private final Bounds bounds;
        private final Map<Integer, Integer> places = new HashMap<>();

        Program(int[] numbers, int[] sums, Bounds bounds) {
            this.numbers = numbers;
            this.sums = sums;
            this.bounds = bounds;
            for (int i = 0; i < numbers.length; i++) {
                places.put(numbers[i], i);
            }
        }

        /**
         * Makes the sum of some secrets as large as it can be.
         *
         * @param first counts more than all others
         * @param raised none of them need go above the minimum
         * @param open secrets, of which those that reach the minimum are cleared
         */
        void raise(int first, BitSet raised, BitSet open) {
            ExpressionsBasedModel model = new ExpressionsBasedModel();
            Variable[] ups = new Variable[numbers.length];
            Variable[] downs = new Variable[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                int number = numbers[i];
                long value = network.value(number);
                boolean goal = raised.get(number);
                int weight = number == first ? FIRST : goal ? 1 : 0;
                ups[i] = model.addVariable().lower(0).weight(weight);
                downs[i] = model.addVariable()
                        .lower(0)
                        .upper(value - bounds.low(number))
                        .weight(-weight);
                if (goal) {
                    ups[i].upper(Math.min(minimum, bounds.high(number)) - value);
                } else if (!bounds.isOpen(number)) {
                    ups[i].upper(bounds.high(number) - value);
                }
            }
            for (int s : sums) {
                Sum sum = network.sums().get(s);
                int[] members = sum.members();
                Expression expression = model.addExpression().level(0);
                for (int m = 0; m < members.length; m++) {
                    Integer place = places.get(members[m]);
                    if (place != null) {
                        expression.set(ups[place], sum.sign(m));
                        expression.set(downs[place], -sum.sign(m));
                    }
                }
            }
            Optimisation.Result result = model.maximise();
            if (result.getState().isFeasible() && holds(result)) {
                for (int n = open.nextSetBit(0); n >= 0; n = open.nextSetBit(n + 1)) {
                    Integer place = places.get(n);
                    if (place != null && network.value(n) + move(result, place) >= minimum - ROUNDING) {
                        open.clear(n);
                    }
                }
            }
        }

        private double move(Optimisation.Result result, int place) {
            return result.doubleValue(2L * place) - result.doubleValue(2L * place + 1);
        }

        /** Whether a solution is one. One that is not shows nothing free, and what is not shown free is taken as worked out. */
        private boolean holds(Optimisation.Result result) {
            boolean holds = true;
            for (int i = 0; i < numbers.length; i++) {
                double reached = network.value(numbers[i]) + move(result, i);
                holds &= reached >= bounds.low(numbers[i]) - ROUNDING && reached <= bounds.high(numbers[i]) + ROUNDING;
            }
            for (int s : sums) {
                Sum sum = network.sums().get(s);
                int[] members = sum.members();
                double moved = 0;
                for (int m = 0; m < members.length; m++) {
                    Integer place = places.get(members[m]);
                    moved += place == null ? 0 : sum.sign(m) * move(result, place);
                }
                holds &= Math.abs(moved) <= ROUNDING * members.length;
            }
            return holds;
        }
    }
}
