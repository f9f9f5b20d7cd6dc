package balie.ingest.read;

import org.apache.commons.csv.CSVRecord;

import java.io.UncheckedIOException;
import java.util.Iterator;

/** Reads the line that holds the names of the columns. */
final class CsvHeader {

    private CsvHeader() {}

    /** @throws UnusableFileException if there is none */
    static CSVRecord read(Iterator<CSVRecord> records, TableFormat table) throws UnusableFileException {
        int line = table.preamble() + 1;
        try {
            CSVRecord header = records.hasNext() ? records.next() : null;
            if (header == null || header.stream().allMatch(String::isBlank)) {
                throw new UnusableFileException(
                        0, "the file does not begin with a line of column names", "Export it again.");
            }
            FileKind.check(header.get(0), table.format());
            return header;
        } catch (UncheckedIOException e) {
            throw new UnusableFileException(
                    line,
                    "the header line can not be read: " + e.getMessage(),
                    "Open the file in a text editor: does its first line hold the names of the columns?");
        }
    }
}
