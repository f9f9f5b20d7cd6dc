package balie.metrics.insight.event;

import java.util.Locale;

/** The days around an entry of the calendar that are looked at. */
enum Window {
    /** All days there are contacts of. */
    DATA,
    /** The 28 days before the entry. */
    ASKED_BEFORE,
    /** The first eight weeks from the entry on. */
    FIRST_WEEKS,
    /** From the entry on. */
    SINCE,
    /** The eight weeks before the entry. */
    BASELINE,
    /** The four weeks from the entry on. */
    RESPONSE,
    /** Before the desk was told or trained. */
    BEFORE,
    /** The 28 days since the desk was told or trained. */
    AFTER;

    static final int DAYS_TOLD = 28;
    static final int DAYS_FIRST = 56;
    static final int DAYS_BASELINE = 56;
    static final int DAYS_RESPONSE = 28;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
