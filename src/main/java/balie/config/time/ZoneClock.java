package balie.config.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns local times of a zone into instants, and counts those that a change of the clock leaves in doubt.
 *
 * <p>A time that the change skips is moved on by as much as was skipped; one that occurs twice is the first of the two. Days
 * are looked up once: on most of them the distance from UTC is the same all day. Not for several threads.
 */
public final class ZoneClock {

    private static final int REMEMBERED = 4096;
    private static final int CHANGES = Integer.MIN_VALUE;
    private static final long SECONDS_A_DAY = 86_400;

    private final ZoneRules rules;
    private final ZoneId zone;
    private final int[] days = new int[REMEMBERED];
    private final int[] offsets = new int[REMEMBERED];
    private int skipped;
    private int repeated;

    public ZoneClock(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        java.util.Arrays.fill(days, Integer.MIN_VALUE);
    }

    public ZoneId zone() {
        return zone;
    }

    /** Forgets what was counted. */
    public void resetChanges() {
        skipped = 0;
        repeated = 0;
    }

    /** What was counted since the last reset. */
    public ClockChanges changes() {
        return skipped == 0 && repeated == 0 ? ClockChanges.NONE : new ClockChanges(skipped, repeated);
    }

    Instant instant(TimeFields at) {
        int day = at.epochDay();
        long local = day * SECONDS_A_DAY + at.secondOfDay();
        if (at.offset != TimeFields.NO_OFFSET) {
            return Instant.ofEpochSecond(local - at.offset, at.nano);
        }
        int offset = offset(day);
        if (offset != CHANGES) {
            return Instant.ofEpochSecond(local - offset, at.nano);
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, at.nano, ZoneOffset.UTC);
        return at.timed ? instant(time, rules) : startOf(time.toLocalDate());
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    Instant instant(LocalDateTime time) {
        return instant(time, rules);
    }

    /** The instant of a local time in some zone. */
    Instant instant(LocalDateTime time, ZoneRules there) {
        ZoneOffsetTransition change = there.getTransition(time);
        if (change == null) {
            return time.toInstant(there.getOffset(time));
        }
        if (change.isGap()) {
            skipped++;
        } else {
            repeated++;
        }
        return time.toInstant(change.getOffsetBefore());
    }

    private int offset(int day) {
        int at = day & (REMEMBERED - 1);
        if (days[at] != day) {
            days[at] = day;
            offsets[at] = lookUp(LocalDate.ofEpochDay(day));
        }
        return offsets[at];
    }

    private int lookUp(LocalDate day) {
        LocalDateTime start = day.atStartOfDay();
        LocalDateTime end = start.plusDays(1);
        ZoneOffset offset = rules.getOffset(start);
        if (rules.getTransition(start) != null || rules.getTransition(end.minusNanos(1)) != null) {
            return CHANGES;
        }
        ZoneOffsetTransition next = rules.nextTransition(start.toInstant(offset).minusSeconds(1));
        boolean changes = next != null && next.getInstant().isBefore(end.toInstant(offset));
        return changes || !rules.getOffset(end.minusNanos(1)).equals(offset) ? CHANGES : offset.getTotalSeconds();
    }
}
