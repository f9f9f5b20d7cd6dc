package balie.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads names of which all are known.
 *
 * @param key under which they stand
 */
record KnownNames(String key, Collection<String> known) {

    /** Each once, in the order given. */
    List<String> list(YamlNode node) {
        return node.asElements("'" + key + "'", this::one).stream().distinct().toList();
    }

    private Optional<String> one(YamlNode node) {
        return node.asText("'" + key + "'").filter(text -> {
            if (!known.contains(text)) {
                node.problem("unknown name '" + text + "' in " + key, YamlMap.suggest(text, known));
            }
            return known.contains(text);
        });
    }

    /**
     * A list of names, or names with the language of each.
     *
     * @param languages there are; that of a name without one first
     */
    Map<String, String> languages(YamlNode node, List<String> languages) {
        Map<String, String> named = new LinkedHashMap<>();
        if (!node.isMap()) {
            list(node).forEach(name -> named.put(name, languages.get(0)));
            return named;
        }
        node.asMap("'" + key + "'")
                .ifPresent(map -> map.forEach((name, value) ->
                        one(name).ifPresent(n -> language(value, languages).ifPresent(l -> named.put(n, l)))));
        return named;
    }

    private static Optional<String> language(YamlNode value, List<String> languages) {
        return value.asText("a language").filter(text -> {
            if (!languages.contains(text)) {
                value.problem(
                        "no language '" + text + "' to write a report in",
                        "Known: " + String.join(", ", languages) + ".");
            }
            return languages.contains(text);
        });
    }
}
