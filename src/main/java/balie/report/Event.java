package balie.report;

import balie.model.ResultTable.Line;

import java.time.LocalDate;
import java.util.Objects;

/** An entry of the desk's calendar that a row is about. */
record Event(String kind, String name, LocalDate day) {

    static Event of(Line line) {
        return new Event(
                line.text("entry_kind"), line.text("entry"), Objects.requireNonNull((LocalDate) line.get("entry_day")));
    }

    /** Within how many days before it another entry of the same product is in what it is compared with. */
    private static final long DAYS_COMPARED = 84;

    /** Whether what came after this entry lies in the days that a later one of the same product is compared with. */
    boolean isNear(Event later) {
        return day.isBefore(later.day) && !day.plusDays(DAYS_COMPARED).isBefore(later.day);
    }

    /** {@code offer “Winterplan” of 21 September 2026} */
    String words(Telling telling) {
        return telling.say("{0} “{1}” of {2}", telling.term(kind), name, telling.day(day));
    }
}
