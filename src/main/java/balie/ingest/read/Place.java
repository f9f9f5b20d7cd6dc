package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/**
 * Where in a file a table is.
 *
 * @param entry of an archive; null: the file holds one table
 * @param sheet of a workbook; null: the file is none
 */
public record Place(
        Packing packing, @Nullable String entry, @Nullable String sheet) implements Serializable {

    /** The whole of a file that is not packed. */
    public static final Place FILE = new Place(Packing.NONE, null, null);

    /** The name of the table as an addition to the name of its file: empty, or {@code !tickets.csv}. */
    public String suffix() {
        return entry == null ? "" : "!" + entry;
    }
}
