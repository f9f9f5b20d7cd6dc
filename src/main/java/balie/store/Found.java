package balie.store;

import org.jspecify.annotations.Nullable;

/**
 * A place in the files of a store where an id was found.
 *
 * @param column of the table, or which part of the file
 * @param row source and interaction id with a line end between; null: not in a row
 * @param value all of what stands there; null: not in a row
 * @param id that was found in it
 */
record Found(
        String file,
        String column,
        @Nullable String row,
        @Nullable String value,
        String id) {

    static Found apart(String file, String where, String id) {
        return new Found(file, where, null, null, id);
    }
}
