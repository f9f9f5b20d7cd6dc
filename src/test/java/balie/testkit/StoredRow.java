package balie.testkit;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

import java.time.Instant;
import java.util.List;

/** Rows as they are stored; what a test does not say is null, but for the columns every row needs. */
public final class StoredRow {

    private static final Instant OPENED = Instant.parse("2026-10-20T10:00:00Z");

    private StoredRow() {}

    /** A row; {@code pairs} are fields and values in turn. */
    public static Row of(Object... pairs) {
        Object[] values = new Object[StoredInteractions.TABLE.fields().size()];
        set(values, Interactions.SOURCE, "desk");
        set(values, Interactions.OPENED_AT, OPENED);
        set(values, StoredInteractions.SHAPE, "csv#1");
        set(values, StoredInteractions.VERSION_AT, OPENED);
        set(values, StoredInteractions.EXPORTED_AT, OPENED);
        set(values, StoredInteractions.ROW_HASH, "hash");
        set(values, StoredInteractions.SOURCE_FILE, "export.csv");
        set(values, StoredInteractions.SOURCE_LINE, 2L);
        set(values, StoredInteractions.FILE_SHA256, "sha of export.csv");
        set(values, StoredInteractions.READ_AS, "m");
        for (int i = 0; i < pairs.length; i += 2) {
            set(values, (Field) pairs[i], pairs[i + 1]);
        }
        return RowFactory.create(values);
    }

    private static void set(Object[] values, Field field, Object value) {
        values[StoredInteractions.TABLE.indexOf(field)] = value;
    }

    /** As {@link StoredInteractions#TABLE}. */
    public static Dataset<Row> dataset(List<Row> rows) {
        return SharedSpark.session().createDataFrame(rows, StoredInteractions.TABLE.structType());
    }
}
