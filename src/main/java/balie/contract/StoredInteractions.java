package balie.contract;

import java.time.Duration;

import static balie.contract.FieldType.COUNT;
import static balie.contract.FieldType.INSTANT;
import static balie.contract.FieldType.TEXT;

/**
 * The canonical interactions as they are kept: one row per interaction <em>and shape of export</em>.
 *
 * <p>A shape is the set of canonical columns an export holds. A help desk often gives the same ticket in two shapes: its
 * CSV has the times and counts, its JSON the text. Kept apart, the newer of two exports of one shape replaces the older
 * as a whole (so that a cleared value is cleared), while two shapes complete each other when the table is read.
 */
public final class StoredInteractions {

    public static final Field SHAPE = Field.required(
            "shape", TEXT, "Which canonical columns the export held: mapping name and a hash of the column names.");
    public static final Field EXPORTED_AT = Field.optional(
            "exported_at",
            INSTANT,
            "The newest instant found in the file: how far the export reaches, from its own evidence.");
    public static final Field VERSION_AT = Field.optional(
            "version_at",
            INSTANT,
            "What decides which of two rows is newer: updated_at, or exported_at where a source has none.");
    public static final Field UPDATE_COUNT = Field.optional(
            "update_count",
            COUNT,
            "From how many updates of the case columns were worked out; null: all are as the export records them.");
    public static final Field ROW_HASH = Field.required(
            "row_hash",
            TEXT,
            "xxHash over the canonical values, 16 hex digits: tells a change from a repeat, breaks ties.");
    public static final Field SOURCE_FILE = Field.required("source_file", TEXT, "The file the row was read from.");
    public static final Field SOURCE_LINE =
            Field.required("source_line", COUNT, "The line of the file its record begins on, counted from 1.");

    public static final Field FILE_SHA256 = Field.optional(
            "file_sha256", TEXT, "SHA-256 of the bytes of that file; null: stored by a version that did not keep it.");
    public static final Field READ_AS = Field.optional(
            "read_as",
            TEXT,
            "How the file was read: a hash of its mapping, the zone and the canonical columns; null as file_sha256. What a"
                    + " file gave when it was read otherwise is replaced when it is read again.");

    public static final TableContract TABLE = Interactions.TABLE.with(
            SHAPE, EXPORTED_AT, VERSION_AT, ROW_HASH, SOURCE_FILE, SOURCE_LINE, FILE_SHA256, READ_AS, UPDATE_COUNT);

    /**
     * Two rows of one key whose openings lie further apart are two contacts: more than zones differ by, less than from one
     * day's last contact to the next day's first.
     */
    public static final Duration OPENED_APART = Duration.ofHours(14);

    private StoredInteractions() {}
}
