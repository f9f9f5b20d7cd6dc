package balie.store;

import balie.contract.AttackedPieces;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What attacks on hidden counts found, kept beside the interactions. A store of an earlier version has none, and all is worked out anew. Who
 * writes has the turn of the store.
 */
public final class KnownPieces {

    private final StoreTable table;
    private @Nullable Long basis;

    private KnownPieces(StoreTable table) {
        this.table = table;
    }

    /** Those of a store. Nothing is read or made yet. */
    public static KnownPieces of(InteractionStore store) {
        return new KnownPieces(store.pieceTable());
    }

    /** {@link AttackedPieces#WORKED_OUT} by {@link AttackedPieces#PIECE}. */
    public Map<String, String> all() throws IOException {
        basis = null;
        Map<String, String> all = new HashMap<>();
        if (table.exists()) {
            Table rows = table.iceberg();
            basis = StagedChange.basis(rows);
            if (basis != null) {
                for (DataFile file : RecordFiles.list(rows, basis, Expressions.alwaysTrue())) {
                    RecordFiles.read(
                            rows,
                            file,
                            rows.schema(),
                            row -> all.put(
                                    QuestionRecords.needed(row, AttackedPieces.PIECE),
                                    QuestionRecords.needed(row, AttackedPieces.WORKED_OUT)));
                }
            }
        }
        return all;
    }

    /**
     * Keeps more of them, after {@link #all()} was asked; none, nothing is written.
     *
     * @throws StoreConflictException if another process changed them since they were read
     */
    public void add(Map<String, String> more) throws IOException {
        if (more.isEmpty()) {
            return;
        }
        if (!table.exists()) {
            table.create();
        }
        Table rows = table.iceberg();
        try (RecordFiles written = new RecordFiles(rows)) {
            for (Map.Entry<String, String> each : new TreeMap<>(more).entrySet()) {
                Record row = GenericRecord.create(rows.schema());
                QuestionRecords.set(row, AttackedPieces.PIECE, each.getKey());
                QuestionRecords.set(row, AttackedPieces.WORKED_OUT, each.getValue());
                written.write(row);
            }
            List<DataFile> files = written.finish();
            written.committed(() -> {
                RecordFiles.commit(rows.newOverwrite(), basis, files);
                return true;
            });
        }
    }
}
