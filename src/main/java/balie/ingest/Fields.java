package balie.ingest;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The named values of one record of an export, whatever its format. */
public interface Fields {

    /** The value under the first of the names that has one, stripped; null if none has. */
    @Nullable String get(List<String> names);
}
