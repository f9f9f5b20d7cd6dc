package balie.model;

import java.io.Serializable;
import java.util.Locale;

/**
 * Open hours without a break, on the clock of the desk. One that goes over midnight belongs to the day it begins on:
 * 22:00-06:00 ends at minute 1800.
 *
 * @param start minute of the day, from 0 to 1439
 * @param end minute counted from the same midnight, after {@code start} and at most 24 hours after it; the first one that
 *     is not open
 */
public record OpenSpan(int start, int end) implements Serializable {

    public static final int MINUTES_A_DAY = 1440;

    private static final int MINUTES_AN_HOUR = 60;

    public OpenSpan {
        if (start < 0 || start >= MINUTES_A_DAY || end <= start || end - start > MINUTES_A_DAY) {
            throw new IllegalArgumentException("no open hours: from minute " + start + " to minute " + end);
        }
    }

    public int minutes() {
        return end - start;
    }

    public boolean isOverMidnight() {
        return end > MINUTES_A_DAY;
    }

    public boolean overlaps(OpenSpan other) {
        return start < other.end && other.start < end;
    }

    /** What lies on the day it begins on. */
    OpenSpan untilMidnight() {
        return isOverMidnight() ? new OpenSpan(start, MINUTES_A_DAY) : this;
    }

    /**
     * What lies on the day after the one it begins on, in minutes of that day. To be asked only if it goes over midnight.
     */
    public OpenSpan afterMidnight() {
        return new OpenSpan(0, end - MINUTES_A_DAY);
    }

    /** {@code 09:00-12:30}, {@code 13:00-24:00}, {@code 22:00-06:00}. */
    @Override
    public String toString() {
        return clock(start) + "-" + clock(isOverMidnight() ? end - MINUTES_A_DAY : end);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR);
    }
}
