package balie.ingest;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * A record that was not taken in.
 *
 * @param line on which it begins
 * @param column of the export at fault; null: the whole record
 */
public record QuarantinedRow(
        String file,
        long line,
        @Nullable String column,
        @Nullable String value,
        @Nullable String reason) {

    /** The columns of quarantine.csv. */
    public static final List<String> COLUMNS = List.of("file", "line", "column", "value", "reason");

    /** The values, in the order of {@link #COLUMNS}. */
    public List<@Nullable Object> values() {
        return Arrays.asList(file, line, column, value, reason);
    }
}
