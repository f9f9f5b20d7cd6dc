package balie.ingest;

import balie.config.time.ClockChanges;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_seconds;
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
 */
public final class Ingest implements AutoCloseable {

    private static final Column[] KEY = {
        Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col(), StoredInteractions.SHAPE.col()
    };
    private static final String RANK = "rank";
    private static final String REPEAT = "repeat";
    private static final String STANDING = "standing";
    private static final String CLASH = "clash";

    private final List<SourceFile> files;
    private final Dataset<Row> read;
    private final Dataset<Row> landed;
    private final Dataset<Row> ranked;
    private final Map<Long, RowCounts> counts = new HashMap<>();
    private final Map<Long, ClockChanges> clockChanges = new HashMap<>();
    private final long lostLines;
    private final boolean clashes;

    /** Reads and counts; the data are held until {@link #close()}. */
    public Ingest(SparkSession spark, List<SourceFile> files, ZoneId zone) {
        this.files = List.copyOf(files);
        this.read = Landing.land(spark, files, zone).persist(StorageLevel.MEMORY_AND_DISK());
        List<FileReach> reaches = reaches();
        this.landed = withOutliersSetAside(reaches);
        this.ranked = rank(
                        landed.filter(Landing.ISSUE_REASON.col().isNull()),
                        exportTimes(spark, reaches),
                        files.stream().anyMatch(f -> f.mapping().updates() != null))
                .persist(StorageLevel.MEMORY_AND_DISK());
        Map<Long, Row> kept = new HashMap<>();
        ranked.groupBy(Landing.FILE_INDEX.col())
                .agg(
                        sum(when(accepted(), 1L).otherwise(0L)),
                        sum(when(col(CLASH), 1L).otherwise(0L)),
                        sum(when(accepted().or(col(CLASH)), 0L).otherwise(1L)))
                .collectAsList()
                .forEach(row -> kept.put(row.getLong(0), row));
        long lost = 0;
        for (FileReach reach : reaches) {
            Row row = kept.get(reach.file());
            long clashes = row == null ? 0 : row.getLong(2);
            counts.put(
                    reach.file(),
                    new RowCounts(
                            reach.read(),
                            row == null ? 0 : row.getLong(1),
                            reach.bad() + clashes,
                            row == null ? 0 : row.getLong(3)));
            lost += reach.lost() + clashes;
        }
        this.lostLines = lost;
        this.clashes =
                counts.values().stream().mapToLong(RowCounts::quarantined).sum()
                        > reaches.stream().mapToLong(FileReach::bad).sum();
    }

    /**
     * What a file holds.
     *
     * @param read records
     * @param bad of them that can not be taken in
     * @param lost lines lost with those
     * @param exportedAt the newest instant of the others; null: they have none
     * @param outliersFrom rows with an instant from here on are mistyped; null: there are none
     */
    private record FileReach(
            long file,
            long read,
            long bad,
            long lost,
            @Nullable Instant exportedAt,
            @Nullable Instant outliersFrom) {}

    private List<FileReach> reaches() {
        Column bad = Landing.ISSUE_REASON.col().isNotNull();
        Map<Long, List<Row>> days = new TreeMap<>();
        read.groupBy(Landing.FILE_INDEX.col(), to_date(newestInstant()).as("day"))
                .agg(
                        count(lit(1)),
                        sum(when(bad, 1L).otherwise(0L)),
                        sum(when(bad, Landing.LINES.col()).otherwise(0L)),
                        max(newestInstant()),
                        sum(Landing.CLOCK_CHANGES.col()))
                .collectAsList()
                .forEach(row -> days.computeIfAbsent(row.getLong(0), f -> new ArrayList<>())
                        .add(row));
        days.forEach((file, all) -> clockChanges.put(
                file,
                ClockChanges.unpacked(
                        all.stream().mapToLong(day -> day.getLong(6)).sum())));
        return days.entrySet().stream()
                .map(e -> reach(e.getKey(), e.getValue()))
                .toList();
    }

