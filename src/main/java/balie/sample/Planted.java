package balie.sample;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
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

    /** The share of customers who rather write. */
    static final double WRITERS = .45;

    /** How many times as often a customer comes in the ways that are a habit than in the others, as against who has another habit. */
    static final double HABIT = 8;

    static final String CAMPAIGN_PRODUCT = "Solis";
    static final LocalDate CAMPAIGN_FIRST = LocalDate.of(2026, 6, 8);
    static final LocalDate CAMPAIGN_LAST = LocalDate.of(2026, 7, 5);

    /** How many of those who would have asked about something else the campaign makes ask about its product. */
    static final double CAMPAIGN_DRAWS = .15;

    /**
     * How much less often a clerk who has not finished the training had a contact that was resolved at once, and how much more often one
     * that was not: odds of .67 to those of the others.
     */
    static final double UNTRAINED_AT_ONCE = .82;

    static final double UNTRAINED_LATER = 1.22;

    private Planted() {}

    /** Whether customers write by a channel, rather than call, come by or send paper. */
    static boolean isWritten(String channel) {
        return List.of("email", "chat", "web", "social", "app").contains(channel);
    }

    /** How often a clerk had a contact, as against others at work on the day. */
    static double share(Clerk clerk, LocalDate day, boolean atOnce) {
        if (clerk.started().isAfter(day)) {
            return 0;
        }
        boolean trained = clerk.trained() != null && !clerk.trained().isAfter(day);
        return trained ? 1 : atOnce ? UNTRAINED_AT_ONCE : UNTRAINED_LATER;
    }

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
