package balie.metrics.insight.event;

import balie.model.Period;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Some days.
 *
 * @param dayAfter the day after the last one
 */
record Days(LocalDate first, LocalDate dayAfter) {

    /** Later than any day. */
    static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    private static final double DAYS_OF_WEEK = 7;

    /** So many days from one on. */
    static Days from(LocalDate first, int days) {
        return new Days(first, first.plusDays(days));
    }

    /** So many days up to the one before. */
    static Days before(LocalDate dayAfter, int days) {
        return new Days(dayAfter.minusDays(days), dayAfter);
    }

    /** Those not before a day and not from another on; empty: there are none. */
    Optional<Days> within(LocalDate from, LocalDate until) {
        LocalDate later = first.isBefore(from) ? from : first;
        LocalDate earlier = dayAfter.isAfter(until) ? until : dayAfter;
        return later.isBefore(earlier) ? Optional.of(new Days(later, earlier)) : Optional.empty();
    }

    double weeks() {
        return (dayAfter.toEpochDay() - first.toEpochDay()) / DAYS_OF_WEEK;
    }

    Period period(ZoneId zone) {
        return Period.days(first, dayAfter.minusDays(1), zone);
    }
}
