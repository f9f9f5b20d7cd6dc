package balie.question;

import balie.encode.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LikenessTest {

    private static final int DIMENSIONS = 64;

    private final Random random = new Random(4);

    private float[] noise() {
        float[] out = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            out[i] = (float) (random.nextGaussian() / Math.sqrt(DIMENSIONS));
        }
        return out;
    }

    /** @param wide how much texts of a question differ from its middle */
    private List<Item> around(float[] middle, double wide, int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] vector = middle.clone();
            Vectors.add(vector, noise(), (float) wide);
            items.add(new Item("k" + random.nextLong(), "en", Vectors.normalise(vector)));
        }
        return items;
    }

    private static Group group(int number, List<Item> items) {
        Group group = new Group(number);
        items.forEach(group::add);
        return group;
    }

    @ParameterizedTest
    @ValueSource(doubles = {.3, .7, 1})
    void two_samples_of_one_question_are_one_however_many_ways_it_is_asked_in(double wide) {
        float[] middle = Vectors.normalise(noise());
        Group one = group(1, around(middle, wide, 25));
        Group other = group(2, around(middle, wide, 25));
        assertThat(Likeness.isOne(one, other, Limits.MEANING)).isTrue();
        assertThat(Likeness.isOne(other, one, Limits.MEANING)).isTrue();
    }

    @Test
    void narrow_questions_near_each_other_are_two_at_a_cosine_at_which_wide_ones_are_one() {
        float[] middle = Vectors.normalise(noise());
        float[] near = middle.clone();
        Vectors.add(near, noise(), .8f);
        Vectors.normalise(near);
        Group narrow = group(1, around(middle, .3, 25));
        Group nearIt = group(2, around(near, .3, 25));
        Group wide = group(3, around(middle, 1, 25));
        Group another = group(4, around(middle, 1, 25));
        assertThat(Vectors.dot(narrow.mean(), nearIt.mean())).isGreaterThan(Vectors.dot(wide.mean(), another.mean()));
        assertThat(Likeness.isOne(narrow, nearIt, Limits.MEANING)).isFalse();
        assertThat(Likeness.isOne(wide, another, Limits.MEANING)).isTrue();
    }

    @Test
    void the_mean_cosine_within_is_that_of_pairs_of_different_texts() {
        List<Item> items = around(Vectors.normalise(noise()), .5, 7);
        double sum = 0;
        for (Item a : items) {
            for (Item b : items) {
                sum += a.equals(b) ? 0 : Vectors.dot(a.vector(), b.vector());
            }
        }
        assertThat(Likeness.within(Clusters.mean(items), 7)).isCloseTo(sum / 42, within(1e-5));
        assertThat(Likeness.within(items.get(0).vector(), 1)).isEqualTo(1);
    }
}
