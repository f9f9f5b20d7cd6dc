package balie.contract;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which canonical columns each source can fill. A figure that needs a column is computed over the sources that have it
 * and says 'not available from this source' for the others; it is never a zero.
 *
 * @param bySource names of columns by name of source
 */
public record Availability(Map<String, Set<String>> bySource) implements Serializable {

    public Availability {
        Map<String, Set<String>> copy = new TreeMap<>();
        bySource.forEach((source, columns) -> copy.put(source, new TreeSet<>(columns)));
        bySource = copy;
    }

    /** The sources that have all of {@code needed}, by name. */
    public List<String> sourcesWith(Collection<Field> needed) {
        List<String> names = needed.stream().map(Field::name).toList();
        return bySource.entrySet().stream()
                .filter(e -> e.getValue().containsAll(names))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a source lacks of {@code needed}, in the order asked. */
    public List<String> missing(String source, Collection<Field> needed) {
        Set<String> has = bySource.getOrDefault(source, Set.of());
        return needed.stream().map(Field::name).filter(n -> !has.contains(n)).toList();
    }

    public Set<String> sources() {
        return bySource.keySet();
    }

    /** The same with {@code gained} added to each source that has {@code given}. */
    public Availability gaining(Field given, Collection<Field> gained) {
        Map<String, Set<String>> wider = new TreeMap<>();
        bySource.forEach((source, columns) -> {
            Set<String> more = new TreeSet<>(columns);
            if (columns.contains(given.name())) {
                gained.forEach(f -> more.add(f.name()));
            }
            wider.put(source, more);
        });
        return new Availability(wider);
    }
}
