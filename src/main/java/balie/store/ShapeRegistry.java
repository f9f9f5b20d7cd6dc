package balie.store;

import balie.contract.Availability;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which shapes of export each source has given and which canonical columns they fill, kept as properties of the table. */
final class ShapeRegistry {

    private static final String SHAPE = "balie.shape.";
    private static final String SOURCE = "balie.source.";

    private final Table table;
    private final Map<String, String> properties;

    ShapeRegistry(Table table) {
        this.table = table;
        this.properties = table.properties();
    }

    /** The shapes a source has given. */
    List<String> shapesOf(String source) {
        return list(properties.get(SOURCE + source));
    }

    /** Every source that has given any. */
    Set<String> sources() {
        Set<String> sources = new TreeSet<>();
        properties.keySet().stream()
                .filter(key -> key.startsWith(SOURCE))
                .forEach(key -> sources.add(key.substring(SOURCE.length())));
        return sources;
    }

    /** The canonical columns a shape fills. */
    List<String> columnsOf(String shape) {
        return list(properties.get(SHAPE + shape));
    }

    Availability availability(Collection<String> sources) {
        Map<String, Set<String>> bySource = new TreeMap<>();
        for (String source : sources) {
            Set<String> columns = new TreeSet<>();
            shapesOf(source).forEach(shape -> columns.addAll(columnsOf(shape)));
            bySource.put(source, columns);
        }
        return new Availability(bySource);
    }

    /** Notes shapes; no commit if all are known. */
    void add(Collection<InteractionStore.Shape> shapes) {
        Map<String, String> wanted = changes(shapes, Map.of());
        if (!wanted.isEmpty()) {
            UpdateProperties update = table.updateProperties();
            wanted.forEach(update::set);
            update.commit();
        }
    }

    /**
     * The properties that change when shapes are noted.
     *
     * @param left a source of these keeps no more shapes than these
     */
    Map<String, String> changes(Collection<InteractionStore.Shape> shapes, Map<String, Set<String>> left) {
        Map<String, String> wanted = new HashMap<>();
        for (InteractionStore.Shape shape : shapes) {
            wanted.put(SHAPE + shape.id(), joined(shape.columns()));
            String source = SOURCE + shape.source();
            Set<String> all = new TreeSet<>(list(wanted.getOrDefault(source, properties.get(source))));
            all.add(shape.id());
            wanted.put(source, joined(all));
        }
        left.forEach((source, kept) -> wanted.put(SOURCE + source, joined(kept)));
        wanted.entrySet().removeIf(e -> e.getValue().equals(properties.get(e.getKey())));
        return wanted;
    }

    private static String joined(Collection<String> names) {
        return String.join(",", new TreeSet<>(names));
    }

    private static List<String> list(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }
}
