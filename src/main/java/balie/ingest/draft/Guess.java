package balie.ingest.draft;

import balie.contract.Field;
import balie.ingest.profile.ColumnProfile;

import java.util.List;
import java.util.Optional;

/**
 * A canonical column and where it probably comes from.
 *
 * @param columns of the table, joined where there are several
 * @param why in words
 * @param others columns that could be meant too
 * @param question what has to be decided before the guess can be used; empty: nothing
 */
record Guess(Field target, List<ColumnProfile> columns, String why, List<String> others, Optional<String> question) {

    ColumnProfile column() {
        return columns.get(0);
    }
}
