package balie.classify;

import balie.model.Conclusion;
import balie.model.Kind;
import balie.model.Severity;
import balie.model.Taxonomy;
import balie.model.Taxonomy.Category;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class TextClassifierTest {

    private static final TextVectors VECTORS = new WordVectors();
    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(
            category("delivery", "parcel lost", "parcel late", "my parcel is late", "lost parcel"),
            category("billing", "wrong invoice", "invoice too high", "my invoice is wrong", "high invoice")));
    private static final TextClassifier CLASSIFIER = TextClassifier.learned(TAXONOMY, Validated.packaged(), VECTORS);

    @Test
    void a_text_tells_its_category() {
        assertThat(of("my parcel is lost", "en").category()).isEqualTo("delivery");
        assertThat(of("wrong invoice again", "en").category()).isEqualTo("billing");
    }

    @Test
    void kind_and_state_are_concluded_only_in_languages_in_which_that_was_shown_to_be_good_enough() {
        LabelledText complaint = LabelledText.kinds().stream()
                .filter(t ->
                        t.label().equals(Kind.COMPLAINT.code()) && t.language().equals("en"))
                .filter(t -> of(t.text(), "en").kind() == Kind.COMPLAINT)
                .findFirst()
                .orElseThrow();

        assertThat(of(complaint.text(), "en").kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(of(complaint.text(), "de").kind()).isNull();
        assertThat(of(complaint.text(), "de").emotion()).isNull();
        TextClassifier unmeasured = TextClassifier.learned(TAXONOMY, Validated.NOTHING, VECTORS);
        assertThat(unmeasured
                        .of(complaint.text(), VECTORS.of(complaint.text(), "en"), "en")
                        .kind())
                .isNull();
    }

    @Test
    void without_a_taxonomy_there_are_no_categories() {
        TextClassifier classifier = TextClassifier.learned(Taxonomy.NONE, Validated.packaged(), VECTORS);

        assertThat(classifier
                        .of("my parcel is lost", VECTORS.of("my parcel is lost", "en"), "en")
                        .category())
                .isNull();
    }

    @Test
    void it_asks_vectors_of_the_sentences_it_names_and_of_no_language_that_is_not_known() {
        Set<String> named = new HashSet<>(TextClassifier.examples("en"));
        named.addAll(TextClassifier.sentences(TAXONOMY, "en"));
        Set<String> asked = new HashSet<>();
        TextVectors english = new TextVectors() {
            @Override
            public float[] of(String text, String language) {
                assertThat(language).isEqualTo("en");
                asked.add(text);
                return VECTORS.of(text, language);
            }

            @Override
            public boolean knows(String language) {
                return language.equals("en");
            }
        };
        TextClassifier.learned(TAXONOMY, Validated.packaged(), english);

        assertThat(asked).isEqualTo(named);
    }

    private static Conclusion of(String text, String language) {
        Heard heard = Heard.in(text);
        return CLASSIFIER.of(heard.body(), VECTORS.of(heard.asks(), language), language);
    }

    private static Category category(String id, String... examples) {
        return new Category(
                id,
                Map.of("en", id),
                Map.of("nl", "de " + id),
                Map.of("en", List.of(examples)),
                Optional.of(Severity.HIGH),
                Optional.empty(),
                Set.of());
    }
}
