package balie.config.time;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Reads a text with the day first and with the month first. */
public final class DateReadings {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final List<InstantPattern> dayFirst;
    private final List<InstantPattern> monthFirst;
    private final ZoneId zone;

    public DateReadings(List<String> patterns, ZoneClock clock) {
        this.dayFirst = compiled(DateOrder.DAY_FIRST.read(patterns), clock);
        this.monthFirst = compiled(DateOrder.MONTH_FIRST.read(patterns), clock);
        this.zone = clock.zone();
    }

    private static List<InstantPattern> compiled(List<String> patterns, ZoneClock clock) {
        return patterns.stream().map(p -> new InstantPattern(p, clock)).toList();
    }

    public @Nullable Instant dayFirst(String text) {
        return InstantPattern.read(dayFirst, text);
    }

    public @Nullable Instant monthFirst(String text) {
        return InstantPattern.read(monthFirst, text);
    }

    /** {@code '03/04/2026' is 3 April 2026 or 4 March 2026}. */
    public String inWords(String text, Instant dayFirst, Instant monthFirst) {
        return "'" + text + "' is " + DAY.format(dayFirst.atZone(zone)) + " or " + DAY.format(monthFirst.atZone(zone));
    }
}
