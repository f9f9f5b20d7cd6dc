package balie.metrics.insight.segment;

import balie.model.Frequency;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a customer came with in a year.
 *
 * @param key who it is; never published
 * @param traits the value of each of {@link CustomerContacts#CUSTOMER_TRAITS}; null: not known
 * @param recencyDays whole days since the last contact
 * @param contacts what each contact is, as places in the list of kinds of contacts
 * @param outcomes of each of {@link Outcomes}: among how many contacts, and how many of them
 */
record Customer(
        String key, List<@Nullable String> traits, long recencyDays, List<Integer> contacts, List<Outcome> outcomes) {

    /** @param n of those that were asked for, {@code of} */
    record Outcome(long of, long n) {}

    /** The segment by rule: type and frequency. */
    String ruleSegment(String unknown) {
        String type = traits.get(0);
        Frequency frequency = Frequency.ONCE;
        for (Frequency each : Frequency.values()) {
            if (contacts.size() >= each.least()) {
                frequency = each;
            }
        }
        return (type == null ? unknown : type) + " " + frequency.label();
    }
}
