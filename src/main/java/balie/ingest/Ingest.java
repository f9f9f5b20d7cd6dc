package balie.ingest;

import balie.config.time.ClockChanges;
import balie.contract.StagedRows;
import balie.contract.Staging;
import balie.contract.StoredInteractions;
import balie.ingest.read.ChunkPlan;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * Reads the export files of a run and accounts for every record of them.
 *
 * <p>Of several rows of one interaction in one shape, the one with the newest version is kept and the others are
 * duplicates. Rows that are updates of a case are folded into it: the newest state stands, every update counts as
 * accepted, and a repeated one as a duplicate. Nothing depends on the order of files or on partitioning.
 *
 * <p>Two kinds of bad record are known only once all are read: one dated years behind all others of its file, and one whose id
 * stands at another contact too.
 *
 * <p>A small input is held in memory; of a large one the rows are staged, and only those that rules over several rows can be about
 * are looked at again. The rules are the same.
 */
public final class Ingest implements AutoCloseable {

    private final List<SourceFile> files;
    private final Landing landing;
    private final Dataset<Row> landed;
    private final Dataset<Row> ranked;
    private final Map<Long, RowCounts> counts = new HashMap<>();
    private final Map<Long, ClockChanges> clockChanges;
    private final long lostLines;
    private final boolean clashes;

    /** Reads and counts; the data are held until {@link #close()}. */
    public Ingest(SparkSession spark, List<SourceFile> files, ZoneId zone) {
        this(spark, files, new CachedLanding(spark, files, zone));
    }

    /** Reads and counts, and stages the rows; they are taken away at {@link #close()} unless the store took them over. */
    public Ingest(SparkSession spark, List<SourceFile> files, ZoneId zone, Staging staging) {
        this(spark, files, zone, staging, ChunkPlan.CHUNK_BYTES);
    }

    /** @param chunkBytes about the size of the parts that a file is read in */
    Ingest(SparkSession spark, List<SourceFile> files, ZoneId zone, Staging staging, long chunkBytes) {
        this(spark, files, new StagedLanding(spark, files, zone, staging, chunkBytes));
    }

    private Ingest(SparkSession spark, List<SourceFile> files, Landing landing) {
        this.files = List.copyOf(files);
        this.landing = landing;
        List<DayTally> days = landing.days();
        List<FileReach> reaches = FileReach.of(days);
        this.clockChanges = days.stream()
                .collect(Collectors.groupingBy(
                        DayTally::file,
                        Collectors.collectingAndThen(
                                Collectors.summingLong(DayTally::clockChanges), ClockChanges::unpacked)));
        this.landed = OutlierRows.setAside(landing.examined(reaches), this.files, reaches);
        this.ranked = Ranking.rank(
                        spark,
                        landed.filter(Landing.ISSUE_REASON.col().isNull()),
                        reaches,
                        files.stream().anyMatch(f -> f.mapping().updates() != null))
                .persist(StorageLevel.MEMORY_AND_DISK());
        Map<Long, Row> looked = new HashMap<>();
        ranked.groupBy(Landing.FILE_INDEX.col())
                .agg(
                        count(lit(1)),
                        sum(when(Ranking.accepted(), 1L).otherwise(0L)),
                        sum(when(Ranking.clashes(), 1L).otherwise(0L)))
                .collectAsList()
                .forEach(row -> looked.put(row.getLong(0), row));
        long lost = 0;
        for (FileReach reach : reaches) {
            Row row = looked.get(reach.file());
            long clashing = row == null ? 0 : row.getLong(3);
            counts.put(reach.file(), counts(reach, row));
            lost += reach.lost() + clashing;
        }
        this.lostLines = lost;
        this.clashes =
                counts.values().stream().mapToLong(RowCounts::quarantined).sum()
                        > reaches.stream().mapToLong(FileReach::bad).sum();
    }

    private static RowCounts counts(FileReach reach, @Nullable Row looked) {
        long good = reach.read() - reach.bad();
        if (looked == null) {
            return new RowCounts(reach.read(), good, reach.bad(), 0);
        }
        long ranked = looked.getLong(1);
        long accepted = looked.getLong(2);
        long clashing = looked.getLong(3);
        // Rows that no rule looked at stand alone.
        return new RowCounts(
                reach.read(), good - ranked + accepted, reach.bad() + clashing, ranked - accepted - clashing);
    }

    /** The newest state of each interaction in each shape, as {@link StoredInteractions#TABLE}. */
    public Dataset<Row> latest() {
        return latest(null);
    }

    /**
     * The same, where cases whose figures are worked out from their updates go on from what is stored of them.
     *
     * @param stored {@link StoredInteractions#TABLE}, of the {@link #foldedSources()}; null: nothing
     */
    public Dataset<Row> latest(@Nullable Dataset<Row> stored) {
        return staged().map(StagedRows::table).orElseGet(() -> standing(stored));
    }

    private Dataset<Row> standing(@Nullable Dataset<Row> stored) {
        Dataset<Row> standing = ranked.filter(Ranking.stands());
        Column each = Landing.IS_UPDATE.col().and(Ranking.accepted());
        return (canStage(files)
                        ? standing.withColumn(
                                StoredInteractions.UPDATE_COUNT.name(),
                                lit(null)
                                        .cast(StoredInteractions.UPDATE_COUNT
                                                .type()
                                                .sparkType()))
                        : CaseFolding.derive(standing, ranked.filter(each), stored, files))
                .select(StoredInteractions.TABLE.columns());
    }

    /** The sources of which cases are worked out from their updates. */
    public Collection<String> foldedSources() {
        return CaseFolding.sources(files);
    }

    /** Whether rows can be staged as they are read: not where something is to be worked out from all updates of a case. */
    public static boolean canStage(List<SourceFile> files) {
        return files.stream().noneMatch(CaseFolding::derives);
    }

    /** File and line of every record that could be mapped, and whether it was accepted. */
    public Dataset<Row> mapped() {
        return ranked.select(
                StoredInteractions.SOURCE_FILE.col(), StoredInteractions.SOURCE_LINE.col(), Ranking.accepted());
    }

    /** The same as {@link #latest()} as staged rows; empty: they are held in memory. */
    public Optional<StagedRows> staged() {
        if (!(landing instanceof StagedLanding staged)) {
            return Optional.empty();
        }
        return Optional.of(staged.without(
                landed.filter(Landing.ISSUE_REASON.col().isNotNull()),
                ranked.filter(org.apache.spark.sql.functions.not(Ranking.stands()))));
    }

    public List<SourceFile> files() {
        return files;
    }

    /** What became of the records of one file. */
    public RowCounts counts(SourceFile file) {
        return counts.getOrDefault((long) file.index(), RowCounts.NONE);
    }

    /** How many local times of one file fell in a change of the clock. */
    public ClockChanges clockChanges(SourceFile file) {
        return clockChanges.getOrDefault((long) file.index(), ClockChanges.NONE);
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
        Column[] columns = {
            Landing.FILE_INDEX.col(),
            StoredInteractions.SOURCE_FILE.col(),
            StoredInteractions.SOURCE_LINE.col(),
            Landing.ISSUE_COLUMN.col(),
            Landing.ISSUE_VALUE.col(),
            Landing.ISSUE_REASON.col()
        };
        Dataset<Row> bad = landed.filter(Landing.ISSUE_REASON.col().isNotNull()).select(columns);
        Iterator<Row> rows = (clashes
                        ? bad.unionByName(Ranking.clashing(ranked, files).select(columns))
                        : bad)
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
        landing.close();
    }
}
