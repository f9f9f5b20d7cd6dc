package balie.config.time;

import java.io.Serializable;

/**
 * Local times that fell in a change of the clock.
 *
 * @param skipped times that no clock showed; each was moved on by what was skipped
 * @param repeated times that a clock showed twice; each was taken for the first of the two
 */
public record ClockChanges(long skipped, long repeated) implements Serializable {

    public static final ClockChanges NONE = new ClockChanges(0, 0);

    private static final int HALF = 32;

    /** Both numbers in one, so that sums of such numbers hold the sums of both. */
    public long packed() {
        return skipped + (repeated << HALF);
    }

    public static ClockChanges unpacked(long packed) {
        return packed == 0 ? NONE : new ClockChanges(packed & 0xFFFF_FFFFL, packed >>> HALF);
    }

    public ClockChanges plus(ClockChanges other) {
        return new ClockChanges(skipped + other.skipped, repeated + other.repeated);
    }

    public long total() {
        return skipped + repeated;
    }

    /** {@code 3 times fell in a change of the clock: 2 skipped (moved on), 1 ambiguous (first taken)}. */
    public String inWords() {
        return total() + (total() == 1 ? " time" : " times") + " fell in a change of the clock: " + skipped
                + " skipped (moved on), " + repeated + " ambiguous (first taken)";
    }
}
