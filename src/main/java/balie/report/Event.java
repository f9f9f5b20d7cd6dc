package balie.report;

import balie.model.ResultTable.Line;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/** An entry of the desk's calendar that a row is about. */
record Event(String kind, String name, LocalDate day) {

    private static final double NARROW = 3;

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

    /** In English. */
    String words() {
        return kind + " “" + name + "” of " + Days.day(day);
    }

    /** {@code +13 points (−2 to +28)} of three columns; empty if there is none. */
    static String points(Line line, String column) {
        Double middle = line.number(column);
        Double low = line.number(column + "_low");
        Double high = line.number(column + "_high");
        if (middle == null || low == null || high == null) {
            return "";
        }
        String format = high - low < NARROW ? "%.1f" : "%.0f";
        return signed(format, middle) + " points (" + signed(format, low) + " to " + signed(format, high) + ")";
    }

    private static String signed(String format, double value) {
        String size = String.format(Locale.ROOT, format, Math.abs(value));
        boolean zero = size.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (zero ? "" : value < 0 ? "−" : "+") + size;
    }
}
