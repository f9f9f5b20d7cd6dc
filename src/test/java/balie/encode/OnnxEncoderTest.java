package balie.encode;

import balie.issue.CallException;
import balie.issue.Problem;
import balie.testkit.CsvFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OnnxEncoderTest {

    private static final int MOST_TOKENS = 160;
    private static final WordPiece PUBLISHED = new WordPiece();

    private static OnnxEncoder encoder;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        encoder = OnnxEncoder.packaged();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    // The first rows are of the Hugging Face course and documentation, the next of the tests of BERT's tokenizer.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "I hate this so much!|101 1045 5223 2023 2061 2172 999 102",
                "I've been waiting for a HuggingFace course my whole life."
                        + "|101 1045 1005 2310 2042 3403 2005 1037 17662 12172 2607 2026 2878 2166 1012 102",
                "Hello, my dog is cute|101 7592 1010 2026 3899 2003 10140 102"
            })
    void ids_are_those_that_are_published(String text, String ids) {
        assertThat(encoder.tokens(text))
                .containsExactly(List.of(ids.split(" ")).stream()
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I have a new GPU!|i have a new gp ##u !",
                "unaffable|una ##ffa ##ble",
                "' \tHeLLo!how  \n Are yoU?  '|hello ! how are you ?",
                "' \tHäLLo!how  \n Are yoU?  '|hall ##o ! how are you ?",
                "H\u00E9llo|hello",
                "He\u0301llo|hello",
                "UNwant\u00E9d,running|unwanted , running",
                "ah\u535A\u63A8zz|ah \u535A [UNK] z ##z",
                "\u4E2D\u56FD|\u4E2D \u56FD",
                "a\u0000b\uFFFDc\u200Bd\u00ADe|abc ##de",
                "pas\u00A0op|pas op",
                "I\u0130\u0131|ii ##\u0131",
                "\uD83D\uDE00 hello|[UNK] hello",
                "wi-fi: \u20AC5,00 \u2014 \u201Cok\u201D|wi - fi : \u20AC ##5 , 00 \u2014 \u201C ok \u201D"
            })
    void words_become_the_pieces_of_the_published_tokenizer(String text, String pieces) {
        assertThat(PUBLISHED.pieces(encoder.tokens(text))).isEqualTo("[CLS] " + pieces + " [SEP]");
    }

    @Test
    void a_word_of_over_a_hundred_letters_is_unknown() {
        assertThat(PUBLISHED.pieces(encoder.tokens("a".repeat(101)))).isEqualTo("[CLS] [UNK] [SEP]");
        assertThat(PUBLISHED.pieces(encoder.tokens("a".repeat(100)))).doesNotContain("[UNK]");
    }

    @Test
    void a_long_text_keeps_its_begin() {
        String text = "hello ".repeat(1_000);
        assertThat(encoder.tokens(text)).hasSize(MOST_TOKENS).isEqualTo(PUBLISHED.encode(text, MOST_TOKENS));
    }

    @Test
    void texts_of_customers_become_the_tokens_of_the_published_algorithm() {
        for (String text : gold()) {
            assertThat(encoder.tokens(text)).as(text).isEqualTo(PUBLISHED.encode(text, MOST_TOKENS));
        }
    }

    private static List<String> gold() {
        return CsvFiles.resource("/balie/gold/questions-1.csv").stream()
                .map(r -> r.get("text"))
                .toList();
    }

    @Test
    void the_vector_of_a_text_is_the_same_whatever_came_before_and_on_any_thread() {
        List<String> texts = gold().subList(0, 25);
        List<float[]> alone = texts.stream().map(encoder::encode).toList();
        assertThat(encoder.encode(texts.get(0))).isEqualTo(alone.get(0));
        List<float[]> together = IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> encoder.encode(texts.get(texts.size() - 1 - i)))
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(texts.size() - 1 - i)).as(texts.get(i)).isEqualTo(alone.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "?",
                "\uD83D\uDE00\uD83D\uDE00\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "Where is \u043C\u043E\u044F \u4E2D\u56FD \u0637\u0631\u062F\u064A \u0939\u093F\u0928\u094D\u0926\u0940?",
                "a lone \uD83D surrogate",
                "\uDE00",
                "\uDE00\uD83D",
                "nothing \u0000 after",
                "\u202E\u200F\uFEFF"
            })
    void every_text_has_a_vector_of_length_1(String text) {
        float[] vector = encoder.encode(text);
        assertThat(vector).hasSize(encoder.dimensions());
        assertThat(Vectors.dot(vector, vector)).isBetween(.9999f, 1.0001f);
    }

    @Test
    void what_is_beyond_the_longest_input_does_not_count() {
        String begin = "my parcel is late ".repeat(100);
        assertThat(encoder.encode(begin + "x".repeat(1_000_000))).isEqualTo(encoder.encode(begin));
        assertThat(encoder.encode("word, ".repeat(170_000))).isEqualTo(encoder.encode("word, ".repeat(1_000)));
    }

    @Test
    void texts_of_like_meaning_are_nearer_than_others() {
        float[] parcel = encoder.encode("Where is my parcel?");
        assertThat(Vectors.dot(parcel, encoder.encode("My package has not arrived")))
                .isGreaterThan(Vectors.dot(parcel, encoder.encode("How do I change my password?")) + .1f);
    }

    @Test
    void the_library_is_told_to_keep_off_the_network() {
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }

    @Test
    void a_missing_file_is_named_with_what_to_do() throws IOException {
        Path tokenizer = tokenizer();
        Problem noModel = problem(folder.resolve("no.onnx"), tokenizer);
        assertThat(noModel.file()).endsWith("no.onnx");
        assertThat(noModel.found()).contains("the model of the encoder can not be read");
        assertThat(noModel.remedy()).contains("`encoder`");
        Problem noTokenizer = problem(small(), folder.resolve("no.json"));
        assertThat(noTokenizer.file()).endsWith("no.json");
        assertThat(noTokenizer.found()).contains("the tokenizer of the encoder can not be read");
    }

    @Test
    void what_is_no_model_is_named_with_what_to_do() throws IOException {
        byte[] whole = resource("/bge-small-en-v1.5-q.onnx");
        byte[] cut = new byte[whole.length / 2];
        System.arraycopy(whole, 0, cut, 0, cut.length);
        for (byte[] wrong : List.of(
                new byte[0], "This is a letter.".getBytes(StandardCharsets.UTF_8), cut, identity(1), identity(7))) {
            Path model = Files.write(folder.resolve("wrong.onnx"), wrong);
            Problem problem = problem(model, tokenizer());
            assertThat(problem.file()).endsWith("wrong.onnx");
            assertThat(problem.found())
                    .startsWith("not a sentence encoder in ONNX: ")
                    .doesNotContain("null");
            assertThat(problem.remedy()).contains("input_ids").contains("`encoder`");
        }
    }

    @Test
    void what_is_no_tokenizer_is_named_with_what_to_do() throws IOException {
        for (String wrong : List.of("", "no json", "{}", "{\"model\": {\"type\": \"WordPiece\"}}", "[1, 2")) {
            Path tokenizer = Files.writeString(folder.resolve("wrong.json"), wrong);
            Problem problem = problem(small(), tokenizer);
            assertThat(problem.file()).endsWith("wrong.json");
            assertThat(problem.found()).startsWith("not a tokenizer: ").doesNotContain("null");
            assertThat(problem.remedy()).contains("tokenizer.json");
        }
    }

    @Test
    void one_of_ones_own_gives_what_the_packaged_one_gives_and_its_id_tells_them_apart() throws Exception {
        Path model = model();
        Path tokenizer = tokenizer();
        try (OnnxEncoder same = OnnxEncoder.of(model, tokenizer, OnnxEncoder.Pooling.CLS, "");
                OnnxEncoder mean = OnnxEncoder.of(model, tokenizer, OnnxEncoder.Pooling.MEAN, "");
                OnnxEncoder prefixed = OnnxEncoder.of(model, tokenizer, OnnxEncoder.Pooling.CLS, "query: ")) {
            assertThat(same.encode("Where is my parcel?")).isEqualTo(encoder.encode("Where is my parcel?"));
            assertThat(prefixed.encode("Where?")).isEqualTo(encoder.encode("query: Where?"));
            assertThat(mean.encode("Where?")).isNotEqualTo(encoder.encode("Where?"));
            assertThat(same.id()).startsWith("model.onnx-");
            assertThat(List.of(same.id(), mean.id(), prefixed.id(), encoder.id()))
                    .doesNotHaveDuplicates();
        }
    }

    private Problem problem(Path model, Path tokenizer) {
        CallException thrown = catchThrowableOfType(
                CallException.class,
                () -> OnnxEncoder.of(model, tokenizer, OnnxEncoder.Pooling.CLS, "")
                        .close());
        assertThat(thrown).isNotNull();
        assertThat(thrown.problems()).hasSize(1);
        return thrown.problems().get(0);
    }

    private Path model() throws IOException {
        return Files.write(folder.resolve("model.onnx"), resource("/bge-small-en-v1.5-q.onnx"));
    }

    private Path small() throws IOException {
        return Files.write(folder.resolve("small.onnx"), identity(1));
    }

    private Path tokenizer() throws IOException {
        return Files.write(folder.resolve("tokenizer.json"), resource("/bge-small-en-v1.5-q-tokenizer.json"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OnnxEncoderTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    /**
     * A valid ONNX model that is no sentence encoder: for numbers it gives back its one input; for the element type of whole numbers
     * it has the inputs of an encoder and gives back the ids.
     */
    private static byte[] identity(int elementType) {
        boolean ids = elementType == 7;
        String input = ids ? "input_ids" : "x";
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        graph.writeBytes(field(1, concat(text(1, input), text(2, "y"), text(4, "Identity"))));
        graph.writeBytes(text(2, "g"));
        graph.writeBytes(field(11, value(input, elementType)));
        if (ids) {
            graph.writeBytes(field(11, value("attention_mask", elementType)));
        }
        graph.writeBytes(field(12, value("y", elementType)));
        return concat(new byte[] {1 << 3, 8}, field(8, new byte[] {2 << 3, 13}), field(7, graph.toByteArray()));
    }

    private static byte[] value(String name, int elementType) {
        byte[] shape = concat(field(1, text(2, "n")), field(1, text(2, "m")));
        byte[] tensor = concat(new byte[] {1 << 3, (byte) elementType}, field(2, shape));
        return concat(text(1, name), field(2, field(1, tensor)));
    }

    private static byte[] text(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A field of bytes in protocol buffers; none here is longer than 127. */
    private static byte[] field(int number, byte[] bytes) {
        assertThat(bytes).hasSizeLessThan(128);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        out.write(bytes.length);
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
