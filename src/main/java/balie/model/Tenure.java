package balie.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How long a specialist has been at the desk. */
public enum Tenure {
    NEW("under 3 months", 0),
    FIRST_YEAR("3-12 months", 3),
    SETTLED("1-3 years", 12),
    LONG("over 3 years", 36);

    private final String label;
    private final int months;

    Tenure(String label, int months) {
        this.label = label;
        this.months = months;
    }

    public String label() {
        return label;
    }

    /** From how many months on. */
    public int months() {
        return months;
    }

    /** All of them. */
    public static String words() {
        return Arrays.stream(values()).map(Tenure::label).collect(Collectors.joining(", "));
    }
}
