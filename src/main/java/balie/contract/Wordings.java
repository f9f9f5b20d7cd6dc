package balie.contract;

import balie.model.DecidedBy;
import balie.model.Emotion;
import balie.model.Kind;
import balie.model.Term;
import balie.model.UnderstoodBy;

import java.util.List;

import static balie.contract.FieldType.BYTES;
import static balie.contract.FieldType.INSTANT;
import static balie.contract.FieldType.NUMBER;
import static balie.contract.FieldType.TEXT;

/** The distinct wordings of the stored interactions, what they mean as a vector, and the question each was given to. */
public final class Wordings {

    public static final Field WORDING_KEY = Field.required(
            "wording_key", TEXT, "text_key of the interactions that have it, or subject_key where there is no text.");
    public static final Field QUESTION_KEY = Field.optional(
            "question_key", TEXT, "Hash of the main question that was taken from it; null: it asks nothing.");
    public static final Field LANGUAGE =
            Field.optional("language", TEXT, "Language of the wording, ISO 639-1; null: not known.");
    public static final Field UNDERSTOOD_BY = new Field(
            "understood_by", TEXT, true, Term.codes(UnderstoodBy.values()), "By which means it was made a vector.");
    public static final Field ENCODER = Field.optional(
            "encoder", TEXT, "Versions of the encoder and the bridge that made the vector; null: there is none.");
    public static final Field VECTOR =
            Field.optional("vector", BYTES, "What it means: one signed byte a dimension; null: it has no vector.");
    public static final Field FIRST_OPENED_AT = Field.optional(
            "first_opened_at", INSTANT, "When the first contact with it began, when it was new; null: not recorded.");
    public static final Field QUESTION_ID = Field.optional(
            "question_id",
            TEXT,
            "The question it was given to, as it was then: that may have been merged since. null: pending, or it asks"
                    + " nothing.");
    public static final Field DECIDED_BY =
            Field.term("decided_by", DecidedBy.values(), "What gave it its question; null: it asks nothing.");
    public static final Field SIMILARITY = Field.optional(
            "similarity", NUMBER, "Cosine between it and what it was given to for; null: there was no such.");
    public static final Field KNOWN_FROM = Field.optional(
            "known_from", INSTANT, "End of the week of data in which the question was given; null: none was.");

    public static final Field CONCLUDED_KIND =
            Field.term("concluded_kind", Kind.values(), "What the text tells of the kind of contact; null: in doubt.");
    public static final Field CONCLUDED_CATEGORY = Field.optional(
            "concluded_category",
            TEXT,
            "Of which category of the taxonomy it is, were it a complaint; null: in doubt.");
    public static final Field CONCLUDED_EMOTION = Field.term(
            "concluded_emotion", Emotion.values(), "State of the customer that the text tells; null: in doubt.");

    public static final TableContract TABLE = new TableContract(
            "wordings",
            "one row per wording; key: wording_key",
            List.of(
                    WORDING_KEY,
                    QUESTION_KEY,
                    LANGUAGE,
                    UNDERSTOOD_BY,
                    ENCODER,
                    VECTOR,
                    FIRST_OPENED_AT,
                    QUESTION_ID,
                    DECIDED_BY,
                    SIMILARITY,
                    KNOWN_FROM,
                    CONCLUDED_KIND,
                    CONCLUDED_CATEGORY,
                    CONCLUDED_EMOTION));

    /** A text that has the wording. */
    public static final Field WORDED = Field.required(
            "text",
            TEXT,
            "Text of the earliest contact with this wording; of several, the least in the order of bytes.");

    /** Wordings that have no row yet, for an encoder. */
    public static final TableContract NEW = new TableContract(
            "new_wordings",
            "one row per wording of the interactions that is not stored; key: wording_key",
            List.of(
                    WORDING_KEY,
                    WORDED,
                    Field.optional(
                            "language",
                            TEXT,
                            "The language recorded for that contact, of several the first in the alphabet; null: none is."),
                    Field.optional("first_opened_at", INSTANT, "When the first contact with it began.")));

    /** The question as it is shown. */
    public static final Field QUESTION =
            Field.optional("question", TEXT, "Name, else label of the question; null: it has neither.");

    public static final Field TEXT_LANGUAGE =
            Field.optional("text_language", TEXT, "Language of the wording, ISO 639-1; 'und' or null: not known.");
    public static final Field QUESTION_SINCE = Field.optional(
            "question_since", INSTANT, "End of the week of data in which the question came up; null: undated.");
    public static final Field NEAREST_QUESTION_ID = Field.optional(
            "nearest_question_id", TEXT, "The question that was nearest to it when it came up; null: there was none.");
    public static final Field NEAREST_SIMILARITY =
            Field.optional("nearest_similarity", NUMBER, "Cosine to the nearest question then.");

    /** What a wording asks, as it is known now: questions that were merged are those they were merged into. */
    public static final TableContract ASSIGNED = new TableContract(
            "assigned_wordings",
            "one row per stored wording; key: wording_key",
            List.of(
                    WORDING_KEY,
                    Field.optional("question_id", TEXT, "The question it is of; null: pending, or it asks nothing."),
                    QUESTION,
                    DECIDED_BY,
                    KNOWN_FROM,
                    QUESTION_SINCE,
                    NEAREST_QUESTION_ID,
                    NEAREST_SIMILARITY,
                    TEXT_LANGUAGE,
                    UNDERSTOOD_BY,
                    CONCLUDED_KIND,
                    CONCLUDED_CATEGORY,
                    CONCLUDED_EMOTION));

    private Wordings() {}
}
