package balie.ingest.read;

import balie.issue.RowIssue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Records of a file with one JSON object a line. A field is named by its path, {@code ticket.via.channel}; the element of
 * a list that has an {@code id} by that, {@code custom_fields[360001].value}; a list of plain values reads as one text
 * with spaces between.
 */
public final class JsonLineRecords extends ReadAhead {

    /** Strict: of a key that stands twice, or a second object behind the first, one would be lost without a word. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int KEPT = 2_000;

    private final BufferedReader text;
    private long line;

    private JsonLineRecords(BufferedReader text) {
        this.text = text;
    }

    static JsonLineRecords open(Path file) throws IOException, UnusableFileException {
        if (Files.size(file) == 0) {
            throw new UnusableFileException(0, "the file is empty (0 bytes)", "Export it again.");
        }
        try (BufferedReader probe = TextInput.open(file, "UTF-8")) {
            String first = probe.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
            if (!first.strip().startsWith("{")) {
                throw new UnusableFileException(
                        1,
                        "the file holds no JSON objects, one a line: it begins with '"
                                + first.strip()
                                        .substring(0, Math.min(40, first.strip().length())) + "'",
                        first.strip().startsWith("<")
                                ? "A page was saved in place of the export, often the log-in page. Log in and export again."
                                : "Is this the file you meant, and its mapping?");
            }
        }
        return new JsonLineRecords(TextInput.open(file, "UTF-8"));
    }

    @Override
    @Nullable
    SourceRecord read() {
        try {
            for (String row = text.readLine(); row != null; row = text.readLine()) {
                line++;
                if (!row.isBlank()) {
                    return read(row);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SourceRecord read(String row) {
        if (row.indexOf(TextInput.BAD_BYTES) >= 0) {
            return bad(row, TextInput.badBytes("UTF-8"));
        }
        if (row.indexOf('\0') >= 0) {
            return bad(row, TextInput.NUL_FOUND);
        }
        try {
            JsonNode node = JSON.readTree(row);
            return node != null && node.isObject()
                    ? SourceRecord.good(line, new Row(node))
                    : bad(row, "the line is not a JSON object");
        } catch (JsonProcessingException e) {
            return bad(
                    row,
                    "the line is not valid JSON, position "
                            + (e.getLocation() == null ? "?" : e.getLocation().getColumnNr()) + ": "
                            + e.getOriginalMessage()
                                    .replaceFirst("\\(for type.*", "")
                                    .strip());
        }
    }

    private SourceRecord bad(String row, String reason) {
        return SourceRecord.bad(
                line, new RowIssue(null, row.length() <= KEPT ? row : row.substring(0, KEPT) + "…", reason));
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Fields of one object, reached by path. */
    record Row(JsonNode root) implements Fields {

        @Override
        public @Nullable String get(List<String> names) {
            for (String name : names) {
                JsonNode found = find(name);
                if (found != null && !found.isNull()) {
                    String value = text(found).strip();
                    if (!value.isEmpty()) {
                        return value;
                    }
                }
            }
            return null;
        }

        @Override
        public void forEach(BiConsumer<String, String> visit) {
            root.properties().forEach(e -> visit(e.getKey(), e.getValue(), visit));
        }

        private static void visit(String path, JsonNode node, BiConsumer<String, String> visit) {
            if (node.isObject()) {
                node.properties().forEach(e -> visit(path + "." + e.getKey(), e.getValue(), visit));
            } else if (node.isArray() && !node.isEmpty() && node.get(0).has("id")) {
                for (JsonNode element : node) {
                    visit(path + "[" + element.path("id").asText() + "]", element, visit);
                }
            } else if (!node.isNull()) {
                visit.accept(path, text(node));
            }
        }

        private @Nullable JsonNode find(String path) {
            JsonNode node = root;
            for (String step : path.split("\\.")) {
                int bracket = step.indexOf('[');
                node = node.get(bracket < 0 ? step : step.substring(0, bracket));
                if (node != null && bracket >= 0 && step.endsWith("]")) {
                    node = withId(node, step.substring(bracket + 1, step.length() - 1));
                }
                if (node == null) {
                    return null;
                }
            }
            return node;
        }

        private static @Nullable JsonNode withId(JsonNode list, String id) {
            for (JsonNode element : list) {
                if (id.equals(element.path("id").asText())) {
                    return element;
                }
            }
            return null;
        }

        private static String text(JsonNode node) {
            if (node.isArray()) {
                List<String> parts = new ArrayList<>();
                node.forEach(n -> parts.add(n.isValueNode() ? n.asText() : n.toString()));
                return String.join(" ", parts);
            }
            return node.isValueNode() ? node.asText() : node.toString();
        }
    }
}
