package balie.classify;

import balie.classify.FewShot.Settings;
import balie.classify.FewShot.Verdict;
import balie.model.ClassifiedBy;
import balie.model.Kind;
import balie.model.Severity;
import balie.model.Taxonomy;
import balie.model.Taxonomy.Category;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a contact is a complaint, and of which category. What the export records stands; the text is asked only where it says
 * nothing, and where that leaves doubt the answer is {@value Taxonomy#UNCLASSIFIED}.
 */
public final class ComplaintClassifier implements Serializable {

    private static final long serialVersionUID = 1;

    private final Map<String, String> recorded;
    private final Map<String, Severity> severities;
    private final Map<String, String> causes;
    private final @Nullable FewShot categories;
    private final ContactKind kinds;

    private ComplaintClassifier(
            Map<String, String> recorded,
            Map<String, Severity> severities,
            Map<String, String> causes,
            @Nullable FewShot categories,
            ContactKind kinds) {
        this.recorded = recorded;
        this.severities = severities;
        this.causes = causes;
        this.categories = categories;
        this.kinds = kinds;
    }

    /**
     * What is known of a contact.
     *
     * @param kind as recorded
     * @param category as recorded
     * @param text what the customer wrote; null: nothing
     * @param meaning the vector of the text; null: of this language there is none, or there is no text
     * @param kindsValidated whether kinds may be concluded in this language: {@link Validated#on}
     */
    @SuppressWarnings("ArrayRecordComponent") // Carried from one call to the next, never compared.
    public record Contact(
            @Nullable Kind kind,
            @Nullable String category,
            @Nullable String text,
            float @Nullable [] meaning,
            boolean kindsValidated) {}

    /**
     * What was decided.
     *
     * @param kind empty if unclassified
     * @param kindBy how
     * @param category id of a category or {@value Taxonomy#UNCLASSIFIED}; empty if it is no complaint
     * @param categoryBy how; empty if it is no complaint
     * @param guessedCategory what the text alone says of a complaint, also where the category is recorded, so that the two can be
     *     compared; empty in doubt
     * @param severity of the category, where the taxonomy gives one
     * @param cause of the category, where the taxonomy gives one
     */
    public record Decision(
            Optional<Kind> kind,
            ClassifiedBy kindBy,
            Optional<String> category,
            Optional<ClassifiedBy> categoryBy,
            Optional<String> guessedCategory,
            Optional<Severity> severity,
            Optional<String> cause) {}

    /**
     * Learns the categories from their names, definitions and examples.
     *
     * @param kinds asked where no kind is recorded
     */
    public static ComplaintClassifier learned(Taxonomy taxonomy, ContactKind kinds, TextVectors vectors) {
        Map<String, String> recorded = new HashMap<>();
        Map<String, Severity> severities = new HashMap<>();
        Map<String, String> causes = new HashMap<>();
        for (Category category : taxonomy.categories()) {
            category.recorded().forEach(value -> recorded.put(Wording.normalise(value), category.id()));
            category.severity().ifPresent(severity -> severities.put(category.id(), severity));
            category.cause().ifPresent(cause -> causes.put(category.id(), cause));
        }
        return new ComplaintClassifier(recorded, severities, causes, categories(taxonomy, vectors), kinds);
    }

    /** What tells the categories of a taxonomy apart; null if it has fewer than two. */
    public static @Nullable FewShot categories(Taxonomy taxonomy, TextVectors vectors) {
        Examples examples = new Examples();
        for (Category category : taxonomy.categories()) {
            String id = category.id();
            category.names().forEach((language, name) -> examples.addName(id, vectors.of(name, language)));
            category.definitions().forEach((language, text) -> examples.addName(id, vectors.of(text, language)));
            category.examples()
                    .forEach((language, texts) -> texts.forEach(text -> examples.add(id, vectors.of(text, language))));
        }
        return examples.classes().size() < 2 ? null : FewShot.fit(examples, Settings.USUAL);
    }

    /** Decides on one contact. */
    public Decision decide(Contact contact) {
        Optional<Kind> kind = Optional.ofNullable(contact.kind());
        ClassifiedBy kindBy = ClassifiedBy.RECORDED;
        if (kind.isEmpty()) {
            kind = guessedKind(contact);
            kindBy = kind.isPresent() ? ClassifiedBy.CLASSIFIED : ClassifiedBy.UNCLASSIFIED;
        }
        if (kind.filter(k -> k == Kind.COMPLAINT).isEmpty()) {
            return new Decision(
                    kind,
                    kindBy,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Optional<String> guess = guessedCategory(contact.meaning());
        Optional<String> known = recordedCategory(contact.category());
        ClassifiedBy categoryBy = known.isPresent()
                ? ClassifiedBy.RECORDED
                : guess.isPresent() ? ClassifiedBy.CLASSIFIED : ClassifiedBy.UNCLASSIFIED;
        Optional<String> category = known.or(() -> guess);
        return new Decision(
                kind,
                kindBy,
                category.or(() -> Optional.of(Taxonomy.UNCLASSIFIED)),
                Optional.of(categoryBy),
                guess,
                category.map(severities::get),
                category.map(causes::get));
    }

    private Optional<Kind> guessedKind(Contact contact) {
        String text = contact.text();
        float[] meaning = contact.meaning();
        return text == null || meaning == null || !contact.kindsValidated()
                ? Optional.empty()
                : kinds.of(text, meaning);
    }

    /** The category that a recorded value means; empty if the taxonomy does not know it. */
    public Optional<String> recordedCategory(@Nullable String value) {
        return value == null ? Optional.empty() : Optional.ofNullable(recorded.get(Wording.normalise(value)));
    }

    private Optional<String> guessedCategory(float @Nullable [] meaning) {
        return meaning == null || categories == null
                ? Optional.empty()
                : Optional.of(categories.of(meaning)).filter(Verdict::sure).map(Verdict::label);
    }
}
