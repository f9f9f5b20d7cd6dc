package balie.metrics.insight.interest;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.model.IntervalKind;
import balie.stats.ClusteredShare.Sums;
import balie.stats.ClusteredTest;
import balie.stats.ShareRatio;

import java.util.List;
import java.util.Optional;

/**
 * How many times as large a group's share is as that of all other groups.
 *
 * @param group a part of {@code whole}, not all of it
 */
record Lift(Sums group, Sums whole) {

    static final Field EXPECTED = Field.optional(
            "expected_as_rest",
            FieldType.NUMBER,
            "What n would be if the share were that of all others. null: hidden, or there are no others.");
    static final Field LIFT = Field.optional(
            "lift",
            FieldType.NUMBER,
            "The share over that of all others. null: none of the others counts, there are none, or it is hidden.");
    static final Field LIFT_LOW = Field.optional(
            "lift_low",
            FieldType.NUMBER,
            "Lower end of the lift's 95 % interval (MOVER-R of the two intervals). null: too few customers to say.");
    static final Field LIFT_HIGH = Field.optional(
            "lift_high",
            FieldType.NUMBER,
            "Upper end of the lift's 95 % interval (MOVER-R of the two intervals). null: too few customers to say.");

    /** What a lift is told with, from n on. */
    static final List<Field> COLUMNS = List.of(
            ResultColumns.N,
            ResultColumns.OF,
            ResultColumns.PERCENT,
            ResultColumns.LOW,
            ResultColumns.HIGH,
            ResultColumns.INTERVAL,
            ResultColumns.N_COMPARED,
            ResultColumns.OF_COMPARED,
            EXPECTED,
            LIFT,
            LIFT_LOW,
            LIFT_HIGH,
            ResultColumns.P_VALUE,
            ResultColumns.P_ADJUSTED,
            ResultColumns.FLAGGED);

    /** Fewer than one expected can not be fewer by more than chance, and are seldom more. */
    private static final double LEAST_EXPECTED = 1;

    private long others() {
        return whole.n() - group.n();
    }

    private long hits() {
        return whole.x() - group.x();
    }

    /** Whether one side rests on fewer contacts than that, on too few customers, or hardly one is expected. */
    boolean isUnreliable(int reliableFrom) {
        return group.n() < reliableFrom
                || others() < reliableFrom
                || ShareInterval.of(group).kind() == IntervalKind.TOO_FEW_CUSTOMERS
                || ShareInterval.of(whole).kind() == IntervalKind.TOO_FEW_CUSTOMERS
                || (double) group.n() * whole.x() / whole.n() < LEAST_EXPECTED;
    }

    /** Empty: there are too few customers to test. */
    Optional<Double> pValue() {
        return ClusteredTest.againstRest(group, whole).map(ClusteredTest.Result::pValue);
    }

    /** The figures of a row. */
    Cells cells() {
        Cells cells = share(group)
                .set(ResultColumns.N_COMPARED, hits())
                .set(ResultColumns.OF_COMPARED, others())
                .rounded(EXPECTED, (double) group.n() * hits() / others());
        if (hits() > 0) {
            cells.rounded(LIFT, (double) group.x() * others() / ((double) group.n() * hits()));
        }
        ShareRatio.toRest(group, whole)
                .ifPresent(ratio -> cells.rounded(LIFT_LOW, ratio.low()).rounded(LIFT_HIGH, ratio.high()));
        return cells;
    }

    /** Those of a row that is held against nothing. */
    static Cells share(Sums sums) {
        return new Cells()
                .set(ResultColumns.N, sums.x())
                .set(ResultColumns.OF, sums.n())
                .share(ShareInterval.of(sums));
    }
}
