package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The named values of one record of an export, whatever its format. */
public interface Fields {

    /** The value under the first of the names that has one, stripped; null if none has. */
    @Nullable
    String get(List<String> names);
}
