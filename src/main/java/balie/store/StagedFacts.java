package balie.store;

import org.apache.iceberg.Metrics;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.List;

/**
 * What the table's metadata say of a staged file.
 *
 * @param month of all its rows' openings, counted from January 1970; null: they have none
 * @param dated whether the version of each row is in the file; else it is that of the export for all of them
 * @param bytes its length
 * @param splits where its row groups begin
 */
record StagedFacts(
        @Nullable Integer month,
        boolean dated,
        long bytes,
        Metrics metrics,
        @Nullable List<Long> splits) implements Serializable {}
