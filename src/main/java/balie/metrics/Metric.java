package balie.metrics;

import balie.contract.TableContract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;

/** Computes one result table: a pure function of the interactions and the context. */
public interface Metric {

    /** The result: name of the table, grain, columns. */
    TableContract output();

    /** What its figures say: one for each measure, or one for the table. */
    List<Definition> definitions(MetricContext context);

    /**
     * @param interactions {@link balie.contract.EnrichedInteractions#TABLE}, cut at the context's instant
     * @return {@link #output()}, in a fixed order of rows
     */
    Dataset<Row> compute(Dataset<Row> interactions, MetricContext context);
}
