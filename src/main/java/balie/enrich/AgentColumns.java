package balie.enrich;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.Specialists;
import balie.model.Tenure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

/**
 * What is known of who handled a contact, at the contact. Days are those of one zone. Training counts as finished from the day after it was:
 * a contact of that day may have come before.
 */
final class AgentColumns {

    static final List<Field> ADDED = List.of(
            EnrichedInteractions.AGENT_TRAINED,
            EnrichedInteractions.AGENT_CERTIFICATES,
            EnrichedInteractions.AGENT_ROLE,
            EnrichedInteractions.AGENT_TENURE);

    private static final String FIRST_DAY = "first_handled_on";

    private final Dataset<Row> specialists;
    private final ZoneId zone;

    AgentColumns(Dataset<Row> specialists, ZoneId zone) {
        this.specialists = specialists;
        this.zone = zone;
    }

    /**
     * The table of specialists, each with the day of the first counted contact that they handled.
     *
     * @param interactions up to the instant
     */
    Dataset<Row> known(Dataset<Row> interactions) {
        Column id = Specialists.SPECIALIST_ID.col();
        // Few rows come of this, so that they go to all tasks; rows of a window by specialist would lie on a few.
        Dataset<Row> first = interactions
                .filter(Interactions.counted().and(Interactions.AGENT.col().isNotNull()))
                .groupBy(Interactions.AGENT.col())
                .agg(min(day()).as(FIRST_DAY));
        return specialists
                .join(broadcast(first), id.equalTo(Interactions.AGENT.col()), "left")
                .drop(Interactions.AGENT.name());
    }

    /** @param prefix before the names of the columns of {@link #known} */
    void addTo(Map<Field, Column> changed, String prefix) {
        Column isKnown = col(prefix + Specialists.SPECIALIST_ID.name()).isNotNull();
        Column finished = col(prefix + Specialists.TRAINING_FINISHED_ON.name());
        Column trained = when(coalesce(finished.geq(day()), lit(true)), "not_yet")
                .when(finished.lt(col(prefix + FIRST_DAY)), "yes")
                .otherwise("no");
        Column certificates = trim(coalesce(col(prefix + Specialists.CERTIFICATES.name()), lit("")));
        changed.put(EnrichedInteractions.AGENT_TRAINED, when(isKnown.and(day().isNotNull()), trained));
        changed.put(
                EnrichedInteractions.AGENT_CERTIFICATES,
                when(
                        isKnown,
                        when(certificates.equalTo(""), EnrichedInteractions.NO_CERTIFICATE)
                                .otherwise(certificates)));
        changed.put(EnrichedInteractions.AGENT_ROLE, col(prefix + Specialists.ROLE.name()));
        changed.put(EnrichedInteractions.AGENT_TENURE, tenure(col(prefix + Specialists.STARTED_ON.name())));
    }

    /** A contact before the first day at the desk has none. */
    private Column tenure(Column started) {
        Column tenure = lit(null).cast("string");
        for (Tenure each : Tenure.values()) {
            tenure = when(day().geq(add_months(started, each.months())), each.label())
                    .otherwise(tenure);
        }
        return tenure;
    }

    private Column day() {
        return to_date(from_utc_timestamp(Interactions.OPENED_AT.col(), zone.getId()));
    }

    /** Where no specialist is known. */
    static void none(Map<Field, Column> changed) {
        ADDED.forEach(f -> changed.put(f, lit(null).cast(f.type().sparkType())));
    }
}
