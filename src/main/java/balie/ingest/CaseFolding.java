package balie.ingest;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.model.Status;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.StructType;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/** Works out from the updates of a case what their export does not record: when it was opened, resolved, closed, how often again. */
final class CaseFolding {

    /** What can be worked out. */
    static final List<Field> DERIVABLE = List.of(
            Interactions.OPENED_AT, Interactions.RESOLVED_AT, Interactions.CLOSED_AT, Interactions.REOPEN_COUNT);

    private static final String HISTORY = "history";

    private CaseFolding() {}

    /** Whether a file wants anything worked out. */
    static boolean derives(SourceFile file) {
        return !file.mapping().derived().isEmpty();
    }

    /**
     * Fills what standing rows lack. The order of updates is that of their place, and of two with the same place the one
     * further down is later; so it is the same in whatever order files are read.
     *
     * @param standing one row a case
     * @param updates all updates that were accepted, each once
     */
    static Dataset<Row> derive(Dataset<Row> standing, Dataset<Row> updates, List<SourceFile> files) {
        Column state = struct(
                Landing.UPDATE_ORDER.col(),
                Landing.FILE_INDEX.col(),
                StoredInteractions.SOURCE_LINE.col(),
                Interactions.STATUS.col(),
                Interactions.UPDATED_AT.col());
        Dataset<Row> histories = updates.groupBy(
                        Ranking.KEY.stream().map(Field::col).toArray(Column[]::new))
                .agg(HISTORY_OF.apply(sort_array(collect_list(state))).as(HISTORY));
        Map<String, Column> filled = new LinkedHashMap<>();
        for (Field field : DERIVABLE) {
            Column wanted = lit(false);
            for (SourceFile file : files) {
                if (file.mapping().derived().contains(field.name())) {
                    wanted = wanted.or(Landing.FILE_INDEX.col().equalTo((long) file.index()));
                }
            }
            filled.put(field.name(), coalesce(field.col(), when(wanted, col(HISTORY + "." + field.name()))));
        }
        return standing.join(histories, Ranking.KEY.stream().map(Field::name).toArray(String[]::new), "left")
                .withColumns(filled)
                .drop(HISTORY);
    }

    private static final StructType FIGURES = figures();

    private static final UserDefinedFunction HISTORY_OF =
            udf((UDF1<scala.collection.Seq<Row>, Row>) CaseFolding::history, FIGURES);

    private static StructType figures() {
        StructType figures = new StructType();
        for (Field field : DERIVABLE) {
            figures = figures.add(field.structField());
        }
        return figures;
    }

    private static Row history(scala.collection.Seq<Row> states) {
        CaseHistory history = CaseHistory.NONE;
        for (int i = 0; i < states.size(); i++) {
            Row state = states.apply(i);
            String status = state.getString(3);
            history = history.then(
                    status == null ? null : Status.valueOf(status.toUpperCase(Locale.ROOT)), (Instant) state.get(4));
        }
        return RowFactory.create(history.openedAt(), history.resolvedAt(), history.closedAt(), history.reopenCount());
    }
}
