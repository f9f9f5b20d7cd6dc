package balie.ingest;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StagedRows;
import balie.contract.StoredInteractions;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The columns that the staged rows of one export have: those its mapping fills and that differ between rows. */
final class StagedColumns implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What staged files of bad records hold. */
    static final List<Field> BAD = List.of(
            StoredInteractions.SOURCE_LINE,
            Landing.LINES,
            Landing.ISSUE_COLUMN,
            Landing.ISSUE_VALUE,
            Landing.ISSUE_REASON);

    private static final int UPDATED_AT = Interactions.TABLE.indexOf(Interactions.UPDATED_AT);

    private final List<Field> fields;
    private final int[] canonical;
    private final boolean ordered;

    StagedColumns(SourceFile file) {
        List<Field> filled = Interactions.TABLE.fields().stream()
                .filter(f -> file.columns().contains(f.name()) && !StagedRows.CONSTANT.contains(f))
                .toList();
        this.canonical = filled.stream().mapToInt(Interactions.TABLE::indexOf).toArray();
        this.ordered = file.mapping().updates() != null;
        List<Field> all = new ArrayList<>(filled);
        all.add(StoredInteractions.ROW_HASH);
        all.add(StoredInteractions.SOURCE_LINE);
        all.add(StoredInteractions.VERSION_AT);
        if (ordered) {
            all.add(Landing.UPDATE_ORDER);
        }
        this.fields = List.copyOf(all);
    }

    List<Field> fields() {
        return fields;
    }

    /** The values of a good record. */
    @Nullable
    Object[] values(MappedRecord record, MappedRow row) {
        @Nullable Object[] values = new Object[fields.size()];
        int at = 0;
        for (int index : canonical) {
            values[at++] = row.value(index);
        }
        values[at++] = row.hash();
        values[at++] = record.line();
        // Where a row was not dated by its source, the reach of the whole export dates it: not known before its end.
        values[at++] = row.value(UPDATED_AT);
        if (ordered) {
            values[at] = row.order();
        }
        return values;
    }

    /** The values of a bad record, by {@link #BAD}. */
    static @Nullable Object[] bad(MappedRecord record, balie.issue.RowIssue issue) {
        return new @Nullable Object[] {record.line(), record.lines(), issue.column(), issue.value(), issue.reason()};
    }
}
