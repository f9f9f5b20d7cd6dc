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
 * @param undated names of columns that a source records, but not as they were at the instant the figures are to be true for
 */
public record Availability(Map<String, Set<String>> bySource, Map<String, Set<String>> undated)
        implements Serializable {

    public Availability {
        bySource = copy(bySource);
        undated = copy(undated);
    }

    public Availability(Map<String, Set<String>> bySource) {
        this(bySource, Map.of());
    }

    private static Map<String, Set<String>> copy(Map<String, Set<String>> map) {
        Map<String, Set<String>> copy = new TreeMap<>();
        map.forEach((source, columns) -> copy.put(source, new TreeSet<>(columns)));
        return copy;
    }

    /** The same without columns of which a source does not say when they changed. */
    public Availability withoutUndated(String source, Collection<Field> fields) {
        Map<String, Set<String>> fewer = copy(bySource);
        Map<String, Set<String>> more = copy(undated);
        Set<String> has = fewer.computeIfAbsent(source, s -> new TreeSet<>());
        Set<String> later = more.computeIfAbsent(source, s -> new TreeSet<>());
        for (Field field : fields) {
            if (has.remove(field.name())) {
                later.add(field.name());
            }
        }
        return new Availability(fewer, more);
    }

    /** Why a source can not be part of a figure, for those who read it. */
    public String why(String source, Collection<Field> needed) {
        Set<String> later = undated.getOrDefault(source, Set.of());
        List<String> missing = missing(source, needed);
        List<String> never = missing.stream().filter(c -> !later.contains(c)).toList();
        List<String> undatedOnes = missing.stream().filter(later::contains).toList();
        String none = never.isEmpty() ? "" : "records no " + String.join(", ", never);
        String when = undatedOnes.isEmpty()
                ? ""
                : "does not say when its " + String.join(", ", undatedOnes)
                        + " changed, so that what it was at an earlier instant is not known";
        return "'" + source + "' " + none + (none.isEmpty() || when.isEmpty() ? "" : " and ") + when;
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
        return new Availability(wider, undated);
    }
}
