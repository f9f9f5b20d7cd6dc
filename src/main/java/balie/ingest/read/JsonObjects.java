package balie.ingest.read;

import balie.issue.RowIssue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Makes records of JSON objects. */
final class JsonObjects {

    /** Strict: of a key that stands twice, or a second object behind the first, one would be lost without a word. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int KEPT = 2_000;

    private JsonObjects() {}

    /**
     * @param line on which the text begins
     * @param lines it has
     * @param what the text is: a line, an element
     */
    static SourceRecord record(String text, long line, long lines, String what, String encoding) {
        if (text.indexOf(TextInput.BAD_BYTES) >= 0) {
            return bad(text, line, lines, TextInput.badBytes(encoding));
        }
        if (text.indexOf('\0') >= 0) {
            return bad(text, line, lines, TextInput.NUL_FOUND);
        }
        try {
            JsonNode node = JSON.readTree(text);
            return node != null && node.isObject()
                    ? SourceRecord.good(line, new JsonFields(node))
                    : bad(text, line, lines, "the " + what + " is not a JSON object");
        } catch (JsonProcessingException e) {
            return bad(text, line, lines, "the " + what + " is not valid JSON, " + place(e, line) + ": " + message(e));
        }
    }

    static SourceRecord bad(String text, long line, long lines, String reason) {
        String kept = text.length() <= KEPT ? text : text.substring(0, KEPT) + "…";
        return new SourceRecord(line, lines, null, new RowIssue(null, kept, reason));
    }

    private static String place(JsonProcessingException e, long line) {
        if (e.getLocation() == null) {
            return "position ?";
        }
        int below = e.getLocation().getLineNr() - 1;
        return (below > 0 ? "line " + (line + below) + ", " : "") + "position "
                + e.getLocation().getColumnNr();
    }

    private static String message(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst("\\(for type.*", "").strip();
    }
}
