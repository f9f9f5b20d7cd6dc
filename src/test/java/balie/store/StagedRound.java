package balie.store;

import balie.contract.Field;
import balie.contract.StagedFile;
import balie.contract.StagedRows;
import balie.contract.StagingWriter;
import balie.contract.StoredInteractions;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a round as a large input brings them: files first, then the commit that makes them the table's. */
final class StagedRound {

    private static final List<Field> IN_FILES = StoredInteractions.TABLE.fields().stream()
            .filter(f -> !StagedRows.CONSTANT.contains(f))
            .toList();

    private StagedRound() {}

    /** Takes the rows in, in one commit. */
    static void takeIn(Table table, Rounds.Input input) throws Exception {
        try (TableStaging staging = new TableStaging(null, table)) {
            Map<String, @Nullable Object> constants = new HashMap<>();
            for (Field field : StagedRows.CONSTANT) {
                constants.put(field.name(), Rounds.get(input.rows().get(0), field));
            }
            List<StagedFile> files;
            try (StagingWriter writer = staging.writers().open(0, IN_FILES)) {
                for (Row row : input.rows()) {
                    writer.write(IN_FILES.stream().map(f -> Rounds.get(row, f)).toArray());
                }
                files = writer.finish();
            }
            StagedRows rows = new StagedRows(staging, files, Map.of(0, constants), null);
            try (StagedChange change = new StagedChange(table, StagedChange.basis(table))) {
                staging.append(table, change.branch(), rows);
                change.publish(new ShapeRegistry(table).changes(List.of(input.shape()), Map.of()));
            }
        }
    }
}
