package balie.ingest;

import balie.config.time.ClockChanges;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.issue.RowIssue;
import org.jspecify.annotations.Nullable;

/** A canonical row made from one record, or why there is none. */
public final class MappedRow {

    private final @Nullable Object[] values;
    private final long order;
    private final ClockChanges clockChanges;
    private final String hash;
    private final @Nullable RowIssue issue;

    private MappedRow(
            @Nullable Object[] values, long order, ClockChanges clockChanges, String hash, @Nullable RowIssue issue) {
        this.values = values;
        this.hash = hash;
        this.order = order;
        this.clockChanges = clockChanges;
        this.issue = issue;
    }

    static MappedRow good(@Nullable Object[] values, long order, ClockChanges clockChanges, String hash) {
        return new MappedRow(values, order, clockChanges, hash, null);
    }

    static MappedRow bad(RowIssue issue) {
        return new MappedRow(new @Nullable Object[Interactions.TABLE.fields().size()], 0, ClockChanges.NONE, "", issue);
    }

    /** What is wrong with the record; null: nothing. */
    public @Nullable RowIssue issue() {
        return issue;
    }

    /** Place among the updates of its case; 0 where rows are no updates. */
    public long order() {
        return order;
    }

    /** How many of its local times fell in a change of the clock. */
    public ClockChanges clockChanges() {
        return clockChanges;
    }

    /** String, Long, Boolean, Instant or null; of a mapper for staging also {@link balie.contract.AsciiText}. */
    public @Nullable Object value(Field field) {
        return values[Interactions.TABLE.indexOf(field)];
    }

    /** The value at a place of {@link Interactions#TABLE}. */
    public @Nullable Object value(int index) {
        return values[index];
    }

    /** A hash of the values, 16 hex digits: the same for equal rows, and another for others. */
    public String hash() {
        return hash;
    }
}
