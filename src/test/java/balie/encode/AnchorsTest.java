package balie.encode;

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
        Path file = Path.of("src/main/resources/balie/language/anchors.bin");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Anchors.make(encoder, SENTENCES).write(new DataOutputStream(bytes));
            out.write(bytes.toByteArray());
        }
    }

    @Test
    void are_what_the_encoder_gives() {
        Anchors anchors = Objects.requireNonNull(
                Anchors.packaged(encoder.id(), SENTENCES), "pairs changed: run with -Dbalie.write-anchors=true");
        float[][] vectors = anchors.vectors();
        assertThat(vectors).hasNumberOfRows(SENTENCES.size());
        for (int i = 0; i < SENTENCES.size(); i += SAMPLED) {
            // Kernels of processors round otherwise; a wrong vector would be at .7, the cosine of any two.
            assertThat(Vectors.dot(vectors[i], encoder.encode(SENTENCES.get(i))))
                    .as(SENTENCES.get(i))
                    .isGreaterThan(.97f);
        }
    }

    @Test
    void are_of_these_sentences_and_this_encoder_only() {
        assertThat(Anchors.packaged("another", SENTENCES)).isNull();
        assertThat(Anchors.packaged(encoder.id(), SENTENCES.subList(1, SENTENCES.size())))
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
