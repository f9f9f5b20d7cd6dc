package balie.ingest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Finds mistyped years. A single row dated 2062 would move 'now', which is the newest instant in the data, and with it the week
 * reported on and the age of every case.
 */
public final class Outliers {

    /** No export has a gap of more than a year before a handful of last rows; a typing error in a year makes one. */
    private static final long GAP_DAYS = 366;

    /** In a file of fewer rows than this nothing tells a typing error from a quiet desk. */
    private static final long FEWEST_ROWS = 20;

    /** At most one row in so many is taken for mistyped. */
    private static final long ONE_IN = 100;

    private Outliers() {}

    /**
     * The first day of those that lie so far behind all others, and hold so few rows, that they are typing errors.
     *
     * @param rowsByDay how many rows of a file have their newest instant on a day
     */
    public static Optional<LocalDate> from(NavigableMap<LocalDate, Long> rowsByDay) {
        long rows = rowsByDay.values().stream().mapToLong(Long::longValue).sum();
        if (rows < FEWEST_ROWS) {
            return Optional.empty();
        }
        long most = Math.max(1, rows / ONE_IN);
        Optional<LocalDate> first = Optional.empty();
        long behind = 0;
        LocalDate later = null;
        for (Map.Entry<LocalDate, Long> day : rowsByDay.descendingMap().entrySet()) {
            if (later != null && ChronoUnit.DAYS.between(day.getKey(), later) > GAP_DAYS) {
                first = Optional.of(later);
            }
            behind += day.getValue();
            if (behind > most) {
                break;
            }
            later = day.getKey();
        }
        return first;
    }
}
