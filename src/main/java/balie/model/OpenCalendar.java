package balie.model;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Open seconds along the local calendar, as if the clock were never changed: all days have 24 hours. Whole weeks are counted
 * by multiplying, listed dates by what they differ from their weekday, so that no count walks over days.
 *
 * <p>A local second is counted from 1970-01-01T00:00 of the local clock.
 */
final class OpenCalendar implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int SECONDS_A_MINUTE = 60;
    private static final long SECONDS_A_DAY = 86_400;
    private static final int DAYS_A_WEEK = 7;

    /** 1970-01-01 was a Thursday, three days after a Monday. */
    private static final int EPOCH_AFTER_MONDAY = 3;

    /** Nothing is looked for beyond. */
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    /** By weekday, Monday first: seconds of the day at which it opens, closes, opens, and so on. */
    private final int[][] week = new int[DAYS_A_WEEK][];

    /** Open seconds of a week before each of its days; the last is the whole week. */
    private final long[] beforeWeekday = new long[DAYS_A_WEEK + 1];

    /** Days, counted from 1970-01-01 and in order, that may differ from their weekday. */
    private final long[] listed;

    private final int[][] listedHours;

    /** By how many seconds the first so many of the listed days differ from their weekdays together. */
    private final long[] differing;

    OpenCalendar(OpeningHours hours) {
        for (DayOfWeek day : DayOfWeek.values()) {
            int at = day.getValue() - 1;
            week[at] = bounds(hours.on(day));
            beforeWeekday[at + 1] = beforeWeekday[at] + open(week[at], SECONDS_A_DAY);
        }
        TreeMap<LocalDate, int[]> dates = new TreeMap<>();
        for (LocalDate date : hours.special().keySet()) {
            dates.put(date, bounds(hours.on(date)));
            // Its hours, or those it is without, could have gone over midnight.
            dates.put(date.plusDays(1), bounds(hours.on(date.plusDays(1))));
        }
        listed = dates.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
        listedHours = dates.values().toArray(int[][]::new);
        differing = new long[listed.length + 1];
        for (int i = 0; i < listed.length; i++) {
            long usual = open(week[weekday(listed[i])], SECONDS_A_DAY);
            differing[i + 1] = differing[i] + open(listedHours[i], SECONDS_A_DAY) - usual;
        }
    }

    /** Open seconds before a local second, counted from some fixed one; below 0 before that. */
    long before(long second) {
        long day = Math.floorDiv(second, SECONDS_A_DAY);
        int at = Arrays.binarySearch(listed, day);
        int[] hours = at >= 0 ? listedHours[at] : week[weekday(day)];
        return beforeDay(day, at >= 0 ? at : -at - 1) + open(hours, second - day * SECONDS_A_DAY);
    }

    boolean isOpen(long second) {
        long day = Math.floorDiv(second, SECONDS_A_DAY);
        long within = second - day * SECONDS_A_DAY;
        int[] hours = hours(day);
        for (int i = 0; i < hours.length; i += 2) {
            if (hours[i] <= within && within < hours[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first local second before which there are so many open ones.
     *
     * @param from a second before which there are fewer
     * @return empty if that is not so up to the year 9999
     */
    OptionalLong reaching(long open, long from) {
        long low = Math.floorDiv(from, SECONDS_A_DAY);
        long high = LAST_DAY + 1;
        if (low > LAST_DAY || before(high * SECONDS_A_DAY) < open) {
            return OptionalLong.empty();
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (before(middle * SECONDS_A_DAY) < open) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalLong.of(low * SECONDS_A_DAY + closing(hours(low), open - before(low * SECONDS_A_DAY)));
    }

    /** The second of a day by which it was open for so long. */
    private static long closing(int[] hours, long open) {
        long rest = open;
        for (int i = 0; i < hours.length; i += 2) {
            int length = hours[i + 1] - hours[i];
            if (rest <= length) {
                return hours[i] + rest;
            }
            rest -= length;
        }
        throw new IllegalStateException("a day is open for less than was counted: by " + rest + " seconds");
    }

    private long beforeDay(long day, int listedBefore) {
        long weeks = Math.floorDiv(day + EPOCH_AFTER_MONDAY, DAYS_A_WEEK);
        return weeks * beforeWeekday[DAYS_A_WEEK] + beforeWeekday[weekday(day)] + differing[listedBefore];
    }

    private int[] hours(long day) {
        int at = Arrays.binarySearch(listed, day);
        return at >= 0 ? listedHours[at] : week[weekday(day)];
    }

    private static int weekday(long day) {
        return Math.floorMod(day + EPOCH_AFTER_MONDAY, DAYS_A_WEEK);
    }

    private static long open(int[] hours, long untilSecond) {
        long open = 0;
        for (int i = 0; i < hours.length; i += 2) {
            open += Math.max(0, Math.min(hours[i + 1], untilSecond) - hours[i]);
        }
        return open;
    }

    private static int[] bounds(List<OpenSpan> spans) {
        return spans.stream()
                .flatMapToInt(s -> IntStream.of(s.start(), s.end()))
                .map(minute -> minute * SECONDS_A_MINUTE)
                .toArray();
    }
}
