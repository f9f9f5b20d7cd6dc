package balie.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How often a customer came in a year. */
public enum Frequency {
    ONCE("1", 1),
    SELDOM("2-3", 2),
    REGULARLY("4-9", 4),
    OFTEN("10+", 10);

    private final String label;
    private final int least;

    Frequency(String label, int least) {
        this.label = label;
        this.least = least;
    }

    /** The frequency of a customer with so many contacts, at least one. */
    public static Frequency of(long contacts) {
        Frequency frequency = ONCE;
        for (Frequency each : values()) {
            frequency = contacts >= each.least ? each : frequency;
        }
        return frequency;
    }

    /** As it stands in tables: the contacts that it is about. */
    public String label() {
        return label;
    }

    /** The fewest contacts that are so often. */
    public int least() {
        return least;
    }

    /** All of them, for a definition. */
    public static String words() {
        return Arrays.stream(values()).map(Frequency::label).collect(Collectors.joining(", "));
    }
}
