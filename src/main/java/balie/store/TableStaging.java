package balie.store;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.StagedFile;
import balie.contract.StagedRows;
import balie.contract.Staging;
import balie.contract.StagingWriters;
import balie.contract.StoredInteractions;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring_index;

/** Staged rows as data files beside those of the table, which no snapshot of it names yet. */
final class TableStaging implements Staging {

    private static final Pattern PATTERN = Pattern.compile("[\\[\\]{}*?\\\\]");

    private final SparkSession spark;
    private final TableWriters writers;
    private final Set<String> handedOver = new HashSet<>();

    TableStaging(SparkSession spark, Table table) {
        this.spark = spark;
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (NestedField field : table.schema().columns()) {
            ids.put(field.name(), field.fieldId());
        }
        Map<String, String> properties = new LinkedHashMap<>(table.properties());
        properties.putAll(TableLayout.properties());
        // Several files are open at once: smaller row groups keep what is held in memory small.
        properties.put("write.parquet.row-group-size-bytes", Integer.toString(32 << 20));
        this.writers = new TableWriters(
                table.io(), table.location() + "/data/" + UUID.randomUUID(), Map.copyOf(ids), Map.copyOf(properties));
    }

    @Override
    public StagingWriters writers() {
        return writers;
    }

    @Override
    public Dataset<Row> read(Collection<StagedFile> files, List<Field> columns) {
        List<Column> wanted = new ArrayList<>();
        columns.forEach(f -> wanted.add(f.col()));
        wanted.add(substring_index(col("_metadata.file_name"), "-", 1)
                .cast(FieldType.COUNT.sparkType())
                .as(ORIGIN.name()));
        wanted.add(col("_metadata.file_name").as(FILE.name()));
        wanted.add(col("_metadata.row_index").as(ROW.name()));
        org.apache.spark.sql.types.StructType schema = new org.apache.spark.sql.types.StructType();
        for (Field field : columns) {
            schema = schema.add(field.name(), field.type().sparkType(), true);
        }
        if (files.isEmpty()) {
            org.apache.spark.sql.types.StructType empty = schema;
            for (Field field : List.of(ORIGIN, FILE, ROW)) {
                empty = empty.add(field.name(), field.type().sparkType(), true);
            }
            return spark.createDataFrame(List.of(), empty);
        }
        return spark.read()
                .schema(schema)
                .parquet(files.stream().map(f -> literal(f.path())).toArray(String[]::new))
                .select(wanted.toArray(Column[]::new));
    }

    /** A path that Spark does not take for a pattern: what folders are called is the user's affair. */
    private static String literal(String path) {
        return PATTERN.matcher(path).replaceAll("\\\\$0");
    }

    /** Makes staged rows rows of a branch of the table, in one commit. */
    void append(Table table, String branch, StagedRows rows) {
        Schema schema = table.schema();
        writers.ids().forEach((name, id) -> {
            if (schema.findField(name) == null || schema.findField(name).fieldId() != id) {
                throw new IllegalStateException("the table was changed by another process: column " + name);
            }
        });
        AppendFiles append = table.newAppend().toBranch(branch);
        for (StagedFile file : rows.files()) {
            append.appendFile(dataFile(table, file, rows.constants().getOrDefault(file.origin(), Map.of())));
            // From here on it is the table's, even if it is not known whether the commit succeeded.
            handedOver.add(file.name());
        }
        append.commit();
    }

    private static DataFile dataFile(Table table, StagedFile file, Map<String, @Nullable Object> constants) {
        StagedFacts facts = (StagedFacts) file.facts();
        PartitionSpec spec = TableLayout.ofStaged(table, facts.dated());
        return DataFiles.builder(spec)
                .withPath(file.path())
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(facts.bytes())
                .withMetrics(facts.metrics())
                .withSplitOffsets(facts.splits())
                .withPartition(partition(spec, facts, constants))
                .build();
    }

    private static PartitionData partition(
            PartitionSpec spec, StagedFacts facts, Map<String, @Nullable Object> constants) {
        PartitionData partition = new PartitionData(spec.partitionType());
        List<PartitionField> fields = spec.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).transform().isIdentity()) {
                String column = spec.schema().findColumnName(fields.get(i).sourceId());
                partition.set(i, value(column, constants));
            } else {
                partition.set(i, facts.month());
            }
        }
        return partition;
    }

    private static @Nullable Object value(String column, Map<String, @Nullable Object> constants) {
        Object value = constants.get(column);
        if (column.equals(StoredInteractions.VERSION_AT.name())) {
            Object reach = constants.get(StoredInteractions.EXPORTED_AT.name());
            value = reach == null ? Instant.EPOCH : reach;
        }
        return value instanceof Instant at ? ParquetRows.micros(at) : value;
    }

    @Override
    public void close() {
        SupportsPrefixOperations io = (SupportsPrefixOperations) writers.io();
        if (handedOver.isEmpty()) {
            io.deletePrefix(writers.folder());
            return;
        }
        List<String> left = new ArrayList<>();
        for (FileInfo file : io.listPrefix(writers.folder())) {
            if (!handedOver.contains(name(file.location()))) {
                left.add(file.location());
            }
        }
        left.forEach(writers.io()::deleteFile);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
