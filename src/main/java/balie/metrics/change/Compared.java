package balie.metrics.change;

import balie.contract.ResultColumns;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.model.IntervalKind;
import balie.stats.ClusteredShare;
import balie.stats.ClusteredShare.Sums;
import balie.stats.ClusteredTest;
import balie.stats.Newcombe;

import java.util.Optional;

/**
 * A share beside another.
 *
 * @param interval of the one
 * @param with what it is compared with
 * @param of among how many that is
 * @param change of the one against the other, in points
 * @param pValue empty: there are too few customers to test
 */
public record Compared(
        Sums sums, ShareInterval interval, long with, long of, Newcombe.Points change, Optional<Double> pValue) {

    /** A share beside that of another period. */
    public static Compared periods(Sums now, Sums other) {
        Optional<Newcombe.Points> robust = isClustered(now) || isClustered(other)
                ? ClusteredShare.difference(now, other)
                : Optional.of(Newcombe.difference(now.x(), now.n(), other.x(), other.n()));
        return of(now, other.x(), other.n(), robust, ClusteredTest.of(now, other));
    }

    /** A group's share beside that of all others. */
    public static Compared rest(Sums group, Sums whole) {
        long with = whole.x() - group.x();
        long of = whole.n() - group.n();
        Optional<Newcombe.Points> robust = isClustered(whole)
                ? ClusteredShare.differenceToRest(group, whole)
                : Optional.of(Newcombe.difference(group.x(), group.n(), with, of));
        return of(group, with, of, robust, ClusteredTest.againstRest(group, whole));
    }

    private static Compared of(
            Sums sums, long with, long of, Optional<Newcombe.Points> robust, Optional<ClusteredTest.Result> test) {
        Newcombe.Points change = robust.orElseGet(() -> Newcombe.difference(sums.x(), sums.n(), with, of));
        ShareInterval interval = ShareInterval.of(sums);
        // The change's interval is one of the two kinds; where it can not be had by customer the row says so.
        ShareInterval said =
                robust.isPresent() ? interval : new ShareInterval(interval.percents(), IntervalKind.TOO_FEW_CUSTOMERS);
        return new Compared(
                sums,
                said,
                with,
                of,
                change,
                robust.isPresent() ? test.map(ClusteredTest.Result::pValue) : Optional.empty());
    }

    private static boolean isClustered(Sums sums) {
        return sums.customers() != sums.n();
    }

    /** Whether one of the two rests on fewer cases than that, or on too few customers. */
    public boolean isUnreliable(int reliableFrom) {
        return sums.n() < reliableFrom || of < reliableFrom || interval.kind() == IntervalKind.TOO_FEW_CUSTOMERS;
    }

    /** The figures of a row. */
    public Cells cells() {
        return new Cells()
                .set(ResultColumns.N, sums.x())
                .set(ResultColumns.OF, sums.n())
                .share(interval)
                .set(ResultColumns.N_COMPARED, with)
                .set(ResultColumns.OF_COMPARED, of)
                .rounded(ResultColumns.CHANGE, change.difference())
                .rounded(ResultColumns.CHANGE_LOW, change.low())
                .rounded(ResultColumns.CHANGE_HIGH, change.high());
    }
}
