package balie.ingest.read;

import balie.config.MappingReader;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of the columns of a delimited file. */
final class CsvColumns implements Columns {

    private static final int[] NONE = {};

    private final List<String> names;
    private final Map<String, int[]> byName = new HashMap<>();

    CsvColumns(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            int position = i;
            byName.merge(MappingReader.fold(names.get(i)), new int[] {position}, CsvColumns::both);
        }
    }

    private static int[] both(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    List<String> names() {
        return names;
    }

    int width() {
        return names.size();
    }

    @Override
    public int[] positions(List<String> wanted) {
        int[] positions = NONE;
        for (String name : wanted) {
            positions = both(positions, byName.getOrDefault(MappingReader.fold(name), NONE));
        }
        return positions;
    }
}
