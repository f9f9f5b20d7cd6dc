package balie.publish;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Writes tables as CSV: UTF-8, a line feed behind each record, ISO 8601 in dates; null is an empty field. Unless another dialect is
 * named, with commas between values and points in numbers. A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
public final class CsvFile {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvFile() {}

    private static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setRecordSeparator('\n')
                .setQuoteMode(QuoteMode.MINIMAL)
                .get();
    }

    /** Writes a header and rows; the file must not exist. */
    public static void write(Path file, List<String> columns, Iterator<? extends List<@Nullable Object>> rows)
            throws IOException {
        write(file, columns, rows, CsvDialect.PLAIN);
    }

    /** The same in a dialect. */
    public static void write(
            Path file, List<String> columns, Iterator<? extends List<@Nullable Object>> rows, CsvDialect dialect)
            throws IOException {
        try (BufferedWriter text = Files.newBufferedWriter(file);
                CSVPrinter printer = new CSVPrinter(text, format(dialect.delimiter()))) {
            if (dialect.marked()) {
                text.write(CsvDialect.MARK);
            }
            printer.printRecord(columns);
            while (rows.hasNext()) {
                List<@Nullable Object> values = new ArrayList<>();
                rows.next().forEach(v -> values.add(written(v, dialect)));
                printer.printRecord(values);
            }
        }
    }

    /** A record as it stands in a file, of texts that were read from one with that delimiter. */
    static String record(List<String> values, char delimiter) {
        return format(delimiter).format(values.toArray()) + "\n";
    }

    /** A text as it was before it was made harmless to a spreadsheet. */
    public static String original(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA_STARTS.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    private static @Nullable Object written(@Nullable Object value, CsvDialect dialect) {
        return value instanceof String text
                ? harmless(text)
                : value instanceof Double number ? plain(number).replace('.', dialect.decimal()) : value;
    }

    /** Without an exponent, which people who read a column of numbers stumble over. */
    private static String plain(double number) {
        String text = Double.toString(number);
        return text.indexOf('E') < 0
                ? text
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
