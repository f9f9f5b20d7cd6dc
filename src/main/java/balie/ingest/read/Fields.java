package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
}
