package balie.ingest.read;

import balie.issue.RowIssue;
import org.jspecify.annotations.Nullable;

/**
 * One record as it was read: its fields, or why it could not be read.
 *
 * @param line on which it begins, counted from 1
 * @param lines of the file that are lost with it if it could not be read
 */
public record SourceRecord(
        long line,
        long lines,
        @Nullable Fields fields,
        @Nullable RowIssue issue) {

    public static SourceRecord good(long line, Fields fields) {
        return new SourceRecord(line, 1, fields, null);
    }

    public static SourceRecord bad(long line, RowIssue issue) {
        return new SourceRecord(line, 1, null, issue);
    }
}
