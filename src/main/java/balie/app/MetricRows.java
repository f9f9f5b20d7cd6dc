package balie.app;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;

/**
 * The rows that all metrics read, computed once, in a session that suits their number.
 *
 * <p>Of few rows a query costs more to plan than to run. What made the rows is cut off then: else the plan of each query would hold all
 * of it, to be checked at each step and sent with each task. And a query has one partition, as the other cores have queries of their own;
 * it also sorts without a query to find out where to cut. Of many rows the columns are kept, packed, as far as memory goes.
 */
final class MetricRows implements AutoCloseable {

    private static final long FEW = 100_000;
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";

    private final Dataset<Row> computed;
    private final RuntimeConfig session;
    private final String partitions;
    private final boolean areFew;

    /** @param number of rows, about */
    MetricRows(Dataset<Row> computed, long number) {
        this.computed = computed;
        session = computed.sparkSession().conf();
        partitions = session.get(PARTITIONS);
        // On a cluster what one executor holds goes with it, and could not be made anew. Where the least input is to be
        // taken for
        // large, so are its rows.
        areFew = number <= FEW && computed.sparkSession().sparkContext().isLocal() && !LargeInput.isLarge(1);
    }

    /** Computes them; to be asked once. */
    Dataset<Row> hold() {
        if (!areFew) {
            return computed.persist();
        }
        if (System.getProperty(PARTITIONS) == null) {
            session.set(PARTITIONS, "1");
        }
        return computed.localCheckpoint(true);
    }

    /** Gives back the memory, as far as there is a way to, and the session as it was. */
    @Override
    public void close() {
        session.set(PARTITIONS, partitions);
        if (!areFew) {
            computed.unpersist();
        }
    }
}
