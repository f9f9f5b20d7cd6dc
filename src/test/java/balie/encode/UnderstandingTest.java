package balie.encode;

import balie.model.UnderstoodBy;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** With an encoder of planted vectors: which way a text goes does not depend on how good the encoder is. */
class UnderstandingTest {

    private static final int DIMENSIONS = 32;
    private static final List<String> ENGLISH =
            List.of("parcel", "money", "password", "invoice", "address", "voucher", "router", "contract");
    private static final List<String> DUTCH =
            List.of("pakket", "geld", "wachtwoord", "factuur", "adres", "bon", "modem", "contract");

    private final SentenceEncoder encoder = new Words();
    private final float[] mean = new float[DIMENSIONS];
    private final List<Pair> pairs = pairs();
    private final float[][] targets = pairs.stream()
            .map(p -> Vectors.centred(encoder.encode(p.english()), mean))
            .toArray(float[][]::new);
    private final LinearEncoder map = Bridge.fit("nl-1", pairs, targets);
    private final Understanding understanding =
            new Understanding(encoder, mean, Set.of("en"), Map.of("nl", new Bridge("nl", map, null)), null);

    /** Each word a direction by chance, a sentence the sum of its words. */
    private static final class Words implements SentenceEncoder {

        @Override
        public String id() {
            return "words";
        }

        @Override
        public int dimensions() {
            return DIMENSIONS;
        }

        @Override
        public float[] encode(String text) {
            float[] sum = new float[DIMENSIONS];
            for (String word : text.split(" ")) {
                Random random = new Random(word.hashCode());
                for (int i = 0; i < DIMENSIONS; i++) {
                    sum[i] += (float) random.nextGaussian();
                }
            }
            return Vectors.normalise(sum);
        }

        @Override
        public void close() {}
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < ENGLISH.size(); a++) {
            for (int b = 0; b < ENGLISH.size(); b++) {
                pairs.add(new Pair(DUTCH.get(a) + " " + DUTCH.get(b), ENGLISH.get(a) + " " + ENGLISH.get(b)));
            }
        }
        return pairs;
    }

    @Test
    void a_language_of_the_encoder_goes_through_it() {
        Understanding.Understood found = understanding.understand("parcel money", "en");
        assertThat(found.by()).isEqualTo(UnderstoodBy.ENCODER);
        assertThat(found.encoder()).isEqualTo("words");
        assertThat(understanding.made(found.encoder(), "en")).isTrue();
        assertThat(understanding.made(understanding.studentId("x"), "en"))
                .as("of its student")
                .isTrue();
        assertThat(understanding.made("others+student-x", "en"))
                .as("of another's student")
                .isFalse();
        assertThat(found.space()).isEqualTo(Understanding.MEANING);
        assertThat(found.vector()).isEqualTo(Vectors.centred(encoder.encode("parcel money"), mean));
    }

    @Test
    void a_language_with_a_bridge_comes_into_the_same_space() {
        Understanding.Understood found = understanding.understand("factuur adres", "nl");
        assertThat(found.by()).isEqualTo(UnderstoodBy.BRIDGE);
        assertThat(found.encoder()).isEqualTo("nl-1");
        assertThat(understanding.made(found.encoder(), "nl")).isTrue();
        assertThat(understanding.made("nl-2", "nl")).as("of another bridge").isFalse();
        assertThat(found.space()).isEqualTo(Understanding.MEANING);
        float[] own = understanding.understand("invoice address", "en").vector();
        float[] other = understanding.understand("router voucher", "en").vector();
        assertThat(Vectors.dot(found.vector(), own))
                .isGreaterThan(.8f)
                .isGreaterThan(Vectors.dot(found.vector(), other) + .3f);
    }

    @Test
    void any_other_language_is_compared_by_its_characters_and_among_its_own() {
        for (String language : List.of("fr", "und")) {
            Understanding.Understood found = understanding.understand("o\u00F9 est mon colis", language);
            assertThat(found.by()).isEqualTo(UnderstoodBy.CHARACTERS);
            assertThat(found.space()).isEqualTo(Understanding.CHARACTERS + language);
            assertThat(understanding.made(found.encoder(), language)).isTrue();
            assertThat(understanding.languages()).doesNotContain(language);
        }
        assertThat(understanding.languages()).containsExactlyInAnyOrder("en", "nl");
        float[] colis =
                understanding.understand("O\u00F9 est mon colis ?", "fr").vector();
        float[] same = understanding.understand("ou est mon colis", "fr").vector();
        float[] others =
                understanding.understand("je veux changer de mot", "fr").vector();
        assertThat(colis).hasSize(DIMENSIONS);
        assertThat(Vectors.dot(colis, colis)).isBetween(.9999f, 1.0001f);
        assertThat(Vectors.dot(colis, same)).isGreaterThan(Vectors.dot(colis, others) + .3f);
        assertThat(understanding.understand("?!", "fr").vector()).containsOnly(0);
    }

    @Test
    void a_student_stands_in_for_the_encoder_in_its_languages_only() {
        LinearEncoder student = LinearEncoder.fit(
                "student", pairs.stream().map(Pair::english).toList(), targets, LinearEncoder.Fit.USUAL);
        Understanding taught =
                new Understanding(encoder, mean, Set.of("en"), Map.of("nl", new Bridge("nl", map, null)), student);
        Understanding.Understood found = taught.understand("parcel money", "en");
        assertThat(found.by()).isEqualTo(UnderstoodBy.STUDENT);
        assertThat(found.encoder()).isEqualTo("student");
        assertThat(found.space()).isEqualTo(Understanding.MEANING);
        assertThat(Vectors.dot(
                        found.vector(),
                        understanding.understand("parcel money", "en").vector()))
                .isGreaterThan(.8f);
        assertThat(taught.understand("pakket", "nl").by()).isEqualTo(UnderstoodBy.BRIDGE);
    }

    @Test
    void a_dictionary_helps_with_words_of_which_the_pairs_say_nothing() {
        String entry = "kat\ncat\n";
        Gloss gloss = Gloss.parse(List.of("kat\tA\tI"), entry.getBytes(StandardCharsets.UTF_8), List.of());
        Bridge with = new Bridge("nl", map, gloss);
        Bridge without = new Bridge("nl", map, null);
        float[] cat = Vectors.centred(encoder.encode("cat"), mean);
        assertThat(Vectors.dot(with.vector("kat", encoder, mean), cat))
                .isGreaterThan(Vectors.dot(without.vector("kat", encoder, mean), cat) + .2f);
        // Of nothing that it knows it says nothing.
        assertThat(with.vector("xyzzy", encoder, mean)).isEqualTo(without.vector("xyzzy", encoder, mean));
        assertThat(with.id()).isEqualTo("nl-1+1").isNotEqualTo(without.id());
    }

    @Test
    void a_bridge_is_judged_on_pairs_that_it_was_not_fitted_to() {
        Bridge.Quality good = Bridge.quality(pairs, targets);
        assertThat(good.of()).isEqualTo(7);
        assertThat(good.found()).isBetween(.7, 1.0);
        assertThat(good.cosine()).isGreaterThan(.7);
        // Translations that belong to other sentences: there is nothing to be found.
        float[][] wrong = IntStream.range(0, targets.length)
                .mapToObj(i -> targets[(i * 29 + 11) % targets.length])
                .toArray(float[][]::new);
        assertThat(Bridge.quality(pairs, wrong).cosine()).isLessThan(good.cosine() - .3);
    }
}
