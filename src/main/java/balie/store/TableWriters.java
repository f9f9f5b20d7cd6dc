package balie.store;

import balie.contract.Field;
import balie.contract.StagingWriter;
import balie.contract.StagingWriters;
import org.apache.iceberg.Schema;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Opens writers of data files of the table.
 *
 * @param folder where the files go
 * @param ids of the table's columns by name
 * @param properties of the table
 */
record TableWriters(FileIO io, String folder, Map<String, Integer> ids, Map<String, String> properties)
        implements StagingWriters {

    /** Columns that are no part of the table, such as the order of updates, are numbered from here. */
    private static final int OTHER_IDS = 100_000;

    @Override
    public StagingWriter open(int origin, List<Field> columns) {
        return new TableWriter(this, origin, columns);
    }

    OutputFile output(String path) throws IOException {
        return StoredFiles.output(io, path);
    }

    /** The columns as a schema of Iceberg. */
    Schema schema(List<Field> columns) {
        List<NestedField> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Field field = columns.get(i);
            org.apache.iceberg.types.Type type = switch (field.type()) {
                case TEXT -> Types.StringType.get();
                case COUNT -> Types.LongType.get();
                case NUMBER -> Types.DoubleType.get();
                case FLAG -> Types.BooleanType.get();
                case INSTANT -> Types.TimestampType.withZone();
                case DATE -> Types.DateType.get();
                case BYTES, TEXTS -> throw new IllegalArgumentException("no such column is staged: " + field);
            };
            int id = ids.getOrDefault(field.name(), OTHER_IDS + i);
            fields.add(
                    field.required()
                            ? NestedField.required(id, field.name(), type)
                            : NestedField.optional(id, field.name(), type));
        }
        return new Schema(fields);
    }
}
