package balie.ingest.read;

import balie.testkit.RealData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each file of a collection of polluted CSV files gives the records of its clean version, or says which it does not; the table
 * of outcomes in docs/formats.md is made here, with {@code -Dbalie.write-docs=true}.
 */
class CsvTortureTest {

    private static final Path PAGE = Path.of("docs", "formats.md");
    private static final String BEGIN = "<!-- outcomes: made by CsvTortureTest -->\n";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Records with their header, as another reader gives them; null: nobody says what the file holds. */
    private record Expected(@Nullable List<List<String>> rows) {}

    @Test
    void every_file_gives_its_records_or_says_which_it_does_not() throws IOException {
        Path folder = RealData.file("csv_torture");
        StringBuilder table = new StringBuilder("| file | outcome |\n|---|---|\n");
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            Reading read = Reading.of(file);
            Expected expected = expected(folder, name, file);
            String outcome = outcome(read, expected);
            if (outcome.startsWith("DIFFERENT")) {
                wrong.put(name, outcome);
            }
            table.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(outcome.replace("|", "\\|"))
                    .append(" |\n");
        }
        assertThat(wrong).isEmpty();
        if (Boolean.getBoolean("balie.write-docs")) {
            String page = Files.readString(PAGE);
            Files.writeString(PAGE, page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + "\n" + table);
        }
        assertThat(PAGE)
                .as("out of date: mvn test -Dtest=CsvTortureTest -Dbalie.write-docs=true")
                .content()
                .endsWith(BEGIN + "\n" + table);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().matches(".*(/clean/|/json/|/parameters/|README|/test[^/]*[.]txt).*"))
                    .sorted()
                    .toList();
        }
    }

    private static String outcome(Reading read, Expected expected) {
        List<List<String>> all = new ArrayList<>();
        boolean named = read.columns().stream().noneMatch(c -> c.matches("Column\\d+"));
        if (named && !read.columns().isEmpty()) {
            all.add(read.columns().stream().map(String::strip).toList());
        }
        all.addAll(read.rows());
        List<List<String>> rows = expected.rows();
        if (rows != null) {
            // Blank records are none, see docs/decisions/0003.
            rows = rows.stream()
                    .filter(r -> r.stream().anyMatch(v -> !v.isEmpty()))
                    .map(r -> r.stream().map(v -> v.replace("\r\n", "\n")).toList())
                    .toList();
            if (rows.isEmpty()) {
                all = new ArrayList<>(read.rows());
            }
        }
        String told = read.refused().isEmpty()
                ? "quarantined: " + read.bad().size() + (read.bad().size() == 1 ? " record" : " records")
                : "refused: " + read.refused();
        if (!read.refused().isEmpty()) {
            return rows == null || rows.size() <= 1 ? told : "DIFFERENT: " + told;
        }
        if (rows == null) {
            return (read.bad().isEmpty() ? "" : told + "; ") + read.rows().size()
                    + (read.rows().size() == 1 ? " record" : " records") + " read as they stand there";
        }
        if (rows.equals(all)) {
            return "same records" + (read.bad().isEmpty() ? "" : "; " + told);
        }
        List<List<String>> missing = new ArrayList<>(rows);
        List<List<String>> more = new ArrayList<>(all);
        all.forEach(missing::remove);
        rows.forEach(more::remove);
        read.footer().forEach(f -> missing.remove(List.of(f)));
        long lost = read.bad().stream().mapToLong(SourceRecord::lines).sum();
        String footer = read.footer().isEmpty() ? "" : "; footer: " + String.join(" / ", read.footer());
        return more.isEmpty() && missing.size() <= lost && !missing.isEmpty()
                ? told + ": " + read.bad().get(0).issue().reason().replaceFirst("[;:].*", "") + footer
                : "DIFFERENT: missing " + missing + " more " + more + " bad " + read.bad();
    }

    private static Expected expected(Path folder, String name, Path file) throws IOException {
        Path json = folder.resolve(name.replaceFirst("/csvs?/", "/json/").replace(".csv", ".json"));
        if (name.contains("/bad-") || name.endsWith("141.csv") || name.endsWith(".bin") || Files.size(file) == 0) {
            return new Expected(null);
        }
        CSVFormat lines = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get();
        CSVFormat.Builder other = lines.builder();
        if (name.startsWith("pollock/")) {
            return new Expected(plain(folder.resolve(name.replace("/csv/", "/clean/")), lines));
        }
        // The JSON of one file has another telephone number than the file.
        if (name.matches(".*/csvs?/.*") && Files.exists(json) && !name.endsWith("location_coordinates.csv")) {
            return new Expected(json(json));
        }
        return new Expected(plain(
                file,
                switch (name.substring(name.lastIndexOf('/') + 1)) {
                    case "test.csv" -> other.setIgnoreSurroundingSpaces(true).get();
                    case "psql.tsv" -> CSVFormat.POSTGRESQL_TEXT;
                    case "psql.csv" -> CSVFormat.POSTGRESQL_CSV;
                    case "sample1.csv" ->
                        other.setEscape('\\').setCommentMarker('#').get();
                    case "testCSV85.csv", "testCSV246.csv" ->
                        other.setCommentMarker('#').get();
                    case "999751170.patch.csv" -> other.setDelimiter(';').get();
                    default -> lines;
                }));
    }

    private static List<List<String>> plain(Path file, CSVFormat format) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        try (CSVParser records = CSVParser.parse(text, format)) {
            for (CSVRecord record : records) {
                rows.add(record.stream().map(v -> v == null ? "" : v.strip()).toList());
            }
        }
        return rows;
    }

    private static List<List<String>> json(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        JsonNode root = JSON.readTree(file.toFile());
        for (JsonNode record : root.isArray() ? root : JSON.createArrayNode().add(root)) {
            if (record.isObject() && rows.isEmpty()) {
                List<String> names = new ArrayList<>();
                record.fieldNames().forEachRemaining(names::add);
                rows.add(names);
            }
            List<String> row = new ArrayList<>();
            record.forEach(v -> row.add(v.asText().strip()));
            rows.add(row);
        }
        return rows;
    }
}
