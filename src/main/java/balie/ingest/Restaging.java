package balie.ingest;

import balie.contract.Field;
import balie.contract.StagedFile;
import balie.contract.StagingWriter;
import balie.contract.StagingWriters;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Stages rows again that were staged before. */
final class Restaging {

    private Restaging() {}

    /** @param rows the index of their export, then {@code columns} */
    static List<StagedFile> write(StagingWriters writers, List<Field> columns, Iterator<Row> rows) throws IOException {
        Map<Integer, StagingWriter> byOrigin = new HashMap<>();
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                int origin = (int) row.getLong(0);
                StagingWriter writer = byOrigin.get(origin);
                if (writer == null) {
                    writer = writers.open(origin, columns);
                    byOrigin.put(origin, writer);
                }
                @Nullable Object[] values = new Object[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.get(i + 1);
                }
                writer.write(values);
            }
            List<StagedFile> files = new ArrayList<>();
            for (StagingWriter writer : byOrigin.values()) {
                files.addAll(writer.finish());
            }
            return files;
        } finally {
            for (StagingWriter writer : byOrigin.values()) {
                writer.close();
            }
        }
    }
}
