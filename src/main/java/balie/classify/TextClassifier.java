package balie.classify;

import balie.classify.FewShot.Settings;
import balie.classify.FewShot.Verdict;
import balie.model.Conclusion;
import balie.model.Emotion;
import balie.model.Kind;
import balie.model.Taxonomy;
import balie.model.Taxonomy.Category;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Concludes from a text what kind of contact it is, which category of complaint it would be, and in which state its writer was.
 * Silent where the text leaves doubt, and of kinds and states in languages in which it was not shown to be good enough
 * ({@link Validated}).
 */
public final class TextClassifier implements Serializable {

    /** It has examples in these: it can learn where one of them is understood. */
    public static final List<String> LANGUAGES = List.of("nl", "en");

    private static final long serialVersionUID = 1;

    private final @Nullable FewShot categories;
    private final ContactKind kinds;
    private final CustomerState states;
    private final Set<String> withKinds;
    private final Set<String> withStates;

    private TextClassifier(
            @Nullable FewShot categories,
            ContactKind kinds,
            CustomerState states,
            Set<String> withKinds,
            Set<String> withStates) {
        this.categories = categories;
        this.kinds = kinds;
        this.states = states;
        this.withKinds = withKinds;
        this.withStates = withStates;
    }

    /**
     * Learns from the examples that come with Balie and from a taxonomy.
     *
     * @param taxonomy of complaints; of fewer than two categories none is concluded
     */
    public static TextClassifier learned(Taxonomy taxonomy, Validated validated, TextVectors vectors) {
        return new TextClassifier(
                categories(taxonomy, vectors),
                ContactKind.learned(vectors),
                CustomerState.learned(vectors),
                on(validated, Validated.KIND),
                on(validated, Validated.STATE));
    }

    private static Set<String> on(Validated validated, String what) {
        return validated.figures().stream()
                .map(Validated.Figure::language)
                .filter(language -> validated.on(what, language))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The examples that come with Balie, all in one: where they are others, something else is learned. */
    public static String lesson() {
        return LabelledText.kinds().toString() + LabelledText.states();
    }

    /** What the examples of kinds and states that come with Balie ask, in a language. */
    public static List<String> examples(String language) {
        return Stream.concat(LabelledText.kinds().stream(), LabelledText.states().stream())
                .filter(text -> text.language().equals(language))
                .map(text -> Heard.in(text.text()).asks())
                .distinct()
                .toList();
    }

    /** The names and definitions of a taxonomy, and what its examples ask, in a language. */
    public static List<String> sentences(Taxonomy taxonomy, String language) {
        return taxonomy.categories().stream()
                .flatMap(category -> sentences(category, language).stream())
                .distinct()
                .toList();
    }

    private static List<String> sentences(Category category, String language) {
        Stream<String> names = Stream.of(category.names(), category.definitions())
                .flatMap(texts -> Optional.ofNullable(texts.get(language)).stream());
        Stream<String> examples = category.examples().getOrDefault(language, List.of()).stream()
                .map(example -> Heard.in(example).asks());
        return Stream.concat(names, examples).toList();
    }

    /** What tells the categories of a taxonomy apart; null if it has fewer than two. */
    public static @Nullable FewShot categories(Taxonomy taxonomy, TextVectors vectors) {
        Examples examples = new Examples();
        for (Category category : taxonomy.categories()) {
            String id = category.id();
            category.names().forEach((language, name) -> {
                if (vectors.knows(language)) {
                    examples.addName(id, vectors.of(name, language));
                }
            });
            category.definitions().forEach((language, text) -> {
                if (vectors.knows(language)) {
                    examples.addName(id, vectors.of(text, language));
                }
            });
            category.examples().forEach((language, texts) -> {
                if (vectors.knows(language)) {
                    texts.forEach(
                            text -> examples.add(id, vectors.of(Heard.in(text).asks(), language)));
                }
            });
        }
        return examples.classes().size() < 2 ? null : FewShot.fit(examples, Settings.USUAL);
    }

    /**
     * What a text tells.
     *
     * @param body the message as it was written
     * @param meaning the vector of what it asks
     * @param language code of its language, such as nl
     */
    public Conclusion of(String body, float[] meaning, String language) {
        Optional<Kind> kind = withKinds.contains(language) ? kinds.of(body, meaning) : Optional.empty();
        Optional<Emotion> state = withStates.contains(language) ? states.of(body, meaning) : Optional.empty();
        Optional<String> category = categories == null
                ? Optional.empty()
                : Optional.of(categories.of(meaning)).filter(Verdict::sure).map(Verdict::label);
        return new Conclusion(kind.orElse(null), category.orElse(null), state.orElse(null));
    }
}
