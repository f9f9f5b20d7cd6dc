package balie.metrics.insight.segment;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.Rates;
import balie.metrics.change.Compared;
import balie.model.Period;
import balie.stats.ClusteredShare.Sums;

/** Columns and rows that the tables of segments share. */
final class SegmentRows {

    static final Field SEGMENTATION = Field.required(
            "segmentation",
            FieldType.TEXT,
            "How the segments are made. rule: by type and frequency, among all customers; found: in what customers do, among those with"
                    + " at least three contacts in the year.");
    static final Field SEGMENT = Field.required(
            "segment",
            FieldType.TEXT,
            "The segment: type and frequency, or an id that lasts over weeks. '(none found)': the customers among whom no segments"
                    + " were found; '(too few contacts)': those of whom it can not be said.");
    static final Field NAME = Field.required("name", FieldType.TEXT, "What the segment is called.");
    static final Field LIFT = Field.optional(
            "lift",
            FieldType.NUMBER,
            "Percent divided by that of all other segments together: 2 is twice as frequent. null: nobody else has it, or it is"
                    + " hidden.");

    /** Fewer customers have no traits in common, only habits of their own. */
    private static final int FEWEST = 5;

    private SegmentRows() {}

    /** A segment's share beside that of all others; lift and change with it. */
    static Cells beside(Sums own, Sums whole, boolean tested, PlainTable table, MetricContext context) {
        Compared compared = Compared.rest(own, whole);
        Period year = Profiled.lookback(context.period());
        String mark = table.marks(year, compared.isUnreliable(context.reliableFrom()));
        Cells cells = compared.cells().set(ResultColumns.MARK, mark).days(year);
        if (compared.with() > 0) {
            cells.set(LIFT, lift(own, compared));
        }
        if (tested && mark.isEmpty()) {
            cells.set(ResultColumns.P_VALUE, compared.pValue().orElse(null));
        }
        return cells;
    }

    private static double lift(Sums own, Compared compared) {
        return Rates.rounded((double) own.x() / own.n() / ((double) compared.with() / compared.of()));
    }

    /** Whether a segment has as many customers as it takes to describe it. */
    static boolean isDescribed(SegmentSums sums, String segment, MetricContext context) {
        return sums.customers(segment) >= Math.max(FEWEST, context.privacyMinimum());
    }

    /** Whether there is anything to hold a segment's share against. */
    static boolean isComparable(Sums own, Sums whole) {
        return own.n() > 0 && own.n() < whole.n();
    }
}
