package balie.contract;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Staged rows that passed all rules, each key once.
 *
 * @param files that hold them, and nothing else
 * @param constants by export and column: what is the same in all rows of an export, and is therefore not in its files
 * @param table the same rows as {@link StoredInteractions#TABLE}
 */
public record StagedRows(
        Staging staging,
        List<StagedFile> files,
        Map<Integer, Map<String, @Nullable Object>> constants,
        Dataset<Row> table) {

    /** The columns that are the same in all rows of an export. */
    public static final List<Field> CONSTANT = List.of(
            Interactions.SOURCE,
            StoredInteractions.SHAPE,
            StoredInteractions.EXPORTED_AT,
            StoredInteractions.SOURCE_FILE,
            StoredInteractions.FILE_SHA256,
            StoredInteractions.READ_AS);

    public long count() {
        return files.stream().mapToLong(StagedFile::rows).sum();
    }
}
