package balie.ingest.read;

import java.util.List;

/** The columns of a table whose records all have the same ones in the same order. */
public interface Columns {

    /** Where a value under any of the names may stand, in the order in which to look; empty if no column has such a name. */
    int[] positions(List<String> names);
}
