package balie.ingest;

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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

/** Which of several rows of one interaction in one shape stands, which are repeats, and which are another contact. */
final class Ranking {

    /** What an interaction is known by. */
    static final List<Field> KEY = List.of(Interactions.SOURCE, Interactions.INTERACTION_ID, StoredInteractions.SHAPE);

    private static final String RANK = "rank";
    private static final String REPEAT = "repeat";
    private static final String STANDING = "standing";
    private static final String CLASH = "clash";

    private Ranking() {}

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

    /**
     * Good rows with their place among those of their key.
     *
     * @param good rows as {@link Landing#TABLE}
     * @param anyUpdates whether a file of the run holds updates
     */
    static Dataset<Row> rank(SparkSession spark, Dataset<Row> good, List<FileReach> reaches, boolean anyUpdates) {
        Dataset<Row> exported = exportTimes(spark, reaches);
        Column newestCase = StoredInteractions.VERSION_AT.col();
        WindowSpec newestFirst = Window.partitionBy(KEY.stream().map(Field::col).toArray(Column[]::new))
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
        List<Field> sameUpdate = new ArrayList<>(KEY);
        sameUpdate.addAll(List.of(Landing.UPDATE_ORDER, StoredInteractions.ROW_HASH));
        WindowSpec repeats = Window.partitionBy(
                        sameUpdate.stream().map(Field::col).toArray(Column[]::new))
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

    /** Whether a ranked row counts as accepted. */
    static Column accepted() {
        return when(Landing.IS_UPDATE.col(), col(REPEAT).equalTo(1))
                .otherwise(col(RANK).equalTo(1));
    }

    /** Whether a ranked row stands for its interaction. */
    static Column stands() {
        return col(RANK).equalTo(1);
    }

    /** Whether a ranked row is of another contact with the same id. */
    static Column clashes() {
        return col(CLASH);
    }

    /** The rows whose id stands at another contact too, with that said. */
    static Dataset<Row> clashing(Dataset<Row> ranked, List<SourceFile> files) {
        Column name = lit(Interactions.INTERACTION_ID.name());
        for (SourceFile file : files) {
            name = when(
                            Landing.FILE_INDEX.col().equalTo((long) file.index()),
                            lit(file.exportColumn(Interactions.INTERACTION_ID)))
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
        return ranked.filter(clashes()).withColumns(issue);
    }
}
