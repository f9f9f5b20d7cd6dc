package balie.config;

import balie.issue.Problems;
import balie.model.Severity;
import balie.model.Taxonomy;
import balie.model.Taxonomy.Category;
import balie.model.Term;
import balie.text.Wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a file of categories of complaints, such as jobs/complaints.yaml.
 *
 * <pre>
 * categories:
 *   - id: delivery
 *     name: {nl: Levering, en: Delivery}
 *     definition: {nl: "Te laat, zoek, beschadigd onderweg", en: "Late, lost, damaged on the way"}
 *     severity: medium          # low, medium, high, or 1 to 3; may be left out
 *     cause: logistics          # may be left out
 *     recorded: [delivery, levering]
 *     examples:
 *       nl: [Mijn pakket is zoek.]
 *       en: [My parcel is lost.]
 * </pre>
 */
public final class TaxonomyReader {

    /** Languages of which texts can be classified. */
    private static final List<String> LANGUAGES = List.of("nl", "en");

    private static final int FEWEST = 2;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*");

    private TaxonomyReader() {}

    /**
     * What can be read of a taxonomy.
     *
     * @param problems for what is wrong with it; a taxonomy with problems must not be used
     * @return empty if nothing of it can be read
     */
    public static Optional<Taxonomy> read(String file, String yaml, Problems problems) {
        return YamlNode.parse(file, yaml, problems).map(root -> {
            List<YamlMap> maps = root.need("categories", "List the categories, each with id, name and examples.")
                    .map(n -> n.asMaps("a category"))
                    .orElse(List.of());
            if (root.has("categories") && maps.size() < FEWEST) {
                root.problem(
                        "fewer than two categories", "There is nothing to tell apart: add one, or use none at all.");
            }
            List<Category> categories = new ArrayList<>();
            Map<String, Integer> ids = new HashMap<>();
            Map<String, String> owners = new HashMap<>();
            for (YamlMap map : maps) {
                category(map, ids, owners).ifPresent(categories::add);
            }
            root.finish();
            return new Taxonomy(categories);
        });
    }

    private static Optional<Category> category(YamlMap map, Map<String, Integer> ids, Map<String, String> owners) {
        Optional<String> id = map.need("id", "Give a short word that stands for it in tables, such as delivery.")
                .flatMap(n -> id(n, ids));
        Map<String, String> names = map.need("name", "Give its name, such as {nl: Levering, en: Delivery}.")
                .map(n -> texts(n, "name"))
                .orElse(Map.of());
        Map<String, String> definitions =
                map.get("definition").map(n -> texts(n, "definition")).orElse(Map.of());
        Map<String, List<String>> examples = map.get("examples")
                .flatMap(n -> n.asMap("'examples'"))
                .map(TaxonomyReader::examples)
                .orElse(Map.of());
        Optional<Severity> severity = map.get("severity").flatMap(TaxonomyReader::severity);
        Optional<String> cause = map.text("cause");
        Set<String> recorded = map.get("recorded")
                .map(n -> recorded(n, id.orElse("?"), owners))
                .orElse(Set.of());
        map.finish();
        return id.map(i -> new Category(i, names, definitions, examples, severity, cause, recorded));
    }

    private static Optional<String> id(YamlNode node, Map<String, Integer> ids) {
        return node.asText("'id'").filter(id -> {
            if (!ID.matcher(id).matches() || id.equals(Taxonomy.UNCLASSIFIED)) {
                node.problem(
                        "a category can not have the id '" + id + "'",
                        "Use small letters, digits and '_', and begin with a letter; '" + Taxonomy.UNCLASSIFIED
                                + "' stands for none.");
                return false;
            }
            Integer before = ids.putIfAbsent(id, node.line());
            if (before != null) {
                node.problem(
                        "the id '" + id + "' stands on line " + before + " already", "Give each category its own.");
            }
            return before == null;
        });
    }

    /** A text a language. */
    private static Map<String, String> texts(YamlNode node, String key) {
        Map<String, String> texts = new TreeMap<>();
        node.asMap("'" + key + "'").ifPresent(map -> {
            for (String language : LANGUAGES) {
                map.text(language).ifPresent(text -> texts.put(language, text));
            }
            map.finish();
            if (texts.isEmpty()) {
                map.problem("'" + key + "' has no text", "Give it in " + String.join(" or ", LANGUAGES) + ".");
            }
        });
        return texts;
    }

    private static Map<String, List<String>> examples(YamlMap map) {
        Map<String, List<String>> examples = new TreeMap<>();
        for (String language : LANGUAGES) {
            map.get(language).ifPresent(node -> {
                List<String> texts = new ArrayList<>();
                for (String text : node.asTexts("an example")) {
                    if (Wording.normalise(text).isEmpty()) {
                        node.problem("an example has no words", "Write what a customer would, or leave it out.");
                    } else {
                        texts.add(text);
                    }
                }
                examples.put(language, List.copyOf(texts));
            });
        }
        map.finish();
        return examples;
    }

    private static Optional<Severity> severity(YamlNode node) {
        return node.asText("'severity'").flatMap(text -> {
            for (Severity severity : Severity.values()) {
                if (severity.code().equals(text)
                        || Integer.toString(severity.level()).equals(text)) {
                    return Optional.of(severity);
                }
            }
            node.problem(
                    "'severity' is '" + text + "'",
                    "Write " + String.join(", ", Term.codes(Severity.values())) + ", or 1 for the lightest to 3.");
            return Optional.empty();
        });
    }

    private static Set<String> recorded(YamlNode node, String id, Map<String, String> owners) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String value : node.asTexts("'recorded'")) {
            String owner = owners.putIfAbsent(Wording.normalise(value), id);
            if (owner != null) {
                node.problem(
                        "the recorded value '" + value + "' means '" + owner + "' already",
                        "A recorded value can mean one category.");
            } else {
                values.put(Wording.normalise(value), value);
            }
        }
        return new LinkedHashSet<>(values.values());
    }
}
