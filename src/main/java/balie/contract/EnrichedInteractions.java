package balie.contract;

import static balie.contract.FieldType.FLAG;
import static balie.contract.FieldType.TEXT;

/** The canonical interactions with what other tables know of them: what metrics read. Grain and key stay the same. */
public final class EnrichedInteractions {

    public static final Field CUSTOMER_KEY = Field.optional(
            "customer_key",
            TEXT,
            "Who the customer is over all sources: customer_id where the table of customers knows it, else source and"
                    + " customer_id together, since two sources may give one id to two people. Never published.");
    public static final Field REGION = Field.optional("region", TEXT, "Region of the customer.");
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

    /** Stands for the id of what was asked in wordings that wait for more like them. */
    public static final String PENDING = "(pending)";

    public static final TableContract TABLE =
            Interactions.TABLE.with(CUSTOMER_KEY, REGION, OBJECTS_TO_MARKETING, QUESTION_ID, QUESTION, WORDING_KEY);

    private EnrichedInteractions() {}
}
