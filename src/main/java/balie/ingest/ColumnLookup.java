package balie.ingest;

import balie.contract.AsciiText;
import balie.ingest.read.Columns;
import balie.ingest.read.Fields;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Finds the value under the first of some names that has one. Where they stand is looked up once a table, not once a record. */
final class ColumnLookup {

    private final List<String> names;
    private @Nullable Columns columns;
    private int[] positions = {};

    ColumnLookup(List<String> names) {
        this.names = names;
    }

    /** The value in a record; null if it has none. */
    @Nullable
    String in(Fields fields) {
        return isBound(fields) ? fields.get(positions) : fields.get(names);
    }

    /** As {@link Fields#ascii}. */
    @Nullable
    AsciiText asciiIn(Fields fields) {
        return isBound(fields) ? fields.ascii(positions) : null;
    }

    /** Finds out where the names stand, if the records of the table have their columns in common. */
    private boolean isBound(Fields fields) {
        Columns shared = fields.columns();
        if (shared != null && shared != columns) {
            positions = shared.positions(names);
            columns = shared;
        }
        return shared != null;
    }
}
