package balie.ingest;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.when;

/**
 * Reads the export files of a run and accounts for every record of them.
 *
 * <p>Of several rows of one interaction in one shape, the one with the newest version is kept and the others are
 * duplicates. Rows that are updates of a case are folded into it: the newest state stands, every update counts as
 * accepted, and a repeated one as a duplicate. Nothing depends on the order of files or on partitioning.
 */
public final class Ingest implements AutoCloseable {

    private static final Column[] KEY = {
        Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col(), StoredInteractions.SHAPE.col()
    };
    private static final String RANK = "rank";
    private static final String REPEAT = "repeat";

    private final List<SourceFile> files;
    private final Dataset<Row> landed;
    private final Dataset<Row> ranked;
    private final Map<Long, RowCounts> counts = new HashMap<>();
    private final long lostLines;

    /** Reads and counts; the data are held until {@link #close()}. */
    public Ingest(SparkSession spark, List<SourceFile> files, ZoneId zone) {
        this.files = List.copyOf(files);
        this.landed = Landing.land(spark, files, zone).persist(StorageLevel.MEMORY_AND_DISK());
        Column bad = Landing.ISSUE_REASON.col().isNotNull();
        List<Row> perFile = landed.groupBy(Landing.FILE_INDEX.col())
                .agg(
                        count(lit(1)).as("read"),
                        sum(when(bad, 1L).otherwise(0L)).as("bad"),
                        sum(when(bad, Landing.LINES.col()).otherwise(0L)).as("lost"),
                        max(newestInstant()).as(StoredInteractions.EXPORTED_AT.name()))
                .collectAsList();
        Map<Long, Long> read = new HashMap<>();
        Map<Long, Long> quarantined = new HashMap<>();
        long lost = 0;
        List<Row> exported = new ArrayList<>();
        for (Row row : perFile) {
            read.put(row.getLong(0), row.getLong(1));
            quarantined.put(row.getLong(0), row.getLong(2));
            lost += row.getLong(3);
            exported.add(org.apache.spark.sql.RowFactory.create(row.getLong(0), row.get(4)));
        }
        this.lostLines = lost;
        this.ranked = rank(
                        landed.filter(bad.unary_$bang()),
                        exportTimes(spark, exported),
                        files.stream().anyMatch(f -> f.mapping().updates() != null))
                .persist(StorageLevel.MEMORY_AND_DISK());
        Map<Long, Long> accepted = new HashMap<>();
        Map<Long, Long> duplicates = new HashMap<>();
        ranked.groupBy(Landing.FILE_INDEX.col())
                .agg(
                        sum(when(accepted(), 1L).otherwise(0L)),
                        sum(when(accepted().unary_$bang(), 1L).otherwise(0L)))
                .collectAsList()
                .forEach(row -> {
                    accepted.put(row.getLong(0), row.getLong(1));
                    duplicates.put(row.getLong(0), row.getLong(2));
                });
        for (SourceFile file : files) {
            long index = file.index();
            counts.put(
                    index,
                    new RowCounts(
                            read.getOrDefault(index, 0L),
                            accepted.getOrDefault(index, 0L),
                            quarantined.getOrDefault(index, 0L),
                            duplicates.getOrDefault(index, 0L)));
        }
    }

    private static Dataset<Row> exportTimes(SparkSession spark, List<Row> exported) {
        return spark.createDataFrame(
                exported,
                new org.apache.spark.sql.types.StructType()
                        .add(Landing.FILE_INDEX.structField())
                        .add(StoredInteractions.EXPORTED_AT.structField()));
    }

    private static Column newestInstant() {
        return greatest(Interactions.INSTANTS.stream().map(Field::col).toArray(Column[]::new));
    }

    private static Dataset<Row> rank(Dataset<Row> good, Dataset<Row> exported, boolean anyUpdates) {
        Column newestCase = StoredInteractions.VERSION_AT.col();
        WindowSpec newestFirst = Window.partitionBy(KEY)
                .orderBy(
                        Landing.UPDATE_ORDER.col().desc(),
                        // Of updates with the same place the one further down; of cases the newest version.
                        when(Landing.IS_UPDATE.col(), Landing.FILE_INDEX.col()).desc_nulls_last(),
                        when(Landing.IS_UPDATE.col(), StoredInteractions.SOURCE_LINE.col())
                                .desc_nulls_last(),
                        newestCase.desc(),
                        StoredInteractions.EXPORTED_AT.col().desc_nulls_last(),
                        StoredInteractions.ROW_HASH.col().desc(),
                        Landing.FILE_INDEX.col().asc(),
                        StoredInteractions.SOURCE_LINE.col().asc());
        Column[] sameUpdate = {KEY[0], KEY[1], KEY[2], Landing.UPDATE_ORDER.col(), StoredInteractions.ROW_HASH.col()};
        WindowSpec repeats = Window.partitionBy(sameUpdate)
                .orderBy(
                        Landing.FILE_INDEX.col().desc(),
                        StoredInteractions.SOURCE_LINE.col().desc());
        return good.join(org.apache.spark.sql.functions.broadcast(exported), Landing.FILE_INDEX.name())
                .withColumn(
                        StoredInteractions.VERSION_AT.name(),
                        coalesce(
                                Interactions.UPDATED_AT.col(),
                                StoredInteractions.EXPORTED_AT.col(),
                                timestamp_seconds(lit(0L))))
                .withColumn(RANK, row_number().over(newestFirst))
                .withColumn(REPEAT, anyUpdates ? row_number().over(repeats) : lit(1));
    }

    private static Column accepted() {
        return when(Landing.IS_UPDATE.col(), col(REPEAT).equalTo(1))
                .otherwise(col(RANK).equalTo(1));
    }

    /** The newest state of each interaction in each shape, as {@link StoredInteractions#TABLE}. */
    public Dataset<Row> latest() {
        return ranked.filter(col(RANK).equalTo(1)).select(StoredInteractions.TABLE.columns());
    }

    public List<SourceFile> files() {
        return files;
    }

    /** What became of the records of one file. */
    public RowCounts counts(SourceFile file) {
        return counts.getOrDefault((long) file.index(), RowCounts.NONE);
    }

    public RowCounts total() {
        return files.stream().map(this::counts).reduce(RowCounts.NONE, RowCounts::plus);
    }

    /**
     * How much of the input could not be taken in, in percent of records; a record that took following lines with it weighs
     * as many as there were.
     */
    public double lostPercent() {
        RowCounts total = total();
        long weighed = total.read() - total.quarantined() + lostLines;
        return weighed == 0 ? 0 : 100.0 * lostLines / weighed;
    }

    /** The quarantined records: file, line, column, value, reason; by file and line. */
    public Iterator<QuarantinedRow> quarantine() {
        Iterator<Row> rows = landed.filter(Landing.ISSUE_REASON.col().isNotNull())
                .select(
                        Landing.FILE_INDEX.col(),
                        StoredInteractions.SOURCE_FILE.col(),
                        StoredInteractions.SOURCE_LINE.col(),
                        Landing.ISSUE_COLUMN.col(),
                        Landing.ISSUE_VALUE.col(),
                        Landing.ISSUE_REASON.col())
                .orderBy(Landing.FILE_INDEX.col(), StoredInteractions.SOURCE_LINE.col())
                .toLocalIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public QuarantinedRow next() {
                Row row = rows.next();
                return new QuarantinedRow(
                        row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5));
            }
        };
    }

    @Override
    public void close() {
        ranked.unpersist();
        landed.unpersist();
    }
}
