package balie.question;

import balie.model.ByteVector;
import balie.model.Conclusion;
import balie.model.UnderstoodBy;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

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
        @Nullable Instant firstOpenedAt) {}
