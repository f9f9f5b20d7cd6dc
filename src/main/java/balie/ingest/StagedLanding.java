package balie.ingest;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StagedFile;
import balie.contract.StagedRows;
import balie.contract.Staging;
import balie.contract.StagingWriters;
import balie.contract.StoredInteractions;
import balie.ingest.read.ChunkMismatchException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.xxhash64;

/**
 * Writes the rows of a large input once, in the form the store keeps, and looks again only at rows that a rule over several
 * can be about.
 */
final class StagedLanding implements Landing {

    /** With more keys than this in doubt, all rows are looked at: the list would be too long to hand to every task. */
    private static final int MOST_IN_DOUBT = 1_000_000;

    private static final String IN_DOUBT = "in_doubt";

    private static final Column[] PLACE = {Staging.FILE.col(), Staging.ROW.col()};

    private final SparkSession spark;
    private final List<SourceFile> files;
    private final ZoneId zone;
    private final Staging staging;
    private final List<StagedPart> parts;
    private final Map<Integer, @Nullable Instant> exportedAt = new HashMap<>();
    private @Nullable Dataset<Row> examined;
    private @Nullable StagedRows kept;

    StagedLanding(SparkSession spark, List<SourceFile> files, ZoneId zone, Staging staging, long chunkBytes) {
        this.spark = spark;
        this.files = List.copyOf(files);
        this.zone = zone;
        this.staging = staging;
        this.parts = stage(chunkBytes);
    }

    private List<StagedPart> stage(long chunkBytes) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<StagedPart> staged = null;
        try {
            staged = stageInChunks(context, chunkBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (staged == null) {
                staging.close();
            }
        }
        return staged;
    }

    private List<StagedPart> stageInChunks(JavaSparkContext context, long chunkBytes) throws IOException {
        try {
            return stage(context, Split.of(files, chunkBytes, context.defaultParallelism()));
        } catch (Exception e) {
            // Spark's own exception of a failed task is a checked one that no signature tells.
            if (!ChunkMismatchException.causes(e)) {
                throw e;
            }
            // A file is not written as it seemed to be: what was read of it is void.
            staging.close();
            return stage(context, files.stream().map(Split::whole).toList());
        }
    }

    private List<StagedPart> stage(JavaSparkContext context, List<Split> splits) {
        StagingTask task = new StagingTask(staging.writers(), zone);
        return context.parallelize(splits, Math.max(1, splits.size()))
                .map(task::stage)
                .collect();
    }

    @Override
    public List<DayTally> days() {
        return parts.stream().flatMap(p -> p.days().stream()).toList();
    }

    @Override
    public Dataset<Row> examined(List<FileReach> reaches) {
        reaches.forEach(r -> exportedAt.put((int) r.file(), r.exportedAt()));
        Dataset<Row> bad = landed(
                staging.read(parts.stream().flatMap(p -> p.bad().stream()).toList(), StagedColumns.BAD));
        Dataset<Row> all = bad;
        long[] repeats = Repeats.among(parts.stream().map(StagedPart::keys).toList());
        boolean outliers = OutlierRows.any(reaches);
        if (repeats.length > 0 || outliers) {
            all = bad.unionByName(inDoubt(repeats, outliers ? OutlierRows.isOne(reaches) : lit(false)));
        }
        examined = all.persist(StorageLevel.MEMORY_AND_DISK());
        return examined;
    }

    private Dataset<Row> inDoubt(long[] repeats, Column outlying) {
        List<Field> columns = new ArrayList<>(List.of(
                Interactions.INTERACTION_ID,
                StoredInteractions.ROW_HASH,
                StoredInteractions.SOURCE_LINE,
                Landing.UPDATE_ORDER));
        columns.addAll(Interactions.INSTANTS);
        Dataset<Row> good = landed(staging.read(goodFiles(), columns));
        if (repeats.length > MOST_IN_DOUBT) {
            return good;
        }
        Dataset<Row> keys = spark.createDataset(Arrays.stream(repeats).boxed().toList(), Encoders.LONG())
                .toDF(IN_DOUBT);
        Column key =
                xxhash64(Interactions.SOURCE.col(), StoredInteractions.SHAPE.col(), Interactions.INTERACTION_ID.col());
        return good.join(broadcast(keys), key.equalTo(col(IN_DOUBT)), "left")
                .filter(col(IN_DOUBT).isNotNull().or(outlying))
                .drop(IN_DOUBT);
    }

    private List<StagedFile> goodFiles() {
        return parts.stream().flatMap(p -> p.good().stream()).toList();
    }

