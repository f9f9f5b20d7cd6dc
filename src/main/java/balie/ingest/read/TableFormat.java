package balie.ingest.read;

import balie.config.SourceMapping.Format;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How one table in a file is read: everything a reader needs to know, and why it is so.
 *
 * @param encoding of a text; a byte order mark in it outranks this
 * @param dialect of a delimited text
 * @param trailing whether records may have more fields than there are names, all of them empty: the others do too
 * @param preamble lines, or rows of a sheet, before the one with the names of the columns
 * @param header names of the columns where no line of the file holds them; null: one does
 * @param footer records at the end that are none of the table, each as its fields joined by the delimiter
 * @param bytes what is known of the unpacked text; null: it was not looked at
 * @param findings what was found out, for people
 */
public record TableFormat(
        Format format,
        Place place,
        String encoding,
        CsvDialect dialect,
        boolean trailing,
        int preamble,
        @Nullable List<String> header,
        List<String> footer,
        @Nullable FileBytes bytes,
        List<Finding> findings)
        implements Serializable {

    /** What is found of parts of a file that are not read. */
    public static final String LEFT_OUT = "left out";

    /** What is found of lines below a table that are none of its records. */
    public static final String FOOTER = "footer";

    public TableFormat {
        header = header == null ? null : List.copyOf(header);
        footer = List.copyOf(footer);
        findings = List.copyOf(findings);
    }

    /** A table that is all of a file, from the names of its columns on. */
    public TableFormat(Format format, String encoding, char delimiter, char quote, List<Finding> findings) {
        this(format, Place.FILE, encoding, CsvDialect.of(delimiter, quote), true, 0, null, List.of(), null, findings);
    }

    /** The same table with more findings. */
    public TableFormat with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new TableFormat(format, place, encoding, dialect, trailing, preamble, header, footer, bytes, all);
    }

    public char delimiter() {
        return dialect.delimiter();
    }

    /** {@link CsvDialect#NONE}: quotes are plain text. */
    public char quote() {
        return dialect.quote();
    }
}
