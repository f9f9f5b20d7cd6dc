package balie.testkit;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The records of CSV files in UTF-8 whose first line names the columns. */
public final class CsvFiles {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private CsvFiles() {}

    /** @param name from the root of the class path: {@code /balie/gold/questions-1.csv} */
    public static List<CSVRecord> resource(String name) {
        try (InputStream in = Objects.requireNonNull(CsvFiles.class.getResourceAsStream(name), name)) {
            return records(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<CSVRecord> file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return records(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CSVRecord> records(InputStream in) throws IOException {
        try (CSVParser parser = CSVParser.parse(in, StandardCharsets.UTF_8, FORMAT)) {
            return parser.getRecords();
        }
    }
}
