package balie.store;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.store.InteractionStore.ReadFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_seconds;

/** Rows that were read, beside those that are stored: which are new, newer, or replace what their file gave before. */
record Comparison(Dataset<Row> stored) {

    /** Marks a row whose key is stored. */
    static final String KNOWN = "known";

    /** Marks a row that carries the id of a contact opened at quite another time. */
    static final String CLASH = "clash";

    static final List<Field> KEY = List.of(Interactions.SOURCE, Interactions.INTERACTION_ID, StoredInteractions.SHAPE);
    private static final List<Field> VERSION = List.of(
            StoredInteractions.VERSION_AT,
            StoredInteractions.EXPORTED_AT,
            StoredInteractions.UPDATE_COUNT,
            StoredInteractions.ROW_HASH);

    /** What the newer of two rows is known by. */
    static Column[] version() {
        return VERSION.stream().map(Field::col).toArray(Column[]::new);
    }

    /** Whether two rows are of one key, by what stands before the names of their columns. */
    static Column sameKey(String one, String other) {
        return KEY.stream()
                .map(f -> col(one + f.name()).equalTo(col(other + f.name())))
                .reduce(Column::and)
                .orElseThrow();
    }

    /** Rows that files of this run gave when they were read otherwise. */
    static Column superseded(List<ReadFile> files) {
        Object[] known = files.stream().map(f -> f.source() + "\n" + f.sha256()).toArray();
        Object[] current = files.stream()
                .map(f -> f.source() + "\n" + f.sha256() + "\n" + f.readAs())
                .toArray();
        Object[] named = files.stream().map(f -> f.source() + "\n" + f.name()).toArray();
        Column source = Interactions.SOURCE.col();
        Column sha = StoredInteractions.FILE_SHA256.col();
        Object[] hashes = files.stream().map(ReadFile::sha256).toArray();
        // The plain list of hashes lets whole data files be passed over.
        Column otherwise = sha.isin(hashes)
                .and(concat_ws("\n", source, sha).isin(known))
                .and(concat_ws("\n", source, sha, StoredInteractions.READ_AS.col())
                        .isin(current)
                        .unary_$bang());
        Column unmarked = sha.isNull()
                .and(concat_ws("\n", source, StoredInteractions.SOURCE_FILE.col())
                        .isin(named));
        return otherwise.or(unmarked);
    }

    boolean holds(Column rows) {
        return !stored.filter(rows).isEmpty();
    }

    /** Whether any of the rows has a key that is stored. */
    boolean knows(Dataset<Row> rows) {
        Column[] key = KEY.stream().map(Field::col).toArray(Column[]::new);
        String[] names = KEY.stream().map(Field::name).toArray(String[]::new);
        return !rows.select(key).join(stored.select(key), names, "left_semi").isEmpty();
    }

    /** How many superseded rows their file gives no longer. */
    long gone(Dataset<Row> newer, Column superseded) {
        return stored.filter(superseded)
                .alias("old")
                .join(newer.alias("new"), sameKey("old.", "new."), "left_anti")
                .count();
    }

    /** Rows whose interaction is not stored, whose version is newer, or that replace what their file gave; with two marks. */
    Dataset<Row> newer(Dataset<Row> rows, Column superseded) {
        List<Column> columns = new ArrayList<>();
        KEY.forEach(f -> columns.add(f.col().as("stored_" + f.name())));
        columns.add(struct(version()).as("stored_version"));
        columns.add(superseded.as("stored_superseded"));
        columns.add(Interactions.OPENED_AT.col().as("stored_opened_at"));
        Dataset<Row> old = stored.select(columns.toArray(Column[]::new));
        Column known = col("stored_version").isNotNull();
        Column replaced = coalesce(col("stored_superseded"), lit(false));
        // What is worked out from the updates of a case moves with those that are found: that is no other contact.
        Column recorded = StoredInteractions.UPDATE_COUNT.col().isNull();
        Column apart = abs(unix_seconds(Interactions.OPENED_AT.col()).minus(unix_seconds(col("stored_opened_at"))))
                .gt(StoredInteractions.OPENED_APART.toSeconds());
        return rows.join(old, sameKey("", "stored_"), "left")
                .filter(known.unary_$bang().or(replaced).or(struct(version()).gt(col("stored_version"))))
                .withColumn(KNOWN, known)
                .withColumn(CLASH, coalesce(apart.and(recorded).and(replaced.unary_$bang()), lit(false)));
    }
}
