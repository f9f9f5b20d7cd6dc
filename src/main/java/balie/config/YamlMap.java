package balie.config;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** A mapping in a YAML file. A key that nobody asked for is a problem: see {@link #finish()}. */
public final class YamlMap {

    private final YamlNode self;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private final Map<String, YamlNode> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    YamlMap(YamlNode self, MappingNode mapping) {
        this.self = self;
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(self.file(), tuple.getKeyNode(), self.problems());
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (keys.containsKey(name)) {
                key.problem("the key '" + name + "' stands here twice", "Keep one of the two.");
            }
            keys.put(name, key);
            values.put(name, new YamlNode(self.file(), tuple.getValueNode(), self.problems()));
        }
    }

    public int line() {
        return self.line();
    }

    /** Notes a problem at the place of the whole mapping. */
    public void problem(String found, String remedy) {
        self.problem(found, remedy);
    }

    public boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    public Optional<YamlNode> get(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key that must be there; its absence is noted. */
    public Optional<YamlNode> need(String key, String remedy) {
        Optional<YamlNode> value = get(key);
        if (value.isEmpty()) {
            self.problem("the key '" + key + "' is missing", remedy);
        }
        return value;
    }

    public Optional<String> text(String key) {
        return get(key).flatMap(n -> n.asText("'" + key + "'"));
    }

    /** The text of a key, limited to {@code allowed}. */
    public Optional<String> oneOf(String key, Collection<String> allowed) {
        return get(key).flatMap(node -> node.asText("'" + key + "'").filter(text -> {
            if (!allowed.contains(text)) {
                node.problem("'" + key + "' is '" + text + "'", suggest(text, allowed));
            }
            return allowed.contains(text);
        }));
    }

    /** Visits every pair; all keys count as known. For mappings whose keys are data. */
    public void forEach(BiConsumer<YamlNode, YamlNode> visitor) {
        known.addAll(keys.keySet());
        keys.forEach((name, key) -> visitor.accept(key, values.get(name)));
    }

    /** Notes each key that was not asked for. To be called when all known keys have been read. */
    public void finish() {
        keys.forEach((name, key) -> {
            if (!known.contains(name)) {
                key.problem("unknown key '" + name + "'", suggest(name, known));
            }
        });
    }

    /** {@code Did you mean 'metrics'?} if something is near, else the whole list. */
    public static String suggest(String written, Collection<String> allowed) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        Optional<String> near = allowed.stream()
                .filter(a -> distance.apply(written, a) <= Math.max(1, written.length() / 3))
                .min(Comparator.comparing((String a) -> distance.apply(written, a))
                        .thenComparing(a -> a));
        return near.map(n -> "Did you mean '" + n + "'?").orElse("Known here: " + String.join(", ", allowed) + ".");
    }
}
