package balie.ingest.read;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** The columns that all records of a table with a header share. */
final class HeaderColumns implements Columns {

    private final List<String> names;
    private final NamedColumns byName;

    HeaderColumns(List<String> names) {
        this.names = List.copyOf(names);
        this.byName = new NamedColumns(names);
    }

    List<String> names() {
        return names;
    }

    @Override
    public int[] positions(List<String> wanted) {
        return byName.places(wanted);
    }

    void forEach(IntFunction<String> values, BiConsumer<String, String> visit) {
        for (int i = 0; i < names.size(); i++) {
            visit.accept(names.get(i), values.apply(i));
        }
    }
}
