package balie.ingest.read;

import balie.issue.RowIssue;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Records of a delimited file with a header line.
 *
 * <p>A stray quote makes a parser take the lines behind it for one field, up to the next quote. Such a record shows itself: a
 * field over several lines that goes on behind its closing quote, the wrong number of fields, a line inside it that is a record
 * of its own, or no closing quote at all. Then only the line with the quote and what follows up to the next line that is a
 * record is put aside, and reading goes on there.
 */
public final class CsvRecords extends ReadAhead {

    /** As much of a record that can not be read as is kept in the quarantine. */
    private static final int KEPT = 2_000;

    private static final String GOES_ON = "is closed in the middle of a field, or lines further on";

    private final TableFormat table;
    private final CSVFormat format;
    private final HeaderColumns columns;
    private final int width;
    private final List<String> names;
    /** Tells a record from a line of text; null: too little is known to tell. */
    private final @Nullable Predicate<Fields> proof;

    private Tape tape;
    private CSVParser parser;
    private Iterator<CSVRecord> records;
    /** Lines before the first that the parser at hand was given. */
    private long linesBefore;
    /** The last line that was read. */
    private long line;
    /** Where on the tape the record read last begins; -1: none was read from this tape. */
    private long position = -1;
    /** Whether what is read next begins a line; not so behind a record that was given up at a limit. */
    private boolean atLineStart = true;
    /** What the last step gave; null: no record of the table, a blank one for example. */
    private @Nullable SourceRecord found;

    private CsvRecords(TableFormat table, Tape tape, int mostColumns, @Nullable Predicate<Fields> proof)
            throws IOException, UnusableFileException {
        this.table = table;
        this.format = table.dialect().format();
        this.tape = tape;
        this.parser = CSVParser.builder().setReader(tape).setFormat(format).get();
        this.records = parser.iterator();
        this.linesBefore = table.preamble();
        if (table.header() == null) {
            CSVRecord header = CsvHeader.read(records, table);
            this.names = header.toList();
            this.position = header.getCharacterPosition();
        } else {
            this.names = table.header();
        }
        this.width = names.size();
        if (width > mostColumns) {
            throw new OverLimitException("columns", "the table has " + width + " columns, more than " + mostColumns)
                    .unusable();
        }
        this.columns = new HeaderColumns(names);
        this.proof = proof;
        this.line = linesBefore + parser.getCurrentLineNumber();
    }

    /**
     * Reads on inside a text.
     *
     * @param text from the first character of a record
     * @param line number of the line it begins on
     */
    CsvRecords(
            TableFormat table,
            HeaderColumns columns,
            Reader text,
            long line,
            Limits limits,
            @Nullable Predicate<Fields> proof)
            throws IOException {
        this.table = table;
        this.format = table.dialect().format();
        this.tape = new Tape(text, limits.recordChars());
        this.parser = CSVParser.builder().setReader(tape).setFormat(format).get();
        this.records = parser.iterator();
        this.columns = columns;
        this.names = columns.names();
        this.width = names.size();
        this.proof = proof;
        this.linesBefore = line - 1;
        this.line = line - 1;
    }

    /** @param bytes of the text, from the beginning */
    static CsvRecords open(InputStream bytes, TableFormat table, Limits limits, @Nullable Predicate<Fields> proof)
            throws IOException, UnusableFileException {
        BufferedReader text = TextInput.open(bytes, table.encoding());
        for (int i = 0; i < table.preamble(); i++) {
            if (text.readLine() == null) {
                break;
            }
        }
        Reader quotes = table.dialect().isLoose() ? new LooseQuotes(text, table.dialect()) : text;
        return new CsvRecords(table, new Tape(quotes, limits.recordChars()), limits.columns(), proof);
    }

    @Override
    public List<String> columns() {
        return names;
    }

    HeaderColumns shared() {
        return columns;
    }

    /** The last line that was read. */
    long line() {
        return line;
    }

    /** Whether what is read next begins a line; not so behind a record that was given up at a limit. */
    boolean atLineStart() {
        return atLineStart;
    }

    /** What the last step gave; null: no record of the table, a blank one for example. */
    @Nullable
    SourceRecord found() {
        return found;
    }

