package balie.model;

import java.time.LocalDate;
import java.util.Map;

/**
 * A segment as it was in a run: what its customers have in common, and none of them.
 *
 * @param id such as {@code S1}
 * @param from first day of what the run looked at
 * @param to last day of it
 * @param shares of contacts, 0-1, by trait, as {@code channel=phone}; a trait that is not there has 0
 */
public record KeptSegment(String id, LocalDate from, LocalDate to, Map<String, Double> shares) {

    private static final String PREFIX = "S";

    public KeptSegment {
        shares = Map.copyOf(shares);
    }

    /** The id of a number. */
    public static String id(int number) {
        return PREFIX + number;
    }

    /** The number in its id. */
    public int number() {
        return Integer.parseInt(id.substring(PREFIX.length()));
    }

    /** The same under another id. */
    public KeptSegment called(String other) {
        return new KeptSegment(other, from, to, shares);
    }
}
