package balie.question;

import balie.model.ArticleMatch;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ArticleMatchingTest {

    private static final float[][] NOTHING = {};

    private static Item item(float... vector) {
        return new Item("k", "en", balie.encode.Vectors.normalise(vector));
    }

    @Test
    void an_article_is_as_near_as_its_three_nearest_passages_in_terms_of_how_near_the_examples_are_to_each_other() {
        ArticleMatching matching = new ArticleMatching(Map.of(), NOTHING);
        matching.add("a", List.of(item(1, 0, 0), item(.8f, .6f, 0), item(.6f, .8f, 0), item(0, 0, 1)));

        List<ArticleMatch> once = matching.of("Q1", List.of(item(1, 0, 0)));
        List<ArticleMatch> twice = matching.of("Q2", List.of(item(1, 0, 0), item(.8f, .6f, 0)));

        assertThat(once).hasSize(1);
        assertThat(once.get(0).similarity()).isCloseTo((1 + .8 + .6) / 3, within(1e-6));
        // To the second example the passages are .8, 1 and .96 near; the two are .8 near to each other.
        assertThat(twice.get(0).similarity()).isCloseTo((.8 + .92) / 2 / Math.sqrt(.8), within(1e-6));
        assertThat(once.get(0).answers()).isTrue();
    }

    @Test
    void what_is_near_to_anything_is_an_answer_to_nothing() {
        float[][] atLarge = {{1, 0, 0}, {.8f, .6f, 0}};
        ArticleMatching matching = new ArticleMatching(Map.of(), atLarge);
        matching.add("general", List.of(item(1, 0, 0)));
        matching.add("special", List.of(item(0, .6f, .8f)));

        assertThat(matching.of("Q1", List.of(item(1, .1f, 0)))).isEmpty();
        assertThat(matching.of("Q2", List.of(item(0, .5f, .8f))))
                .extracting(ArticleMatch::articleId)
                .containsExactly("special");
    }

    @Test
    void the_nearest_comes_first_and_what_is_not_far_is_told_but_is_no_answer() {
        ArticleMatching matching = new ArticleMatching(Map.of(), NOTHING);
        double between = (ArticleMatching.NEAR + ArticleMatching.ANSWERS) / 2;
        matching.add("near", List.of(item(1, 1, 0)));
        matching.add("not far", List.of(item((float) between, 0, (float) Math.sqrt(1 - between * between))));
        matching.add("far", List.of(item(0, 0, 1)));
        matching.add("empty", List.of());

        List<ArticleMatch> matches = matching.of("Q1", List.of(item(1, 0, 0)));

        assertThat(matches).extracting(ArticleMatch::articleId).containsExactly("near", "not far");
        assertThat(matches).extracting(ArticleMatch::answers).containsExactly(true, false);
        assertThat(matching.of("Q2", List.of())).isEmpty();
    }

    @Test
    void what_all_texts_of_a_language_have_in_common_is_taken_away_from_both() {
        ArticleMatching plain = new ArticleMatching(Map.of(), NOTHING);
        ArticleMatching centred = new ArticleMatching(Map.of("en", new float[] {.9f, 0, 0}), NOTHING);
        for (ArticleMatching each : List.of(plain, centred)) {
            each.add("a", List.of(item(1, .3f, 0)));
        }
        List<Item> unlike = List.of(item(1, -.3f, 0));

        assertThat(plain.of("Q1", unlike)).hasSize(1);
        assertThat(centred.of("Q1", unlike)).isEmpty();
    }
}
