package balie.ingest.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Fields of one JSON object, reached by path: {@code ticket.via.channel}; the element of a list that has an {@code id} by that,
 * {@code custom_fields[360001].value}; a list of plain values reads as one text with spaces between.
 */
record JsonFields(JsonNode root) implements Fields {

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
