package balie.question;

import balie.encode.Vectors;
import balie.model.ByteVector;
import balie.model.Conclusion;
import balie.model.DecidedBy;
import balie.model.StoredWording;
import balie.model.UnderstoodBy;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * A wording that was not seen before, made ready.
 *
 * @param wordingKey key of the wording as it was recorded
 * @param questionKey key of what it asks; null: it asks nothing
 * @param question what it asks; null: nothing
 * @param space in which its vector may be compared
 * @param encoder id of what made the vector
 * @param concluded what else its text tells
 * @param firstOpenedAt opening of the first contact with it; null: undated
 */
public record NewText(
        String wordingKey,
        @Nullable String questionKey,
        @Nullable String question,
        String language,
        UnderstoodBy by,
        String space,
        @Nullable String encoder,
        @Nullable ByteVector vector,
        Conclusion concluded,
        @Nullable Instant firstOpenedAt) {

    /** As it is grouped; to be asked only where it has a vector. */
    Item item() {
        return new Item(
                Objects.requireNonNull(questionKey),
                language,
                Vectors.unpack(Objects.requireNonNull(vector).values()));
    }

    /** As it is stored while it waits for its question. */
    StoredWording waiting() {
        return stored(
                firstOpenedAt, null, questionKey == null || vector == null ? null : DecidedBy.PENDING, null, null);
    }

    /** As it is stored in place of what was made of it before: what that was given to stays. */
    public StoredWording inPlaceOf(StoredWording old) {
        return stored(old.firstOpenedAt(), old.questionId(), old.decidedBy(), old.similarity(), old.knownFrom());
    }

    private StoredWording stored(
            @Nullable Instant opened,
            @Nullable String questionId,
            @Nullable DecidedBy decidedBy,
            @Nullable Double similarity,
            @Nullable Instant knownFrom) {
        return new StoredWording(
                wordingKey,
                questionKey,
                language,
                by,
                encoder,
                vector,
                opened,
                questionId,
                decidedBy,
                similarity,
                knownFrom,
                concluded);
    }
}
