package balie.store;

import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Data files of a small table, read and written by Iceberg alone: a job of Spark for a handful of rows costs more than all of
 * them. Such a table is unpartitioned or partitioned by values as they are. Written files belong to the table once a commit names
 * them; closed before, they are deleted.
 */
final class RecordFiles implements AutoCloseable {

    /** A file that has grown to this is closed and another begun. */
    private static final long LARGEST = 128L << 20;

    private static final int ROWS_BETWEEN_LOOKS = 10_000;

    private final Table table;
    private final PartitionSpec spec;
    private final Map<@Nullable String, Open> open = new HashMap<>();
    private final List<DataFile> finished = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private long rows;
    private boolean kept;

    private record Open(String path, PartitionData partition, FileAppender<Record> appender) {}

    RecordFiles(Table table) {
        this.table = table;
        this.spec = table.spec();
    }

    /** The data files of a version of the table that can hold rows for which something is true. */
    static List<DataFile> list(Table table, long version, Expression filter) throws IOException {
        TableScan scan = table.newScan().useSnapshot(version).filter(filter);
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            for (FileScanTask task : tasks) {
                files.add(task.file());
            }
        }
        return files;
    }

    /** Hands on the rows of a file, with some columns. */
    static void read(Table table, DataFile file, Schema columns, Consumer<Record> each) {
        try (CloseableIterable<Record> rows = Parquet.read(
                        table.io().newInputFile(file.location(), file.fileSizeInBytes()))
                .project(columns)
                .createReaderFunc(type -> GenericParquetReaders.buildReader(columns, type))
                .build()) {
            rows.forEach(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Record row) throws IOException {
        String part = spec.isUnpartitioned()
                ? null
                : (String) row.getField(
                        spec.schema().findColumnName(spec.fields().get(0).sourceId()));
        Open file = open.get(part);
        if (file == null) {
            file = open(part);
            open.put(part, file);
        }
        file.appender.add(row);
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS == 0 && file.appender.length() > LARGEST) {
            finish(file);
            open.remove(part);
        }
    }

    private Open open(@Nullable String part) throws IOException {
        PartitionData partition = new PartitionData(spec.partitionType());
        if (!spec.isUnpartitioned()) {
            partition.set(0, part);
        }
        String path = table.location() + "/data/" + UUID.randomUUID() + ".parquet";
        paths.add(path);
        FileAppender<Record> appender = Parquet.write(StoredFiles.output(table.io(), path))
                .schema(table.schema())
                .named("rows")
                .setAll(table.properties())
                .metricsConfig(MetricsConfig.forTable(table))
                .createWriterFunc(GenericParquetWriter::create)
                .build();
        return new Open(path, partition, appender);
    }

    private void finish(Open file) throws IOException {
        file.appender.close();
        finished.add(DataFiles.builder(spec)
                .withPath(file.path)
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(file.appender.length())
                .withMetrics(file.appender.metrics())
                .withSplitOffsets(file.appender.splitOffsets())
                .withPartition(file.partition)
                .build());
    }

    /** Ends writing; the files, for a commit. */
    List<DataFile> finish() throws IOException {
        for (Open file : open.values()) {
            finish(file);
        }
        open.clear();
        return List.copyOf(finished);
    }

    /** What a commit of the files gives. They stay unless it is certain that it failed. */
    <T> T committed(Supplier<T> commit) {
        kept = true;
        try {
            return commit.get();
        } catch (StoreConflictException e) {
            kept = false;
            throw e;
        }
    }

    /**
     * Commits a change that adds files.
     *
     * @param basis the snapshot that it rests on; null: there was none
     * @throws StoreConflictException if another process changed the table meanwhile
     */
    static void commit(OverwriteFiles change, @Nullable Long basis, List<DataFile> files) {
        files.forEach(change::addFile);
        if (basis != null) {
            change.validateFromSnapshot(basis);
        }
        change.conflictDetectionFilter(Expressions.alwaysTrue())
                .validateNoConflictingData()
                .validateNoConflictingDeletes();
        try {
            change.commit();
        } catch (ValidationException | CommitFailedException e) {
            throw new StoreConflictException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (kept) {
            return;
        }
        for (Open file : open.values()) {
            file.appender.close();
        }
        open.clear();
        paths.forEach(table.io()::deleteFile);
    }
}
