package balie.issue;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/**
 * Why one record of an export could not be taken in.
 *
 * @param column the column of the export at fault; null: the record as a whole
 * @param value what stood there
 * @param reason what is wrong with it and what to do
 */
public record RowIssue(@Nullable String column, @Nullable String value, String reason) implements Serializable {}
