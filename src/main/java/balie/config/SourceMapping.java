package balie.config;

import balie.config.time.DateOrder;
import balie.contract.Field;
import balie.contract.Interactions;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the exports of one product become canonical interactions; read from {@code <name>.source.yaml}.
 *
 * @param source what a source is called whose job names neither it nor the mapping: exports of one product complete each other
 * @param file where it was read from, as shown in messages
 * @param sha256 of the file's text
 * @param format null: found out from each file
 * @param zone of local times in the export; null: the job's
 * @param updates how rows that are updates of a case are put in order; null: one row is one interaction
 * @param recognisedBy columns, each with its other names, that prove a file to be of this product where all are in its header,
 *     or, of JSON, paths that are in its records; empty: nothing proves it
 * @param dates how days and months in numbers are told apart
 * @param notes what a reader of the figures has to know of the product, in sentences
 */
public record SourceMapping(
        String name,
        String source,
        String file,
        String sha256,
        String describes,
        @Nullable Format format,
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
        CSV("csv"),
        JSON_LINES("json-lines"),
        JSON_ARRAY("json"),
        XLSX("xlsx");

        private final String key;

        Format(String key) {
            this.key = key;
        }

        /** What a mapping calls it. */
        public String key() {
            return key;
        }
    }

    /**
     * What is laid down of how an export is written; what is null is found out from each file. A byte order mark in the file
     * outranks {@code encoding}, and so do bytes that are UTF-8.
     *
     * @param quote {@link #NONE}: quotes are plain text
     * @param escape {@link #NONE}: quotes in a quoted field are written twice
     * @param headerLine number of the line, or row of a sheet, that holds the names of the columns
     * @param header names of the columns where no line of the file holds them
     * @param sheet name of the sheet of a workbook
     * @param entry pattern of the entries of an archive
     * @param limits by their keys, where others than the default hold
     */
    public record Dialect(
            @Nullable String encoding,
            @Nullable Character delimiter,
            @Nullable Character quote,
            @Nullable Character escape,
            @Nullable Integer headerLine,
            @Nullable List<String> header,
            @Nullable String sheet,
            @Nullable String entry,
            Map<String, Long> limits)
            implements Serializable {

        /** Stands for 'there is none'. */
        public static final char NONE = '\uFFFF';

        /** Nothing is laid down. */
        public static final Dialect FOUND_OUT = of(null, null, null);

        public Dialect {
            header = header == null ? null : List.copyOf(header);
            limits = Map.copyOf(limits);
        }

        /** The characters only. */
        public static Dialect of(@Nullable String encoding, @Nullable Character delimiter, @Nullable Character quote) {
            return new Dialect(encoding, delimiter, quote, null, null, null, null, null, Map.of());
        }
    }

    /**
     * Several rows are states of one case, one after the other: the state with the highest value of a column is the
     * newest, and of two with the same value the one further down.
     *
     * @param derive canonical columns that are worked out from the states of a case, where the export does not record them
     * @param first canonical columns that keep what the first update with a value says, whatever newer ones do
     */
    public record UpdateOrder(
            List<String> column, List<String> instantPatterns, List<String> derive, List<String> first)
            implements Serializable {

        /** What can be worked out. */
        public static final List<Field> DERIVABLE = List.of(
                Interactions.OPENED_AT, Interactions.RESOLVED_AT, Interactions.CLOSED_AT, Interactions.REOPEN_COUNT);

        /** What can be kept of the first update. */
        public static final List<Field> KEPT =
                List.of(Interactions.CUSTOMER_ID, Interactions.TEXT_, Interactions.SUBJECT);

        /** Whether the column holds instants; else whole numbers. */
        public boolean byInstant() {
            return !instantPatterns.isEmpty();
        }
    }

    /** The canonical columns that are worked out from updates. */
    public List<String> derived() {
        return updates == null ? List.of() : updates.derive();
    }

    /** The canonical columns that keep what the first update says. */
    public List<String> first() {
        return updates == null ? List.of() : updates.first();
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
        UpdateOrder turned = updates == null
                ? null
                : new UpdateOrder(
                        updates.column(), order.read(updates.instantPatterns()), updates.derive(), updates.first());
        List<ColumnRule> rules =
                columns.stream().map(rule -> rule.readingDates(order)).toList();
        return new SourceMapping(
                name,
                source,
                file,
                sha256,
                describes,
                format,
                dialect,
                nulls,
                zone,
                turned,
                rules,
                recognisedBy,
                order,
                notes);
    }
}
