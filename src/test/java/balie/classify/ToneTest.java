package balie.classify;

import balie.classify.Validated.Figure;
import balie.model.Emotion;
import balie.model.Kind;
import balie.model.Term;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ToneTest {

    @Test
    void the_surface_hears_marks_and_capitals_and_not_which_number_it_is() {
        float[] none = new float[0];

        assertThat(Surface.with(none, "Order 1234 is late.")).isEqualTo(Surface.with(none, " Order 9876 is late. "));
        assertThat(Surface.with(none, "Order 1234 is late!")).isNotEqualTo(Surface.with(none, "Order 1234 is late."));
        assertThat(Surface.with(none, "it is LATE.")).isNotEqualTo(Surface.with(none, "it is late."));
    }

    @Test
    void any_text_has_a_surface() {
        for (String text : List.of("", " ", "?", "\uD83D\uDE00", "x".repeat(100_000))) {
            float[] vector = Surface.with(new float[] {1, 0}, text);

            assertThat(vector.length).isEqualTo(Surface.with(new float[] {1, 0}, "abc").length);
            for (float v : vector) {
                assertThat(v).isBetween(-10f, 10f);
            }
        }
    }

    @Test
    void the_examples_name_every_value_of_their_vocabulary_and_no_other() {
        assertThat(LabelledText.kinds().stream().map(LabelledText::label).distinct())
                .containsExactlyInAnyOrderElementsOf(Term.codes(Kind.values()));
        assertThat(LabelledText.states().stream().map(LabelledText::label).distinct())
                .containsExactlyInAnyOrderElementsOf(Term.codes(Emotion.values()));
    }

    @Test
    void every_classifier_was_measured_in_every_language_of_its_examples() {
        Validated validated = Validated.packaged();
        for (String what : List.of(Validated.KIND, Validated.STATE)) {
            for (String language : List.of("nl", "en")) {
                Figure figure = validated.of(what, language).orElseThrow();

                assertThat(figure.kappa()).isBetween(figure.low(), figure.high());
                assertThat(validated.on(what, language)).isEqualTo(figure.kappa() >= Validated.LEAST_KAPPA);
            }
            assertThat(validated.on(what, "de")).isFalse();
        }
    }
}
