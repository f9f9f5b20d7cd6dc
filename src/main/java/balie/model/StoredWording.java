package balie.model;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A wording as it is kept; what the values mean is said in the contract of the table of wordings. Instants are cut to
 * microseconds, which is what the table holds.
 */
public record StoredWording(
        String key,
        @Nullable String questionKey,
        @Nullable String language,
        UnderstoodBy understoodBy,
        @Nullable String encoder,
        @Nullable ByteVector vector,
        @Nullable Instant firstOpenedAt,
        @Nullable String questionId,
        @Nullable DecidedBy decidedBy,
        @Nullable Double similarity,
        @Nullable Instant knownFrom,
        Conclusion concluded)
        implements Serializable {

    public StoredWording {
        firstOpenedAt = micros(firstOpenedAt);
        knownFrom = micros(knownFrom);
    }

    static @Nullable Instant micros(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same wording, given to a question, or to none yet. */
    public StoredWording decided(
            @Nullable String question, DecidedBy by, @Nullable Double nearness, @Nullable Instant from) {
        return new StoredWording(
                key,
                questionKey,
                language,
                understoodBy,
                encoder,
                vector,
                firstOpenedAt,
                question,
                by,
                nearness,
                from,
                concluded);
    }

    /** The same wording without what it means and asks; the question it was given to stays. */
    public StoredWording withoutMeaning() {
        return new StoredWording(
                key,
                null,
                language,
                understoodBy,
                encoder,
                null,
                firstOpenedAt,
                questionId,
                decidedBy,
                similarity,
                knownFrom,
                concluded);
    }

    /** The same wording with what its text tells now. */
    public StoredWording concluding(Conclusion now) {
        return new StoredWording(
                key,
                questionKey,
                language,
                understoodBy,
                encoder,
                vector,
                firstOpenedAt,
                questionId,
                decidedBy,
                similarity,
                knownFrom,
                now);
    }
}
