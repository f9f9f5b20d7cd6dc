package balie.encode;

import balie.classify.TextClassifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** The vectors that come with Balie are those of the encoder that comes with it. */
class AnchorsTest {

    private static final int SAMPLED = 400;
    private static final List<String> SENTENCES =
            Pairs.dutch().stream().map(Pair::english).toList();

    /** What classifiers learn from. */
    private static final List<String> EXAMPLES = TextClassifier.examples("en");

    private static OnnxEncoder encoder;

    @BeforeAll
    static void load() {
        encoder = OnnxEncoder.packaged();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    /** To be run when pairs or encoder change. */
    @Test
    @EnabledIfSystemProperty(named = "balie.write-anchors", matches = "true")
    void are_written() throws IOException {
        Path folder = Path.of("src/main/resources/balie/language");
        write(folder.resolve("anchors-examples.bin"), EXAMPLES);
        Anchors anchors = write(folder.resolve("anchors-english.bin"), SENTENCES);
        List<Pair> pairs = Pairs.dutch();
        Files.writeString(
                folder.resolve("quality.txt"),
                BridgeQualities.key(pairs) + " " + BridgeQualities.text(Bridge.quality(pairs, anchors.centred()))
                        + "\n");
    }

    private static Anchors write(Path file, List<String> sentences) throws IOException {
        Anchors anchors = Anchors.make(encoder, sentences);
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            anchors.write(new DataOutputStream(bytes));
            out.write(bytes.toByteArray());
        }
        return anchors;
    }

    @Test
    void the_quality_of_the_bridge_is_that_of_these_pairs() {
        assertThat(BridgeQualities.packaged(BridgeQualities.key(Pairs.dutch())))
                .as("pairs changed: run with -Dbalie.write-anchors=true")
                .hasValueSatisfying(q -> {
                    assertThat(q.of()).isEqualTo((Pairs.dutch().size() + 9) / 10);
                    assertThat(q.found()).isBetween(.5, 1.0);
                });
    }

    @Test
    void are_what_the_encoder_gives() {
        are("english", SENTENCES);
        are("examples", EXAMPLES);
    }

    private static void are(String name, List<String> sentences) {
        Anchors anchors = Objects.requireNonNull(
                Anchors.packaged(name, encoder.id(), sentences), "texts changed: run with -Dbalie.write-anchors=true");
        float[][] vectors = anchors.vectors();
        assertThat(vectors).hasNumberOfRows(sentences.size());
        for (int i = 0; i < sentences.size(); i += SAMPLED) {
            // Kernels of processors round otherwise; a wrong vector would be at .7, the cosine of any two.
            assertThat(Vectors.dot(vectors[i], encoder.encode(sentences.get(i))))
                    .as(sentences.get(i))
                    .isGreaterThan(.97f);
        }
    }

    @Test
    void are_of_these_sentences_and_this_encoder_only() {
        assertThat(Anchors.packaged("english", "another", SENTENCES)).isNull();
        assertThat(Anchors.packaged("english", encoder.id(), SENTENCES.subList(1, SENTENCES.size())))
                .isNull();
    }

    @Test
    void come_back_as_they_were_written() throws IOException {
        Anchors made = Anchors.make(encoder, List.of("Where is my parcel?", "I want my money back."));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        made.write(new DataOutputStream(bytes));
        Anchors read = Anchors.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.vectors()).isDeepEqualTo(made.vectors());
        assertThat(read.isFor(encoder.id(), List.of("Where is my parcel?", "I want my money back.")))
                .isTrue();
    }
}
