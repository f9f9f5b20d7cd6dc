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

    private static final String GOES_ON = "is closed in the middle of a field, or lines further on";
    private static final String HOLDS_ANOTHER = "is closed only lines further on, in another record";
    private static final String UNCLOSED = "is never closed (was the file cut off?)";
    private static final String TOO_LONG = "is not closed within ";

    private final CSVFormat format;
    private final RecordShape shape;
    private final Resync resync;
    private final FurtherTables further;

    private Tape tape;
    private CSVParser parser;
    private Iterator<CSVRecord> records;
    /** Lines before the first that the parser at hand was given. */
    private long linesBefore;
    /** The last line that was read. */
    private long line;
    /** Where on the tape the record read last begins; -1: none was read from this tape. */
    private long position = -1;
    /** What the last step gave; null: no record of the table, a blank one for example. */
    private @Nullable SourceRecord found;

    private CsvRecords(TableFormat table, Tape tape, int mostColumns, @Nullable Predicate<Fields> proof)
            throws IOException, UnusableFileException {
        this.format = table.dialect().format();
        this.tape = tape;
        this.parser = CSVParser.builder().setReader(tape).setFormat(format).get();
        this.records = parser.iterator();
        this.linesBefore = table.preamble();
        List<String> names = table.header();
        if (names == null) {
            CSVRecord header = CsvHeader.read(records, table);
            names = header.toList();
            this.position = header.getCharacterPosition();
        }
        if (names.size() > mostColumns) {
            throw new OverLimitException(
                            "columns", "the table has " + names.size() + " columns, more than " + mostColumns)
                    .unusable();
        }
        this.shape = new RecordShape(table, new HeaderColumns(names), proof);
        this.resync = new Resync(shape, format);
        this.further = new FurtherTables(names, table.delimiter(), proof);
        this.line = linesBefore + parser.getCurrentLineNumber();
    }

    /**
     * Reads on inside a text.
     *
     * @param text from the first character of a record
     * @param line number of the line it begins on
     */
    CsvRecords(RecordShape shape, FurtherTables further, Reader text, long line, Limits limits) throws IOException {
        this.format = shape.table().dialect().format();
        this.tape = new Tape(text, limits.recordChars());
        this.parser = CSVParser.builder().setReader(tape).setFormat(format).get();
        this.records = parser.iterator();
        this.shape = shape;
        this.resync = new Resync(shape, format);
        this.further = further;
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
        return shape.columns().names();
    }

    RecordShape shape() {
        return shape;
    }

    /** The last line that was read. */
    long line() {
        return line;
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
                return giveUp(e.getCause() instanceof OverLimitException);
            }
            long before = line;
            line = linesBefore + parser.getCurrentLineNumber();
            position = record.getCharacterPosition();
            long breaks = lineBreaks(record);
            if (breaks > 0) {
                int start = skipLineEnds(tape.index(position));
                String wrong = swallows(record, start);
                if (wrong != null) {
                    long lines = RawRecord.lines(tape.view(), tape.index(position), start);
                    found = resume(start, before + 1 + lines, wrong);
                    return true;
                }
            }
            tape.forget(position);
            // Blank lines before the record are not part of it; line breaks in its quoted fields are.
            long first = Math.max(before + 1, line - breaks);
            if (first > before + 1) {
                further.passBlank();
            }
            found = further.pass(shape.read(first, record), record::toList);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parser can not read the record behind the one read last. */
    private boolean giveUp(boolean atLimit) throws IOException {
        int behind = position < 0
                ? 0
                : resync.scan(tape, skipLineEnds(tape.index(position)), tape.most())
                        .end();
        int first = skipLineEnds(behind);
        long firstLine = line + 1 + RawRecord.lines(tape.view(), behind, first);
        if (!atLimit) {
            RawRecord raw = resync.scan(tape, first, tape.most());
            found = resume(first, firstLine, raw.closed() ? GOES_ON : tape.has(raw.end()) ? TOO_LONG : UNCLOSED);
        } else if (first == 0) {
            found = resume(first, firstLine, TOO_LONG);
        } else {
            // It may be short enough without what stands before it.
            startAt(first, firstLine - 1);
            if (first > behind) {
                further.passBlank();
            }
            found = null;
        }
        return true;
    }

    /** What shows that a record of several lines holds others; null: nothing. */
    private @Nullable String swallows(CSVRecord record, int first) throws IOException {
        RawRecord raw = resync.scan(tape, first, tape.most());
        if (raw.broken()) {
            return GOES_ON;
        }
        return shape.mayHoldRecords(record) && resync.holdsRecord(tape, first, raw.end()) ? HOLDS_ANOTHER : null;
    }

    /**
     * Puts aside what begins at an index of the tape, up to its end or the next line that is a record, and reads on from there.
     *
     * @param what is wrong with it
     */
    private SourceRecord resume(int first, long firstLine, String what) throws IOException {
        Resync.Lost lost = resync.pass(tape, first);
        further.passLost();
        boolean toTheEnd = !tape.has(lost.next());
        startAt(lost.next(), firstLine - 1 + lost.lines());
        String lines = lost.lines() + (lost.lines() == 1 ? " line" : " lines") + " could not be read, "
                + (toTheEnd ? "up to the end of the file" : "reading went on at line " + (linesBefore + 1)) + ". ";
        boolean isOne = what.equals(TOO_LONG) && lost.end() == Resync.End.ITS_OWN;
        String limit = tape.most() + " characters (limit 'record-chars')";
        String reason = isOne
                ? "the record is longer than " + limit + ". " + lines + Limits.remedy("record-chars")
                : "a quote that opens a field of this record " + (what.equals(TOO_LONG) ? what + limit : what)
                        + ": the quote is a stray one, or its partner is missing. " + lines
                        + "Correct the quote (inside a field, a quote is written twice), or export again";
        return new SourceRecord(
                firstLine,
                isOne ? 1 : lost.lines(),
                null,
                new RowIssue(null, RecordShape.shorten(lost.text()), reason));
    }

    /** Reads on at an index of the tape, which begins a line. */
    private void startAt(int index, long lines) throws IOException {
        tape = tape.from(index);
        parser = CSVParser.builder().setReader(tape).setFormat(format).get();
        records = parser.iterator();
        linesBefore = lines;
        line = lines;
        position = -1;
    }

    private int skipLineEnds(int at) throws IOException {
        int next = at;
        while (tape.has(next) && RawRecord.isLineEnd(tape.view().charAt(next))) {
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

    @Override
    public void close() throws IOException {
        tape.close();
    }
}
