package balie.enrich;

import balie.contract.Availability;
import balie.contract.Customers;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.Specialists;
import balie.model.Status;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** Adds what is known of customers and specialists, names the question, and cuts facts at an instant. */
public final class Enrichment {

    private static final String KNOWN = "known_";

    private final @Nullable Dataset<Row> customers;
    private final @Nullable Dataset<Row> specialists;

    /**
     * @param customers {@link Customers#TABLE}; null: none known
     * @param specialists {@link Specialists#TABLE}; null: none known
     */
    public Enrichment(@Nullable Dataset<Row> customers, @Nullable Dataset<Row> specialists) {
        this.customers = customers;
        this.specialists = specialists;
    }

    /**
     * {@link EnrichedInteractions#TABLE} as it was at an instant, as far as the records tell.
     *
     * <p>What was opened later is left out; a later reply, resolution or closure did not happen yet, and a case whose
     * resolution was still to come is open. A state that the source does not date stands as it was exported.
     */
    public Dataset<Row> enrich(Dataset<Row> interactions, Instant asOf) {
        Dataset<Row> rows = withQuestion(withTeam(withCustomer(cut(interactions, asOf))));
        return rows.select(EnrichedInteractions.TABLE.columns());
    }

    /** What the sources can fill once the other tables are joined. */
    public Availability widen(Availability availability) {
        Availability wider = availability;
        if (customers != null) {
            wider = wider.gaining(
                    Interactions.CUSTOMER_ID,
                    List.of(Interactions.CUSTOMER_TYPE, Interactions.LANGUAGE, EnrichedInteractions.REGION));
        }
        if (specialists != null) {
            wider = wider.gaining(Interactions.AGENT, List.of(Interactions.TEAM));
        }
        return wider.gaining(
                        Interactions.TEXT_, List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION))
                .gaining(
                        Interactions.SUBJECT, List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION));
    }

    private static Dataset<Row> cut(Dataset<Row> interactions, Instant asOf) {
        Column now = lit(asOf);
        Column opened = Interactions.OPENED_AT.col();
        Column ended = coalesce(Interactions.RESOLVED_AT.col(), Interactions.CLOSED_AT.col());
        Column isEnded = Interactions.STATUS.col().isin(Status.RESOLVED.code(), Status.CLOSED.code());
        return interactions
                .filter(opened.isNull().or(opened.leq(now)))
                .withColumn(
                        Interactions.STATUS.name(),
                        when(isEnded.and(ended.gt(now)), Status.OPEN.code()).otherwise(Interactions.STATUS.col()))
                .withColumn(Interactions.FIRST_REPLIED_AT.name(), upTo(Interactions.FIRST_REPLIED_AT, now))
                .withColumn(Interactions.RESOLVED_AT.name(), upTo(Interactions.RESOLVED_AT, now))
                .withColumn(Interactions.CLOSED_AT.name(), upTo(Interactions.CLOSED_AT, now));
    }

    private static Column upTo(Field instant, Column now) {
        return when(instant.col().leq(now), instant.col());
    }

    private Dataset<Row> withCustomer(Dataset<Row> rows) {
        if (customers == null) {
            return rows.withColumn(EnrichedInteractions.CUSTOMER_KEY.name(), ownKey())
                    .withColumn(EnrichedInteractions.REGION.name(), lit(null).cast("string"))
                    .withColumn(EnrichedInteractions.OBJECTS_TO_MARKETING.name(), lit(false));
        }
        return rows.join(
                        broadcast(prefixed(customers)),
                        Interactions.CUSTOMER_ID.col().equalTo(known(Customers.CUSTOMER_ID)),
                        "left")
                .withColumn(EnrichedInteractions.CUSTOMER_KEY.name(), coalesce(known(Customers.CUSTOMER_ID), ownKey()))
                .withColumn(
                        Interactions.CUSTOMER_TYPE.name(),
                        coalesce(Interactions.CUSTOMER_TYPE.col(), known(Customers.CUSTOMER_TYPE)))
                .withColumn(
                        Interactions.LANGUAGE.name(), coalesce(Interactions.LANGUAGE.col(), known(Customers.LANGUAGE)))
                .withColumn(EnrichedInteractions.REGION.name(), known(Customers.REGION))
                .withColumn(
                        EnrichedInteractions.OBJECTS_TO_MARKETING.name(),
                        coalesce(known(Customers.OBJECTS_TO_MARKETING), lit(false)));
    }

    private static Column ownKey() {
        return concat(Interactions.SOURCE.col(), lit("\n"), Interactions.CUSTOMER_ID.col());
    }

    private Dataset<Row> withTeam(Dataset<Row> rows) {
        if (specialists == null) {
            return rows;
        }
        return rows.join(
                        broadcast(
                                prefixed(specialists.select(Specialists.SPECIALIST_ID.col(), Specialists.TEAM.col()))),
                        Interactions.AGENT.col().equalTo(known(Specialists.SPECIALIST_ID)),
                        "left")
                .withColumn(Interactions.TEAM.name(), coalesce(Interactions.TEAM.col(), known(Specialists.TEAM)));
    }

    private static Dataset<Row> withQuestion(Dataset<Row> rows) {
        return rows.withColumn(
                        EnrichedInteractions.QUESTION_ID.name(),
                        coalesce(Interactions.TEXT_KEY.col(), Interactions.SUBJECT_KEY.col()))
                .withColumn(
                        EnrichedInteractions.QUESTION.name(),
                        when(Interactions.TEXT_KEY.col().isNotNull(), Interactions.TEXT_.col())
                                .otherwise(Interactions.SUBJECT.col()));
    }

    private static Dataset<Row> prefixed(Dataset<Row> table) {
        Dataset<Row> renamed = table;
        for (String column : table.columns()) {
            renamed = renamed.withColumnRenamed(column, KNOWN + column);
        }
        return renamed;
    }

    private static Column known(Field field) {
        return col(KNOWN + field.name());
    }
}
