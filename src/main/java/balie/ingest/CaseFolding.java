package balie.ingest;

import balie.config.SourceMapping.UpdateOrder;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.model.Status;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/**
 * Works out from the updates of a case what their export does not record: when it was opened, resolved, closed, how often again.
 *
 * <p>A case that is stored already is gone on with: where a run holds fewer of the updates that the stored row was made from than
 * that was, those later than it are added to what it says. See docs/decisions/0013-states.md.
 */
final class CaseFolding {

    private static final String HISTORY = "history";
    private static final String STATES = "states";
    private static final String KNOWN = "known";
    private static final String REACH = "reach";
    private static final String FIRST = "first";
    private static final String GOES_ON = "goes_on";

    private static final List<Field> BEFORE = List.of(
            Interactions.STATUS,
            Interactions.OPENED_AT,
            Interactions.RESOLVED_AT,
            Interactions.CLOSED_AT,
            Interactions.REOPEN_COUNT,
            Interactions.UPDATED_AT,
            StoredInteractions.EXPORTED_AT,
            StoredInteractions.UPDATE_COUNT,
            Interactions.CUSTOMER_ID,
            Interactions.TEXT_,
            Interactions.TEXT_KEY,
            Interactions.SUBJECT,
            Interactions.SUBJECT_KEY);

    /** What is kept of the first update that has it, each with what is made from it. */
    private static final List<List<Field>> KEPT = List.of(
            List.of(Interactions.CUSTOMER_ID),
            List.of(Interactions.TEXT_, Interactions.TEXT_KEY),
            List.of(Interactions.SUBJECT, Interactions.SUBJECT_KEY));

    private CaseFolding() {}

    /** Whether a file wants anything worked out. */
    static boolean derives(SourceFile file) {
        return !file.mapping().derived().isEmpty() || keeps(file);
    }

    private static boolean keeps(SourceFile file) {
        return !file.mapping().first().isEmpty();
    }

    /** The sources with cases to work out. */
    static Collection<String> sources(List<SourceFile> files) {
        return files.stream()
                .filter(CaseFolding::derives)
                .map(SourceFile::source)
                .collect(Collectors.toSet());
    }

    /**
     * Fills what standing rows lack. The order of updates is that of their place, and of two with the same place the one
     * further down is later; so it is the same in whatever order files are read.
     *
     * @param standing one row a case
     * @param updates all updates that were accepted, each once
     * @param stored {@link StoredInteractions#TABLE}, the rows to go on with; null: there are none
     */
    static Dataset<Row> derive(
            Dataset<Row> standing, Dataset<Row> updates, @Nullable Dataset<Row> stored, List<SourceFile> files) {
        Column state = struct(
                Landing.UPDATE_ORDER.col(),
                Landing.FILE_INDEX.col(),
                StoredInteractions.SOURCE_LINE.col(),
                Interactions.STATUS.col(),
                Interactions.UPDATED_AT.col());
        String[] key = Ranking.KEY.stream().map(Field::name).toArray(String[]::new);
        Dataset<Row> histories = updates.groupBy(columns(Ranking.KEY))
                .agg(
                        sort_array(collect_list(state)).as(STATES),
                        max(StoredInteractions.EXPORTED_AT.col()).as(REACH),
                        struct(KEPT.stream().map(CaseFolding::first).toArray(Column[]::new))
                                .as(FIRST));
        List<Column> before = new ArrayList<>(List.of(columns(Ranking.KEY)));
        before.add(struct(columns(BEFORE)).as(KNOWN));
        histories = stored == null
                ? histories.withColumn(KNOWN, lit(null).cast(Landing.nullable(BEFORE)))
                : histories.join(stored.select(before.toArray(Column[]::new)), key, "left");
        Column reach = col(KNOWN + "." + StoredInteractions.EXPORTED_AT.name());
        histories = histories
                .withColumn(HISTORY, HISTORY_OF.apply(col(STATES), col(KNOWN)))
                .withColumn(REACH, greatest(col(REACH), reach))
                .withColumn(FIRST, struct(KEPT.stream().map(CaseFolding::kept).toArray(Column[]::new)))
                .drop(STATES, KNOWN);
        Dataset<Row> filled = standing.join(histories, key, "left").withColumns(filled(files));
        return filled.withColumn(StoredInteractions.ROW_HASH.name(), hash(files))
                .drop(HISTORY, REACH, FIRST);
    }

    /** What the first update that has it says, and what is made from it. */
    private static Column first(List<Field> fields) {
        Field text = fields.get(0);
        Column place =
                struct(Landing.UPDATE_ORDER.col(), Landing.FILE_INDEX.col(), StoredInteractions.SOURCE_LINE.col());
        return min_by(struct(columns(fields)), when(text.col().isNotNull(), place))
                .as(text.name());
    }

    /** The same, where a case goes on from what is stored of it that of the stored row. */
    private static Column kept(List<Field> fields) {
        String text = fields.get(0).name();
        Column stored = struct(fields.stream()
                .map(f -> col(KNOWN + "." + f.name()).as(f.name()))
                .toArray(Column[]::new));
        Column goesOn = ofHistory(GOES_ON).and(col(KNOWN + "." + text).isNotNull());
        return when(goesOn, stored).otherwise(col(FIRST + "." + text)).as(text);
    }

