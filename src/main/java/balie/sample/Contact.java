package balie.sample;

import org.jspecify.annotations.Nullable;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * One contact of the sample with all that became of it.
 *
 * @param number its id in its export
 * @param channel canonical
 * @param person null: the clerk did not ask who it was
 * @param product empty: none
 * @param text what was written or noted
 * @param subject what stood above it; empty: nothing
 * @param firstReply null: none yet
 * @param resolved when it was resolved; after being opened again a second time; empty: never
 * @param reopened when it was opened again; null: never
 * @param firstContact whether the clerk solved it at once
 * @param escalatedTo empty: to nobody
 * @param excluded merged, spam, test, deleted; empty: none
 * @param rating good, bad, offered; empty: not asked
 */
record Contact(
        String number,
        String channel,
        boolean outbound,
        ZonedDateTime opened,
        Intent intent,
        @Nullable Person person,
        String product,
        String language,
        String text,
        String subject,
        Clerk clerk,
        String team,
        @Nullable ZonedDateTime firstReply,
        List<ZonedDateTime> resolved,
        @Nullable ZonedDateTime reopened,
        int replies,
        boolean firstContact,
        String escalatedTo,
        boolean researched,
        String moodBefore,
        String moodAfter,
        boolean offered,
        boolean sold,
        String excluded,
        String rating) {

    /** Whether it is resolved at an instant. */
    boolean resolvedAt(ZonedDateTime at) {
        boolean once = !resolved.isEmpty() && !resolved.get(0).isAfter(at);
        if (reopened == null || reopened.isAfter(at)) {
            return once;
        }
        return resolved.size() > 1 && !resolved.get(1).isAfter(at);
    }

    /** When it was resolved last before an instant; null: it is not resolved then. */
    @Nullable
    ZonedDateTime resolvedBefore(ZonedDateTime at) {
        if (!resolvedAt(at)) {
            return null;
        }
        return resolved.size() > 1 && !resolved.get(1).isAfter(at) ? resolved.get(1) : resolved.get(0);
    }

    int reopensBefore(ZonedDateTime at) {
        return reopened != null && !reopened.isAfter(at) ? 1 : 0;
    }

    boolean repliedBefore(ZonedDateTime at) {
        return firstReply != null && !firstReply.isAfter(at);
    }

    /** When it was last changed before an instant. */
    ZonedDateTime updatedBefore(ZonedDateTime at) {
        ZonedDateTime last = opened;
        if (firstReply != null && !firstReply.isAfter(at) && firstReply.isAfter(last)) {
            last = firstReply;
        }
        for (ZonedDateTime moment : resolved) {
            if (!moment.isAfter(at) && moment.isAfter(last)) {
                last = moment;
            }
        }
        if (reopened != null && !reopened.isAfter(at) && reopened.isAfter(last)) {
            last = reopened;
        }
        return last;
    }

    /** Whether a figure counts it: begun by a customer and not excluded. */
    boolean counted() {
        return excluded.isEmpty() && !outbound;
    }

    boolean isTicket() {
        return List.of("email", "chat", "web", "social", "app").contains(channel);
    }

    boolean hasJson() {
        return channel.equals("email") || channel.equals("chat");
    }
}
