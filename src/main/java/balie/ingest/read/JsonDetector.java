package balie.ingest.read;

import balie.config.MappingReader;
import balie.config.SourceMapping.Format;
import balie.ingest.read.JsonSlices.End;
import balie.ingest.read.JsonSlices.Slice;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Set;

/**
 * Finds out how a JSON text holds its records.
 *
 * @param list key of the list in the object that the text is; null: it is none with a list
 */
record JsonDetector(Format format, @Nullable String list, String why) {

    /** An object with one of these is a record, whatever lists it holds. */
    private static final Set<String> IDS = Set.of("id", "number", "key", "ticket_id", "case_number", "ticket");

    /** Whether a text begins as JSON does, which no delimited text with names at its top does. */
    static boolean isJson(String text) {
        String start = text.stripLeading();
        String behind = start.isEmpty() ? "" : start.substring(1).stripLeading();
        return start.startsWith("{")
                ? behind.startsWith("\"") || behind.startsWith("}")
                : start.startsWith("[") && (behind.startsWith("{") || behind.startsWith("]"));
    }

    static JsonDetector of(String text, boolean whole, Pins pins) throws IOException {
        if (pins.format() == Format.JSON_LINES) {
            return new JsonDetector(Format.JSON_LINES, null, "pinned in the mapping");
        }
        JsonSlices slices = new JsonSlices(new StringReader(text), Integer.MAX_VALUE);
        if (slices.peek("") == '[') {
            return new JsonDetector(Format.JSON_ARRAY, null, "the text is a list of objects");
        }
        Slice first = slices.value();
        boolean oneLine = first.lines() == 1;
        boolean more = slices.peek(",") == '{';
        if (first.end() == End.WHOLE && more) {
            return oneLine
                    ? new JsonDetector(Format.JSON_LINES, null, "an object a line")
                    : new JsonDetector(Format.JSON_ARRAY, null, "objects one after the other");
        }
        String list = list(text, pins);
        if (list != null) {
            return new JsonDetector(Format.JSON_ARRAY, list, "the text is an object with a list of objects in it");
        }
        return oneLine && (whole || first.end() == End.WHOLE)
                ? new JsonDetector(Format.JSON_LINES, null, "an object a line")
                : new JsonDetector(Format.JSON_ARRAY, null, "an object over several lines");
    }

    /** The key of the list of objects in an object that is no record itself. */
    private static @Nullable String list(String text, Pins pins) throws IOException {
        JsonSlices slices = new JsonSlices(new StringReader(text), Integer.MAX_VALUE);
        slices.peek("");
        slices.take();
        int expected = 0;
        for (int c = slices.peek(","); c == '"'; c = slices.peek(",")) {
            String key = text(slices.value().text());
            expected += expects(key, pins) ? 1 : 0;
            if (slices.peek(":") == '[') {
                Slice value = slices.value();
                String inside = value.text().substring(1).stripLeading();
                if (inside.startsWith("{")) {
                    int found = pins.expected().isEmpty() ? 1 : inElement(inside, pins);
                    return found > expected || expected == 0 ? key : null;
                }
            } else if (IDS.contains(key) && pins.expected().isEmpty()) {
                return null;
            } else {
                slices.value();
            }
        }
        return null;
    }

    private static int inElement(String inside, Pins pins) throws IOException {
        Slice element = new JsonSlices(new StringReader(inside), Integer.MAX_VALUE).value();
        try {
            JsonNode node = JsonObjects.JSON.readTree(element.text());
            int found = 0;
            for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
                found += expects(keys.next(), pins) ? 1 : 0;
            }
            return found;
        } catch (JsonProcessingException e) {
            return 1;
        }
    }

    private static boolean expects(String key, Pins pins) {
        String folded = MappingReader.fold(key);
        return pins.expected().stream()
                .anyMatch(e -> e.equals(folded) || e.startsWith(folded + ".") || e.startsWith(folded + "["));
    }

    private static String text(String quoted) {
        try {
            return JsonObjects.JSON.readTree(quoted).asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
