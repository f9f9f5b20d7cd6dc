package balie.metrics.insight.gap;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.stats.Shrinkage.Posterior;

import static balie.metrics.PlainTable.Cells;

/** Columns that the tables of knowledge gaps share. */
final class GapColumns {

    static final Field CONTACTS_PER_WEEK = Field.optional(
            "contacts_per_week", FieldType.NUMBER, "Contacts a week. null: hidden, or no days are known.");
    static final Field GAIN_PER_WEEK = Field.optional(
            "gain_per_week",
            FieldType.NUMBER,
            "How many fewer a week would have the outcome if the question were answered as well as others of the same channel and type"
                    + " of customer: the excess, drawn towards the mean of all questions as far as chance may have made it. null: too few"
                    + " contacts or questions to say, or hidden.");
    static final Field GAIN_LOW =
            Field.optional("gain_low", FieldType.NUMBER, "Lower end of the 95 % interval of gain_per_week.");
    static final Field GAIN_HIGH =
            Field.optional("gain_high", FieldType.NUMBER, "Upper end of the 95 % interval of gain_per_week.");

    private GapColumns() {}

    /** @param perWeek what is believed, a week */
    static void setGain(Cells cells, Posterior perWeek) {
        cells.rounded(GAIN_PER_WEEK, perWeek.mean())
                .rounded(GAIN_LOW, perWeek.low())
                .rounded(GAIN_HIGH, perWeek.high());
    }
}
