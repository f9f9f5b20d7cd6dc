package balie.metrics.disclosure;

import balie.metrics.disclosure.Pieces.Piece;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Works out hidden counts from all that is told.
 *
 * <p>A count below the minimum is worked out if everything that is told leaves it no value from the minimum on: then it is known to be
 * one of few. Bounds are handed from sum to sum first; where sums meet in a circle, the largest value is found by linear programming
 * (Handbook on Statistical Disclosure Control, version 1.3, 4.2.2: the attacker's problem). An attacker who also reasons in whole
 * numbers can know more in tables of three dimensions and more; that is not looked at.
 *
 * <p>Where too many counts hang together for a solver, what can not be shown free around a secret counts as worked out: it may be free
 * all the same.
 */
final class Attacker {

    private static final double ROUNDING = 1e-6;

    /** Of more numbers all are never moved at once, but those around each secret: a solver takes too long. */
    private static final int LARGE = 2_500;

    private static final int[] WIDTHS = {4, 9, 30, 100};
    private static final int MOST_SUMS = 800;

    /** What the secret that is looked at weighs against the others that are raised with it. */
    private static final int FIRST = 1_000;

    private final CountNetwork network;
    private final int minimum;
    private final SolvedPieces solved;

    /** @param minimum counts below it are secrets */
    Attacker(CountNetwork network, int minimum) {
        this(network, minimum, new SolvedPieces());
    }

    /** @param solved what was made of pieces before */
    Attacker(CountNetwork network, int minimum, SolvedPieces solved) {
        this.network = network;
        this.minimum = minimum;
        this.solved = solved;
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
                    found.or(below(piece, pieces, bounds, open));
                }
            }
        }
        return found;
    }

    /** Those of some secrets of a piece that can not reach the minimum, or of which it can not be shown. */
    private BitSet below(Piece piece, Pieces pieces, Bounds bounds, BitSet secrets) {
        int[] numbers = piece.numbers();
        int all = 0;
        for (int number : numbers) {
            // What sums leave out is nobody's secret.
            boolean isSecret = network.value(number) < minimum && !network.isRest(number);
            all += isSecret && bounds.high(number) >= minimum ? 1 : 0;
        }
        String key = SolvedPieces.key(network, piece, bounds, minimum);
        BitSet below = new BitSet();
        Optional<BitSet> known = solved.of(key);
        if (known.isPresent()) {
            known.get().stream().forEach(place -> below.set(numbers[place]));
            below.and(secrets);
        } else {
            below.or(new PieceProgram(piece, pieces, bounds).below(secrets));
            if (secrets.cardinality() == all) {
                BitSet places = new BitSet();
                for (int i = 0; i < numbers.length; i++) {
                    places.set(i, below.get(numbers[i]));
                }
                solved.keep(key, places);
            }
        }
        return below;
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
            if (piece.numbers().length > LARGE || !raiseTogether(open)) {
                // What can be reached by moving a few numbers can be reached.
                for (int width : WIDTHS) {
                    for (int one = open.nextSetBit(0); one >= 0; one = open.nextSetBit(one + 1)) {
                        raiseNear(one, width, open);
                    }
                }
            }
            return piece.numbers().length > LARGE ? open : belowOneByOne(open);
        }

        /** One solution shows many of them free; as long as it does, all that are left are raised together. False: there is none. */
        private boolean raiseTogether(BitSet open) {
            int before;
            boolean isSolved = true;
            do {
                before = open.cardinality();
                if (before > 1) {
                    isSolved = new Program(piece.numbers(), piece.sums(), bounds).raise(open.nextSetBit(0), open, open);
                }
            } while (!open.isEmpty() && open.cardinality() < before);
            return isSolved;
        }

        private BitSet belowOneByOne(BitSet open) {
            BitSet below = new BitSet();
            for (int one = open.nextSetBit(0); one >= 0; one = open.nextSetBit(one + 1)) {
                BitSet alone = new BitSet();
                alone.set(one);
                new Program(piece.numbers(), piece.sums(), bounds).raise(one, alone, open);
                below.set(one, open.get(one));
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

    /** A linear program in which some numbers move and all others stay as they are. */
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
         * @return whether the solver found a solution; if not, it shows nothing
         */
        boolean raise(int first, BitSet raised, BitSet open) {
            double[] reached = solved(first, raised, false);
            if (!holds(reached)) {
                // Slower, but not to move at all is a solution to begin with.
                reached = solved(first, raised, true);
            }
            boolean isSolved = holds(reached);
            if (isSolved) {
                for (int i = 0; i < numbers.length; i++) {
                    if (reached[i] >= minimum - ROUNDING) {
                        open.clear(numbers[i]);
                    }
                }
            }
            return isSolved;
        }

        /**
         * What a solver makes of it; it is not sure that it holds.
         *
         * @param areMoves whether it looks for how far each number moves up and down, or for where it ends
         */
        private double[] solved(int first, BitSet raised, boolean areMoves) {
            ExpressionsBasedModel model = new ExpressionsBasedModel();
            Variable[] ups = new Variable[numbers.length];
            Variable[] downs = new Variable[areMoves ? numbers.length : 0];
            for (int i = 0; i < numbers.length; i++) {
                int number = numbers[i];
                boolean goal = raised.get(number);
                int weight = number == first ? FIRST : goal ? 1 : 0;
                long from = areMoves ? network.value(number) : 0;
                ups[i] = model.addVariable()
                        .weight(weight)
                        .lower(areMoves ? 0 : bounds.low(number))
                        .value(BigDecimal.valueOf(network.value(number) - from));
                if (goal) {
                    ups[i].upper(Math.min(minimum, bounds.high(number)) - from);
                } else if (!bounds.isOpen(number)) {
                    ups[i].upper(bounds.high(number) - from);
                }
                if (areMoves) {
                    downs[i] = model.addVariable()
                            .weight(-weight)
                            .lower(0)
                            .upper(from - bounds.low(number))
                            .value(BigDecimal.ZERO);
                }
            }
            for (int s : sums) {
                Sum sum = network.sums().get(s);
                int[] members = sum.members();
                Expression expression = model.addExpression();
                long total = 0;
                for (int m = 0; m < members.length; m++) {
                    Integer place = places.get(members[m]);
                    if (place != null) {
                        expression.set(ups[place], sum.sign(m));
                        if (areMoves) {
                            expression.set(downs[place], -sum.sign(m));
                        } else {
                            total += sum.sign(m) * network.value(members[m]);
                        }
                    }
                }
                expression.level(total);
            }
            Optimisation.Result result = model.maximise();
            double[] reached = new double[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                reached[i] = result.doubleValue(model.indexOf(ups[i]));
                if (areMoves) {
                    reached[i] += network.value(numbers[i]) - result.doubleValue(model.indexOf(downs[i]));
                }
            }
            return reached;
        }

        /** Whether a solution is one: a solver can call optimal what is none. What is not shown free is taken as worked out. */
        private boolean holds(double[] reached) {
            boolean holds = true;
            for (int i = 0; i < numbers.length; i++) {
                holds &= reached[i] >= bounds.low(numbers[i]) - ROUNDING
                        && reached[i] <= bounds.high(numbers[i]) + ROUNDING;
            }
            for (int s : sums) {
                Sum sum = network.sums().get(s);
                int[] members = sum.members();
                double moved = 0;
                for (int m = 0; m < members.length; m++) {
                    Integer place = places.get(members[m]);
                    if (place != null) {
                        moved += sum.sign(m) * (reached[place] - network.value(members[m]));
                    }
                }
                holds &= Math.abs(moved) <= ROUNDING * members.length;
            }
            return holds;
        }
    }
}
