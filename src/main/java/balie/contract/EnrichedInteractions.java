package balie.contract;

import balie.model.ClassifiedBy;
import balie.model.Frequency;
import balie.model.Severity;
import balie.model.Tenure;
import balie.model.UnderstoodBy;

import static balie.contract.FieldType.COUNT;
import static balie.contract.FieldType.FLAG;
import static balie.contract.FieldType.INSTANT;
import static balie.contract.FieldType.TEXT;

/** The canonical interactions with what other tables know of them: what metrics read. Grain and key stay the same. */
public final class EnrichedInteractions {

    public static final Field CUSTOMER_KEY = Field.optional(
            "customer_key",
            TEXT,
            "Who the customer is over all sources: customer_id where the table of customers knows it, else source and"
                    + " customer_id together, since two sources may give one id to two people. Never published.");
    public static final Field REGION = Interactions.REGION;
    public static final Field OBJECTS_TO_MARKETING = Field.required(
            "objects_to_marketing", FLAG, "Whether the customer objects to being profiled for marketing.");
    public static final Field QUESTION_ID = Field.optional(
            "question_id",
            TEXT,
            "Identity of the question asked, which lasts over weeks; '(pending)' of a wording that waits for more like it; in a"
                    + " job that tells questions apart by wording, the key of that. null: nothing is asked.");
    public static final Field QUESTION = Field.optional(
            "question", TEXT, "What question_id is called: a name given by people, else a wording of it.");
    public static final Field WORDING_KEY = Field.optional(
            "wording_key",
            TEXT,
            "Key of the wording that the question was taken from: of the text, else of the subject.");

    public static final Field UNDERSTOOD_BY = Field.term(
            "understood_by",
            UnderstoodBy.values(),
            "By which means the wording was made a vector. null: there is none, or the job tells questions apart by wording.");
    public static final Field KIND_DECIDED_BY =
            Field.term("kind_decided_by", ClassifiedBy.values(), "How kind was decided.");
    public static final Field COMPLAINT_CATEGORY = Field.optional(
            "complaint_category",
            TEXT,
            "Category of a complaint: the id of the taxonomy's that the recorded one means, else the recorded one in its own"
                    + " words, else the one concluded from the text. null: no complaint, or unclassified.");
    public static final Field COMPLAINT_CATEGORY_NAME = Field.optional(
            "complaint_category_name",
            TEXT,
            "What the taxonomy calls complaint_category, in English. null: it is in the words of the export.");
    public static final Field CATEGORY_DECIDED_BY = Field.term(
            "category_decided_by",
            ClassifiedBy.values(),
            "How complaint_category was decided. null: it is no complaint.");
    public static final Field SEVERITY = Field.term(
            "severity", Severity.values(), "How much such a complaint weighs. null: the taxonomy does not say.");
    public static final Field CAUSE =
            Field.optional("cause", TEXT, "Where such complaints come from. null: the taxonomy does not say.");
    public static final Field EMOTION_DECIDED_BY =
            Field.term("emotion_decided_by", ClassifiedBy.values(), "How emotion_start was decided.");

    public static final Field REPEAT_TESTABLE = Field.required(
            "repeat_testable",
            FLAG,
            "Whether it can be said if the customer came again: it is counted, and customer, matter and opening are known.");
    public static final Field NEXT_CONTACT_AT = Field.optional(
            "next_contact_at",
            INSTANT,
            "When the same customer next got in touch on the same matter, be it over another source; null: not up to the instant,"
                    + " or not testable.");
    public static final Field PREVIOUS_CONTACT_AT = Field.optional(
            "previous_contact_at",
            INSTANT,
            "When the same customer last got in touch on the same matter before, be it over another source; null: not before, or not"
                    + " testable.");
    public static final Field SEGMENT = Field.optional(
            "segment",
            TEXT,
            "What kind of customer it was from and how often that one had come by then, as in 'retailer 4-9': the customer's type at"
                    + " the contact or '(unknown)', and the counted contacts of the customer, over all sources, in the 52 weeks up"
                    + " to and with this one: " + Frequency.words()
                    + ". Later contacts do not change it. null: customer or"
                    + " opening is not known, or the contact is not counted.");
    public static final Field FIRST_REPLY_OPEN_SECONDS = Field.optional(
            "first_reply_open_seconds",
            COUNT,
            "Seconds that the desk was open, by the calendar of the source, from the opening to the first reply; below 0: the reply"
                    + " is recorded before the opening. null: either is not known, or there was no reply yet.");
    public static final Field RESOLUTION_OPEN_SECONDS = Field.optional(
            "resolution_open_seconds",
            COUNT,
            "The same to the last resolution. null: either is not known, or it is not resolved.");

    public static final Field CLOSURE_OPEN_SECONDS = Field.optional(
            "closure_open_seconds", COUNT, "The same to the closure. null: either is not known, or it is not closed.");
    public static final Field OBSERVED_OPEN_SECONDS = Field.optional(
            "observed_open_seconds",
            COUNT,
            "The same to the instant that the figures are true for. null: the opening is not known.");

    public static final Field AGENT_TRAINED = Field.optional(
            "agent_trained",
            TEXT,
            "Whether who handled it had finished the first training. yes: before the first contact in the data that the specialist handled;"
                    + " no: later, but before this contact; not_yet: not before this contact. null: the specialist, or the opening, is"
                    + " not known.");
    public static final Field AGENT_CERTIFICATES = Field.optional(
            "agent_certificates",
            TEXT,
            "Certificates of who handled it, parted by spaces, as the table of specialists has them now; (none): it has none. null: the"
                    + " specialist is not known.");
    public static final Field AGENT_ROLE = Field.optional(
            "agent_role",
            TEXT,
            "generalist or specialist, as the table of specialists has it now of who handled it. null: not known.");
    public static final Field AGENT_TENURE = Field.optional(
            "agent_tenure",
            TEXT,
            "How long who handled it had been at the desk on the day of its opening: " + Tenure.words()
                    + ". null: that, or the first day at the desk, is not known.");

    /** Stands for the certificates of a specialist who has none. */
    public static final String NO_CERTIFICATE = "(none)";

    /** Stands for the id of what was asked in wordings that wait for more like them. */
    public static final String PENDING = "(pending)";

    public static final TableContract TABLE = Interactions.TABLE.with(
            CUSTOMER_KEY,
            OBJECTS_TO_MARKETING,
            QUESTION_ID,
            QUESTION,
            WORDING_KEY,
            Wordings.QUESTION_SINCE,
            Wordings.NEAREST_QUESTION_ID,
            Wordings.NEAREST_SIMILARITY,
            Wordings.TEXT_LANGUAGE,
            UNDERSTOOD_BY,
            KIND_DECIDED_BY,
            COMPLAINT_CATEGORY,
            COMPLAINT_CATEGORY_NAME,
            CATEGORY_DECIDED_BY,
            SEVERITY,
            CAUSE,
            EMOTION_DECIDED_BY,
            Wordings.CONCLUDED_KIND,
            Wordings.CONCLUDED_CATEGORY,
            Wordings.CONCLUDED_EMOTION,
            FIRST_REPLY_OPEN_SECONDS,
            RESOLUTION_OPEN_SECONDS,
            CLOSURE_OPEN_SECONDS,
            OBSERVED_OPEN_SECONDS,
            AGENT_TRAINED,
            AGENT_CERTIFICATES,
            AGENT_ROLE,
            AGENT_TENURE,
            REPEAT_TESTABLE,
            NEXT_CONTACT_AT,
            PREVIOUS_CONTACT_AT,
            SEGMENT);

    private EnrichedInteractions() {}
}