    /** Staged rows with what is the same in all rows of their export, in the columns that the rules need. */
    private Dataset<Row> landed(Dataset<Row> staged) {
        Set<String> has = Set.of(staged.columns());
        List<Field> fields = new ArrayList<>(List.of(
                Interactions.INTERACTION_ID,
                StoredInteractions.ROW_HASH,
                StoredInteractions.SOURCE_LINE,
                Landing.ISSUE_COLUMN,
                Landing.ISSUE_VALUE,
                Landing.ISSUE_REASON));
        fields.addAll(Interactions.INSTANTS);
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            columns.add(
                    has.contains(field.name())
                            ? field.col()
                            : lit(null).cast(field.type().sparkType()).as(field.name()));
        }
        columns.add(
                (has.contains(Landing.UPDATE_ORDER.name()) ? coalesce(Landing.UPDATE_ORDER.col(), lit(0L)) : lit(0L))
                        .as(Landing.UPDATE_ORDER.name()));
        columns.add((has.contains(Landing.LINES.name()) ? Landing.LINES.col() : lit(1L)).as(Landing.LINES.name()));
        columns.add(Staging.ORIGIN.col().as(Landing.FILE_INDEX.name()));
        columns.add(Landing.IS_UPDATE.col());
        columns.add(Interactions.SOURCE.col());
        columns.add(StoredInteractions.SHAPE.col());
        columns.add(StoredInteractions.SOURCE_FILE.col());
        columns.addAll(List.of(PLACE));
        return staged.join(broadcast(origins()), Staging.ORIGIN.name()).select(columns.toArray(Column[]::new));
    }

    private Dataset<Row> origins() {
        List<Field> fields = new ArrayList<>(List.of(Staging.ORIGIN, Landing.IS_UPDATE));
        fields.addAll(StagedRows.CONSTANT);
        Map<Integer, Map<String, @Nullable Object>> constants = constants();
        List<Row> rows = new ArrayList<>();
        for (SourceFile file : files) {
            Map<String, @Nullable Object> values = constants.getOrDefault(file.index(), Map.of());
            List<@Nullable Object> row = new ArrayList<>();
            row.add((long) file.index());
            row.add(file.mapping().updates() != null);
            StagedRows.CONSTANT.forEach(f -> row.add(values.get(f.name())));
            rows.add(org.apache.spark.sql.RowFactory.create(row.toArray()));
        }
        return spark.createDataFrame(rows, Landing.nullable(fields));
    }

    private Map<Integer, Map<String, @Nullable Object>> constants() {
        Map<Integer, Map<String, @Nullable Object>> constants = new HashMap<>();
        for (SourceFile file : files) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put(Interactions.SOURCE.name(), file.source());
            values.put(StoredInteractions.SHAPE.name(), file.shape());
            values.put(StoredInteractions.EXPORTED_AT.name(), exportedAt.get(file.index()));
            values.put(StoredInteractions.SOURCE_FILE.name(), file.shown());
            values.put(StoredInteractions.FILE_SHA256.name(), file.sha256());
            values.put(StoredInteractions.READ_AS.name(), file.readAs(zone));
            constants.put(file.index(), values);
        }
        return constants;
    }

    /** The staged rows without those set aside and those that another row of their key stands for. */
    StagedRows without(Dataset<Row> setAside, Dataset<Row> notStanding) {
        if (kept == null) {
            Dataset<Row> dropped = setAside.filter(Staging.FILE.col().isNotNull())
                    .select(PLACE)
                    .union(notStanding.select(PLACE));
            List<StagedFile> files = rewritten(dropped);
            kept = new StagedRows(staging, files, constants(), stored(files));
        }
        return kept;
    }

    /** Writes the files anew that hold dropped rows; there are mostly few. */
    private List<StagedFile> rewritten(Dataset<Row> dropped) {
        Set<String> touched = dropped.select(Staging.FILE.col()).distinct().collectAsList().stream()
                .map(r -> r.getString(0))
                .collect(Collectors.toSet());
        List<StagedFile> result = new ArrayList<>(
                goodFiles().stream().filter(f -> !touched.contains(f.name())).toList());
        Map<List<Field>, List<StagedFile>> byColumns = goodFiles().stream()
                .filter(f -> touched.contains(f.name()))
                .collect(Collectors.groupingBy(f -> new StagedColumns(files.get(f.origin())).fields()));
        byColumns.forEach((columns, some) -> result.addAll(rewrite(columns, some, dropped)));
        return result;
    }

    private List<StagedFile> rewrite(List<Field> columns, List<StagedFile> some, Dataset<Row> dropped) {
        List<Column> wanted = new ArrayList<>(List.of(Staging.ORIGIN.col()));
        columns.forEach(f -> wanted.add(f.col()));
        StagingWriters writers = staging.writers();
        return staging.read(some, columns)
                .join(dropped, new String[] {Staging.FILE.name(), Staging.ROW.name()}, "left_anti")
                .select(wanted.toArray(Column[]::new))
                .toJavaRDD()
                .mapPartitions(rows -> Restaging.write(writers, columns, rows).iterator())
                .collect();
    }

    private Dataset<Row> stored(List<StagedFile> some) {
        Set<Field> columns = new LinkedHashSet<>();
        files.forEach(f -> columns.addAll(new StagedColumns(f).fields()));
        List<Field> staged = columns.stream()
                .filter(StoredInteractions.TABLE.fields()::contains)
                .toList();
        List<Column> table = new ArrayList<>();
        for (Field field : StoredInteractions.TABLE.fields()) {
            if (field.equals(StoredInteractions.VERSION_AT)) {
                table.add(coalesce(field.col(), StoredInteractions.EXPORTED_AT.col(), timestamp_seconds(lit(0L)))
                        .as(field.name()));
            } else if (staged.contains(field) || StagedRows.CONSTANT.contains(field)) {
                table.add(field.col());
            } else {
                table.add(lit(null).cast(field.type().sparkType()).as(field.name()));
            }
        }
        return staging.read(some, staged)
                .join(broadcast(origins()), Staging.ORIGIN.name())
                .select(table.toArray(Column[]::new));
    }

    @Override
    public void close() {
        if (examined != null) {
            examined.unpersist();
        }
        staging.close();
    }
}
