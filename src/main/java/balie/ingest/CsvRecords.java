package balie.ingest;

import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.issue.RowIssue;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Records of a delimited file with a header line. */
public final class CsvRecords extends ReadAhead {

    /** As much of a record that can not be read as is kept in the quarantine. */
    private static final int KEPT = 2_000;

    private final Path file;
    private final SourceMapping mapping;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int width;
    private final Map<String, Integer> columns = new HashMap<>();
    private long line;
    private boolean broken;

    private CsvRecords(Path file, SourceMapping mapping, CSVParser parser) throws UnusableFileException {
        this.file = file;
        this.mapping = mapping;
        this.parser = parser;
        this.records = parser.iterator();
        CSVRecord header = header(records);
        this.width = header.size();
        for (int i = 0; i < width; i++) {
            // Of a name that stands there twice the first counts.
            columns.putIfAbsent(MappingReader.fold(header.get(i)), i);
        }
        this.line = parser.getCurrentLineNumber();
    }

    static CsvRecords open(Path file, SourceMapping mapping) throws IOException, UnusableFileException {
        if (Files.size(file) == 0) {
            throw new UnusableFileException(0, "the file is empty (0 bytes)", "Export it again.");
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(mapping.dialect().delimiter())
                .setQuote(mapping.dialect().quote())
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .get();
        BufferedReader text = TextInput.open(file, mapping.dialect().encoding());
        try {
            return new CsvRecords(
                    file,
                    mapping,
                    CSVParser.builder().setReader(text).setFormat(format).get());
        } catch (UnusableFileException | IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static CSVRecord header(Iterator<CSVRecord> records) throws UnusableFileException {
        try {
            CSVRecord header = records.hasNext() ? records.next() : null;
            if (header == null || header.stream().allMatch(String::isBlank)) {
                throw new UnusableFileException(
                        0, "the file does not begin with a line of column names", "Export it again.");
            }
            String first = header.get(0).strip().toLowerCase(Locale.ROOT);
            if (first.startsWith("<!doctype") || first.startsWith("<html") || first.startsWith("<?xml")) {
                throw new UnusableFileException(
                        1,
                        "the file is a web page, not a table: it begins with '"
                                + shorten(header.get(0).strip(), 40) + "'",
                        "A page was saved in place of the export, often the log-in page. Log in and export again.");
            }
            return header;
        } catch (UncheckedIOException e) {
            throw new UnusableFileException(
                    1,
                    "the header line can not be read: " + e.getMessage(),
                    "Open the file in a text editor: does its first line hold the names of the columns?");
        }
    }

    /** The names in the header, folded. */
    public Set<String> columns() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    @Override
    @Nullable
    SourceRecord read() {
        while (!broken) {
            long start = line + 1;
            try {
                if (!records.hasNext()) {
                    return null;
                }
                CSVRecord record = records.next();
                line = parser.getCurrentLineNumber();
                // Blank lines before the record are not part of it; line breaks in its quoted fields are.
                SourceRecord read = read(Math.max(start, line - lineBreaks(record)), record);
                if (read != null) {
                    return read;
                }
            } catch (UncheckedIOException e) {
                broken = true;
                return unreadable(start);
            }
        }
        return null;
    }

    private @Nullable SourceRecord read(long start, CSVRecord record) {
        boolean blank = true;
        for (String value : record) {
            blank &= value.isBlank();
            if (value.indexOf(TextInput.BAD_BYTES) >= 0) {
                return SourceRecord.bad(
                        start,
                        new RowIssue(
                                null,
                                shorten(value, KEPT),
                                TextInput.badBytes(mapping.dialect().encoding())));
            }
        }
        if (blank) {
            return null;
        }
        boolean extra = record.stream().skip(width).anyMatch(v -> !v.isBlank());
        if (extra || record.size() < width) {
            return SourceRecord.bad(
                    start,
                    new RowIssue(
                            null,
                            shorten(String.join(String.valueOf(mapping.dialect().delimiter()), record), KEPT),
                            "the record has " + record.size() + " fields, the header " + width
                                    + "; look for a delimiter or a line break in a text without quotes"));
        }
        return SourceRecord.good(start, new Row(columns, record));
    }

    private static long lineBreaks(CSVRecord record) {
        return record.stream()
                .mapToLong(v -> v.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count())
                .sum();
    }

    /** The parser stops for good where a quoted field is never closed, so all lines from there are lost together. */
    private SourceRecord unreadable(long start) {
        StringBuilder rest = new StringBuilder();
        long lost = 0;
        try (BufferedReader again = TextInput.open(file, mapping.dialect().encoding())) {
            String text = again.readLine();
            for (long at = 1; text != null; at++, text = again.readLine()) {
                if (at >= start) {
                    lost++;
                    if (rest.length() < KEPT) {
                        rest.append(text).append('\n');
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String reason = "a quoted field that begins in this record is never closed: the file is cut off, or a quote is"
                + " missing. " + lost + (lost == 1 ? " line" : " lines")
                + " up to the end of the file could not be read."
                + " Close the quote, or export again";
        return new SourceRecord(
                start,
                Math.max(1, lost),
                null,
                new RowIssue(null, shorten(rest.toString().strip(), KEPT), reason));
    }

    private static String shorten(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private record Row(Map<String, Integer> columns, CSVRecord record) implements Fields {

        @Override
        public @Nullable String get(List<String> names) {
            for (String name : names) {
                Integer index = columns.get(MappingReader.fold(name));
                if (index != null) {
                    String value = record.get(index).strip();
                    if (!value.isEmpty()) {
                        return value;
                    }
                }
            }
            return null;
        }

        @Override
        public String toString() {
            return Arrays.toString(record.values());
        }
    }
}
