package balie.ingest;

import balie.issue.RowIssue;
import org.jspecify.annotations.Nullable;

/** A record that can not become a canonical row, and why. */
final class Unmappable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RowIssue issue;

    Unmappable(@Nullable String column, @Nullable String value, String reason) {
        // Thrown once a bad row: no stack trace is ever read.
        super(reason, null, false, false);
        this.issue = new RowIssue(column, value, reason);
    }

    RowIssue issue() {
        return issue;
    }
}
