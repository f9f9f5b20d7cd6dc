package balie.ingest.read;

import balie.config.MappingReader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a table by name; case does not matter. Of columns that share a name the first with a value counts;
 * {@code Watchers#2} is the second column of the name.
 */
public final class NamedColumns {

    private final Map<String, List<Integer>> places = new HashMap<>();

    /** @param names as they stand in the header */
    public NamedColumns(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            places.computeIfAbsent(MappingReader.fold(names.get(i)), n -> new ArrayList<>())
                    .add(i);
        }
        Map<String, List<Integer>> numbered = new HashMap<>();
        places.forEach((name, same) -> {
            for (int i = 0; i < same.size() && same.size() > 1; i++) {
                numbered.put(name + "#" + (i + 1), List.of(same.get(i)));
            }
        });
        numbered.forEach(places::putIfAbsent);
    }

    /** Whether there is a column of this name. */
    public boolean has(String name) {
        return places.containsKey(MappingReader.fold(name));
    }

    /** Where a value under any of the names may stand, in the order in which to look. */
    int[] places(List<String> names) {
        return names.stream()
                .flatMap(name -> places.getOrDefault(MappingReader.fold(name), List.of()).stream())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
