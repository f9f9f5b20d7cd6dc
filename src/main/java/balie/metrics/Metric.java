package balie.metrics;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes one result table: a pure function of the interactions and the context. */
public interface Metric extends Published {

    /**
     * @param interactions {@link balie.contract.EnrichedInteractions#TABLE}, cut at the context's instant
     * @return {@link #output()}, in a fixed order of rows
     */
    Dataset<Row> compute(Dataset<Row> interactions, MetricContext context);
}
