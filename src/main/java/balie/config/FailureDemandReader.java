package balie.config;

import balie.issue.Problems;
import balie.model.Channel;
import balie.model.FailureDemand;
import balie.model.FailureDemand.Cause;
import balie.model.FailureDemand.Rule;
import balie.model.Kind;
import balie.model.Term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a file of causes of failure demand, such as jobs/failure-causes.yaml.
 *
 * <pre>
 * causes:
 *   - id: delivery
 *     name: {nl: Levering ging mis, en: Delivery went wrong}
 *     when:                                   # one rule or a list of them; a contact has to meet one
 *       - {kinds: [complaint, incident], categories: [delivery, levering]}
 *       - {questions: [Q12]}
 *   - id: not_solved
 *     name: {nl: Niet in een keer opgelost, en: Not solved the first time}
 *     when: [{repeat: true}, {reopened: true}]
 * minutes: {phone: 6, email: 9}               # where no handling time is recorded; may be left out
 * </pre>
 */
public final class FailureDemandReader {

    private static final List<String> LANGUAGES = List.of("nl", "en");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*");

    /** Longer than a day is a mistake. */
    private static final double MOST_MINUTES = 1_440;

    private FailureDemandReader() {}

    /**
     * What can be read of it.
     *
     * @param problems for what is wrong with it; what has problems must not be used
     * @return empty if nothing of it can be read
     */
    public static Optional<FailureDemand> read(String file, String yaml, Problems problems) {
        return YamlNode.parse(file, yaml, problems).map(root -> {
            List<YamlMap> maps = root.need("causes", "List the causes, each with id, name and when.")
                    .map(n -> n.asMaps("a cause"))
                    .orElse(List.of());
            if (root.get("causes").map(YamlNode::isEmptyList).orElse(false)) {
                root.problem("'causes' is an empty list", "Add a cause, or use no such file at all.");
            }
            List<Cause> causes = new ArrayList<>();
            Map<String, Integer> ids = new HashMap<>();
            for (YamlMap map : maps) {
                cause(map, ids).ifPresent(causes::add);
            }
            Map<String, Double> minutes = root.get("minutes")
                    .flatMap(n -> n.asMap("'minutes'"))
                    .map(FailureDemandReader::minutes)
                    .orElse(Map.of());
            root.finish();
            return new FailureDemand(causes, minutes);
        });
    }

    private static Optional<Cause> cause(YamlMap map, Map<String, Integer> ids) {
        Optional<String> id = map.need("id", "Give a short word that stands for it in tables, such as delivery.")
                .flatMap(n -> id(n, ids));
        Map<String, String> names = map.need(
                        "name", "Give its name, such as {nl: Levering ging mis, en: Delivery failed}.")
                .map(FailureDemandReader::names)
                .orElse(Map.of());
        List<Rule> rules = map.need(
                        "when", "Say which contacts have it, such as {kinds: [complaint], categories: [delivery]}.")
                .map(n -> n.asMaps("a rule").stream()
                        .flatMap(r -> rule(r).stream())
                        .toList())
                .orElse(List.of());
        if (map.get("when").map(YamlNode::isEmptyList).orElse(false)) {
            map.problem("'when' is an empty list", "Give a rule, or leave the cause out.");
        }
        map.finish();
        return id.map(i -> new Cause(i, names, rules));
    }

    private static Optional<String> id(YamlNode node, Map<String, Integer> ids) {
        return node.asText("'id'").filter(id -> {
            if (!ID.matcher(id).matches() || id.equals("all")) {
                node.problem(
                        "a cause can not have the id '" + id + "'",
                        "Use small letters, digits and '_', and begin with a letter; 'all' stands for all of them.");
                return false;
            }
            Integer before = ids.putIfAbsent(id, node.line());
            if (before != null) {
                node.problem("the id '" + id + "' stands on line " + before + " already", "Give each cause its own.");
            }
            return before == null;
        });
    }

    private static Map<String, String> names(YamlNode node) {
        Map<String, String> names = new TreeMap<>();
        node.asMap("'name'").ifPresent(map -> {
            for (String language : LANGUAGES) {
                map.text(language).ifPresent(text -> names.put(language, text));
            }
            map.finish();
            if (names.isEmpty()) {
                map.problem("'name' has no text", "Give it in " + String.join(" or ", LANGUAGES) + ".");
            }
        });
        return names;
    }

    private static Optional<Rule> rule(YamlMap map) {
        Rule rule = new Rule(
                words(map, "kinds", Term.codes(Kind.values())),
                words(map, "categories", List.of()),
                words(map, "complaint-categories", List.of()),
                words(map, "products", List.of()),
                words(map, "questions", List.of()),
                isTrue(map, "repeat"),
                isTrue(map, "reopened"));
        map.finish();
        // A word that is wrong has been told already.
        boolean asks = rule.asks() || map.has("kinds");
        if (!asks) {
            map.problem(
                    "a rule that asks nothing fits every contact",
                    "Give one of kinds, categories, complaint-categories, products, questions, repeat: true, reopened: true.");
        }
        return asks ? Optional.of(rule) : Optional.empty();
    }

    /** @param allowed empty: any */
    private static Set<String> words(YamlMap map, String key, List<String> allowed) {
        Set<String> words = new LinkedHashSet<>();
        map.get(key).ifPresent(list -> {
            if (list.isEmptyList()) {
                list.problem("'" + key + "' is an empty list", "Put at least one in it, or leave it out.");
            }
            words.addAll(list.asElements(
                    "'" + key + "'",
                    node -> node.asText("'" + key + "'").filter(text -> {
                        boolean known = allowed.isEmpty() || allowed.contains(text);
                        if (!known) {
                            node.problem("unknown name '" + text + "' in " + key, YamlMap.suggest(text, allowed));
                        }
                        return known;
                    })));
        });
        return words;
    }

    private static boolean isTrue(YamlMap map, String key) {
        return map.get(key).flatMap(n -> n.asFlag("'" + key + "'")).orElse(false);
    }

    private static Map<String, Double> minutes(YamlMap map) {
        Map<String, Double> minutes = new TreeMap<>();
        for (String channel : Term.codes(Channel.values())) {
            map.get(channel)
                    .flatMap(n -> n.asNumber("'" + channel + "'", 0, MOST_MINUTES))
                    .ifPresent(m -> minutes.put(channel, m));
        }
        map.finish();
        return minutes;
    }
}
