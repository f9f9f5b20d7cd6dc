package balie.ingest;

import balie.contract.Interactions;
import balie.contract.StagingWriter;
import balie.contract.StagingWriters;
import balie.ingest.read.Chunk;
import balie.issue.RowIssue;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Reads a part of an export and stages its rows, in one task. */
final class StagingTask implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What Spark's xxhash64 begins with. */
    private static final long SEED = 42;

    private final StagingWriters writers;
    private final ZoneId zone;

    StagingTask(StagingWriters writers, ZoneId zone) {
        this.writers = writers;
        this.zone = zone;
    }

    StagedPart stage(Split split) throws IOException {
        SourceFile file = split.file();
        RowMapper mapper = new RowMapper(file.mapping(), file.source(), zone, true);
        StagedColumns columns = new StagedColumns(file);
        DayTallies days = new DayTallies(file.index());
        LongList keys = new LongList();
        long seed = hash(file.shape(), hash(file.source(), SEED));
        int id = Interactions.TABLE.indexOf(Interactions.INTERACTION_ID);
        try (StagingWriter good = writers.open(file.index(), columns.fields());
                BadRecords bad = new BadRecords(file.index())) {
            for (Chunk chunk : split.chunks()) {
                try (MappedRecords records = new MappedRecords(file, chunk, mapper)) {
                    while (records.hasNext()) {
                        MappedRecord record = records.next();
                        MappedRow row = record.good();
                        if (row == null) {
                            days.addBad(record.lines());
                            bad.write(record);
                        } else {
                            days.add(row);
                            keys.add(hash((String) row.value(id), seed));
                            good.write(columns.values(record, row));
                        }
                    }
                }
            }
            return new StagedPart(good.finish(), bad.finish(), days.list(), keys.trimmed());
        }
    }

    /** As Spark's xxhash64 of the columns one after the other, so that Spark can find the rows of a hash. */
    private static long hash(@Nullable String text, long seed) {
        if (text == null) {
            return seed;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, seed);
    }

    /** The writer of bad records, opened for the first of them: most exports have none. */
    private final class BadRecords implements AutoCloseable {

        private final int origin;
        private @Nullable StagingWriter writer;

        BadRecords(int origin) {
            this.origin = origin;
        }

        void write(MappedRecord record) throws IOException {
            RowIssue issue = record.issue();
            if (issue == null) {
                throw new IllegalStateException("no reason is given for the record of line " + record.line());
            }
            if (writer == null) {
                writer = writers.open(origin, StagedColumns.BAD);
            }
            writer.write(StagedColumns.bad(record, issue));
        }

        List<balie.contract.StagedFile> finish() throws IOException {
            return writer == null ? List.of() : writer.finish();
        }

        @Override
        public void close() throws IOException {
            if (writer != null) {
                writer.close();
            }
        }
    }
}
