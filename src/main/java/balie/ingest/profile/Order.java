package balie.ingest.profile;

/** Which of two numbers in a date is the day. */
public enum Order {
    /** No question: the year comes first, or the month has a name. */
    PLAIN,
    DAY_FIRST,
    MONTH_FIRST,
    /** Every date reads both ways. */
    UNDECIDED,
    /** Some dates read only one way, others only the other. */
    MIXED
}
