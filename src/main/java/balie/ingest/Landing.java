package balie.ingest;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.contract.TableContract;
import balie.ingest.read.Limits;
import balie.ingest.read.RecordReader;
import balie.ingest.read.SourceRecord;
import balie.ingest.read.UnusableFileException;
import balie.issue.RowIssue;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;

/** Reads export files into one data set: a row for each record, mapped or with the reason why not. */
public final class Landing {

    static final Field FILE_INDEX = Field.required("file_index", FieldType.COUNT, "Index of the file in the run.");
    static final Field UPDATE_ORDER =
            Field.required("update_order", FieldType.COUNT, "Place among the updates of a case; 0: not an update.");
    static final Field IS_UPDATE =
            Field.required("is_update", FieldType.FLAG, "Whether rows of this file are updates of cases.");
    static final Field ISSUE_COLUMN =
            Field.optional("issue_column", FieldType.TEXT, "Column of the export at fault; null: the whole record.");
    static final Field ISSUE_VALUE = Field.optional("issue_value", FieldType.TEXT, "What stood there.");
    static final Field ISSUE_REASON =
            Field.optional("issue_reason", FieldType.TEXT, "Why the record was not taken in; null: it was.");
    static final Field LINES =
            Field.required("lines", FieldType.COUNT, "Lines that are lost with a bad record, else 1.");
    static final Field CLOCK_CHANGES = Field.required(
            "clock_changes", FieldType.COUNT, "Its times in a change of the clock, see ClockChanges.packed.");

    /** One row per record read. */
    static final TableContract TABLE = new TableContract(
                    "landed", "one row per record of an export", Interactions.TABLE.fields())
            .with(
                    StoredInteractions.SHAPE,
                    Field.optional("row_hash", FieldType.TEXT, "Null for a bad record."),
                    StoredInteractions.SOURCE_FILE,
                    StoredInteractions.SOURCE_LINE,
                    StoredInteractions.FILE_SHA256,
                    StoredInteractions.READ_AS,
                    FILE_INDEX,
                    UPDATE_ORDER,
                    IS_UPDATE,
                    ISSUE_COLUMN,
                    ISSUE_VALUE,
                    ISSUE_REASON,
                    LINES,
                    CLOCK_CHANGES);

    private Landing() {}

    /** Reads {@code files}, each by one task. */
    static Dataset<Row> land(SparkSession spark, List<SourceFile> files, ZoneId zone) {
        JavaRDD<SourceFile> tasks =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(files, Math.max(1, files.size()));
        JavaRDD<Row> rows = tasks.flatMap(file -> read(file, zone));
        // Bad records have no id, so the columns that a good row requires may be null here.
        return spark.createDataFrame(rows, nullable());
    }

    private static org.apache.spark.sql.types.StructType nullable() {
        org.apache.spark.sql.types.StructType nullable = new org.apache.spark.sql.types.StructType();
        for (Field field : TABLE.fields()) {
            nullable = nullable.add(field.name(), field.type().sparkType(), true);
        }
        return nullable;
    }

    private static Iterator<Row> read(SourceFile file, ZoneId zone) throws IOException {
        RowMapper mapper = new RowMapper(file.mapping(), file.source(), zone);
        String readAs = file.readAs(zone);
        RecordReader reader;
        try {
            reader = RecordReader.open(
                    Path.of(file.path()),
                    file.table(),
                    Limits.of(file.mapping().dialect().limits()),
                    RowMapper.proof(file.mapping()));
        } catch (UnusableFileException e) {
            throw new IOException(file.shown() + " changed while the run read it: " + e.found(), e);
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean more = reader.hasNext();
                if (!more) {
                    try {
                        reader.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                return more;
            }

            @Override
            public Row next() {
                return row(file, readAs, mapper, reader.next());
            }
        };
    }

    private static Row row(SourceFile file, String readAs, RowMapper mapper, SourceRecord record) {
        RowIssue issue = record.issue();
        MappedRow mapped = record.fields() == null ? null : mapper.map(record.fields());
        if (mapped != null && mapped.issue() != null) {
            issue = mapped.issue();
        }
        int width = Interactions.TABLE.fields().size();
        @Nullable Object[] values = new Object[TABLE.fields().size()];
        if (mapped != null && issue == null) {
            for (int i = 0; i < width; i++) {
                values[i] = mapped.value(i);
            }
        }
        int at = width;
        values[at++] = file.shape();
        values[at++] = mapped == null || issue != null ? null : mapped.hash();
        values[at++] = file.shown();
        values[at++] = record.line();
        values[at++] = file.sha256();
        values[at++] = readAs;
        values[at++] = (long) file.index();
        values[at++] = mapped == null ? 0L : mapped.order();
        values[at++] = file.mapping().updates() != null;
        values[at++] = issue == null ? null : issue.column();
        values[at++] = issue == null ? null : issue.value();
        values[at++] = issue == null ? null : issue.reason();
        values[at++] = record.lines();
        values[at] = mapped == null ? 0L : mapped.clockChanges().packed();
        return RowFactory.create(values);
    }
}
