package balie.model;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * When a desk is open, as it says itself. {@link BusinessHours} counts with it.
 *
 * <p>Hours over midnight belong to the day they begin on and run on into the next day, unless that is listed in
 * {@code special}: a listed date has the hours given there and no others, from its first minute to its last.
 *
 * @param zone whose clock the hours are on
 * @param week hours by weekday; one that is missing is closed
 * @param special hours of single dates in place of those of their weekday; none: closed, as on a holiday
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<OpenSpan>> week, Map<LocalDate, List<OpenSpan>> special)
        implements Serializable {

    /** @throws IllegalArgumentException if hours of one day overlap */
    public OpeningHours {
        week = sorted(week);
        special = sorted(special);
    }

    /** Every hour of every day. */
    public static OpeningHours roundTheClock(ZoneId zone) {
        Map<DayOfWeek, List<OpenSpan>> week = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new OpenSpan(0, OpenSpan.MINUTES_A_DAY)));
        }
        return new OpeningHours(zone, week, Map.of());
    }

    /**
     * The years from that of {@code first} to that of {@code last} of which no date is listed though dates of other years
     * are, so that their holidays count as open. None if no date is listed at all.
     */
    public List<Integer> yearsNotListed(LocalDate first, LocalDate last) {
        if (special.isEmpty()) {
            return List.of();
        }
        return IntStream.rangeClosed(first.getYear(), last.getYear())
                .filter(year -> special.keySet().stream().noneMatch(date -> date.getYear() == year))
                .boxed()
                .toList();
    }

    /** The open hours on a date, in order, without overlaps, none over midnight. */
    List<OpenSpan> on(LocalDate date) {
        return special.containsKey(date)
                ? joined(beginningOn(date), List.of())
                : joined(beginningOn(date), beginningOn(date.minusDays(1)));
    }

    /** The same for a weekday in a week without listed dates. */
    List<OpenSpan> on(DayOfWeek day) {
        return joined(week.getOrDefault(day, List.of()), week.getOrDefault(day.minus(1), List.of()));
    }

    private List<OpenSpan> beginningOn(LocalDate date) {
        return special.getOrDefault(date, week.getOrDefault(date.getDayOfWeek(), List.of()));
    }

    /** What is open on a day by its own hours and by those of the day before that go over midnight. */
    private static List<OpenSpan> joined(List<OpenSpan> own, List<OpenSpan> dayBefore) {
        List<OpenSpan> all = new ArrayList<>();
        dayBefore.stream()
                .filter(OpenSpan::isOverMidnight)
                .map(OpenSpan::afterMidnight)
                .forEach(all::add);
        own.stream().map(OpenSpan::untilMidnight).forEach(all::add);
        all.sort(Comparator.comparingInt(OpenSpan::start));
        List<OpenSpan> joined = new ArrayList<>();
        for (OpenSpan span : all) {
            int last = joined.size() - 1;
            if (last >= 0 && span.start() <= joined.get(last).end()) {
                OpenSpan before = joined.get(last);
                joined.set(last, new OpenSpan(before.start(), Math.max(before.end(), span.end())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    private static <K extends Comparable<? super K>> Map<K, List<OpenSpan>> sorted(Map<K, List<OpenSpan>> hours) {
        Map<K, List<OpenSpan>> sorted = new TreeMap<>();
        hours.forEach((day, spans) -> sorted.put(day, sorted(day, spans)));
        return Collections.unmodifiableMap(sorted);
    }

    private static List<OpenSpan> sorted(Object day, List<OpenSpan> spans) {
        List<OpenSpan> sorted =
                spans.stream().sorted(Comparator.comparingInt(OpenSpan::start)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).overlaps(sorted.get(i))) {
                throw new IllegalArgumentException(
                        "hours of " + day + " overlap: " + sorted.get(i - 1) + ", " + sorted.get(i));
            }
        }
        return sorted;
    }
}
