package balie.config.time;

/** What a text says of a moment, field by field; filled anew for every text so that nothing is made for each. */
final class TimeFields {

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int DAYS_TO_1970 = 719_528;
    static final int NO_OFFSET = Integer.MAX_VALUE;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int nano;
    /** Whether a time of day is given besides the day. */
    boolean timed;
    /** Seconds east of UTC, or {@link #NO_OFFSET}. */
    int offset;

    void clear() {
        hour = 0;
        minute = 0;
        second = 0;
        nano = 0;
        timed = false;
        offset = NO_OFFSET;
    }

    /** Whether there is such a day and such a time. */
    boolean exist() {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS[month - 1] + (month == 2 && isLeap() ? 1 : 0)
                && hour < 24
                && minute < 60
                && second < 60;
    }

    private boolean isLeap() {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 1970-01-01; for years from 0 on. */
    int epochDay() {
        int before = year * 365 + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        return before + DAYS_BEFORE[month - 1] + (month > 2 && isLeap() ? 1 : 0) + day - 1 - DAYS_TO_1970;
    }

    int secondOfDay() {
        return hour * 3600 + minute * 60 + second;
    }
}
