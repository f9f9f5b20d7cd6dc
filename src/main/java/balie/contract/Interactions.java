package balie.contract;

import balie.model.Channel;
import balie.model.CustomerType;
import balie.model.Direction;
import balie.model.Emotion;
import balie.model.EscalationTarget;
import balie.model.ExcludedReason;
import balie.model.Kind;
import balie.model.Nature;
import balie.model.Outcome;
import balie.model.Satisfaction;
import balie.model.Status;
import org.apache.spark.sql.Column;

import java.util.List;

import static balie.contract.FieldType.COUNT;
import static balie.contract.FieldType.FLAG;
import static balie.contract.FieldType.INSTANT;
import static balie.contract.FieldType.TEXT;

/**
 * The canonical table: every source is mapped onto it and every metric reads it.
 *
 * <p>Grain: one row per interaction as the source counts them (a case, a ticket, a call, a letter). Key: {@code source}
 * + {@code interaction_id}. Null means 'not recorded for this interaction'; that a source can not record a column at all
 * is not in the table but in {@link Availability}.
 */
public final class Interactions {

    public static final Field SOURCE =
            Field.required("source", TEXT, "Name of the source in the job; first part of the key.");
    public static final Field INTERACTION_ID =
            Field.required("interaction_id", TEXT, "The source's own id of the interaction; second part of the key.");
    public static final Field CASE_ID = Field.optional(
            "case_id", TEXT, "The case an interaction belongs to, where a source counts contacts and cases apart.");
    public static final Field CUSTOMER_ID = Field.optional(
            "customer_id", TEXT, "The source's id of the customer; null: not known who it was. Never published.");
    public static final Field CUSTOMER_TYPE =
            Field.term("customer_type", CustomerType.values(), "What kind of customer it is.");
    public static final Field REGION =
            Field.optional("region", TEXT, "Where the customer lives or trades: a state, a province.");
    public static final Field CHANNEL =
            Field.term("channel", Channel.values(), "By which way the contact reached the desk.");
    public static final Field DIRECTION = Field.term(
            "direction", Direction.values(), "Who took the initiative; null is counted as inbound by every metric.");
    public static final Field KIND = Field.term("kind", Kind.values(), "What the contact is, as recorded.");
    public static final Field NATURE = Field.term("nature", Nature.values(), "What the contact is about.");
    public static final Field PRODUCT = Field.optional("product", TEXT, "The product or service it is about.");
    public static final Field CATEGORY =
            Field.optional("category", TEXT, "The category the desk recorded, in the source's words.");
    public static final Field SUBJECT = Field.optional("subject", TEXT, "The subject line or short description.");
    public static final Field TEXT_ = Field.optional(
            "text",
            TEXT,
            "What the customer wrote or said, or what the desk noted of it; marks stand for personal data.");
    public static final Field LANGUAGE =
            Field.optional("language", TEXT, "Language of the contact, ISO 639-1 in lower case.");
    public static final Field OPENED_AT = Field.optional("opened_at", INSTANT, "When the contact began.");
    public static final Field FIRST_REPLIED_AT = Field.optional(
            "first_replied_at",
            INSTANT,
            "When the first public reply of an agent was given; automatic replies do not count.");
    public static final Field RESOLVED_AT = Field.optional(
            "resolved_at", INSTANT, "When it was last resolved; null: never, or not since it was opened again.");
    public static final Field CLOSED_AT = Field.optional("closed_at", INSTANT, "When it was closed for good.");
    public static final Field UPDATED_AT = Field.optional("updated_at", INSTANT, "When the source last changed it.");
    public static final Field STATUS =
            Field.term("status", Status.values(), "The state of the case when it was exported.");
    public static final Field OUTCOME = Field.term("outcome", Outcome.values(), "How the case ended.");
    public static final Field AGENT = Field.optional("agent", TEXT, "Who handled it last. Never published.");
    public static final Field TEAM = Field.optional("team", TEXT, "The team that handled it last.");
    public static final Field AGENT_REPLY_COUNT =
            Field.optional("agent_reply_count", COUNT, "Public replies by agents.");
    public static final Field CUSTOMER_REPLY_COUNT =
            Field.optional("customer_reply_count", COUNT, "Replies by the customer after the first message.");
    public static final Field REOPEN_COUNT =
            Field.optional("reopen_count", COUNT, "How often it was opened again after it was resolved.");
    public static final Field ESCALATION_COUNT = Field.optional(
            "escalation_count", COUNT, "Changes of team or level after the first assignment; the first is none.");
    public static final Field ESCALATION_TARGET =
            Field.term("escalation_target", EscalationTarget.values(), "To whom it was escalated last.");
    public static final Field RESEARCH_NEEDED =
            Field.optional("research_needed", FLAG, "Whether the agent had to look something up or find it out.");
    public static final Field SATISFACTION =
            Field.term("satisfaction", Satisfaction.values(), "The customer's latest rating.");
    public static final Field SALE_OFFERED =
            Field.optional("sale_offered", FLAG, "Whether the agent offered something for sale.");
    public static final Field SALE_ACCEPTED =
            Field.optional("sale_accepted", FLAG, "Whether the customer took the offer.");
    public static final Field EMOTION_START =
            Field.term("emotion_start", Emotion.values(), "State of the customer at the start.");
    public static final Field EMOTION_END =
            Field.term("emotion_end", Emotion.values(), "State of the customer at the end.");
    public static final Field FIRST_CONTACT_RESOLVED =
            Field.optional("first_contact_resolved", FLAG, "The source's own flag 'resolved in the first contact'.");
    public static final Field TIMELY = Field.optional(
            "timely", FLAG, "Whether the answer came within the time that was promised; null: not yet decided.");
    public static final Field HANDLING_SECONDS = Field.optional(
            "handling_seconds", COUNT, "How long the desk worked on it, talking and writing up included.");
    public static final Field EXCLUDED_REASON = Field.term(
            "excluded_reason", ExcludedReason.values(), "Why every figure leaves it out; null: it is counted.");
    public static final Field TEXT_KEY =
            Field.optional("text_key", TEXT, "Hash of the normalised text, made once at ingest; null: no text.");
    public static final Field SUBJECT_KEY = Field.optional(
            "subject_key", TEXT, "Hash of the normalised subject, made once at ingest; null: no subject.");