    private static FileReach reach(long file, List<Row> days) {
        NavigableMap<LocalDate, Long> rows = new TreeMap<>();
        days.stream().filter(d -> d.get(1) != null).forEach(d -> rows.put((LocalDate) d.get(1), d.getLong(2)));
        Optional<LocalDate> outliers = Outliers.from(rows);
        long read = 0;
        long bad = 0;
        long lost = 0;
        Instant newest = null;
        for (Row day : days) {
            boolean outlying = day.get(1) != null
                    && outliers.filter(first -> !((LocalDate) day.get(1)).isBefore(first))
                            .isPresent();
            read += day.getLong(2);
            bad += outlying ? day.getLong(2) : day.getLong(3);
            lost += outlying ? day.getLong(2) : day.getLong(4);
            Instant at = outlying ? null : (Instant) day.get(5);
            newest = newest == null || (at != null && at.isAfter(newest)) ? at : newest;
        }
        return new FileReach(
                file,
                read,
                bad,
                lost,
                newest,
                outliers.map(first -> first.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .orElse(null));
    }

    private Dataset<Row> withOutliersSetAside(List<FileReach> reaches) {
        Column name = lit(null).cast("string");
        Column at = lit(null).cast("timestamp");
        boolean any = false;
        for (FileReach reach : reaches) {
            if (reach.outliersFrom() == null) {
                continue;
            }
            any = true;
            Column here = Landing.FILE_INDEX.col().equalTo(reach.file());
            for (Field instant : Interactions.INSTANTS) {
                Column outlying = here.and(instant.col().geq(lit(reach.outliersFrom())));
                name = when(outlying, lit(exportColumn(files.get((int) reach.file()), instant)))
                        .otherwise(name);
                at = when(outlying, instant.col()).otherwise(at);
            }
        }
        if (!any) {
            return read;
        }
        Map<String, Column> issue = new LinkedHashMap<>();
        Column isNew = Landing.ISSUE_REASON.col().isNull().and(name.isNotNull());
        issue.put(Landing.ISSUE_COLUMN.name(), when(isNew, name).otherwise(Landing.ISSUE_COLUMN.col()));
        issue.put(
                Landing.ISSUE_VALUE.name(),
                when(isNew, date_format(at, "yyyy-MM-dd HH:mm:ss'Z'")).otherwise(Landing.ISSUE_VALUE.col()));
        issue.put(
                Landing.ISSUE_REASON.name(),
                when(isNew, lit("more than a year after everything else in the file; a typing error in the year?"))
                        .otherwise(Landing.ISSUE_REASON.col()));
        return read.withColumns(issue);
    }

    /** The column of the export that a canonical one is read from, to name it in an issue. */
    private static String exportColumn(SourceFile file, Field field) {
        return file.mapping().columns().stream()
                .filter(rule -> rule.target().equals(field))
                .findFirst()
                .map(RowMapper::column)
                .orElse(field.name());
    }

    private static Dataset<Row> exportTimes(SparkSession spark, List<FileReach> reaches) {
        List<Row> rows = reaches.stream()
                .map(r -> RowFactory.create(r.file(), r.exportedAt()))
                .toList();
        return spark.createDataFrame(
                rows,
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
                .withColumn(REPEAT, anyUpdates ? row_number().over(repeats) : lit(1))
                .withColumn(
                        STANDING,
                        first(struct(
                                        Interactions.OPENED_AT.col(),
                                        StoredInteractions.SOURCE_FILE.col(),
                                        StoredInteractions.SOURCE_LINE.col()))
                                .over(newestFirst))
                .withColumn(
                        CLASH,
                        coalesce(
                                Landing.IS_UPDATE
                                        .col()
                                        .unary_$bang()
                                        .and(clash(
                                                Interactions.OPENED_AT.col(),
                                                col(STANDING + "." + Interactions.OPENED_AT.name()))),
                                lit(false)));
    }

    /**
     * Whether two rows of one id were opened so far apart that they are two contacts: books that each number from 1, and no
     * shift between zones.
     */
    private static Column clash(Column opened, Column other) {
        return abs(unix_seconds(opened).minus(unix_seconds(other))).gt(StoredInteractions.OPENED_APART.toSeconds());
    }

    private static Column accepted() {
        return when(Landing.IS_UPDATE.col(), col(REPEAT).equalTo(1))
                .otherwise(col(RANK).equalTo(1));
    }

    /** The newest state of each interaction in each shape, as {@link StoredInteractions#TABLE}. */
    public Dataset<Row> latest() {
        return ranked.filter(col(RANK).equalTo(1)).select(StoredInteractions.TABLE.columns());
    }

    /** File and line of every record that could be mapped, and whether it was accepted. */
    public Dataset<Row> mapped() {
        return ranked.select(StoredInteractions.SOURCE_FILE.col(), StoredInteractions.SOURCE_LINE.col(), accepted());
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
        Iterator<Row> rows = (clashes ? bad.unionByName(clashing().select(columns)) : bad)
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

    /** The rows whose id stands at another contact too, with that said. */
    private Dataset<Row> clashing() {
        Column name = lit(Interactions.INTERACTION_ID.name());
        for (SourceFile file : files) {
            name = when(
                            Landing.FILE_INDEX.col().equalTo((long) file.index()),
                            lit(exportColumn(file, Interactions.INTERACTION_ID)))
                    .otherwise(name);
        }
        Map<String, Column> issue = new LinkedHashMap<>();
        issue.put(Landing.ISSUE_COLUMN.name(), name);
        issue.put(Landing.ISSUE_VALUE.name(), Interactions.INTERACTION_ID.col());
        issue.put(
                Landing.ISSUE_REASON.name(),
                concat(
                        lit("the same id stands at another contact, opened at another time: "),
                        col(STANDING + "." + StoredInteractions.SOURCE_FILE.name()),
                        lit(" line "),
                        col(STANDING + "." + StoredInteractions.SOURCE_LINE.name()),
                        lit(". Two numberings? Give each book a source of its own with name: in the job")));
        return ranked.filter(col(CLASH)).withColumns(issue);
    }

    @Override
    public void close() {
        ranked.unpersist();
        read.unpersist();
    }
}
