package balie.store;

import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.store.InteractionStore.ReadFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

/**
 * How many rows the store holds of some sources.
 *
 * @param files rows by file
 * @param completing by source: how many rows complete another one of their interaction; a source where none does may be missing
 */
public record Holdings(List<OfFile> files, Map<String, Long> completing) {

    /**
     * Rows of a source that came from one file.
     *
     * @param file its name; two files may have one
     * @param read whether it is one of the files that were asked about
     */
    public record OfFile(String source, String file, boolean read, long rows) {}

    public Holdings {
        files = List.copyOf(files);
        completing = Map.copyOf(completing);
    }

    /**
     * @param rows {@link StoredInteractions#TABLE}, of the sources asked about
     * @param several the sources that have rows in several shapes: only there can two rows be of one interaction
     * @param files that are asked about
     */
    static Holdings of(Dataset<Row> rows, List<String> several, List<ReadFile> files) {
        Column read = coalesce(
                StoredInteractions.FILE_SHA256
                        .col()
                        .isin(files.stream().map(ReadFile::sha256).toArray()),
                lit(false));
        List<OfFile> held = new ArrayList<>();
        rows.groupBy(Interactions.SOURCE.col(), StoredInteractions.SOURCE_FILE.col(), read.as("read"))
                .count()
                .collectAsList()
                .forEach(row ->
                        held.add(new OfFile(row.getString(0), row.getString(1), row.getBoolean(2), row.getLong(3))));
        return new Holdings(held, several.isEmpty() ? Map.of() : completing(rows, several));
    }

    private static Map<String, Long> completing(Dataset<Row> rows, List<String> several) {
        Map<String, Long> completing = new TreeMap<>();
        rows.filter(Interactions.SOURCE.col().isin(several.toArray()))
                .groupBy(Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col())
                .count()
                .groupBy(Interactions.SOURCE.col())
                .agg(sum(col("count").minus(1)))
                .collectAsList()
                .forEach(row -> completing.put(row.getString(0), row.getLong(1)));
        return completing;
    }

    /** Rows of files that were not asked about, by name. */
    public Map<String, Long> otherFiles() {
        Map<String, Long> rows = new TreeMap<>();
        files.stream().filter(f -> !f.read()).forEach(f -> rows.merge(f.file(), f.rows(), Long::sum));
        return rows;
    }

    /** Rows of a source from files that were asked about, or from others. */
    public long rows(String source, boolean read) {
        return files.stream()
                .filter(f -> f.source().equals(source) && f.read() == read)
                .mapToLong(OfFile::rows)
                .sum();
    }
}
