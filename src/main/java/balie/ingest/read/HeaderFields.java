package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The values of a record under the columns of its table.
 *
 * @param value by place; empty where there is none
 */
record HeaderFields(HeaderColumns columns, IntFunction<String> value) implements Fields {

    @Override
    public @Nullable String get(List<String> names) {
        return get(columns.positions(names));
    }

    @Override
    public @Nullable String get(int[] positions) {
        for (int position : positions) {
            String found = value.apply(position).strip();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return null;
    }

    @Override
    public void forEach(BiConsumer<String, String> visit) {
        columns.forEach(value, visit);
    }

    /** The values in the order of the columns. */
    @Override
    public String toString() {
        return IntStream.range(0, columns.names().size())
                .mapToObj(value)
                .toList()
                .toString();
    }
}
