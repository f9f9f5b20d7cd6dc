package balie.metrics.disclosure;

import balie.model.Count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Tables of counts with all their sums, known by how they were made, and what follows from them by trying every solution. Shares
 * nothing with {@link CountNetwork} and {@link Attacker}.
 */
final class Truth {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-09");

    /** No hidden count is tried beyond it. */
    private static final int MOST = 200;

    private final Map<SortedMap<String, String>, Integer> cells = new LinkedHashMap<>();
    private final List<Long> values = new ArrayList<>();
    private final List<Count> counts = new ArrayList<>();

    /** Of each sum its parts, the whole being the last. */
    private final Set<List<Integer>> sums = new LinkedHashSet<>();

    /**
     * Adds a table with all totals.
     *
     * @param sizes of each dimension, in the order of its name
     * @param inner counts of the cells, the last dimension running fastest
     */
    Truth table(String table, SortedMap<String, Integer> sizes, long... inner) {
        List<String> names = List.copyOf(sizes.keySet());
        int[] at = new int[names.size()];
        Map<SortedMap<String, String>, Long> own = new LinkedHashMap<>();
        for (long value : inner) {
            for (int mask = 0; mask < 1 << names.size(); mask++) {
                SortedMap<String, String> about = new TreeMap<>();
                for (int d = 0; d < names.size(); d++) {
                    if ((mask >> d & 1) == 1) {
                        about.put(names.get(d), names.get(d) + at[d]);
                    }
                }
                own.merge(about, value, Long::sum);
            }
            for (int d = names.size() - 1; d >= 0 && ++at[d] == sizes.get(names.get(d)); d--) {
                at[d] = 0;
            }
        }
        own.forEach((about, value) -> {
            Integer known = cells.putIfAbsent(about, values.size());
            if (known == null) {
                values.add(value);
            } else if (values.get(known) != (long) value) {
                throw new IllegalArgumentException(about + " is " + value + " and " + values.get(known));
            }
            counts.add(new Count(table, "n", about, MONDAY, MONDAY.plusDays(6), "all", value, true));
        });
        for (SortedMap<String, String> about : own.keySet()) {
            for (String name : names) {
                if (!about.containsKey(name)) {
                    List<Integer> sum = new ArrayList<>();
                    for (int i = 0; i < sizes.get(name); i++) {
                        SortedMap<String, String> part = new TreeMap<>(about);
                        part.put(name, name + i);
                        sum.add(cell(part));
                    }
                    sum.add(cell(about));
                    sums.add(sum);
                }
            }
        }
        return this;
    }

    static SortedMap<String, Integer> sizes(Object... pairs) {
        SortedMap<String, Integer> sizes = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            sizes.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return sizes;
    }

    /** Counts below a number; some share of them is zero, besides those that are by chance. */
    static long[] inner(Random random, int cells, double zeros, int most) {
        return random.doubles(cells)
                .mapToLong(d -> d < zeros ? 0 : random.nextInt(most))
                .toArray();
    }

    /** Two by three by two or three. */
    static Truth threeWay(Random random, int most) {
        int third = 2 + random.nextInt(2);
        return new Truth()
                .table("t", sizes("r", 2, "s", 3, "u", third), inner(random, 6 * third, random.nextDouble(), most));
    }

    /** Three tables by one dimension, and two or three by two, of the same contacts. */
    static Truth linked(Random random, int most) {
        long[] inner = inner(random, 12, random.nextDouble(), most);
        long[] rs = new long[6];
        long[] ru = new long[4];
        long[] su = new long[6];
        for (int r = 0; r < 2; r++) {
            for (int s = 0; s < 3; s++) {
                for (int u = 0; u < 2; u++) {
                    long n = inner[6 * r + 2 * s + u];
                    rs[3 * r + s] += n;
                    ru[2 * r + u] += n;
                    su[2 * s + u] += n;
                }
            }
        }
        Truth truth = new Truth().table("rs", sizes("r", 2, "s", 3), rs).table("ru", sizes("r", 2, "u", 2), ru);
        return random.nextBoolean() ? truth : truth.table("su", sizes("s", 3, "u", 2), su);
    }

    int size() {
        return values.size();
    }

    long value(int cell) {
        return values.get(cell);
    }

    int cell(SortedMap<String, String> about) {
        Integer cell = cells.get(about);
        if (cell == null) {
            throw new IllegalArgumentException("no cell about " + about);
        }
        return cell;
    }

    /** The counts of all tables; a count that stands in several is told by all of them or by none. */
    List<Count> counts() {
        return counts;
    }

    /** Which number of the network each cell is. */
    int[] numbers(CountNetwork network) {
        int[] numbers = new int[size()];
        int[] all = network.numbers(0);
        for (int i = 0; i < all.length; i++) {
            numbers[cell(counts.get(i).about())] = all[i];
        }
        return numbers;
    }

    /** The cells that the attacker works out. */
    BitSet workedOut(BitSet hidden, int minimum) {
        return workedOut(hidden, minimum, new SolvedPieces());
    }

    /** The same by one who knows what was made of pieces before. */
    BitSet workedOut(BitSet hidden, int minimum, SolvedPieces solved) {
        CountNetwork network = new CountNetwork(List.of(counts));
        int[] numbers = numbers(network);
        BitSet unknown = new BitSet();
        hidden.stream().forEach(cell -> unknown.set(numbers[cell]));
        BitSet found = new Attacker(network, minimum, solved).workedOut(unknown);
        BitSet cellsFound = new BitSet();
        hidden.stream().filter(cell -> found.get(numbers[cell])).forEach(cellsFound::set);
        return cellsFound;
    }

