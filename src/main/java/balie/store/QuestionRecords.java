package balie.store;

import balie.contract.Field;
import balie.contract.Questions;
import balie.contract.Wordings;
import balie.model.ByteVector;
import balie.model.Conclusion;
import balie.model.DecidedBy;
import balie.model.Emotion;
import balie.model.Kind;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.model.Term;
import balie.model.UnderstoodBy;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Wordings and questions as rows of their tables, and back. */
final class QuestionRecords {

    private QuestionRecords() {}

    static Record of(StoredWording wording, Schema schema) {
        Record row = GenericRecord.create(schema);
        set(row, Wordings.WORDING_KEY, wording.key());
        set(row, Wordings.QUESTION_KEY, wording.questionKey());
        set(row, Wordings.LANGUAGE, wording.language());
        set(row, Wordings.UNDERSTOOD_BY, wording.understoodBy());
        set(row, Wordings.ENCODER, wording.encoder());
        set(row, Wordings.VECTOR, wording.vector());
        set(row, Wordings.FIRST_OPENED_AT, wording.firstOpenedAt());
        set(row, Wordings.QUESTION_ID, wording.questionId());
        set(row, Wordings.DECIDED_BY, wording.decidedBy());
        set(row, Wordings.SIMILARITY, wording.similarity());
        set(row, Wordings.KNOWN_FROM, wording.knownFrom());
        set(row, Wordings.CONCLUDED_KIND, wording.concluded().kind());
        set(row, Wordings.CONCLUDED_CATEGORY, wording.concluded().category());
        set(row, Wordings.CONCLUDED_EMOTION, wording.concluded().emotion());
        return row;
    }

    static Record of(StoredQuestion question, Schema schema) {
        Record row = GenericRecord.create(schema);
        set(row, Questions.QUESTION_ID, question.id());
        set(row, Questions.NUMBER, question.number());
        set(row, Questions.LABEL, question.label());
        set(row, Questions.NAME, question.name());
        set(row, Questions.TERMS, question.terms());
        set(row, Questions.LABEL_KEY, question.labelKey());
        set(row, Questions.MERGED_INTO, question.mergedInto());
        set(row, Questions.SPACE, question.space());
        set(row, Questions.FIRST_SEEN, question.firstSeen());
        set(row, Questions.KNOWN_FROM, question.knownFrom());
        set(row, Questions.LANGUAGES, question.languages());
        set(row, Questions.WORDINGS, question.wordings());
        set(row, Questions.EXAMPLES, question.examples());
        set(row, Questions.NEAREST, question.nearest());
        set(row, Questions.NEAREST_SIMILARITY, question.nearestSimilarity());
        set(row, Questions.SAME_AS, question.sameAs());
        return row;
    }

    static void set(Record row, Field field, @Nullable Object value) {
        Object kept = value;
        if (value instanceof Instant at) {
            kept = at.atOffset(ZoneOffset.UTC);
        } else if (value instanceof ByteVector vector) {
            kept = ByteBuffer.wrap(vector.values());
        } else if (value instanceof Term term) {
            kept = term.code();
        }
        if (kept != null) {
            row.setField(field.name(), kept);
        }
    }

    static StoredWording wording(Record row) {
        return new StoredWording(
                needed(row, Wordings.WORDING_KEY),
                text(row, Wordings.QUESTION_KEY),
                text(row, Wordings.LANGUAGE),
                Objects.requireNonNull(term(row, Wordings.UNDERSTOOD_BY, UnderstoodBy.class)),
                text(row, Wordings.ENCODER),
                vector(row.getField(Wordings.VECTOR.name())),
                instant(row, Wordings.FIRST_OPENED_AT),
                text(row, Wordings.QUESTION_ID),
                term(row, Wordings.DECIDED_BY, DecidedBy.class),
                number(row, Wordings.SIMILARITY),
                instant(row, Wordings.KNOWN_FROM),
                new Conclusion(
                        term(row, Wordings.CONCLUDED_KIND, Kind.class),
                        text(row, Wordings.CONCLUDED_CATEGORY),
                        term(row, Wordings.CONCLUDED_EMOTION, Emotion.class)));
    }

    static StoredQuestion question(Record row) {
        List<String> examples = new ArrayList<>();
        ((List<?>) row.getField(Questions.EXAMPLES.name())).forEach(key -> examples.add(String.valueOf(key)));
        return new StoredQuestion(
                needed(row, Questions.QUESTION_ID),
                (Long) row.getField(Questions.NUMBER.name()),
                text(row, Questions.LABEL),
                text(row, Questions.NAME),
                needed(row, Questions.TERMS),
                text(row, Questions.LABEL_KEY),
                text(row, Questions.MERGED_INTO),
                needed(row, Questions.SPACE),
                (LocalDate) row.getField(Questions.FIRST_SEEN.name()),
                instant(row, Questions.KNOWN_FROM),
                needed(row, Questions.LANGUAGES),
                (Long) row.getField(Questions.WORDINGS.name()),
                examples,
                text(row, Questions.NEAREST),
                number(row, Questions.NEAREST_SIMILARITY),
                text(row, Questions.SAME_AS));
    }

    static String needed(Record row, Field field) {
        return String.valueOf(row.getField(field.name()));
    }

    static @Nullable String text(Record row, Field field) {
        Object value = row.getField(field.name());
        return value == null ? null : value.toString();
    }

    private static <E extends Enum<E>> @Nullable E term(Record row, Field field, Class<E> terms) {
        String code = text(row, field);
        return code == null ? null : Enum.valueOf(terms, code.toUpperCase(Locale.ROOT));
    }

    static @Nullable Double number(Record row, Field field) {
        return (Double) row.getField(field.name());
    }

    static @Nullable Instant instant(Record row, Field field) {
        return row.getField(field.name()) instanceof OffsetDateTime at ? at.toInstant() : null;
    }

    private static @Nullable ByteVector vector(@Nullable Object value) {
        if (!(value instanceof ByteBuffer buffer)) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return new ByteVector(bytes);
    }
}
