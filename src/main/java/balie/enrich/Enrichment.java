package balie.enrich;

import balie.contract.Availability;
import balie.contract.Customers;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.Objections;
import balie.contract.Specialists;
import balie.contract.Wordings;
import balie.model.ClassifiedBy;
import balie.model.Kind;
import balie.model.Status;
import balie.model.Taxonomy;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** Adds what is known of customers and specialists, names the question, and cuts facts at an instant. */
public final class Enrichment {

    /**
     * What texts tell.
     *
     * @param assigned {@link Wordings#ASSIGNED}, by which questions are told apart and what is not recorded is concluded
     * @param kinds whether kinds of contact and states of customers are concluded at all
     */
    public record Told(Dataset<Row> assigned, boolean kinds) {}

    private static final String KNOWN = "known_";

    private static final int DAYS_OF_WEEK = 7;

    /** What changes while a case lives, and of which no export says when. */
    private static final List<Field> UNDATED = List.of(
            Interactions.OUTCOME,
            Interactions.AGENT_REPLY_COUNT,
            Interactions.CUSTOMER_REPLY_COUNT,
            Interactions.REOPEN_COUNT,
            Interactions.ESCALATION_COUNT,
            Interactions.ESCALATION_TARGET,
            Interactions.SATISFACTION,
            Interactions.TIMELY);

    /** What other contacts of the customer tell. */
    private static final Set<Field> ADDED_LAST = Set.of(
            EnrichedInteractions.REPEAT_TESTABLE,
            EnrichedInteractions.NEXT_CONTACT_AT,
            EnrichedInteractions.PREVIOUS_CONTACT_AT,
            EnrichedInteractions.SEGMENT);

    private final @Nullable Dataset<Row> customers;
    private final @Nullable Dataset<Row> specialists;
    private final MarketingObjections objections;
    private final @Nullable Told texts;
    private final ComplaintColumns complaints;
    private final boolean hasCategories;
    private final OpenTimes openTimes;
    private final ZoneId zone;
    private final int minimum;

    /**
     * Questions are told apart by wording, and the desk is always open.
     *
     * @param customers {@link Customers#TABLE}; null: none known
     * @param specialists {@link Specialists#TABLE}; null: none known
     */
    public Enrichment(@Nullable Dataset<Row> customers, @Nullable Dataset<Row> specialists) {
        this(customers, specialists, null, Taxonomy.NONE, OpenTimes.ALWAYS);
    }

    /** Days are those of UTC. */
    public Enrichment(
            @Nullable Dataset<Row> customers,
            @Nullable Dataset<Row> specialists,
            @Nullable Told texts,
            Taxonomy taxonomy,
            OpenTimes openTimes) {
        this(customers, specialists, texts, taxonomy, openTimes, ZoneOffset.UTC);
    }

    /** All values are told. */
    public Enrichment(
            @Nullable Dataset<Row> customers,
            @Nullable Dataset<Row> specialists,
            @Nullable Told texts,
            Taxonomy taxonomy,
            OpenTimes openTimes,
            ZoneId zone) {
        this(customers, specialists, null, texts, taxonomy, openTimes, zone, 0);
    }

    /**
     * @param objections {@link Objections#TABLE}; null: no such list, so that only the table of customers says who objects
     * @param texts null: questions are told apart by wording, and nothing is concluded
     * @param taxonomy of complaints
     * @param openTimes of the desks
     * @param zone of the days on which specialists began and were trained
     * @param minimum of customers that carry a value before it is told; 0: every value is, see {@link RareValues}
     */
    public Enrichment(
            @Nullable Dataset<Row> customers,
            @Nullable Dataset<Row> specialists,
            @Nullable Dataset<Row> objections,
            @Nullable Told texts,
            Taxonomy taxonomy,
            OpenTimes openTimes,
            ZoneId zone,
            int minimum) {
        this.minimum = minimum;
        this.objections = new MarketingObjections(customers, objections);
        this.zone = zone;
        this.openTimes = openTimes;
        this.complaints = new ComplaintColumns(taxonomy);
        this.hasCategories = !taxonomy.categories().isEmpty();
        this.customers = customers;
        this.specialists = specialists;
        this.texts = texts;
    }

