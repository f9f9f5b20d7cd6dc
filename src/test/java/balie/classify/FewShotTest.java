package balie.classify;

import balie.classify.FewShot.Settings;
import balie.classify.FewShot.Verdict;
import balie.encode.Vectors;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** On clouds of random vectors round one middle a class. */
class FewShotTest {

    private static final int DIMENSIONS = 24;
    private static final List<String> CLASSES = List.of("a", "b", "c");

    private final Random random = new Random(3);
    private final float[][] middles = {point(), point(), point()};

    @Test
    void finds_the_class_of_what_it_has_not_seen() {
        FewShot classifier = FewShot.fit(examples(8, .8), Settings.USUAL);

        assertThat(accuracy(classifier, .8)).isGreaterThan(.9);
        assertThat(classifier.classes()).isEqualTo(CLASSES);
    }

    @Test
    void tells_two_classes_apart_in_both_directions() {
        Examples two = new Examples();
        for (int i = 0; i < 10; i++) {
            two.add("no", near(1, .5));
            two.add("yes", near(0, .5));
        }
        FewShot classifier = FewShot.fit(two, Settings.USUAL);

        assertThat(classifier.of(middles[0]).label()).isEqualTo("yes");
        assertThat(classifier.of(middles[1]).label()).isEqualTo("no");
    }

    @Test
    void names_alone_are_enough_to_begin_with() {
        Examples names = new Examples();
        for (int k = 0; k < CLASSES.size(); k++) {
            names.addName(CLASSES.get(k), middles[k]);
        }
        FewShot classifier = FewShot.fit(names, Settings.USUAL);

        assertThat(accuracy(classifier, .8)).isGreaterThan(.9);
        assertThat(classifier.of(middles[1]).sure()).isTrue();
        assertThat(classifier.of(sum(middles[0], middles[1])).sure()).isFalse();
    }

    @Test
    void probabilities_sum_to_1_and_the_verdict_is_their_largest() {
        FewShot classifier = FewShot.fit(examples(5, 1), Settings.USUAL);
        for (int i = 0; i < 50; i++) {
            float[] vector = point();
            double[] p = classifier.probabilities(vector);
            Verdict verdict = classifier.of(vector);

            assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-9));
            assertThat(verdict.probability()).isEqualTo(Arrays.stream(p).max().orElseThrow());
            assertThat(verdict.sure()).isEqualTo(verdict.margin() >= classifier.margin());
        }
    }

    @Test
    void is_silent_more_often_the_less_the_examples_agree() {
        double clear = silent(FewShot.fit(examples(20, .3), Settings.USUAL), .3);
        Examples mixed = new Examples();
        for (int i = 0; i < 60; i++) {
            mixed.add(CLASSES.get(i % 3), near(random.nextInt(3), .5));
        }
        FewShot guessing = FewShot.fit(mixed, Settings.USUAL);

        assertThat(clear).isLessThan(.1);
        assertThat(silent(guessing, .5)).isGreaterThan(.5);
    }

    @Test
    void what_all_vectors_share_can_be_taken_away() {
        float[] shared = point();
        Examples names = new Examples();
        for (int k = 0; k < CLASSES.size(); k++) {
            names.addName(CLASSES.get(k), sum(middles[k], shared));
        }
        FewShot plain = FewShot.fit(names, Settings.USUAL);
        FewShot centred = FewShot.fit(names, Settings.USUAL, half(shared));
        float[] vector = sum(middles[2], shared);

        assertThat(centred.of(vector).label()).isEqualTo("c");
        assertThat(centred.of(vector).margin()).isGreaterThan(plain.of(vector).margin());
    }

    @Test
    void gives_the_same_for_the_same_and_after_being_stored() throws Exception {
        Examples examples = examples(6, 1);
        FewShot one = FewShot.fit(examples, Settings.USUAL);
        FewShot again = FewShot.fit(examples, Settings.USUAL);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(one);
        }
        FewShot stored = (FewShot) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        float[] vector = point();

        assertThat(again.probabilities(vector)).isEqualTo(one.probabilities(vector));
        assertThat(stored.of(vector)).isEqualTo(one.of(vector));
    }

    @Test
    void a_class_with_one_example_can_still_be_learned() {
        Examples examples = examples(1, .5);

        assertThat(accuracy(FewShot.fit(examples, Settings.USUAL), .5)).isGreaterThan(.8);
    }

    @Test
    void one_class_is_no_question() {
        Examples one = new Examples().add("a", point()).add("a", point());

        assertThatThrownBy(() -> FewShot.fit(one, Settings.USUAL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.add("b", new float[3])).isInstanceOf(IllegalArgumentException.class);
    }

    private Examples examples(int each, double spread) {
        Examples examples = new Examples();
        for (int i = 0; i < each; i++) {
            for (int k = 0; k < CLASSES.size(); k++) {
                examples.add(CLASSES.get(k), near(k, spread));
            }
        }
        return examples;
    }

    private double accuracy(FewShot classifier, double spread) {
        int right = 0;
        for (int i = 0; i < 300; i++) {
            right += classifier.of(near(i % 3, spread)).label().equals(CLASSES.get(i % 3)) ? 1 : 0;
        }
        return right / 300.0;
    }

    private double silent(FewShot classifier, double spread) {
        int silent = 0;
        for (int i = 0; i < 300; i++) {
            silent += classifier.of(near(i % 3, spread)).sure() ? 0 : 1;
        }
        return silent / 300.0;
    }

    private float[] near(int k, double spread) {
        float[] v = middles[k].clone();
        Vectors.add(v, point(), (float) spread);
        return Vectors.normalise(v);
    }

    private float[] point() {
        float[] v = new float[DIMENSIONS];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) random.nextGaussian();
        }
        return Vectors.normalise(v);
    }

    private static float[] sum(float[] a, float[] b) {
        float[] v = a.clone();
        Vectors.add(v, b, 1);
        return Vectors.normalise(v);
    }

    private static float[] half(float[] a) {
        float[] v = new float[a.length];
        Vectors.add(v, a, .5f);
        return v;
    }
}
