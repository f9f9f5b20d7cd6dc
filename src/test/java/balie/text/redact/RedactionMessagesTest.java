package balie.text.redact;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much of the personal data of the marked messages is found, and how much of what is found is personal. What is personal counts as
 * found where all its letters and digits are gone; a find counts as right where it touches something personal.
 */
class RedactionMessagesTest {

    private static final class Tally {
        private int personal;
        private int gone;
        private int found;
        private int right;

        double recall() {
            return personal == 0 ? 1 : (double) gone / personal;
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "recall %5.1f %% (%d of %d), precision %5.1f %% (%d of %d)",
                    100 * recall(),
                    gone,
                    personal,
                    100 * precision(),
                    right,
                    found);
        }
    }

    /** Below these something has been broken: the rules were written beside these messages, so they say little of others. */
    private static final double LEAST_RECALL = 0.95;

    private static final double LEAST_PRECISION = 0.95;

    private static final double LEAST_RECALL_UNSEEN = 0.35;
    private static final double LEAST_PRECISION_UNSEEN = 0.8;

    private static final List<MarkedMessage> MESSAGES = MarkedMessage.all();

    private static Map<PersonalData, Tally> measure(List<MarkedMessage> messages) {
        Map<PersonalData, Tally> tallies = new EnumMap<>(PersonalData.class);
        for (PersonalData kind : PersonalData.values()) {
            tallies.put(kind, new Tally());
        }
        for (MarkedMessage message : messages) {
            List<Span> found = Redaction.find(message.text());
            for (Span personal : message.personal()) {
                Tally tally = tallies.get(personal.kind());
                tally.personal++;
                boolean gone = isGone(message.text(), personal, found);
                tally.gone += gone ? 1 : 0;
                if (!gone) {
                    System.out.println("  missed " + message.id() + " " + personal.kind() + ": "
                            + message.text().substring(personal.start(), personal.end()));
                }
            }
            for (Span span : found) {
                Tally tally = tallies.get(span.kind());
                tally.found++;
                boolean right =
                        message.personal().stream().anyMatch(p -> p.start() < span.end() && span.start() < p.end());
                tally.right += right ? 1 : 0;
                if (!right) {
                    System.out.println("  wrong  " + message.id() + " " + span.kind() + ": "
                            + message.text().substring(span.start(), span.end()));
                }
            }
        }
        return tallies;
    }

    private static boolean isGone(String text, Span personal, List<Span> found) {
        for (int i = personal.start(); i < personal.end(); i++) {
            int at = i;
            if (Character.isLetterOrDigit(text.charAt(i))
                    && found.stream().noneMatch(s -> s.start() <= at && at < s.end())) {
                return false;
            }
        }
        return true;
    }

    @Test
    void most_of_what_is_personal_is_found_and_little_else() {
        Map<PersonalData, Tally> tallies = measure(MESSAGES);
        tallies.forEach((kind, tally) -> System.out.printf(Locale.ROOT, "%-9s %s%n", kind, tally));

        tallies.forEach((kind, tally) -> {
            assertThat(tally.recall()).as("recall of " + kind).isGreaterThanOrEqualTo(LEAST_RECALL);
            assertThat(tally.precision()).as("precision of " + kind).isGreaterThanOrEqualTo(LEAST_PRECISION);
        });

        assertThat(MESSAGES).filteredOn(m -> m.language().equals("nl")).hasSizeGreaterThanOrEqualTo(250);
        assertThat(MESSAGES).filteredOn(m -> m.language().equals("en")).hasSizeGreaterThanOrEqualTo(250);
    }

    @Test
    void of_harder_messages_that_no_rule_was_changed_for_some_is_found_too() {
        Tally all = new Tally();
        for (Tally tally : measure(MarkedMessage.unseen()).values()) {
            all.personal += tally.personal;
            all.gone += tally.gone;
            all.found += tally.found;
            all.right += tally.right;
        }
        System.out.println("unseen    " + all);

        assertThat(all.recall()).isGreaterThanOrEqualTo(LEAST_RECALL_UNSEEN);
        assertThat(all.precision()).isGreaterThanOrEqualTo(LEAST_PRECISION_UNSEEN);
    }
}
