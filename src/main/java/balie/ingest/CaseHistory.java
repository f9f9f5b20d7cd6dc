package balie.ingest;

import balie.model.Status;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What became of a case so far, from its states one after the other: the one place that says what counts as resolved, closed
 * and opened again. The table is in docs/decisions/0013-states.md.
 *
 * @param status the last that was recorded; null: none yet
 * @param openedAt when the first state was recorded
 * @param resolvedAt when it was last resolved; null: never, or not since it was opened again
 * @param closedAt when it was last closed; null: never, or not since it was opened again
 * @param reopenCount how often it was opened again after it was resolved or closed
 */
record CaseHistory(
        @Nullable Status status,
        @Nullable Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        long reopenCount) {

    /** Nothing is known yet. */
    static final CaseHistory NONE = new CaseHistory(null, null, null, null, 0);

    /**
     * The history after one more state.
     *
     * @param next null: the update says nothing of the state
     * @param at when it was recorded; null: not known, and then neither is what it would date
     */
    CaseHistory then(@Nullable Status next, @Nullable Instant at) {
        Instant opened = openedAt == null ? at : openedAt;
        if (next == null) {
            return new CaseHistory(status, opened, resolvedAt, closedAt, reopenCount);
        }
        if (!isEnded(next)) {
            return new CaseHistory(next, opened, null, null, reopenCount + (isEnded(status) ? 1 : 0));
        }
        // What is closed without having been resolved before was resolved by that.
        Instant resolved = isEnded(status) ? resolvedAt : at;
        if (next == Status.RESOLVED) {
            return new CaseHistory(next, opened, resolved, null, reopenCount);
        }
        Instant closed = status == Status.CLOSED ? closedAt : at;
        return new CaseHistory(next, opened, resolved, closed, reopenCount);
    }

    /** Whether the desk regards a case in this state as done. */
    static boolean isEnded(@Nullable Status status) {
        return status == Status.RESOLVED || status == Status.CLOSED;
    }

    /**
     * Whether an answer came in time, of what is known when a case is exported.
     *
     * @param left whether time was left; of a case that goes on it may still run out
     */
    static @Nullable Boolean timely(boolean left, @Nullable Status status) {
        if (left && !isEnded(status)) {
            return null;
        }
        return left;
    }
}
