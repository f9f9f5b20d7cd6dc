package balie.ingest;

import balie.contract.Interactions;
import balie.ingest.read.Chunk;
import balie.issue.RowIssue;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

/** Holds all records in memory, and on local disk what does not fit: the quickest way for a small input. */
final class CachedLanding implements Landing {

    private final Dataset<Row> read;

    /** Reads {@code files}, each by one task. */
    CachedLanding(SparkSession spark, List<SourceFile> files, ZoneId zone) {
        JavaRDD<SourceFile> tasks =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(files, Math.max(1, files.size()));
        JavaRDD<Row> rows = tasks.flatMap(file -> read(file, zone));
        this.read =
                spark.createDataFrame(rows, Landing.nullable(TABLE.fields())).persist(StorageLevel.MEMORY_AND_DISK());
    }

    private static Iterator<Row> read(SourceFile file, ZoneId zone) throws IOException {
        String readAs = file.readAs(zone);
        MappedRecords records =
                new MappedRecords(file, Chunk.WHOLE, new RowMapper(file.mapping(), file.source(), zone));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Row next() {
                return row(file, readAs, records.next());
            }
        };
    }

    private static Row row(SourceFile file, String readAs, MappedRecord record) {
        MappedRow mapped = record.good();
        RowIssue issue = record.issue();
        int width = Interactions.TABLE.fields().size();
        @Nullable Object[] values = new Object[TABLE.fields().size()];
        if (mapped != null) {
            for (int i = 0; i < width; i++) {
                values[i] = mapped.value(i);
            }
        }
        int at = width;
        values[at++] = file.shape();
        values[at++] = mapped == null ? null : mapped.hash();
        values[at++] = file.shown();
        values[at++] = record.line();
        values[at++] = file.sha256();
        values[at++] = readAs;
        values[at++] = (long) file.index();
        values[at++] = record.order();
        values[at++] = file.mapping().updates() != null;
        values[at++] = issue == null ? null : issue.column();
        values[at++] = issue == null ? null : issue.value();
        values[at++] = issue == null ? null : issue.reason();
        values[at++] = record.lines();
        values[at] = record.clockChanges();
        return RowFactory.create(values);
    }

    @Override
    public List<DayTally> days() {
        Column bad = ISSUE_REASON.col().isNotNull();
        Column newest = greatest(
                Interactions.INSTANTS.stream().map(balie.contract.Field::col).toArray(Column[]::new));
        return read
                .groupBy(FILE_INDEX.col(), to_date(newest).as("day"))
                .agg(
                        count(lit(1)),
                        sum(when(bad, 1L).otherwise(0L)),
                        sum(when(bad, LINES.col()).otherwise(0L)),
                        max(newest),
                        sum(CLOCK_CHANGES.col()))
                .collectAsList()
                .stream()
                .map(row -> new DayTally(
                        row.getLong(0),
                        (LocalDate) row.get(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        (Instant) row.get(5),
                        row.getLong(6)))
                .toList();
    }

    @Override
    public Dataset<Row> examined(List<FileReach> reaches) {
        return read;
    }

    @Override
    public void close() {
        read.unpersist();
    }
}
