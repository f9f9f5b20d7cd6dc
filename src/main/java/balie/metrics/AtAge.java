package balie.metrics;

import balie.contract.Interactions;
import balie.metrics.resolution.Resolved;
import balie.model.Status;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/**
 * Cases as they were at one age: one that ended later was open then. Of two weeks the older one had more time to end its cases, and would
 * always seem the better one. What no export dates, such as replies and escalations, stands as it was exported.
 */
public final class AtAge {

    private AtAge() {}

    /** @param days after the opening; a case that was not opened at a known time stays as it is */
    public static Dataset<Row> of(Dataset<Row> interactions, int days) {
        Column limit = Interactions.OPENED_AT.col().plus(expr("INTERVAL '" + days + "' DAY"));
        Column endedLater = coalesce(Resolved.endedAt().gt(limit), lit(false));
        return interactions
                .withColumn(
                        Interactions.STATUS.name(),
                        when(endedLater, Status.OPEN.code()).otherwise(Interactions.STATUS.col()))
                .withColumn(Interactions.RESOLVED_AT.name(), upTo(Interactions.RESOLVED_AT.col(), limit))
                .withColumn(Interactions.CLOSED_AT.name(), upTo(Interactions.CLOSED_AT.col(), limit));
    }

    private static Column upTo(Column instant, Column limit) {
        return when(coalesce(instant.gt(limit), lit(false)).unary_$bang(), instant);
    }
}
