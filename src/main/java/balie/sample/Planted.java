package balie.sample;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * What was put into the sample on purpose, to be found again.
 *
 * <p>Everything here is a choice of the author; what came of it by chance is counted in {@link Truths}.
 */
final class Planted {

    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 18);
    static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 15);

    /** The exports were made on a Monday morning, so the last week is complete. */
    static final ZonedDateTime EXPORTED = ZonedDateTime.of(2026, 11, 16, 6, 0, 0, 0, ZONE);

    /** An earlier export of every source, which the later one overlaps. */
    static final ZonedDateTime EXPORTED_EARLIER = ZonedDateTime.of(2026, 8, 31, 6, 0, 0, 0, ZONE);

    /** From when on tickets were changed that the later export of the help desk holds. */
    static final ZonedDateTime UPDATED_SINCE = EXPORTED_EARLIER.minusDays(14);

    static final String OFFER_INTENT = "winterplan-what";
    static final LocalDate OFFER_FIRST_ASKED = LocalDate.of(2026, 9, 22);
    static final LocalDate OFFER_BRIEFING = LocalDate.of(2026, 9, 28);

    static final String RISING_INTENT = "nodo-router";
    static final LocalDate RISES_FROM = LocalDate.of(2026, 9, 28);

    static final String WAVE_INTENT = "belia-battery-complaint";
    static final String WAVE_PRODUCT = "Belia";
    static final LocalDate WAVE_FIRST = LocalDate.of(2026, 8, 31);
    static final LocalDate WAVE_LAST = LocalDate.of(2026, 9, 27);

    /** Chance that a question of a topic is resolved in the first contact. */
    static final Map<String, Double> FIRST_CONTACT = Map.ofEntries(
            Map.entry("advice", .82),
            Map.entry("stock", .80),
            Map.entry("account", .77),
            Map.entry("order", .70),
            Map.entry("returns", .66),
            Map.entry("payment", .64),
            Map.entry("delivery", .62),
            Map.entry("subscription", .60),
            Map.entry("billing", .58),
            Map.entry("trade", .57),
            Map.entry("offer", .55),
            Map.entry("warranty", .52),
            Map.entry("installation", .48),
            Map.entry("technical", .41));

    static final double OFFER_BEFORE_BRIEFING = .20;
    static final double OFFER_AFTER_BRIEFING = .75;
    static final double COMPLAINT_FACTOR = .7;
    static final double MERGED = .02;
    static final double SPAM_MAIL = .02;
    static final double REOPENED = .07;
    static final double REPEATED = .16;
    static final double NEVER_RESOLVED = .02;

    private Planted() {}

    /** How much more or less often an intent comes on a day than its weight says. */
    static double factor(Intent intent, LocalDate day) {
        if (intent.id().equals(OFFER_INTENT)) {
            return day.isBefore(OFFER_FIRST_ASKED) ? 0 : 1.6;
        }
        if (intent.id().equals(RISING_INTENT)) {
            double weeks = Math.max(0, (day.toEpochDay() - RISES_FROM.toEpochDay()) / 7.0);
            return 0.5 * StrictMath.pow(1.35, weeks);
        }
        if (intent.id().equals(WAVE_INTENT)) {
            return day.isBefore(WAVE_FIRST) || day.isAfter(WAVE_LAST) ? 0.4 : 4;
        }
        return 1;
    }

    /** The chance that a contact is resolved at once. */
    static double firstContact(Intent intent, LocalDate day) {
        if (intent.id().equals(OFFER_INTENT)) {
            return day.isBefore(OFFER_BRIEFING) ? OFFER_BEFORE_BRIEFING : OFFER_AFTER_BRIEFING;
        }
        double topic = FIRST_CONTACT.getOrDefault(intent.category(), .6);
        return intent.kind().equals("complaint") ? topic * COMPLAINT_FACTOR : topic;
    }
}
