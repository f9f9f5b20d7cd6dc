package balie.ingest.read;

import balie.contract.AsciiText;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;

/** The named values of one record of an export, whatever its format. */
public interface Fields {

    /** The value under the first of the names that has one, stripped; null if none has. */
    @Nullable
    String get(List<String> names);

    /** The columns shared by all records of the table, the same object for each; null where records carry their own names. */
    default @Nullable Columns columns() {
        return null;
    }

    /** The same as {@link #get(List)} of the names that these are the positions of in {@link #columns()}. */
    default @Nullable String get(int[] positions) {
        throw new IllegalStateException("these records have no columns in common");
    }

    /** The same value as its bytes, where that is at hand and all of the record is ASCII; null: ask for the text. */
    default @Nullable AsciiText ascii(int[] positions) {
        return null;
    }

    /**
     * Visits each value with the name of its column, as it stands there and in the order of the record: empty ones and those of
     * columns that share a name too where there is a header, else only those that the record has.
     */
    default void forEach(BiConsumer<String, String> visit) {
        throw new UnsupportedOperationException("these fields are known by name only");
    }
}
