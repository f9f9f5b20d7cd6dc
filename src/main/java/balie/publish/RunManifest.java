package balie.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The run.json of a run that was published, for what has to be changed in the run later; the folder stays known as Balie's. */
final class RunManifest {

    /** The part that says what was changed after the run was published. */
    static final String CHANGED = "changed_later";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode run;
    private final String before;

    private RunManifest(Path file, ObjectNode run) {
        this.file = file;
        this.run = run;
        this.before = run.toString();
    }

    /** Empty if the folder is no run of Balie. */
    static Optional<RunManifest> of(Path folder) throws IOException {
        Path file = folder.resolve(RunFolder.MANIFEST);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode read;
        try {
            read = JSON.readTree(file.toFile());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
        return read instanceof ObjectNode run
                        && run.path("versions").path("balie").isTextual()
                        && run.path(RunFolder.FILES).isArray()
                ? Optional.of(new RunManifest(file, run))
                : Optional.empty();
    }

    String job() {
        return run.path("job").path("name").asText("");
    }

    /** The instant the run is true for; empty: it does not say. */
    Optional<Instant> asOf() {
        try {
            return Optional.of(Instant.parse(run.path("as_of").asText("")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What it holds, to be read. */
    JsonNode content() {
        return run;
    }

    /** Whether a file is one that Balie wrote. */
    boolean lists(String name) {
        for (JsonNode file : run.path(RunFolder.FILES)) {
            if (file.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Label of the period it reports on; empty: it does not say. */
    String period() {
        return run.path("period").path("label").asText("");
    }

    /** The last day it reports on; empty: all there is. */
    Optional<LocalDate> lastDay() {
        try {
            return Optional.of(LocalDate.parse(run.path("period").path("to").asText("")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether it is no run, but rows that were refused. */
    boolean isRefused() {
        return run.path(RunFolder.REFUSED).asBoolean();
    }

    /** Names of every file but the manifest. */
    Set<String> files() {
        Set<String> names = new TreeSet<>();
        run.path(RunFolder.FILES).forEach(f -> names.add(f.asText()));
        return names;
    }

    /** SHA-256 of files by name; none: it was made before runs had them. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        run.path(RunFolder.HASHES)
                .properties()
                .forEach(e -> hashes.put(e.getKey(), e.getValue().asText()));
        return hashes;
    }

    /** A file is another now. */
    void hashed(String name, String sha256) {
        if (run.path(RunFolder.HASHES) instanceof ObjectNode hashes && hashes.has(name)) {
            hashes.put(name, sha256);
        }
    }

    /** A file was added to the run. */
    void added(String name) {
        files(names -> names.add(name));
    }

    /** A file of the run is there no longer. */
    void removed(String name) {
        files(names -> names.remove(name));
    }

    private void files(Consumer<Set<String>> change) {
        Set<String> names = files();
        change.accept(names);
        ArrayNode files = run.putArray(RunFolder.FILES);
        names.forEach(files::add);
    }

    /** Wherever a file is named by the hash of its bytes, it is named by the new one, and its rows are fewer. */
    void rewritten(String oldSha256, String newSha256, long rowsGone) {
        rewritten(run, oldSha256, newSha256, rowsGone);
    }

    private static void rewritten(JsonNode node, String oldSha256, String newSha256, long rowsGone) {
        if (node instanceof ObjectNode object
                && object.path("sha256").asText("").equals(oldSha256)) {
            object.put("sha256", newSha256);
            if (object.path("rows").isIntegralNumber()) {
                object.put("rows", object.path("rows").asLong() - rowsGone);
            }
        }
        node.forEach(inner -> rewritten(inner, oldSha256, newSha256, rowsGone));
    }

    /** Changes every text in it but names of keys. */
    void texts(UnaryOperator<String> change) {
        texts(run, change);
    }

    private static void texts(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            for (var each : object.properties()) {
                if (each.getValue().isTextual()) {
                    each.setValue(TextNode.valueOf(change.apply(each.getValue().textValue())));
                } else {
                    texts(each.getValue(), change);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, TextNode.valueOf(change.apply(array.get(i).textValue())));
                } else {
                    texts(array.get(i), change);
                }
            }
        }
    }

    /** Notes what was changed, once. */
    void note(String what) {
        ArrayNode notes = run.path(CHANGED) instanceof ArrayNode array ? array : run.putArray(CHANGED);
        for (JsonNode each : notes) {
            if (each.asText().equals(what)) {
                return;
            }
        }
        notes.add(what);
    }

    /** Whether anything is to be written. */
    boolean isChanged() {
        return !run.toString().equals(before);
    }

    /** Puts it in its place; nothing if nothing changed. */
    void write() throws IOException {
        if (isChanged()) {
            Places.replace(file, run.toPrettyString() + "\n");
        }
    }
}
