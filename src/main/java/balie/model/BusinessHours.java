package balie.model;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts time on the clock of a desk: only while it is open.
 *
 * <p>A desk is open at an instant if its local clock shows an open time then. So an hour that a change of the clock skips is
 * not open, one that comes twice is open twice, a day that a place left out counts for nothing, and a desk that never
 * closes has days of 23 and of 25 hours. All that is counted is true elapsed time.
 *
 * <p>Between two changes of the clock local time runs as true time does. So the open seconds before an instant are those
 * before its local time in a calendar without changes ({@link OpenCalendar}), plus what all changes before it left out or
 * gave twice, which is summed up once for each. A count costs two searches in short sorted lists, whatever lies between the
 * instants. Changes of the clock are known up to the year 2200; from then on the last distance from UTC stands.
 *
 * <p>Instants count by the whole second they lie in: parts of a second are cut off. Not to be changed, for any number of
 * threads.
 */
public final class BusinessHours implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Instant HORIZON = Instant.parse("2200-01-01T00:00:00Z");

    private final OpeningHours opening;
    private final OpenCalendar calendar;

    /** The seconds since 1970 of all changes of the clock, in order. */
    private final long[] changes;

    /** Seconds that local time is ahead of UTC: before the first change, and after each. */
    private final int[] offsets;

    /** Open seconds that the changes gave more than the calendar has: before the first, and after each. */
    private final long[] gained;

    public BusinessHours(OpeningHours opening) {
        this.opening = opening;
        calendar = new OpenCalendar(opening);
        ZoneRules rules = opening.zone().getRules();
        List<ZoneOffsetTransition> all = changes(rules);
        changes = new long[all.size()];
        offsets = new int[all.size() + 1];
        gained = new long[all.size() + 1];
        offsets[0] =
                (all.isEmpty() ? rules.getOffset(Instant.EPOCH) : all.get(0).getOffsetBefore()).getTotalSeconds();
        for (int i = 0; i < changes.length; i++) {
            changes[i] = all.get(i).toEpochSecond();
            offsets[i + 1] = all.get(i).getOffsetAfter().getTotalSeconds();
            gained[i + 1] =
                    gained[i] + calendar.before(changes[i] + offsets[i]) - calendar.before(changes[i] + offsets[i + 1]);
        }
    }

    private static List<ZoneOffsetTransition> changes(ZoneRules rules) {
        List<ZoneOffsetTransition> all = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
        while (next != null && next.getInstant().isBefore(HORIZON)) {
            all.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return all;
    }

    /** What it counts by. */
    public OpeningHours opening() {
        return opening;
    }

    public ZoneId zone() {
        return opening.zone();
    }

    /**
     * The seconds from {@code from} up to {@code to} in which the desk is open; below 0, by as many, if {@code to} is the
     * earlier one. Counts add up: those from a to b and from b to c are those from a to c.
     */
    public long seconds(Instant from, Instant to) {
        return before(to.getEpochSecond()) - before(from.getEpochSecond());
    }

    public boolean isOpen(Instant at) {
        long second = at.getEpochSecond();
        return calendar.isOpen(second + offsets[changesUpTo(second)]);
    }

    /** {@code at} if the desk is open then, else the next time it opens; empty if it never does up to the year 9999. */
    public Optional<Instant> nextOpen(Instant at) {
        // The first open second from here on is the one that ends when one second of open time is over.
        return isOpen(at) ? Optional.of(at) : plus(at, 1).map(end -> end.minusSeconds(1));
    }

    /**
     * The earliest instant at which the desk has been open for so long since {@code from}: when something is due. It is a
     * whole second; where the time ends as the desk closes, it is that moment and not the next opening.
     *
     * @param seconds of open time, at least 0
     * @return empty if the desk is not open for so long up to the year 9999
     * @throws IllegalArgumentException if {@code seconds} is below 0
     */
    public Optional<Instant> plus(Instant from, long seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException("open seconds to add must be at least 0: " + seconds);
        }
        long start = from.getEpochSecond();
        if (seconds == 0) {
            return Optional.of(Instant.ofEpochSecond(start));
        }
        long open;
        try {
            open = Math.addExact(before(start), seconds);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
        int at = changesBefore(open, changesUpTo(start));
        OptionalLong local = calendar.reaching(open - gained[at], start + offsets[at]);
        return local.isPresent()
                ? Optional.of(Instant.ofEpochSecond(local.getAsLong() - offsets[at]))
                : Optional.empty();
    }

    /** How many changes of the clock come before there were so many open seconds, given that the first few do. */
    private int changesBefore(long open, int known) {
        int low = known;
        int high = changes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before(changes[middle]) < open) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long before(long second) {
        int at = changesUpTo(second);
        return calendar.before(second + offsets[at]) + gained[at];
    }

    private int changesUpTo(long second) {
        int at = Arrays.binarySearch(changes, second);
        return at >= 0 ? at + 1 : -at - 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BusinessHours hours && opening.equals(hours.opening);
    }

    @Override
    public int hashCode() {
        return opening.hashCode();
    }

    @Override
    public String toString() {
        return opening.toString();
    }
}