    /** What is hidden in the end, where each cell costs the same. */
    BitSet protect(BitSet small, int minimum) {
        CountNetwork network = new CountNetwork(List.of(counts));
        int[] numbers = numbers(network);
        BitSet unknown = new BitSet();
        small.stream().forEach(cell -> unknown.set(numbers[cell]));
        double[] costs = new double[network.size()];
        Arrays.fill(costs, 1);
        BitSet all = new Suppression(network, minimum, costs, new BitSet()).hide(unknown);
        BitSet hidden = new BitSet();
        for (int cell = 0; cell < size(); cell++) {
            hidden.set(cell, all.get(numbers[cell]));
        }
        return hidden;
    }

    BitSet small(int minimum) {
        BitSet small = new BitSet();
        for (int cell = 0; cell < size(); cell++) {
            small.set(cell, value(cell) < minimum);
        }
        return small;
    }

    /** Of each sum that a cell is a part of, what its hidden parts come to, if the whole is told. */
    LongStream hiddenBeside(int cell, BitSet hidden) {
        return sums.stream()
                .filter(sum -> sum.subList(0, sum.size() - 1).contains(cell) && !hidden.get(sum.get(sum.size() - 1)))
                .mapToLong(sum ->
                        sum.stream().filter(hidden::get).mapToLong(this::value).sum());
    }

    /**
     * Whether a solution is there in which a hidden cell reaches the minimum.
     *
     * @param steps of one; 1: whole numbers, 2: halves
     */
    boolean reaches(int cell, BitSet hidden, int minimum, int steps) {
        return new Search(hidden, steps).reaches(cell, (long) minimum * steps);
    }

    /** The secrets that no solution lets reach the minimum. */
    BitSet pinned(BitSet hidden, int minimum, int steps) {
        BitSet pinned = new BitSet();
        for (int cell = hidden.nextSetBit(0); cell >= 0; cell = hidden.nextSetBit(cell + 1)) {
            if (value(cell) < minimum && !reaches(cell, hidden, minimum, steps)) {
                pinned.set(cell);
            }
        }
        return pinned;
    }

    /** The smallest number of cells that are hidden besides, so that no secret is pinned; tries all sets of up to so many. */
    int fewest(int minimum, int most) {
        BitSet small = small(minimum);
        int[] free = new int[size() - small.cardinality()];
        for (int cell = small.nextClearBit(0), i = 0; i < free.length; cell = small.nextClearBit(cell + 1)) {
            free[i++] = cell;
        }
        for (int n = 0; n <= most; n++) {
            if (some(small, free, 0, n, minimum)) {
                return n;
            }
        }
        return most + 1;
    }

    private boolean some(BitSet hidden, int[] free, int from, int n, int minimum) {
        if (n == 0) {
            return pinned(hidden, minimum, 1).isEmpty();
        }
        for (int i = from; i < free.length; i++) {
            hidden.set(free[i]);
            boolean found = some(hidden, free, i + 1, n - 1, minimum);
            hidden.clear(free[i]);
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** Tries values one after the other, and narrows what is left by each sum. */
    private final class Search {

        private final List<List<Integer>> all = List.copyOf(sums);
        private final int[] order;
        private final int steps;
        private final long[] low = new long[size()];
        private final long[] high = new long[size()];

        Search(BitSet hidden, int steps) {
            this.order = hidden.stream().toArray();
            this.steps = steps;
            for (int cell = 0; cell < size(); cell++) {
                low[cell] = hidden.get(cell) ? 0 : value(cell) * steps;
                high[cell] = hidden.get(cell) ? (long) MOST * steps : value(cell) * steps;
            }
        }

        boolean reaches(int cell, long least) {
            low[cell] = least;
            return solve(low, high);
        }

        private boolean solve(long[] lows, long[] highs) {
            if (!narrow(lows, highs)) {
                return false;
            }
            int next = -1;
            for (int cell : order) {
                long width = highs[cell] - lows[cell];
                if (width > 0 && (next < 0 || width < highs[next] - lows[next])) {
                    next = cell;
                }
            }
            if (next < 0) {
                return true;
            }
            // Most often not much has to differ from what was counted.
            long counted = Math.max(lows[next], Math.min(highs[next], value(next) * steps));
            for (long away = 0; away <= highs[next] - lows[next]; away++) {
                for (long value : away == 0 ? new long[] {counted} : new long[] {counted - away, counted + away}) {
                    if (value >= lows[next] && value <= highs[next]) {
                        long[] l = lows.clone();
                        long[] h = highs.clone();
                        l[next] = value;
                        h[next] = value;
                        if (solve(l, h)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        private boolean narrow(long[] lows, long[] highs) {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (List<Integer> sum : all) {
                    int whole = sum.get(sum.size() - 1);
                    long lowest = 0;
                    long highest = 0;
                    for (int part : sum.subList(0, sum.size() - 1)) {
                        lowest += lows[part];
                        highest += highs[part];
                    }
                    long l = lows[whole];
                    long h = highs[whole];
                    lows[whole] = Math.max(l, lowest);
                    highs[whole] = Math.min(h, highest);
                    changed |= lows[whole] != l || highs[whole] != h;
                    for (int part : sum.subList(0, sum.size() - 1)) {
                        long pl = lows[part];
                        long ph = highs[part];
                        lows[part] = Math.max(pl, lows[whole] - (highest - ph));
                        highs[part] = Math.min(ph, highs[whole] - (lowest - pl));
                        if (lows[part] > highs[part]) {
                            return false;
                        }
                        changed |= lows[part] != pl || highs[part] != ph;
                        lowest += lows[part] - pl;
                        highest += highs[part] - ph;
                    }
                    if (lows[whole] > highs[whole]) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