    @Override
    @Nullable
    SourceRecord read() {
        while (step()) {
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Reads one record; false at the end of the text. */
    boolean step() {
        try {
            CSVRecord record;
            try {
                if (!records.hasNext()) {
                    return false;
                }
                record = records.next();
            } catch (UncheckedIOException e) {
                int start = startBehind(position);
                boolean closed = scan(skipLineEnds(tape.view(), start)).closed();
                found = resume(start, line + 1, closed ? GOES_ON : unclosed());
                return true;
            }
            long before = line;
            line = linesBefore + parser.getCurrentLineNumber();
            position = record.getCharacterPosition();
            long breaks = lineBreaks(record);
            if (breaks > 0) {
                int start = tape.index(position);
                String wrong = swallows(record, start);
                if (wrong != null) {
                    found = resume(start, before + 1, wrong);
                    return true;
                }
            }
            tape.forget(position);
            atLineStart = true;
            // Blank lines before the record are not part of it; line breaks in its quoted fields are.
            found = isOfTable(record) ? read(Math.max(before + 1, line - breaks), record) : null;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a record is none of the lines that were found behind the table. */
    private boolean isOfTable(CSVRecord record) {
        return table.footer().isEmpty() || !table.footer().contains(joined(record));
    }

    private String joined(CSVRecord record) {
        return String.join(String.valueOf(table.delimiter()), record);
    }

    private @Nullable SourceRecord read(long start, CSVRecord record) {
        boolean blank = true;
        for (String value : record) {
            blank &= value.isBlank();
            if (value.indexOf(TextInput.BAD_BYTES) >= 0) {
                return SourceRecord.bad(
                        start, new RowIssue(null, shorten(value, KEPT), TextInput.badBytes(table.encoding())));
            }
            if (value.indexOf('\0') >= 0) {
                return SourceRecord.bad(start, new RowIssue(null, shorten(value, KEPT), TextInput.NUL_FOUND));
            }
        }
        if (blank) {
            return null;
        }
        if (!hasWidth(record)) {
            return SourceRecord.bad(
                    start,
                    new RowIssue(
                            null,
                            shorten(joined(record), KEPT),
                            "the record has " + record.size() + " fields, the header " + width
                                    + "; look for a delimiter or a line break in a text without quotes"));
        }
        if (width > 1 && table.header() == null && record.get(0).equals(names.get(0)) && isHeader(record)) {
            return SourceRecord.bad(
                    start,
                    new RowIssue(
                            null,
                            shorten(joined(record), KEPT),
                            "the line of column names stands here again; were several exports joined to one file?"));
        }
        return SourceRecord.good(start, fields(record));
    }

    private boolean isHeader(CSVRecord record) {
        return record.toList().subList(0, width).equals(names);
    }

    /** As many fields as the header, or more that are all empty if that is so in other records too. */
    private boolean hasWidth(CSVRecord record) {
        return record.size() == width
                || (table.trailing()
                        && record.size() > width
                        && record.stream().skip(width).allMatch(String::isBlank));
    }

    /** What shows that a record of several lines holds others; null: nothing. */
    private @Nullable String swallows(CSVRecord record, int start) throws IOException {
        CharSequence text = tape.view();
        int first = skipLineEnds(text, start);
        RawRecord raw = scan(first);
        if (raw.broken()) {
            return GOES_ON;
        }
        // Without proof a line of a letter with as many commas as the export would pass for a record.
        boolean mayHoldRecords = !hasWidth(record) || proof != null;
        return mayHoldRecords && nextRecord(first, raw.end()) < raw.end()
                ? "is closed only lines further on, in another record"
                : null;
    }

    /**
     * Puts aside what begins at an index of the tape, up to the next line that is a record, and reads on from there.
     *
     * @param at index of the broken record; blank lines may come before it
     * @param lineAt number of the line at that index
     */
    private SourceRecord resume(int at, long lineAt, String what) throws IOException {
        CharSequence text = tape.view();
        int first = skipLineEnds(text, at);
        long firstLine = lineAt + RawRecord.lines(text, at, first);
        RawRecord raw = scan(first);
        int next = nextRecord(first, raw.end());
        boolean toTheEnd = next >= text.length() && tape.isAtEnd();
        if (next >= text.length() && !toTheEnd) {
            // Given up in the middle of a line, unless that is all there is: its beginning is read again.
            next = Math.max(RawRecord.lastLine(text), first) > first ? RawRecord.lastLine(text) : next;
        }
        long lines = RawRecord.lines(text, first, next);
        linesBefore = firstLine - 1 + (RawRecord.endsLine(text, next) ? lines : lines - 1);
        String value = shorten(text.subSequence(first, next).toString().strip(), KEPT);
        String reason =
                "a quote that opens a field of this record " + what + ": the quote is a stray one, or its partner is"
                        + " missing. " + lines + (lines == 1 ? " line" : " lines") + " could not be read, "
                        + (toTheEnd ? "up to the end of the file" : "reading went on at line " + (linesBefore + 1))
                        + ". Correct the quote (inside a field, a quote is written twice), or export again";
        atLineStart = RawRecord.endsLine(text, next);
        tape = tape.from(next);
        parser = CSVParser.builder().setReader(tape).setFormat(format).get();
        records = parser.iterator();
        line = linesBefore;
        position = -1;
        return new SourceRecord(firstLine, lines, null, new RowIssue(null, value, reason));
    }

    /** Why a quote without a partner was given up. */
    private String unclosed() throws IOException {
        return tape.isAtEnd()
                ? "is never closed (was the file cut off?)"
                : "is not closed within " + tape.most() + " characters (limit 'record-chars')";
    }

    /** Where the record behind the one at {@code last} begins on the tape. */
    private int startBehind(long last) throws IOException {
        return last < 0 ? 0 : scan(skipLineEnds(tape.view(), tape.index(last))).end();
    }

    /** The first line after the one at {@code first} that is a record by itself; {@code end} if none before it is. */
    private int nextRecord(int first, int end) throws IOException {
        CharSequence text = tape.view();
        for (int at = RawRecord.nextLine(text, first); at < end; at = RawRecord.nextLine(text, at)) {
            if (mayBeRecord(text, at) && isRecord(at)) {
                return at;
            }
        }
        return end;
    }

    /** A quick look: whether the line holds enough delimiters, or a quoted field runs beyond it. */
    private boolean mayBeRecord(CharSequence text, int at) {
        int delimiters = 0;
        for (int i = at; i < text.length() && !RawRecord.isLineEnd(text.charAt(i)); i++) {
            if (text.charAt(i) == table.quote()) {
                return true;
            }
            delimiters += text.charAt(i) == table.delimiter() ? 1 : 0;
        }
        return delimiters >= width - 1;
    }

    private boolean isRecord(int at) throws IOException {
        RawRecord raw = scan(at);
        if (!raw.closed() || raw.broken()) {
            return false;
        }
        String text = tape.view().subSequence(at, raw.end()).toString();
        try (CSVParser one = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            Iterator<CSVRecord> found = one.iterator();
            if (!found.hasNext()) {
                return false;
            }
            CSVRecord record = found.next();
            return hasWidth(record) && (proof == null || proof.test(fields(record)));
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The record at an index of the tape, which reads on as far as that record goes. */
    private RawRecord scan(int at) throws IOException {
        while (true) {
            RawRecord raw = RawRecord.scan(tape.view(), at, table.dialect());
            if (raw.end() < tape.view().length() || !tape.readOn()) {
                return raw;
            }
        }
    }

    private static int skipLineEnds(CharSequence text, int at) {
        int next = at;
        while (next < text.length() && RawRecord.isLineEnd(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static long lineBreaks(CSVRecord record) {
        long breaks = 0;
        for (String value : record) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                breaks += (c == '\n' && (i == 0 || value.charAt(i - 1) != '\r')) || c == '\r' ? 1 : 0;
            }
        }
        return breaks;
    }

    private Fields fields(CSVRecord record) {
        String nothing = table.dialect().nothing();
        return new HeaderFields(columns, i -> record.get(i).equals(nothing) ? "" : record.get(i));
    }

    private static String shorten(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    @Override
    public void close() throws IOException {
        tape.close();
    }
}
