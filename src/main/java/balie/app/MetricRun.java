package balie.app;

import balie.config.JobConfig;
import balie.contract.TableContract;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Metrics;
import balie.model.ResultTable;
import balie.privacy.SmallCells;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Computes the metrics of a job and brings their results to plain values, with small cells hidden. */
final class MetricRun {

    private static final int AT_ONCE = 3;

    private final List<Metric> metrics = new ArrayList<>();
    private final SmallCells smallCells;

    MetricRun(JobConfig job) {
        job.metrics().forEach(name -> metrics.addAll(Metrics.named(name)));
        metrics.addAll(Metrics.always());
        this.smallCells = new SmallCells(job.privacy().minimum());
    }

    /** All tables, side by side: planning one query leaves the executors idle that can run another. */
    List<ComputedTable> tables(Dataset<Row> enriched, MetricContext context) {
        // The first query fills the cache that the others read.
        enriched.count();
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<ComputedTable>> futures = metrics.stream()
                    .map(m -> workers.submit(() -> table(m, enriched, context)))
                    .toList();
            List<ComputedTable> tables = new ArrayList<>();
            for (Future<ComputedTable> future : futures) {
                tables.add(future.get());
            }
            return tables;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a metric failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private ComputedTable table(Metric metric, Dataset<Row> enriched, MetricContext context) {
        TableContract contract = metric.output();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Row row : metric.compute(enriched, context).collectAsList()) {
            @Nullable Object[] values = new Object[row.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.get(i);
            }
            rows.add(Arrays.asList(values));
        }
        return new ComputedTable(
                contract, smallCells.protect(new ResultTable(contract.name(), contract.names(), rows)));
    }
}
