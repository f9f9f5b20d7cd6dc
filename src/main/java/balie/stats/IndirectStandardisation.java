package balie.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many hits a group would have if each stratum of it had the rate that all other groups have there: indirect standardisation (N. E.
 * Breslow, N. E. Day, Statistical Methods in Cancer Research II, 1987, section 2.3), the group itself left out of its own standard. A stratum
 * in which nobody else is takes the rate of a wider one, and at last that of all others.
 */
public final class IndirectStandardisation {

    private static final String ALL = "";

    /** What makes a variance of a rate of 0 or of 1 more than nothing. */
    private static final double HALF = 0.5;

    private final List<Cell> cells;
    private final Map<Pool, Count> pools = new HashMap<>();

    /**
     * A group in a stratum.
     *
     * @param wider what the stratum is a part of
     * @param n among how many, more than 0
     * @param x how many of them are hits
     */
    public record Cell(String group, String stratum, String wider, long n, long x) {

        /** @throws IllegalArgumentException if there are not so many */
        public Cell {
            if (n <= 0 || x < 0 || x > n) {
                throw new IllegalArgumentException("no cell: " + x + " of " + n);
            }
        }
    }

    /**
     * @param count of hits
     * @param variance of that count, as if the hits of the others were independent
     */
    public record Expected(double count, double variance) {}

    private record Pool(int level, String name) {}

    private record Count(long n, long x) {

        Count plus(Count other) {
            return new Count(Math.addExact(n, other.n), Math.addExact(x, other.x));
        }

        Count minus(Count other) {
            return new Count(n - other.n, x - other.x);
        }

        double rate() {
            return (double) x / n;
        }

        double variance() {
            double rate = (x + HALF) / (n + 2 * HALF);
            return rate * (1 - rate) / n;
        }
    }

    public IndirectStandardisation(List<Cell> cells) {
        this.cells = List.copyOf(cells);
        add(this.cells, pools);
    }

    private static void add(List<Cell> cells, Map<Pool, Count> pools) {
        for (Cell cell : cells) {
            for (Pool pool : levels(cell)) {
                pools.merge(pool, new Count(cell.n(), cell.x()), Count::plus);
            }
        }
    }

    private static List<Pool> levels(Cell cell) {
        return List.of(new Pool(0, cell.stratum()), new Pool(1, cell.wider()), new Pool(2, ALL));
    }

    /** The expected hits by group, in the order of their names; a group that has no others beside it has none. */
    public Map<String, Expected> expected() {
        Map<String, List<Cell>> groups = new TreeMap<>();
        cells.forEach(cell ->
                groups.computeIfAbsent(cell.group(), g -> new ArrayList<>()).add(cell));
        Map<String, Expected> expected = new TreeMap<>();
        groups.forEach((group, own) -> expected(own).ifPresent(e -> expected.put(group, e)));
        return expected;
    }

    private Optional<Expected> expected(List<Cell> own) {
        Map<Pool, Count> ofOwn = new HashMap<>();
        add(own, ofOwn);
        // Strata that take the rate of one pool are off by the same chance.
        Map<Pool, Long> taken = new HashMap<>();
        Map<Pool, Count> others = new HashMap<>();
        for (Cell cell : own) {
            Optional<Pool> pool = levels(cell).stream()
                    .filter(p -> others(p, ofOwn, others).n() > 0)
                    .findFirst();
            if (pool.isEmpty()) {
                return Optional.empty();
            }
            taken.merge(pool.get(), cell.n(), Long::sum);
        }
        double count = 0;
        double variance = 0;
        for (Map.Entry<Pool, Long> each : taken.entrySet()) {
            Count rest = others(each.getKey(), ofOwn, others);
            double n = each.getValue();
            count += n * rest.rate();
            variance += n * n * rest.variance();
        }
        return Optional.of(new Expected(count, variance));
    }

    private Count others(Pool pool, Map<Pool, Count> own, Map<Pool, Count> found) {
        Count none = new Count(0, 0);
        return found.computeIfAbsent(pool, p -> pools.getOrDefault(p, none).minus(own.getOrDefault(p, none)));
    }
}
