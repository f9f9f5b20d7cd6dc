package balie.config;

import balie.config.time.DateOrder;
import balie.contract.Interactions;
import balie.issue.Problems;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Examples of what a mapping makes of a record, kept beside it in {@code <name>.spec.yaml} and run as tests.
 *
 * @param file as shown in messages
 * @param zone of the job the examples stand for
 * @param dates the order of days and months that the file of the examples would show; as written: it shows none
 */
public record MappingSpec(String file, java.time.ZoneId zone, DateOrder dates, List<Example> examples) {

    /**
     * One record and what is expected of it.
     *
     * @param line where the example stands
     * @param fields of the record by column name or path
     * @param expected canonical values as text, by column; an empty one means null
     * @param quarantined what the reason of the quarantine must contain; empty: the record is taken in
     * @param column the column at fault, where it is expected to be named
     */
    public record Example(
            int line,
            String name,
            Map<String, String> fields,
            Map<String, String> expected,
            Optional<String> quarantined,
            Optional<String> column) {}

    /** Reads a spec; empty if a problem was noted. */
    public static Optional<MappingSpec> read(String file, String yaml, Problems problems) {
        Problems own = new Problems();
        Optional<MappingSpec> spec = YamlNode.parse(file, yaml, own).map(root -> spec(file, root));
        problems.addAll(own.list());
        return own.isEmpty() ? spec : Optional.empty();
    }

    private static MappingSpec spec(String file, YamlMap root) {
        java.time.ZoneId zone = root.get("zone").flatMap(MappingReader::zone).orElse(java.time.ZoneId.of("UTC"));
        List<Example> examples = root.need("examples", "List at least one example.")
                .map(n -> n.asElements("'examples'", MappingSpec::example))
                .orElse(List.of());
        DateOrder dates = root.get("dates").flatMap(MappingReader::dates).orElse(DateOrder.AS_WRITTEN);
        root.finish();
        return new MappingSpec(file, zone, dates, List.copyOf(examples));
    }

    private static Optional<Example> example(YamlNode node) {
        return node.asMap("an example").map(map -> {
            String name = map.need("name", "Say in a few words what the example shows.")
                    .flatMap(n -> n.asText("'name'"))
                    .orElse("");
            Map<String, String> given = texts(map, "given");
            Map<String, String> expected = map.has("expect") ? texts(map, "expect") : Map.of();
            Set<String> known = Set.copyOf(Interactions.TABLE.names());
            List<String> unknown = new ArrayList<>(
                    expected.keySet().stream().filter(k -> !known.contains(k)).toList());
            unknown.forEach(k -> map.problem("unknown canonical column '" + k + "'", YamlMap.suggest(k, known)));
            Optional<YamlMap> refused = map.get("quarantined").flatMap(n -> n.asMap("'quarantined'"));
            Optional<String> reason = refused.flatMap(m -> m.text("reason"));
            Optional<String> column = refused.flatMap(m -> m.text("column"));
            refused.ifPresent(YamlMap::finish);
            map.finish();
            return new Example(
                    map.line(),
                    name,
                    given,
                    expected,
                    refused.isPresent() ? reason.or(() -> Optional.of("")) : Optional.empty(),
                    column);
        });
    }

    private static Map<String, String> texts(YamlMap map, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.need(key, "Give columns and values.")
                .flatMap(n -> n.asMap("'" + key + "'"))
                .ifPresent(pairs -> pairs.forEach((name, value) -> texts.put(
                        name.asText("a column").orElse(""),
                        value.isEmpty() ? "" : value.asText("a value").orElse(""))));
        return texts;
    }
}