    /**
     * {@link EnrichedInteractions#TABLE} as it was at an instant, as far as the records tell.
     *
     * <p>What was opened later is left out; a later reply, resolution or closure did not happen yet, and a case whose
     * resolution was still to come is open. What a source whose records go on beyond the instant does not date (a state without
     * the time of its end, replies, reopens, satisfaction) is null unless nothing changed since: the case was last updated, or
     * ended for the last time, before the instant. Only why a contact is left out of all figures stands as it was exported,
     * since it says what the contact always was.
     *
     * <p>With a minimum, values that few customers carry are told as {@link balie.contract.ResultColumns#RARE}; these are counted here,
     * in a Spark job of its own.
     *
     * @param later the sources whose records go on beyond {@code asOf}
     */
    public Dataset<Row> enrich(Dataset<Row> interactions, Instant asOf, Collection<String> later) {
        Column opened = Interactions.OPENED_AT.col();
        Dataset<Row> upToThen = interactions.filter(opened.isNull().or(opened.leq(lit(asOf))));
        Dataset<Row> rows = upToThen;
        if (customers != null) {
            rows = rows.join(
                    broadcast(prefixed(customers)),
                    Interactions.CUSTOMER_ID.col().equalTo(known(Customers.CUSTOMER_ID)),
                    "left");
        }
        rows = objections.join(rows);
        if (specialists != null) {
            rows = rows.join(
                    broadcast(prefixed(new AgentColumns(specialists, zone).known(upToThen))),
                    Interactions.AGENT.col().equalTo(known(Specialists.SPECIALIST_ID)),
                    "left");
        }
        Dataset<Row> beforeTexts = rows;
        if (texts != null) {
            rows = rows.join(prefixed(texts.assigned()), wordingKey().equalTo(known(Wordings.WORDING_KEY)), "left");
        }
        Map<Field, Column> changed = new HashMap<>();
        cut(changed, lit(asOf), later);
        customer(changed);
        if (specialists != null) {
            changed.put(Interactions.TEAM, coalesce(Interactions.TEAM.col(), known(Specialists.TEAM)));
            new AgentColumns(specialists, zone).addTo(changed, KNOWN);
        } else {
            AgentColumns.none(changed);
        }
        question(changed, asOf);
        conclude(changed);
        openTime(changed, lit(asOf));
        // One projection for all: each further one would have the whole plan analysed again.
        Dataset<Row> enriched = OtherContacts.add(rows.select(EnrichedInteractions.TABLE.fields().stream()
                .filter(f -> !ADDED_LAST.contains(f))
                .map(f -> changed.getOrDefault(f, f.col()).as(f.name()))
                .toArray(Column[]::new)));
        // Last: whether a customer came again on a matter is told by what was recorded, rare or not.
        return minimum == 0
                ? enriched
                : RareValues.count(beforeTexts, changed, minimum).hide(enriched);
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
            wider = wider.gaining(Interactions.AGENT, List.of(Interactions.TEAM))
                    .gaining(Interactions.AGENT, AgentColumns.ADDED);
        }
        List<Field> told = told();
        return wider.gaining(Interactions.CATEGORY, List.of(EnrichedInteractions.COMPLAINT_CATEGORY))
                .gaining(Interactions.TEXT_, told)
                .gaining(Interactions.SUBJECT, told);
    }

    /** What a text can fill. */
    private List<Field> told() {
        List<Field> told = new ArrayList<>(List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION));
        if (texts != null) {
            told.addAll(List.of(Wordings.QUESTION_SINCE, Wordings.TEXT_LANGUAGE, EnrichedInteractions.UNDERSTOOD_BY));
            if (hasCategories) {
                told.addAll(List.of(Wordings.CONCLUDED_CATEGORY, EnrichedInteractions.COMPLAINT_CATEGORY));
            }
            if (texts.kinds()) {
                told.addAll(List.of(
                        Wordings.CONCLUDED_KIND,
                        Wordings.CONCLUDED_EMOTION,
                        Interactions.KIND,
                        Interactions.EMOTION_START));
            }
        }
        return told;
    }

    /** What is known at an instant before the newest record of some sources. */
    public static Availability asKnown(Availability availability, Collection<String> later) {
        Availability known = availability;
        for (String source : later) {
            if (availability
                            .missing(source, List.of(Interactions.RESOLVED_AT, Interactions.CLOSED_AT))
                            .size()
                    == 2) {
                known = known.withoutUndated(source, List.of(Interactions.STATUS))
                        .withoutUndated(source, UNDATED);
            }
        }
        return known;
    }

    private static void cut(Map<Field, Column> changed, Column now, Collection<String> later) {
        Column ended = coalesce(Interactions.RESOLVED_AT.col(), Interactions.CLOSED_AT.col());
        Column isEnded = Interactions.STATUS.col().isin(Status.RESOLVED.code(), Status.CLOSED.code());
        Column status = when(isEnded.and(ended.gt(now)), Status.OPEN.code()).otherwise(Interactions.STATUS.col());
        if (!later.isEmpty()) {
            Column settled = Interactions.SOURCE
                    .col()
                    .isin(later.toArray())
                    .unary_$bang()
                    .or(coalesce(Interactions.UPDATED_AT.col().leq(now), lit(false)))
                    .or(coalesce(isEnded.and(ended.leq(now)), lit(false)));
            UNDATED.forEach(f -> changed.put(f, when(settled, f.col())));
            Column undatedEnd = coalesce(isEnded.and(ended.isNull()), lit(false));
            status = when(undatedEnd.unary_$bang().or(settled), status);
        }
        changed.put(Interactions.STATUS, status);
        for (Field instant : List.of(Interactions.FIRST_REPLIED_AT, Interactions.RESOLVED_AT, Interactions.CLOSED_AT)) {
            changed.put(instant, when(instant.col().leq(now), instant.col()));
        }
    }

    private void openTime(Map<Field, Column> changed, Column now) {
        changed.put(
                EnrichedInteractions.FIRST_REPLY_OPEN_SECONDS,
                openTimes.sinceOpening(
                        changed.getOrDefault(Interactions.FIRST_REPLIED_AT, Interactions.FIRST_REPLIED_AT.col())));
        changed.put(
                EnrichedInteractions.RESOLUTION_OPEN_SECONDS,
                openTimes.sinceOpening(changed.getOrDefault(Interactions.RESOLVED_AT, Interactions.RESOLVED_AT.col())));
        changed.put(
                EnrichedInteractions.CLOSURE_OPEN_SECONDS,
                openTimes.sinceOpening(changed.getOrDefault(Interactions.CLOSED_AT, Interactions.CLOSED_AT.col())));
        changed.put(EnrichedInteractions.OBSERVED_OPEN_SECONDS, openTimes.sinceOpening(now));
    }

    private void customer(Map<Field, Column> changed) {
        // Two sources may give one id to two people; only the table of customers knows that they are one.
        Column ownKey = concat(Interactions.SOURCE.col(), lit("\n"), Interactions.CUSTOMER_ID.col());
        boolean isKnown = customers != null;
        changed.put(
                EnrichedInteractions.CUSTOMER_KEY, isKnown ? coalesce(known(Customers.CUSTOMER_ID), ownKey) : ownKey);
        changed.put(
                EnrichedInteractions.OBJECTS_TO_MARKETING,
                objections.objects(isKnown ? known(Customers.CUSTOMER_ID).isNotNull() : lit(false)));
        if (isKnown) {
            changed.put(Interactions.REGION, coalesce(Interactions.REGION.col(), known(Customers.REGION)));
            changed.put(
                    Interactions.CUSTOMER_TYPE,
                    coalesce(Interactions.CUSTOMER_TYPE.col(), known(Customers.CUSTOMER_TYPE)));
            changed.put(Interactions.LANGUAGE, coalesce(Interactions.LANGUAGE.col(), known(Customers.LANGUAGE)));
        }
    }

    private void question(Map<Field, Column> changed, Instant asOf) {
        changed.put(EnrichedInteractions.WORDING_KEY, wordingKey());
        if (texts == null) {
            changed.put(EnrichedInteractions.QUESTION_ID, wordingKey());
            changed.put(
                    EnrichedInteractions.QUESTION,
                    when(Interactions.TEXT_KEY.col().isNotNull(), Interactions.TEXT_.col())
                            .otherwise(Interactions.SUBJECT.col()));
            return;
        }
        // What was given its question later was still waiting then.
        Column later = coalesce(known(Wordings.KNOWN_FROM).geq(endOfWeek(asOf)), lit(false));
        Column waits = known(Wordings.DECIDED_BY)
                .isNotNull()
                .and(known(Wordings.QUESTION_ID).isNull().or(later));
        changed.put(
                EnrichedInteractions.QUESTION_ID,
                when(waits, EnrichedInteractions.PENDING).otherwise(known(Wordings.QUESTION_ID)));
        changed.put(EnrichedInteractions.QUESTION, when(waits.unary_$bang(), known(Wordings.QUESTION)));
    }

    /** What was recorded stands; what was not is what the text tells, unless that leaves doubt. */
    private void conclude(Map<Field, Column> changed) {
        List<Field> told = List.of(
                Wordings.QUESTION_SINCE,
                Wordings.NEAREST_QUESTION_ID,
                Wordings.NEAREST_SIMILARITY,
                Wordings.TEXT_LANGUAGE,
                EnrichedInteractions.UNDERSTOOD_BY,
                Wordings.CONCLUDED_KIND,
                Wordings.CONCLUDED_CATEGORY,
                Wordings.CONCLUDED_EMOTION);
        told.forEach(f -> changed.put(f, texts == null ? lit(null).cast(f.type().sparkType()) : known(f)));
        Column kind = coalesce(Interactions.KIND.col(), told(changed, Wordings.CONCLUDED_KIND));
        changed.put(Interactions.KIND, kind);
        changed.put(
                EnrichedInteractions.KIND_DECIDED_BY,
                decidedBy(Interactions.KIND.col(), told(changed, Wordings.CONCLUDED_KIND)));
        changed.put(
                Interactions.EMOTION_START,
                coalesce(Interactions.EMOTION_START.col(), told(changed, Wordings.CONCLUDED_EMOTION)));
        changed.put(
                EnrichedInteractions.EMOTION_DECIDED_BY,
                decidedBy(Interactions.EMOTION_START.col(), told(changed, Wordings.CONCLUDED_EMOTION)));
        Column isComplaint = kind.equalTo(Kind.COMPLAINT.code());
        Column recorded = complaints.recorded(Interactions.CATEGORY.col());
        if (!hasCategories) {
            // Those of the taxonomy of another job say nothing here.
            changed.put(Wordings.CONCLUDED_CATEGORY, lit(null).cast("string"));
        }
        Column concluded = told(changed, Wordings.CONCLUDED_CATEGORY);
        Column category = when(isComplaint, coalesce(recorded, concluded));
        changed.put(EnrichedInteractions.COMPLAINT_CATEGORY, category);
        changed.put(EnrichedInteractions.COMPLAINT_CATEGORY_NAME, complaints.name(category));
        changed.put(EnrichedInteractions.CATEGORY_DECIDED_BY, when(isComplaint, decidedBy(recorded, concluded)));
        changed.put(EnrichedInteractions.SEVERITY, complaints.severity(category));
        changed.put(EnrichedInteractions.CAUSE, complaints.cause(category));
    }

    private static Column told(Map<Field, Column> changed, Field field) {
        return Objects.requireNonNull(changed.get(field));
    }

    private static Column decidedBy(Column recorded, Column concluded) {
        return when(recorded.isNotNull(), ClassifiedBy.RECORDED.code())
                .when(concluded.isNotNull(), ClassifiedBy.CLASSIFIED.code())
                .otherwise(ClassifiedBy.UNCLASSIFIED.code());
    }

    /** The week in which an instant lies ends before this, and the next one does not. */
    private static Column endOfWeek(Instant at) {
        return lit(at.plus(Duration.ofDays(DAYS_OF_WEEK)));
    }

    private static Column wordingKey() {
        return coalesce(Interactions.TEXT_KEY.col(), Interactions.SUBJECT_KEY.col());
    }

    private static Dataset<Row> prefixed(Dataset<Row> table) {
        return table.select(
                Arrays.stream(table.columns()).map(c -> col(c).as(KNOWN + c)).toArray(Column[]::new));
    }

    private static Column known(Field field) {
        return col(KNOWN + field.name());
    }
}
