package balie.bench;

import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A table of counts by two or three dimensions with all its totals, made from a seed. */
final class MadeCube {

    private static final List<String> NAMES = List.of("channel", "category", "team");
    private static final String ALL = "all";

    private MadeCube() {}

    /**
     * @param sizes how many groups each dimension has
     * @param mean of the cells, which are counts of events that come by chance (Poisson)
     */
    static ResultTable of(int[] sizes, double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] with = Arrays.stream(sizes).map(s -> s + 1).toArray();
        int cells = Arrays.stream(with).reduce(1, (a, b) -> a * b);
        long[] counts = new long[cells];
        for (int cell = 0; cell < cells; cell++) {
            int[] at = at(cell, with);
            boolean inside = true;
            for (int d = 0; d < sizes.length; d++) {
                inside &= at[d] < sizes[d];
            }
            if (inside) {
                long count = poisson(mean, random);
                // The last place of each dimension is its total.
                for (int totals = 0; totals < 1 << sizes.length; totals++) {
                    int target = 0;
                    for (int d = 0; d < sizes.length; d++) {
                        target = target * with[d] + ((totals >> d & 1) == 1 ? sizes[d] : at[d]);
                    }
                    counts[target] += count;
                }
            }
        }
        List<String> columns = new ArrayList<>(NAMES.subList(0, sizes.length));
        columns.addAll(List.of("n", "of", "mark"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            List<@Nullable Object> row = new ArrayList<>();
            int[] at = at(cell, with);
            for (int d = 0; d < sizes.length; d++) {
                row.add(at[d] == sizes[d] ? ALL : "g" + at[d]);
            }
            row.add(counts[cell]);
            row.add(counts[cells - 1]);
            row.add("");
            rows.add(row);
        }
        return new ResultTable("cube", columns, rows);
    }

    private static int[] at(int cell, int[] with) {
        int[] at = new int[with.length];
        int left = cell;
        for (int d = with.length - 1; d >= 0; d--) {
            at[d] = left % with[d];
            left /= with[d];
        }
        return at;
    }

    private static long poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
