package balie.ingest;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.contract.TableContract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

import java.util.List;

/** The records of a run's files, each read and mapped once, before the rules that look at several of them. */
interface Landing extends AutoCloseable {

    Field FILE_INDEX = Field.required("file_index", FieldType.COUNT, "Index of the file in the run.");
    Field UPDATE_ORDER =
            Field.required("update_order", FieldType.COUNT, "Place among the updates of a case; 0: not an update.");
    Field IS_UPDATE = Field.required("is_update", FieldType.FLAG, "Whether rows of this file are updates of cases.");
    Field ISSUE_COLUMN =
            Field.optional("issue_column", FieldType.TEXT, "Column of the export at fault; null: the whole record.");
    Field ISSUE_VALUE = Field.optional("issue_value", FieldType.TEXT, "What stood there.");
    Field ISSUE_REASON =
            Field.optional("issue_reason", FieldType.TEXT, "Why the record was not taken in; null: it was.");
    Field LINES = Field.required("lines", FieldType.COUNT, "Lines that are lost with a bad record, else 1.");

    Field CLOCK_CHANGES = Field.required(
            "clock_changes", FieldType.COUNT, "Its times in a change of the clock, see ClockChanges.packed.");

    /** One row per record read. */
    TableContract TABLE = new TableContract("landed", "one row per record of an export", Interactions.TABLE.fields())
            .with(
                    StoredInteractions.SHAPE,
                    Field.optional("row_hash", FieldType.TEXT, "Null for a bad record."),
                    StoredInteractions.SOURCE_FILE,
                    StoredInteractions.SOURCE_LINE,
                    StoredInteractions.FILE_SHA256,
                    StoredInteractions.READ_AS,
                    FILE_INDEX,
                    UPDATE_ORDER,
                    IS_UPDATE,
                    ISSUE_COLUMN,
                    ISSUE_VALUE,
                    ISSUE_REASON,
                    LINES,
                    CLOCK_CHANGES);

    /** How many records of which days each file holds. */
    List<DayTally> days();

    /**
     * Every bad record, and at least the good ones that a rule over several rows may be about: rows of one key, rows that
     * are outliers. All others are accepted as they are. Columns of {@link #TABLE}, as far as those rules need them.
     */
    Dataset<Row> examined(List<FileReach> reaches);

    @Override
    void close();

    /** Bad records have no id, so the columns that a good row requires may be null before the rules have been applied. */
    static StructType nullable(List<Field> fields) {
        StructType nullable = new StructType();
        for (Field field : fields) {
            nullable = nullable.add(field.name(), field.type().sparkType(), true);
        }
        return nullable;
    }
}
