package balie.contract;

import java.io.Serializable;
import java.util.List;

/** Opens writers of staged rows, in any process. */
public interface StagingWriters extends Serializable {

    /**
     * Begins to write rows of one export.
     *
     * @param origin index of the export
     * @param columns that each row has; others are the same for all rows of the export, or null
     */
    StagingWriter open(int origin, List<Field> columns);
}