    /** What is worked out, by column, where the mapping of a row's file wants it. */
    private static Map<String, Column> filled(List<SourceFile> files) {
        Map<String, Column> filled = new LinkedHashMap<>();
        for (Field field : UpdateOrder.DERIVABLE) {
            Column wanted = of(files.stream()
                    .filter(f -> f.mapping().derived().contains(field.name()))
                    .toList());
            filled.put(field.name(), coalesce(field.col(), when(wanted, ofHistory(field.name()))));
        }
        for (List<Field> fields : KEPT) {
            String text = fields.get(0).name();
            Column wanted = of(files.stream()
                    .filter(f -> f.mapping().first().contains(text))
                    .toList());
            fields.forEach(f -> filled.put(
                    f.name(),
                    when(wanted, col(FIRST + "." + text + "." + f.name())).otherwise(f.col())));
        }
        Column derives = of(files.stream().filter(CaseFolding::derives).toList());
        filled.put(
                StoredInteractions.UPDATE_COUNT.name(),
                when(derives, ofHistory(StoredInteractions.UPDATE_COUNT.name())));
        // How far all exports of a case reach: which of them holds its newest update may change with the next run.
        Column reach = StoredInteractions.EXPORTED_AT.col();
        filled.put(
                StoredInteractions.EXPORTED_AT.name(), when(derives, col(REACH)).otherwise(reach));
        return filled;
    }

    private static Column ofHistory(String name) {
        return col(HISTORY + "." + name);
    }

    private static Column of(List<SourceFile> files) {
        return Landing.FILE_INDEX
                .col()
                .isin(files.stream().map(f -> (long) f.index()).toArray());
    }

    /** What was worked out is part of what tells a change from a repeat. */
    private static Column hash(List<SourceFile> files) {
        List<Field> hashed = new ArrayList<>(List.of(StoredInteractions.ROW_HASH));
        hashed.addAll(UpdateOrder.DERIVABLE);
        List<Field> withKept = new ArrayList<>(hashed);
        withKept.addAll(UpdateOrder.KEPT);
        return when(of(files.stream().filter(CaseFolding::keeps).toList()), HASH_OF.apply(struct(columns(withKept))))
                .when(of(files.stream().filter(CaseFolding::derives).toList()), HASH_OF.apply(struct(columns(hashed))))
                .otherwise(StoredInteractions.ROW_HASH.col());
    }

    private static Column[] columns(List<Field> fields) {
        return fields.stream().map(Field::col).toArray(Column[]::new);
    }

    private static final UserDefinedFunction HISTORY_OF =
            udf((UDF2<scala.collection.Seq<Row>, @Nullable Row, Row>) CaseFolding::history, figures());

    private static final UserDefinedFunction HASH_OF = udf((UDF1<Row, String>) CaseFolding::hash, DataTypes.StringType);

    private static StructType figures() {
        List<Field> figures = new ArrayList<>(UpdateOrder.DERIVABLE);
        figures.add(StoredInteractions.UPDATE_COUNT);
        return Landing.nullable(figures).add(GOES_ON, DataTypes.BooleanType);
    }

    private static String hash(Row row) {
        @Nullable Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return new RowHash().of(values);
    }

    private static Row history(scala.collection.Seq<Row> states, @Nullable Row known) {
        CaseHistory history = CaseHistory.NONE;
        Instant since = known == null ? null : (Instant) value(known, Interactions.UPDATED_AT);
        Long made = known == null ? null : (Long) value(known, StoredInteractions.UPDATE_COUNT);
        long count = 0;
        if (known != null && since != null && made != null && upTo(since, states) < made) {
            history = new CaseHistory(
                    status((String) value(known, Interactions.STATUS)),
                    (Instant) value(known, Interactions.OPENED_AT),
                    (Instant) value(known, Interactions.RESOLVED_AT),
                    (Instant) value(known, Interactions.CLOSED_AT),
                    known.isNullAt(BEFORE.indexOf(Interactions.REOPEN_COUNT))
                            ? 0
                            : known.getLong(BEFORE.indexOf(Interactions.REOPEN_COUNT)));
            count = made;
        } else {
            since = null;
        }
        for (int i = 0; i < states.size(); i++) {
            Row state = states.apply(i);
            if (since == null || isLater(state, since)) {
                history = history.then(status(state.getString(3)), (Instant) state.get(4));
                count++;
            }
        }
        return RowFactory.create(
                history.openedAt(),
                history.resolvedAt(),
                history.closedAt(),
                history.reopenCount(),
                count,
                since != null);
    }

    private static @Nullable Object value(Row known, Field field) {
        return known.get(BEFORE.indexOf(field));
    }

    private static @Nullable Status status(@Nullable String status) {
        return status == null ? null : Status.valueOf(status.toUpperCase(Locale.ROOT));
    }

    /** How many updates are not later than a moment. */
    private static long upTo(Instant moment, scala.collection.Seq<Row> states) {
        long earlier = 0;
        for (int i = 0; i < states.size(); i++) {
            earlier += isLater(states.apply(i), moment) ? 0 : 1;
        }
        return earlier;
    }

    private static boolean isLater(Row state, Instant moment) {
        Instant at = (Instant) state.get(4);
        return at != null && at.isAfter(moment);
    }
}
