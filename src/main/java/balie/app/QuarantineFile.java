package balie.app;

import balie.ingest.QuarantinedRow;
import balie.issue.CallException;
import balie.privacy.PrivateFile;
import balie.publish.CsvFile;
import balie.publish.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows that a run put aside, and what is known of that run.
 *
 * @param run its run.json; missing: there is none beside the file
 */
record QuarantineFile(Path file, List<QuarantinedRow> rows, JsonNode run) {

    private static final String ENDING = ".csv";
    private static final String REMAINING = ".remaining" + ENDING;

    /** @throws CallException if it is not there, or no quarantine of Balie */
    static QuarantineFile read(Path file, String shown) throws CallException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new CallException(
                    shown,
                    "there is no such file",
                    "Give the quarantine.csv of a run, reports/runs/.../quarantine.csv.");
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<QuarantinedRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            if (!parser.getHeaderNames().equals(QuarantinedRow.COLUMNS)) {
                throw new CallException(
                        shown,
                        "it is no quarantine of Balie: its columns are " + String.join(", ", parser.getHeaderNames()),
                        "Its columns would be " + String.join(", ", QuarantinedRow.COLUMNS) + ", between commas.");
            }
            for (CSVRecord record : parser) {
                rows.add(row(record, shown));
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new CallException(shown, "it can not be read: " + e.getMessage(), "Was it saved from a spreadsheet?");
        }
        Path manifest = file.resolveSibling(RunFolder.MANIFEST);
        JsonNode run = Files.isRegularFile(manifest)
                ? new ObjectMapper().readTree(manifest.toFile())
                : MissingNode.getInstance();
        return new QuarantineFile(file, List.copyOf(rows), run);
    }

    private static QuarantinedRow row(CSVRecord record, String shown) throws CallException {
        try {
            return new QuarantinedRow(
                    CsvFile.original(record.get(0)),
                    Long.parseLong(record.get(1)),
                    text(record, 2),
                    text(record, 3),
                    text(record, 4));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new CallException(
                    shown,
                    "record " + record.getRecordNumber() + " has no line number",
                    "Was it saved from a spreadsheet? Take the file that the run wrote.");
        }
    }

    private static @Nullable String text(CSVRecord record, int place) {
        String text = record.get(place);
        return text.isEmpty() ? null : CsvFile.original(text);
    }

    /** The job of that run: its file; empty: not known. */
    String job() {
        return run.path("job").path("file").asText("");
    }

    /** Whether that run was refused, so that nothing of it is in the store. */
    boolean isOfRefusedRun() {
        return run.path(RunFolder.REFUSED).asBoolean();
    }

    /** SHA-256 of the files of that run, by name. */
    Map<String, String> hashes() {
        return inputs("sha256");
    }

    /** SHA-256 of the mappings that the files of that run were read with, by name of the file. */
    Map<String, String> mappings() {
        return inputs("mapping_sha256");
    }

    private Map<String, String> inputs(String key) {
        Map<String, String> values = new TreeMap<>();
        run.path("inputs")
                .forEach(i -> values.put(i.path("file").asText(), i.path(key).asText()));
        return values;
    }

    /** Where what is still quarantined goes. */
    Path remaining() {
        String name = String.valueOf(file.getFileName()).replaceFirst("(\\.remaining)?\\.csv$", "");
        return file.resolveSibling(name + REMAINING);
    }

    /** Writes what is still quarantined, and names it in run.json. */
    void writeRemaining(List<QuarantinedRow> rows) throws IOException {
        Path place = remaining();
        Path part = place.resolveSibling("." + place.getFileName() + ".part");
        Iterator<List<@Nullable Object>> values =
                rows.stream().map(QuarantinedRow::values).iterator();
        CsvFile.write(PrivateFile.create(part), QuarantinedRow.COLUMNS, values);
        RunFolder.list(place);
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    }
}
