package balie.encode;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import balie.issue.CallException;
import balie.text.Wording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A sentence encoder in ONNX with its Hugging Face tokenizer.
 *
 * <p>Each text goes through the model alone. Models with weights of eight bits scale what they compute by the largest number of
 * a whole batch, so in a batch the vector of a text would depend on its neighbours, and with them on how data were parted.
 */
public final class OnnxEncoder implements SentenceEncoder {

    /** How the vectors of the tokens become one of the sentence. */
    public enum Pooling {
        /** That of the first token, which models such as BGE are trained for. */
        CLS,
        /** Their mean, which models such as E5 and MiniLM are trained for. */
        MEAN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";
    /** Id of the encoder that comes with Balie. */
    public static final String PACKAGED = "bge-small-en-v1.5-q";

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    /** A question is short; attention costs the square of the length. */
    private static final int MOST_TOKENS = 160;

    private static final int ID_DIGITS = 12;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final Pooling pooling;
    private final String prefix;
    private final String id;
    private final boolean hasTypes;
    private final int dimensions;

    private OnnxEncoder(byte[] model, byte[] tokenizerJson, Pooling pooling, String prefix, String id)
            throws OrtException, IOException {
        this.pooling = pooling;
        this.prefix = prefix;
        this.id = id;
        this.tokenizer = tokenizer(tokenizerJson);
        this.environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One thread a text: the texts themselves are spread over the cores.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            this.session = environment.createSession(model, options);
        }
        Set<String> inputs = session.getInputNames();
        if (!inputs.contains(IDS) || !inputs.contains(MASK)) {
            throw new OrtException("its inputs are " + inputs + ", not " + IDS + " and " + MASK);
        }
        this.hasTypes = inputs.contains(TYPES);
        this.dimensions = run("a").length;
    }

    /** The encoder that comes with Balie: bge-small-en-v1.5, weights of eight bits, English. */
    public static OnnxEncoder packaged() {
        try {
            return new OnnxEncoder(resource(MODEL), resource(TOKENIZER), Pooling.CLS, "", PACKAGED);
        } catch (OrtException | IOException e) {
            throw new IllegalStateException("the packaged encoder can not be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * An encoder of one's own.
     *
     * @param prefix what the model wants before every text, such as {@code "query: "}; may be empty
     * @throws CallException if a file can not be read or is not what it should be
     */
    public static OnnxEncoder of(Path model, Path tokenizer, Pooling pooling, String prefix) throws CallException {
        byte[] modelBytes = read(model, "model");
        byte[] tokenizerBytes = read(tokenizer, "tokenizer");
        String id = model.getFileName() + "-"
                + Wording.sha256(Wording.sha256(modelBytes) + Wording.sha256(tokenizerBytes) + pooling.code() + prefix)
                        .substring(0, ID_DIGITS);
        try {
            tokenizer(tokenizerBytes).close();
        } catch (IOException | RuntimeException e) {
            throw new CallException(
                    tokenizer.toString(),
                    "not a tokenizer: " + e.getMessage(),
                    "Give the tokenizer.json (Hugging Face) that came with the model.");
        }
        try {
            return new OnnxEncoder(modelBytes, tokenizerBytes, pooling, prefix, id);
        } catch (OrtException | IOException | RuntimeException e) {
            throw new CallException(
                    model.toString(),
                    "not a sentence encoder in ONNX: " + e.getMessage(),
                    "Give a model with the inputs " + IDS + " and " + MASK
                            + ", or leave `encoder` out for the one that comes with Balie.");
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float[] encode(String text) {
        try {
            return run(prefix + text);
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder " + id + " failed on a text: " + e.getMessage(), e);
        }
    }

    private float[] run(String text) throws OrtException {
        Encoding tokens = tokenizer.encode(text);
        long[] ids = tokens.getIds();
        long[] shape = {1, ids.length};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put(IDS, OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape));
            inputs.put(MASK, OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens.getAttentionMask()), shape));
            if (hasTypes) {
                inputs.put(TYPES, OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens.getTypeIds()), shape));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                OnnxTensor output = (OnnxTensor) result.get(0);
                return pool(output, ids.length);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private float[] pool(OnnxTensor output, int tokens) throws OrtException {
        long[] shape = output.getInfo().getShape();
        if (output.getInfo().type != OnnxJavaType.FLOAT || shape.length < 2) {
            throw new OrtException("its first output is " + output.getInfo() + ", no vectors");
        }
        FloatBuffer values = output.getFloatBuffer();
        int size = (int) shape[shape.length - 1];
        float[] sum = new float[size];
        // Some models pool by themselves.
        int rows = shape.length < 3 || pooling == Pooling.CLS ? 1 : tokens;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < size; i++) {
                sum[i] += values.get(row * size + i);
            }
        }
        return Vectors.normalise(sum);
    }

    private static HuggingFaceTokenizer tokenizer(byte[] json) throws IOException {
        // The library reports its use over the network unless it is told not to.
        System.setProperty("OPT_OUT_TRACKING", "true");
        return HuggingFaceTokenizer.newInstance(
                new ByteArrayInputStream(json),
                Map.of(
                        "padding",
                        "false",
                        "truncation",
                        "true",
                        "maxLength",
                        Integer.toString(MOST_TOKENS),
                        "modelMaxLength",
                        Integer.toString(MOST_TOKENS)));
    }

    /** The ids of the tokens of a text, the special ones among them. */
    long[] tokens(String text) {
        return tokenizer.encode(text).getIds();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OnnxEncoder.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] read(Path file, String what) throws CallException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CallException(
                    file.toString(),
                    "the " + what + " of the encoder can not be read: " + e.getMessage(),
                    "Check the path, or leave `encoder` out for the one that comes with Balie.");
        }
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder can not be closed", e);
        }
    }
}
