package balie.store;

import balie.contract.Field;
import balie.contract.StagedFile;
import balie.contract.StagedRows;
import balie.contract.StagingWriter;
import balie.contract.StoredInteractions;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
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

    /** Writes the rows to files that nobody names yet. */
    static List<StagedFile> stage(TableStaging staging, Rounds.Input input) throws Exception {
        try (StagingWriter writer = staging.writers().open(0, IN_FILES)) {
            for (Row row : input.rows()) {
                writer.write(IN_FILES.stream().map(f -> Rounds.get(row, f)).toArray());
            }
            return writer.finish();
        }
    }

    /** Makes the files a change of the table that is in force, whatever the table holds; needs no Spark. */
    static void commit(Table table, TableStaging staging, Rounds.Input input, List<StagedFile> files) {
        try (StagedChange change = new StagedChange(table, StagedChange.basis(table))) {
            staging.append(table, change.branch(), rows(staging, input, files, null));
            change.publish(new ShapeRegistry(table).changes(List.of(input.shape()), Map.of()));
        }
    }

    /** Takes the rows in as a run does that does not know what is stored already. */
    static InteractionStore.Changes takeIn(InteractionStore store, Rounds.Input input) throws Exception {
        try (TableStaging staging = (TableStaging) store.staging()) {
            List<StagedFile> files = stage(staging, input);
            Dataset<Row> table = store.spark().createDataFrame(input.rows(), StoredInteractions.TABLE.structType());
            return store.compare(rows(staging, input, files, table), List.of(input.shape()), List.of(input.file()))
                    .apply();
        }
    }

    private static StagedRows rows(
            TableStaging staging, Rounds.Input input, List<StagedFile> files, @Nullable Dataset<Row> table) {
        Map<String, @Nullable Object> constants = new HashMap<>();
        for (Field field : StagedRows.CONSTANT) {
            constants.put(field.name(), Rounds.get(input.rows().get(0), field));
        }
        return new StagedRows(staging, files, Map.of(0, constants), table);
    }
}
