package balie.app;

import balie.testkit.SharedSpark;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Calls the command line in this JVM, in a folder of the test, with the jobs of the project. */
final class CommandLine {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    /** What a call gave. */
    record Outcome(int exit, String out, String err) {
        String all() {
            return out + err;
        }
    }

    private CommandLine() {}

    static Outcome in(Path base, String... args) {
        return in(base, Map.of(), args);
    }

    /** The same with variables of the environment. */
    static Outcome in(Path base, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        SharedSpark.compilePlans(true);
        int exit = Main.execute(
                new Surroundings(
                        base,
                        List.of(base, PROJECT),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment::get),
                args);
        SharedSpark.compilePlans(false);
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static List<CSVRecord> csv(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return new ArrayList<>(parser.getRecords());
        }
    }

    /** Every file below a folder by its name there, but run.json, of which a part differs from run to run. */
    static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("run.json")) {
                    contents.put(
                            folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    /** A table of a run, for whichever audience it is; where it is for two, what training has of it. */
    static Path table(Path run, String name) {
        return Stream.of("training/", "marketing/", "")
                .map(part -> run.resolve(part + "data/" + name + ".csv"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the run " + run + " has no table " + name));
    }

    /** The one record in which each column has the value asked for; {@code pairs} are names and values in turn. */
    static CSVRecord row(Path file, String... pairs) throws IOException {
        List<CSVRecord> found = csv(file).stream()
                .filter(r -> {
                    for (int i = 0; i < pairs.length; i += 2) {
                        if (!r.get(pairs[i]).equals(pairs[i + 1])) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " rows with " + List.of(pairs) + " in " + file);
        }
        return found.get(0);
    }

    static String nOf(CSVRecord row) {
        return row.get("n") + " of " + row.get("of");
    }

    static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }
}
