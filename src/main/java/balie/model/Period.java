package balie.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The half-open window {@code [start, end)} in one named zone over which a run reports.
 *
 * @param kind a week, some weeks up to one, a range of days that was asked for, or everything
 * @param label how the period is named: {@code 2026-W46}, {@code 2015-01-01_2020-12-31}, {@code all}
 * @param firstDay the first day, in {@code zone}
 * @param dayAfter the day after the last one, in {@code zone}
 */
public record Period(Kind kind, String label, LocalDate firstDay, LocalDate dayAfter, ZoneId zone) {

    /** Where a period comes from; it decides whether undated interactions can be placed in it. */
    public enum Kind {
        WEEK,
        WEEKS,
        RANGE,
        ALL
    }

    private static final int DAYS_OF_WEEK = 7;
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    public Period {
        if (!firstDay.isBefore(dayAfter)) {
            throw new IllegalArgumentException(
                    "a period needs a first day before its end: " + firstDay + ", " + dayAfter);
        }
    }

    public static Period week(IsoWeek week, ZoneId zone) {
        return new Period(Kind.WEEK, week.toString(), week.monday(), week.next().monday(), zone);
    }

    /** The days from {@code first} up to and including {@code last}. */
    public static Period days(LocalDate first, LocalDate last, ZoneId zone) {
        return of(Kind.RANGE, first, last, zone);
    }

    /** So many weeks up to the last day of this one; a range that was asked for stays one, and what is longer, or everything, is itself. */
    public Period weeksUpTo(int weeks) {
        int days = Math.multiplyExact(weeks, DAYS_OF_WEEK);
        if (kind == Kind.ALL || length() >= days) {
            return this;
        }
        LocalDate first = dayAfter.minusDays(days);
        return kind == Kind.RANGE ? days(first, lastDay(), zone) : of(Kind.WEEKS, first, lastDay(), zone);
    }

    private static Period of(Kind kind, LocalDate first, LocalDate last, ZoneId zone) {
        return new Period(kind, first + "_" + last, first, last.plusDays(1), zone);
    }

    public static Period all(ZoneId zone) {
        return new Period(Kind.ALL, "all", FIRST, LAST, zone);
    }

    public Instant start() {
        return firstDay.atStartOfDay(zone).toInstant();
    }

    /** The first instant after the period. */
    public Instant end() {
        return dayAfter.atStartOfDay(zone).toInstant();
    }

    public LocalDate lastDay() {
        return dayAfter.minusDays(1);
    }

    /** Whether the whole period lies before {@code asOf}. */
    public boolean isOver(Instant asOf) {
        return !end().isAfter(asOf);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    /** In days. */
    public long length() {
        return dayAfter.toEpochDay() - firstDay.toEpochDay();
    }

    /** The period of the same length that ends where this one begins; everything has no previous. */
    public Period previous() {
        return back(1);
    }

    /**
     * The newest period whose every moment was followed by at least {@code age} before {@code asOf}: a week moves back by
     * whole weeks until that holds; a range or everything stays as it was asked for.
     */
    public Period observable(Duration age, Instant asOf) {
        Period shifted = this;
        while (kind == Kind.WEEK && shifted.end().plus(age).isAfter(asOf)) {
            shifted = shifted.back(1);
        }
        return shifted;
    }

    /** The days some weeks earlier, so that each is the same day of the week; everything has none. */
    public Period weeksBefore(int weeks) {
        return switch (kind) {
            case ALL -> this;
            case WEEK -> week(IsoWeek.of(firstDay.minusWeeks(weeks)), zone);
            case WEEKS, RANGE -> of(kind, firstDay.minusWeeks(weeks), lastDay().minusWeeks(weeks), zone);
        };
    }

    /** The period of the same length so many such lengths earlier; everything stays what it is. */
    public Period back(int times) {
        if (kind == Kind.ALL) {
            return this;
        }
        if (kind == Kind.WEEK) {
            return week(IsoWeek.of(firstDay.minusWeeks(times)), zone);
        }
        long days = length();
        return of(kind, firstDay.minusDays(days * times), lastDay().minusDays(days * times), zone);
    }
}
