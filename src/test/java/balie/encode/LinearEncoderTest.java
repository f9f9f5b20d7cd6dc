package balie.encode;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LinearEncoderTest {

    private static final int DIMENSIONS = 16;
    private static final int WORDS = 40;
    private static final Random RANDOM = new Random(7);

    /** Each word has a direction; the vector of a text is the sum of those of its words. */
    private static final List<String> VOCABULARY = IntStream.range(0, WORDS)
            .mapToObj(i -> "" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "qx" + (char) ('z' - i % 26))
            .toList();

    private static final float[][] DIRECTIONS =
            IntStream.range(0, WORDS).mapToObj(i -> random()).toArray(float[][]::new);

    private final List<int[]> sentences = IntStream.range(0, 600)
            .mapToObj(i -> RANDOM.ints(4, 0, WORDS).distinct().toArray())
            .toList();
    private final List<String> texts =
            sentences.stream().map(LinearEncoderTest::text).toList();
    private final float[][] targets =
            sentences.stream().map(LinearEncoderTest::planted).toArray(float[][]::new);
    private final LinearEncoder fitted = LinearEncoder.fit("planted", texts, targets, LinearEncoder.Fit.USUAL);

    private static float[] random() {
        float[] out = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            out[i] = (float) RANDOM.nextGaussian();
        }
        return Vectors.normalise(out);
    }

    private static String text(int[] words) {
        return String.join(" ", IntStream.of(words).mapToObj(VOCABULARY::get).toList());
    }

    private static float[] planted(int[] words) {
        float[] sum = new float[DIMENSIONS];
        for (int word : words) {
            Vectors.add(sum, DIRECTIONS[word], 1);
        }
        return Vectors.normalise(sum);
    }

    @Test
    void finds_a_planted_map() {
        double cosine = 0;
        for (int i = 0; i < 200; i++) {
            int[] words = RANDOM.ints(4, 0, WORDS).distinct().toArray();
            cosine += Vectors.dot(fitted.encode(text(words)).vector(), planted(words)) / 200;
        }
        assertThat(cosine).isGreaterThan(.95);
    }

    @Test
    void the_order_of_the_texts_does_not_matter() {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
        Collections.shuffle(order, new Random(3));
        LinearEncoder shuffled = LinearEncoder.fit(
                "planted",
                order.stream().map(texts::get).toList(),
                order.stream().map(i -> targets[i]).toArray(float[][]::new),
                LinearEncoder.Fit.USUAL);
        assertThat(shuffled.size()).isEqualTo(fitted.size());
        for (String text : texts) {
            assertThat(Vectors.dot(
                            fitted.encode(text).vector(), shuffled.encode(text).vector()))
                    .isGreaterThan(.9999f);
        }
    }

    @Test
    void comes_back_as_it_was_written() throws IOException {
        byte[] written = written();
        LinearEncoder read = read(written);
        assertThat(read.id()).isEqualTo(fitted.id());
        assertThat(read.size()).isEqualTo(fitted.size());
        assertThat(read.dimensions()).isEqualTo(DIMENSIONS);
        for (String text : List.of(texts.get(0), "something else", "")) {
            assertThat(read.encode(text).vector()).isEqualTo(fitted.encode(text).vector());
            assertThat(read.encode(text).known()).isEqualTo(fitted.encode(text).known());
        }
    }

    @Test
    void another_format_and_a_cut_file_are_refused() throws IOException {
        byte[] written = written();
        byte[] other = written.clone();
        other[3] = 2;
        assertThatThrownBy(() -> read(other)).isInstanceOf(IOException.class).hasMessage("of format 2, not 1");
        byte[] cut = new byte[written.length - 1];
        System.arraycopy(written, 0, cut, 0, cut.length);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fitted.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static LinearEncoder read(byte[] bytes) throws IOException {
        return LinearEncoder.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void of_an_unknown_text_it_knows_nothing_and_gives_the_mean() {
        float[] mean = Vectors.normalise(Vectors.mean(List.of(targets), DIMENSIONS));
        for (String text : List.of("0123 4567", "", "?!")) {
            LinearEncoder.Guess guess = fitted.encode(text);
            assertThat(guess.known()).isZero();
            assertThat(Vectors.dot(guess.vector(), mean)).isGreaterThan(.9999f);
        }
        assertThat(fitted.encode(VOCABULARY.get(3)).known()).isEqualTo(1);
        assertThat(fitted.encode(VOCABULARY.get(3) + " 0123").known()).isBetween(.1, .9);
    }

    @Test
    void vectors_are_of_length_1() {
        for (String text : List.of(texts.get(0), texts.get(1), "x")) {
            float[] vector = fitted.encode(text).vector();
            assertThat(Vectors.dot(vector, vector)).isBetween(.9999f, 1.0001f);
        }
    }

    @Test
    void a_rare_feature_is_left_out() {
        List<String> once = List.of("alpha beta", "alpha beta", "gamma");
        float[][] any = {DIRECTIONS[0], DIRECTIONS[1], DIRECTIONS[2]};
        LinearEncoder map = LinearEncoder.fit("rare", once, any, LinearEncoder.Fit.USUAL);
        assertThat(map.encode("alpha").known()).isEqualTo(1);
        assertThat(map.encode("gamma").known()).isZero();
    }
}
