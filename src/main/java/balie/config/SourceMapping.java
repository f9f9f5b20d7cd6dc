package balie.config;

import balie.config.time.DateOrder;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * How the exports of one product become canonical interactions; read from {@code <name>.source.yaml}.
 *
 * @param file where it was read from, as shown in messages
 * @param sha256 of the file's text
 * @param zone of local times in the export; null: the job's
 * @param updates how rows that are updates of a case are put in order; null: one row is one interaction
 * @param recognisedBy columns, each with its other names, that prove a file to be of this product where all are in its header,
 *     or, of JSON, paths that are in its records; empty: nothing proves it
 * @param dates how days and months in numbers are told apart
 * @param notes what a reader of the figures has to know of the product, in sentences
 */
public record SourceMapping(
        String name,
        String file,
        String sha256,
        String describes,
        Format format,
        Dialect dialect,
        Set<String> nulls,
        @Nullable ZoneId zone,
        @Nullable UpdateOrder updates,
        List<ColumnRule> columns,
        List<List<String>> recognisedBy,
        DateOrder dates,
        List<String> notes)
        implements Serializable {

    public enum Format {
        CSV,
        JSON_LINES
    }

    /** How a CSV file is written; a byte order mark in the file outranks {@code encoding}. */
    public record Dialect(String encoding, char delimiter, char quote) implements Serializable {}

    /**
     * Several rows are states of one case, one after the other: the state with the highest value of a column is the
     * newest, and of two with the same value the one further down.
     */
    public record UpdateOrder(List<String> column, List<String> instantPatterns) implements Serializable {

        /** Whether the column holds instants; else whole numbers. */
        public boolean byInstant() {
            return !instantPatterns.isEmpty();
        }
    }

    public SourceMapping {
        nulls = Set.copyOf(nulls);
        columns = List.copyOf(columns);
        recognisedBy = recognisedBy.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    /** The same mapping with days and months read in one order, or in both where that is to be found out. */
    public SourceMapping readingDates(DateOrder order) {
        if (order == DateOrder.AS_WRITTEN) {
            return this;
        }
        UpdateOrder turned =
                updates == null ? null : new UpdateOrder(updates.column(), order.read(updates.instantPatterns()));
        List<ColumnRule> rules =
                columns.stream().map(rule -> rule.readingDates(order)).toList();
        return new SourceMapping(
                name, file, sha256, describes, format, dialect, nulls, zone, turned, rules, recognisedBy, order, notes);
    }
}
