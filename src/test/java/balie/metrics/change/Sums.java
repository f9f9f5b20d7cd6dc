package balie.metrics.change;

import balie.contract.ResultColumns;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sums made up for a test, as a query would give them. */
final class Sums {

    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /** Of customers with one contact each. */
    Sums alone(String measure, String dimension, String value, int step, long n, long of) {
        return of(measure, dimension, value, step, of, n, of, of, n, n);
    }

    Sums total(String measure, int step, long n, long of) {
        return alone(measure, ResultColumns.ALL, ResultColumns.ALL, step, n, of);
    }

    /** Of customers with {@code each} contacts each, which all count or do not. */
    Sums alike(String measure, String dimension, String value, int step, long n, long of, long each) {
        return of(measure, dimension, value, step, of / each, n, of, of * each, n * each, n * each);
    }

    private Sums of(
            String measure,
            String dimension,
            String value,
            long step,
            long customers,
            long n,
            long of,
            long nn,
            long nx,
            long xx) {
        rows.add(List.of(measure, dimension, value, step, customers, of, n, nn, nx, xx));
        return this;
    }

    private ResultTable table(PeriodSums sums) {
        return new ResultTable(sums.output().name(), sums.output().names(), rows);
    }

    /** The changes by these sums in total and by those by group. */
    static ResultTable changes(Sums totals, Sums groups, MetricContext context) {
        return new Changes().derive(inputs(totals, groups), context);
    }

    static Map<String, ResultTable> inputs(Sums totals, Sums groups) {
        return Map.of(
                ChangeSums.TOTALS.output().name(), totals.table(ChangeSums.TOTALS),
                ChangeSums.GROUPS.output().name(), groups.table(ChangeSums.GROUPS));
    }
}
