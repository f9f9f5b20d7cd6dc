package balie.stats;

import java.util.List;

/**
 * How many ended at one time since their own start, by cause, and how many were last seen then without having ended.
 *
 * <p>A grouped query gives one of these for each time. Who is censored at a time is still at risk of what happens at
 * that time, as in E. L. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457.
 *
 * @param time since the start of each, in any unit, at least 0
 * @param events how many ended then, for each cause, in the same order at every time
 * @param censored how many were observed until then and had not ended
 */
public record EventCounts(double time, List<Long> events, long censored) {

    /**
     * @throws IllegalArgumentException if the time or a count is below 0, if there is no cause, or if nothing
     *     happened
     */
    public EventCounts {
        events = List.copyOf(events);
        if (!(time >= 0) || Double.isInfinite(time)) {
            throw new IllegalArgumentException("no time since a start: " + time);
        }
        if (events.isEmpty() || censored < 0 || events.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("no counts at time " + time + ": " + events + ", censored " + censored);
        }
        if (events.stream().allMatch(count -> count == 0) && censored == 0) {
            throw new IllegalArgumentException("nothing happened at time " + time);
        }
    }

    /** The counts of a time where there is only one cause. */
    public static EventCounts of(double time, long events, long censored) {
        return new EventCounts(time, List.of(events), censored);
    }

    /** How many ended at this time, by any cause. */
    public long ended() {
        return events.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** How many are no longer observed after this time. */
    public long leaving() {
        return Math.addExact(ended(), censored);
    }

    /** The same with all causes taken as one. */
    public EventCounts anyCause() {
        return of(time, ended(), censored);
    }
}
