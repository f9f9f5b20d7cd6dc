package balie.ingest.read;

import balie.issue.RowIssue;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a record of a delimited table looks like, by which one is told from other text.
 *
 * @param proof tells a record from a line of text; null: too little is known to tell
 */
record RecordShape(
        TableFormat table, HeaderColumns columns, @Nullable Predicate<Fields> proof) {

    /** As much of a record that can not be read as is kept in the quarantine. */
    private static final int KEPT = 2_000;

    int width() {
        return columns.names().size();
    }

    /** As many fields as the header, or more that are all empty if that is so in other records too. */
    boolean hasWidth(CSVRecord record) {
        return record.size() == width()
                || (table.trailing()
                        && record.size() > width()
                        && record.stream().skip(width()).allMatch(String::isBlank));
    }

    /** Whether a record that is closed may yet hold others: without proof a line of a letter may pass for a record. */
    boolean mayHoldRecords(CSVRecord record) {
        return !hasWidth(record) || proof != null;
    }

    boolean isRecord(CSVRecord record) {
        return hasWidth(record) && (proof == null || proof.test(fields(record)));
    }

    /** The record that stands on a line, good or bad; null: it is blank, or a line behind the table. */
    @Nullable
    SourceRecord read(long line, CSVRecord record) {
        if (!table.footer().isEmpty() && table.footer().contains(joined(record))) {
            return null;
        }
        boolean blank = true;
        for (String value : record) {
            blank &= value.isBlank();
            if (value.indexOf(TextInput.BAD_BYTES) >= 0) {
                return bad(line, value, TextInput.badBytes(table.encoding()));
            }
            if (value.indexOf('\0') >= 0) {
                return bad(line, value, TextInput.NUL_FOUND);
            }
        }
        if (blank) {
            return null;
        }
        if (!hasWidth(record)) {
            return bad(
                    line,
                    joined(record),
                    "the record has " + record.size() + " fields, the header " + width()
                            + "; look for a delimiter or a line break in a text without quotes");
        }
        if (width() > 1 && table.header() == null && isHeader(record)) {
            return bad(
                    line,
                    joined(record),
                    "the line of column names stands here again; were several exports joined to one file?");
        }
        return SourceRecord.good(line, fields(record));
    }

    private boolean isHeader(CSVRecord record) {
        List<String> names = columns.names();
        return record.get(0).equals(names.get(0))
                && record.toList().subList(0, width()).equals(names);
    }

    private static SourceRecord bad(long line, String value, String reason) {
        return SourceRecord.bad(line, new RowIssue(null, shorten(value), reason));
    }

    private String joined(CSVRecord record) {
        return String.join(String.valueOf(table.delimiter()), record);
    }

    private Fields fields(CSVRecord record) {
        String nothing = table.dialect().nothing();
        return new HeaderFields(columns, i -> record.get(i).equals(nothing) ? "" : record.get(i));
    }

    /** As much of a text as is kept in the quarantine. */
    static String shorten(String text) {
        return text.length() <= KEPT ? text : text.substring(0, KEPT) + "…";
    }
}
