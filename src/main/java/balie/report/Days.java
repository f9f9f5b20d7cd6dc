package balie.report;

import balie.model.IsoWeek;
import balie.model.Period;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How days are written. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private Days() {}

    /** {@code 9 to 15 November 2026}; 'all data' where there are no days. */
    static String range(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null) {
            return "all data";
        }
        if (first.getYear() == last.getYear() && first.getMonth() == last.getMonth()) {
            return first.getDayOfMonth() + " to " + DAY.format(last);
        }
        return (first.getYear() == last.getYear() ? DAY_MONTH : DAY).format(first) + " to " + DAY.format(last);
    }

    /** {@code 9 November 2026}; empty where there is no day. */
    static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** {@code W46}; empty where there is no day. */
    static String week(@Nullable LocalDate day) {
        return day == null ? "" : "W" + IsoWeek.of(day).toString().substring(6);
    }

    /** {@code week 46 of 2026 (9 to 15 November 2026)} */
    static String period(Period period) {
        return switch (period.kind()) {
            case WEEK ->
                "week " + IsoWeek.of(period.firstDay()).week() + " of "
                        + IsoWeek.of(period.firstDay()).year() + " ("
                        + range(period.firstDay(), period.lastDay()) + ")";
            case WEEKS, RANGE -> range(period.firstDay(), period.lastDay());
            case ALL -> "all data";
        };
    }

    static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone)) + " (" + zone.getId() + ")";
    }
}
