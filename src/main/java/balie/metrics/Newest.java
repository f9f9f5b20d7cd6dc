package balie.metrics;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A value at the newest of some contacts that has one; the value itself breaks ties. */
public final class Newest {

    /** When a contact without a time was opened: before all that have one. */
    public static final long UNDATED = Long.MIN_VALUE;

    private @Nullable String value;
    private long at;

    /** When a contact was opened, from a column of microseconds that may be null. */
    public static long opened(Row contact, int column) {
        return contact.isNullAt(column) ? UNDATED : contact.getLong(column);
    }

    public void add(long opened, @Nullable String one) {
        if (one != null && isNewer(opened, one)) {
            value = one;
            at = opened;
        }
    }

    private boolean isNewer(long opened, String one) {
        return value == null || opened > at || (opened == at && TextOrder.BY_CODE_POINT.compare(one, value) > 0);
    }

    public @Nullable String value() {
        return value;
    }

    public void clear() {
        value = null;
    }
}