    /** The canonical table as metrics read it. */
    public static final TableContract TABLE = new TableContract(
            "interactions",
            "one row per interaction as its source counts them; key: source + interaction_id",
            List.of(
                    SOURCE,
                    INTERACTION_ID,
                    CASE_ID,
                    CUSTOMER_ID,
                    CUSTOMER_TYPE,
                    REGION,
                    CHANNEL,
                    DIRECTION,
                    KIND,
                    NATURE,
                    PRODUCT,
                    CATEGORY,
                    SUBJECT,
                    TEXT_,
                    LANGUAGE,
                    OPENED_AT,
                    FIRST_REPLIED_AT,
                    RESOLVED_AT,
                    CLOSED_AT,
                    UPDATED_AT,
                    STATUS,
                    OUTCOME,
                    AGENT,
                    TEAM,
                    AGENT_REPLY_COUNT,
                    CUSTOMER_REPLY_COUNT,
                    REOPEN_COUNT,
                    ESCALATION_COUNT,
                    ESCALATION_TARGET,
                    RESEARCH_NEEDED,
                    SATISFACTION,
                    SALE_OFFERED,
                    SALE_ACCEPTED,
                    EMOTION_START,
                    EMOTION_END,
                    FIRST_CONTACT_RESOLVED,
                    TIMELY,
                    HANDLING_SECONDS,
                    EXCLUDED_REASON,
                    TEXT_KEY,
                    SUBJECT_KEY));

    /** Columns that figures are told by and whose values are no vocabulary of Balie's: an export may hold anything there. */
    public static final List<Field> FREE_VALUES = List.of(CATEGORY, PRODUCT, TEAM, REGION, LANGUAGE);

    /** The instants among the columns: the newest of them all is what a run takes for 'now'. */
    public static final List<Field> INSTANTS = List.of(OPENED_AT, FIRST_REPLIED_AT, RESOLVED_AT, CLOSED_AT, UPDATED_AT);

    private Interactions() {}

    /** Whether figures count an interaction: a customer began it, and it is not merged, spam, deleted or a test. */
    public static Column counted() {
        return EXCLUDED_REASON.col().isNull().and(inbound());
    }

    /** Whether a customer began it, or that is not recorded. */
    public static Column inbound() {
        return DIRECTION.col().isNull().or(DIRECTION.col().equalTo(Direction.INBOUND.code()));
    }
}
