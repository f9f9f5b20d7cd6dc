package balie.ingest;

import balie.issue.RowIssue;
import org.jspecify.annotations.Nullable;

/**
 * One record of an export, mapped, or with the reason why not.
 *
 * @param line on which it begins
 * @param lines that are lost with it if it is bad
 * @param row null for a record that could not be read
 * @param issue null for a good row
 */
record MappedRecord(
        long line,
        long lines,
        @Nullable MappedRow row,
        @Nullable RowIssue issue) {

    /** The row of a good record. */
    @Nullable
    MappedRow good() {
        return issue == null ? row : null;
    }

    /** How many of its times fell in a change of the clock, packed. */
    long clockChanges() {
        return row == null ? 0 : row.clockChanges().packed();
    }

    /** Place among the updates of its case. */
    long order() {
        return row == null ? 0 : row.order();
    }
}
