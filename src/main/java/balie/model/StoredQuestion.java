package balie.model;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A question of the catalogue as it is kept; what the values mean is said in the contract of the table of questions. */
public record StoredQuestion(
        String id,
        long number,
        @Nullable String label,
        @Nullable String name,
        String terms,
        @Nullable String labelKey,
        @Nullable String mergedInto,
        String space,
        @Nullable LocalDate firstSeen,
        @Nullable Instant knownFrom,
        String languages,
        long wordings,
        List<String> examples,
        @Nullable String nearest,
        @Nullable Double nearestSimilarity,
        @Nullable String sameAs)
        implements Serializable {

    /** The most wordings that stand for a question. */
    public static final int MOST_EXAMPLES = 30;

    /** @throws IllegalArgumentException for more examples than there may be */
    public StoredQuestion {
        knownFrom = StoredWording.micros(knownFrom);
        examples = List.copyOf(examples);
        if (examples.size() > MOST_EXAMPLES) {
            throw new IllegalArgumentException(id + " has " + examples.size() + " examples, not " + MOST_EXAMPLES);
        }
    }

    /** What it is shown as: the name a person gave it, else its label; null: it has neither. */
    public @Nullable String shown() {
        return name == null ? label : name;
    }

    /** The same question with fewer wordings behind it. */
    public StoredQuestion without(
            long gone, List<String> left, String termsLeft, @Nullable String newLabel, @Nullable String newLabelKey) {
        return new StoredQuestion(
                id,
                number,
                newLabel,
                name,
                termsLeft,
                newLabelKey,
                mergedInto,
                space,
                firstSeen,
                knownFrom,
                languages,
                Math.max(0, wordings - gone),
                left,
                nearest,
                nearestSimilarity,
                sameAs);
    }
}
