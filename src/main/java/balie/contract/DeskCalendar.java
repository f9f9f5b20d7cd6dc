package balie.contract;

import balie.model.CalendarKind;
import balie.model.Term;

import java.util.List;

import static balie.contract.FieldType.DATE;
import static balie.contract.FieldType.TEXT;

/** What customers were offered and the desk was told, and when. Grain: one row per event. */
public final class DeskCalendar {

    public static final Field DAY = Field.required("date", DATE, "The day it began.");
    public static final Field KIND = new Field("kind", TEXT, true, Term.codes(CalendarKind.values()), "What it was.");
    public static final Field NAME = Field.required("name", TEXT, "What it is called.");
    public static final Field PRODUCT = Field.optional(
            "product", TEXT, "The product it is about, in the words of the exports; empty: of none in particular.");
    public static final Field AUDIENCE =
            Field.optional("audience", TEXT, "For whom it was: a type of customer, all, desk.");

    public static final TableContract TABLE =
            new TableContract("calendar", "one row per event", List.of(DAY, KIND, NAME, PRODUCT, AUDIENCE));

    private DeskCalendar() {}
}
