package balie.metrics.insight.event;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.metrics.PlainTable.Cells;
import balie.model.CalendarKind;

import java.util.List;

/** Which entry of the calendar a row is about. */
final class EntryColumns {

    static final Field KIND =
            Field.term("entry_kind", CalendarKind.values(), "What kind of entry of the calendar the row is about.");
    static final Field NAME = Field.required("entry", FieldType.TEXT, "What the calendar calls it.");
    static final Field DAY = Field.required("entry_day", FieldType.DATE, "Its day in the calendar.");
    static final Field PRODUCT = Field.optional(
            Interactions.PRODUCT.name(), FieldType.TEXT, "The product that it is about. null: none in particular.");

    static final List<Field> ALL = List.of(KIND, NAME, PRODUCT, DAY);

    private EntryColumns() {}

    static Cells fill(Cells cells, Entry entry) {
        return cells.set(KIND, entry.told().kind().code())
                .set(NAME, entry.told().name())
                .set(PRODUCT, entry.told().product())
                .set(DAY, entry.told().date());
    }
}
