package balie.app;

import balie.encode.Anchors;
import balie.encode.OnnxEncoder;
import balie.encode.Pair;
import balie.encode.UnderstandingSpec.EncoderFiles;
import balie.issue.CallException;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vectors of sentences that are known before a run: they come with Balie, or were kept, or are encoded. The encoder is loaded
 * only if one is missing, since that takes a second.
 */
final class KnownSentences implements AutoCloseable {

    /** Fewer are encoded in seconds. */
    private static final int MANY = 1_000;

    private final @Nullable EncoderFiles files;
    private final Kept kept;
    private final Console console;
    private @Nullable OnnxEncoder encoder;

    /** @param files of an encoder of one's own; null: the one that comes with Balie */
    KnownSentences(@Nullable EncoderFiles files, Kept kept, Console console) throws CallException {
        this.files = files;
        this.kept = kept;
        this.console = console;
        if (files != null) {
            encoder = files.open();
        }
    }

    private OnnxEncoder encoder() {
        if (encoder == null) {
            encoder = OnnxEncoder.packaged();
        }
        return encoder;
    }

    /** What a bridge of these pairs is fitted to. */
    float[][] targets(List<Pair> pairs, Anchors anchors) {
        List<String> english = pairs.stream().map(Pair::english).toList();
        return anchors.isFor(anchors.encoder(), english)
                ? anchors.centred()
                : anchors(english, "pairs").centred(anchors.mean());
    }

    /** The vectors of sentences after a mean was taken away, by sentence. */
    Map<String, float[]> centred(List<String> sentences, String what, float[] mean) {
        Map<String, float[]> vectors = new HashMap<>();
        if (!sentences.isEmpty()) {
            float[][] centred = anchors(sentences, what).centred(mean);
            for (int i = 0; i < centred.length; i++) {
                vectors.put(sentences.get(i), centred[i]);
            }
        }
        return vectors;
    }

    /** @param what they are, in a word */
    Anchors anchors(List<String> sentences, String what) {
        String id = files == null ? OnnxEncoder.PACKAGED : encoder().id();
        Anchors packaged = Anchors.packaged(what, id, sentences);
        if (packaged != null) {
            return packaged;
        }
        String name = Kept.name(what, id + String.join("\n", sentences));
        return kept.read(name)
                .flatMap(KnownSentences::anchors)
                .filter(known -> known.isFor(id, sentences))
                .orElseGet(() -> {
                    if (sentences.size() >= MANY) {
                        console.say("               encoding " + Console.grouped(sentences.size())
                                + " sentences with this encoder, once; that can take minutes");
                    }
                    Anchors made = Anchors.make(encoder(), sentences);
                    kept.keep(name, Kept.bytes(made::write));
                    return made;
                });
    }

    private static Optional<Anchors> anchors(byte[] bytes) {
        try {
            return Optional.of(Anchors.read(new DataInputStream(new ByteArrayInputStream(bytes))));
        } catch (IOException e) {
            // Of an earlier form: it is made again.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
        }
    }
}
