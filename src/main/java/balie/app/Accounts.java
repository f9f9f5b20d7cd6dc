package balie.app;

import balie.ingest.Ingest;
import balie.ingest.RowCounts;
import balie.metrics.MetricContext;
import balie.metrics.volume.Reconciliation;
import balie.metrics.volume.Reconciliation.Taken;
import balie.metrics.volume.ReconciliationStep;
import balie.metrics.volume.SourceCounts;
import balie.store.Holdings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings together what was read, what is stored and what is counted of each source.
 *
 * @param sources that the run is about
 */
record Accounts(List<String> sources, Ingest ingest, Holdings holdings) {

    /** @param interactions of the store, cut at nothing */
    ComputedTable reconciliation(Dataset<Row> interactions, MetricContext context) {
        Map<String, Taken> taken = new TreeMap<>();
        sources.forEach(source -> taken.put(source, taken(source)));
        Map<String, Map<ReconciliationStep, Long>> counted =
                SourceCounts.bySource(SourceCounts.of(interactions, context).collectAsList());
        return new ComputedTable(new Reconciliation().output(), Reconciliation.table(taken, counted, context.asOf()));
    }

    private Taken taken(String source) {
        RowCounts rows = ingest.files().stream()
                .filter(f -> f.source().equals(source))
                .map(ingest::counts)
                .reduce(RowCounts.NONE, RowCounts::plus);
        return new Taken(
                rows.read(),
                rows.quarantined(),
                rows.duplicates(),
                holdings.rows(source, true),
                holdings.rows(source, false),
                holdings.completing().getOrDefault(source, 0L));
    }
}
