package balie.metrics.resolution;

import balie.contract.Interactions;
import balie.model.Outcome;
import balie.model.Status;
import org.apache.spark.sql.Column;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** When a case counts as ended and when as resolved. */
public final class Resolved {

    private Resolved() {}

    /** Resolved or closed, in whatever way. */
    public static Column ended() {
        return Interactions.STATUS.col().isin(Status.RESOLVED.code(), Status.CLOSED.code());
    }

    /** When it ended, in whatever way; null: it did not, or that is not recorded. A case that is open again did not. */
    public static Column endedAt() {
        return when(ended(), least(Interactions.RESOLVED_AT.col(), Interactions.CLOSED_AT.col()));
    }

    /** Ended, and not because it was withdrawn, declined, a duplicate, left without answer or closed after silence. */
    public static Column resolved() {
        Column other = Interactions.OUTCOME
                .col()
                .isin(
                        Outcome.WITHDRAWN.code(),
                        Outcome.DECLINED.code(),
                        Outcome.DUPLICATE.code(),
                        Outcome.AUTO_CLOSED.code(),
                        Outcome.NO_RESPONSE.code());
        return ended().and(coalesce(other, lit(false)).unary_$bang());
    }
}
