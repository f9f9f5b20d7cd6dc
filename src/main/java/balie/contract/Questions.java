package balie.contract;

import java.util.List;

import static balie.contract.FieldType.COUNT;
import static balie.contract.FieldType.DATE;
import static balie.contract.FieldType.INSTANT;
import static balie.contract.FieldType.TEXT;
import static balie.contract.FieldType.TEXTS;

/** The catalogue of questions. An id is never given twice and never taken away. */
public final class Questions {

    public static final Field QUESTION_ID = Field.required("question_id", TEXT, "Lasting id, such as Q12.");
    public static final Field NUMBER = Field.required("number", COUNT, "The number in the id.");
    public static final Field LABEL = Field.optional(
            "label",
            TEXT,
            "The most representative real wording, redacted; null: no wording that could stand for it is left.");
    public static final Field NAME = Field.optional("name", TEXT, "The name a person gave it; null: none did.");
    public static final Field TERMS = Field.required("terms", TEXT, "Its key terms, parted by ', '; may be empty.");
    public static final Field LABEL_KEY =
            Field.optional("label_key", TEXT, "wording_key of the label; null: it has no label.");
    public static final Field MERGED_INTO = Field.optional(
            "merged_into", TEXT, "question_id that it is the same question as; null: it stands for itself.");
    public static final Field SPACE = Field.required(
            "space",
            TEXT,
            "Among which vectors it is: 'meaning', or 'characters:' and a language, such as characters:tr.");
    public static final Field FIRST_SEEN =
            Field.optional("first_seen", DATE, "Day of the first contact with it; null: not recorded.");
    public static final Field KNOWN_FROM =
            Field.optional("known_from", INSTANT, "End of the week of data in which it got its id.");
    public static final Field LANGUAGES =
            Field.required("languages", TEXT, "Languages of its wordings, parted by ', '; may be empty.");
    public static final Field WORDINGS = Field.required("wordings", COUNT, "How many wordings carry its id.");
    public static final Field EXAMPLES = Field.required(
            "examples", TEXTS, "wording_key of each wording that stands for it, at most 30, the best first.");
    public static final Field NEAREST = Field.optional(
            "nearest", TEXT, "question_id of the question that is most like it; null: there is no other.");
    public static final Field NEAREST_SIMILARITY =
            Field.optional("nearest_similarity", FieldType.NUMBER, "Cosine between the two; null where nearest is.");

    public static final Field SAME_AS = Field.optional(
            "same_as",
            TEXT,
            "question_id that its wordings showed it to be the same as, which holds unless people say something of it; null: of none.");

    public static final TableContract TABLE = new TableContract(
            "questions",
            "one row per question; key: question_id",
            List.of(
                    QUESTION_ID,
                    NUMBER,
                    LABEL,
                    NAME,
                    TERMS,
                    LABEL_KEY,
                    MERGED_INTO,
                    SPACE,
                    FIRST_SEEN,
                    KNOWN_FROM,
                    LANGUAGES,
                    WORDINGS,
                    EXAMPLES,
                    NEAREST,
                    NEAREST_SIMILARITY,
                    SAME_AS));

    private Questions() {}
}
