package balie.encode;

import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The vectors of English sentences that are known before a run. Of those of the pairs the mean is what all sentences have in
 * common, and bridges are fitted to them; from others classifiers learn. Those of the packaged encoder come with Balie, so that a bridge is the same on every machine and needs no minute of
 * encoding first.
 */
public final class Anchors {

    private static final String RESOURCE = "/balie/language/anchors-";
    private static final int FORMAT = 1;

    private final String encoder;
    private final String sentences;
    private final byte[][] packed;

    private Anchors(String encoder, String sentences, byte[][] packed) {
        this.encoder = encoder;
        this.sentences = sentences;
        this.packed = packed;
    }

    /** Encodes the sentences, on all cores. */
    public static Anchors make(SentenceEncoder encoder, List<String> sentences) {
        byte[][] packed = sentences.parallelStream()
                .map(s -> Vectors.pack(encoder.encode(s)))
                .toArray(byte[][]::new);
        return new Anchors(encoder.id(), key(sentences), packed);
    }

    /**
     * Those that come with Balie; null: they are of another encoder or other sentences.
     *
     * @param name what the sentences are
     */
    public static @Nullable Anchors packaged(String name, String encoder, List<String> sentences) {
        try (InputStream in = Anchors.class.getResourceAsStream(RESOURCE + name + ".bin")) {
            if (in == null) {
                return null;
            }
            Anchors anchors = read(new DataInputStream(new BufferedInputStream(in)));
            return anchors.isFor(encoder, sentences) ? anchors : null;
        } catch (IOException e) {
            throw new IllegalStateException("the vectors that come with Balie can not be read", e);
        }
    }

    public boolean isFor(String ofEncoder, List<String> ofSentences) {
        return encoder.equals(ofEncoder) && sentences.equals(key(ofSentences));
    }

    static String key(List<String> sentences) {
        return Wording.sha256(String.join("\n", sentences));
    }

    /** The encoder's vectors, of length 1. */
    public float[][] vectors() {
        return Arrays.stream(packed).map(Vectors::unpack).toArray(float[][]::new);
    }

    public float[] mean() {
        return Vectors.mean(Arrays.asList(vectors()), packed[0].length);
    }

    /** Which encoder they are of. */
    public String encoder() {
        return encoder;
    }

    /** What bridges are fitted to. */
    public float[][] centred() {
        return centred(mean());
    }

    /** The same with the mean of others. */
    public float[][] centred(float[] mean) {
        return Arrays.stream(vectors()).map(v -> Vectors.centred(v, mean)).toArray(float[][]::new);
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeUTF(encoder);
        out.writeUTF(sentences);
        out.writeInt(packed.length);
        out.writeInt(packed[0].length);
        for (byte[] vector : packed) {
            out.write(vector);
        }
    }

    /** @throws IOException also if it is of another format */
    public static Anchors read(DataInputStream in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("of format " + format + ", not " + FORMAT);
        }
        String encoder = in.readUTF();
        String sentences = in.readUTF();
        int count = in.readInt();
        int dimensions = in.readInt();
        List<byte[]> packed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] vector = new byte[dimensions];
            in.readFully(vector);
            packed.add(vector);
        }
        return new Anchors(encoder, sentences, packed.toArray(byte[][]::new));
    }
}
