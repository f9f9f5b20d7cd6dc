package balie.app;

import balie.report.model.Digest;
import balie.report.model.Digest.Figure;
import balie.report.model.Digest.Revision;
import balie.report.model.Report;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** A digest as a file in the folder of its audience: JSON, what is not known left out. */
final class DigestFile {

    static final String NAME = "summary.json";

    /** What stands in a file of another form can not be read as one of this. */
    private static final int FORM = 1;

    /** None is larger by far; what is was not written by Balie. */
    private static final long MOST_BYTES = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private DigestFile() {}

    /** What stands in the file is no digest; the message says what is wrong. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedException(String message) {
            super(message);
        }
    }

    static void write(Path file, Digest digest) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("form", FORM);
        root.put("period", digest.period());
        root.put("language", digest.language());
        root.put("title", digest.title());
        ArrayNode facts = root.putArray("facts");
        digest.facts().forEach(f -> facts.addObject().put("label", f.label()).put("value", f.value()));
        texts(root, "points", digest.points());
        ArrayNode figures = root.putArray("figures");
        digest.figures().forEach(f -> put(figures.addObject(), f));
        texts(root, "changes", digest.changes());
        root.put("compared", digest.compared());
        texts(root, "questions", digest.questions());
        root.put("revised", digest.revised());
        ArrayNode revisions = root.putArray("revisions");
        digest.revisions()
                .forEach(r -> revisions
                        .addObject()
                        .put("from", r.from())
                        .put("to", r.to())
                        .put("told", r.told()));
        Files.writeString(file, ReadableJson.of(root));
    }

    private static void put(ObjectNode node, Figure figure) {
        node.put("id", figure.id());
        if (!figure.name().isEmpty()) {
            node.put("name", figure.name());
        }
        figure.n().ifPresent(n -> node.put("n", n));
        figure.of().ifPresent(of -> node.put("of", of));
        figure.percent().ifPresent(p -> node.put("percent", p));
        figure.low().ifPresent(p -> node.put("low", p));
        figure.high().ifPresent(p -> node.put("high", p));
        node.put("mark", figure.mark());
        node.put("share", figure.share());
        node.put("from", figure.from());
        node.put("to", figure.to());
        node.put("definition", figure.definition());
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode array = node.putArray(name);
        texts.forEach(array::add);
    }

    /**
     * Reads one.
     *
     * @throws DamagedException if it is none
     */
    static Digest read(Path file) throws IOException, DamagedException {
        if (Files.size(file) > MOST_BYTES) {
            throw new DamagedException("it is larger than any that Balie writes");
        }
        JsonNode root;
        try {
            root = JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new DamagedException("it is no JSON");
        }
        if (!root.isObject()) {
            throw new DamagedException("it is no JSON object");
        }
        if (root.path("form").asInt() != FORM) {
            throw new DamagedException("its form is '" + root.path("form").asText("") + "', not " + FORM
                    + "; it is of another version of Balie");
        }
        return new Digest(
                text(root, "period"),
                text(root, "language"),
                text(root, "title"),
                list(root, "facts", f -> new Report.Fact(word(f, "label"), word(f, "value"))),
                texts(root, "points"),
                list(root, "figures", DigestFile::figure),
                texts(root, "changes"),
                text(root, "compared"),
                texts(root, "questions"),
                list(root, "revisions", r -> new Revision(word(r, "from"), word(r, "to"), word(r, "told"))),
                root.path("revised").asInt());
    }

    private static Figure figure(JsonNode node) {
        return new Figure(
                word(node, "id"),
                word(node, "name"),
                whole(node, "n"),
                whole(node, "of"),
                number(node, "percent"),
                number(node, "low"),
                number(node, "high"),
                word(node, "mark"),
                node.path("share").asBoolean(),
                word(node, "from"),
                word(node, "to"),
                word(node, "definition"));
    }

    private static String word(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    private static OptionalLong whole(JsonNode node, String name) {
        return Optional.of(node.path(name))
                .filter(JsonNode::isIntegralNumber)
                .map(n -> OptionalLong.of(n.asLong()))
                .orElse(OptionalLong.empty());
    }

    private static OptionalDouble number(JsonNode node, String name) {
        return Optional.of(node.path(name))
                .filter(JsonNode::isNumber)
                .map(n -> OptionalDouble.of(n.asDouble()))
                .orElse(OptionalDouble.empty());
    }

    private static String text(JsonNode root, String name) throws DamagedException {
        if (!root.path(name).isTextual()) {
            throw new DamagedException("it has no '" + name + "'");
        }
        return root.path(name).textValue();
    }

    private static List<String> texts(JsonNode root, String name) throws DamagedException {
        return list(root, name, JsonNode::asText);
    }

    private static <T> List<T> list(JsonNode root, String name, Function<JsonNode, T> each) throws DamagedException {
        if (!root.path(name).isArray()) {
            throw new DamagedException("it has no list '" + name + "'");
        }
        List<T> list = new ArrayList<>();
        root.path(name).forEach(n -> list.add(each.apply(n)));
        return list;
    }
}
