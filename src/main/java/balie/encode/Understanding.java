package balie.encode;

import balie.model.UnderstoodBy;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes vectors of texts of any language. English, and what else the encoder was trained for, goes through the encoder; a language
 * with a bridge over it into the same space; of any other only the pieces of its words are compared, and only among its own.
 */
public final class Understanding {

    /** Where vectors of meaning live. */
    public static final String MEANING = "meaning";

    /** Where those of a language live of which nothing is known but its characters; the language comes behind. */
    public static final String CHARACTERS = "characters:";

    private static final String PIECES = "pieces-1";
    private static final String STUDENT = "+student-";
    private static final int MOST_RECENT = 20_000;
    private static final long SIGN = 0x9E3779B97F4A7C15L;

    private final SentenceEncoder encoder;
    private final float[] mean;
    private final Set<String> languages;
    private final Map<String, Bridge> bridges;
    private final @Nullable LinearEncoder student;

    /** The last texts of this process: what fills several stores in turn encodes each once. */
    private final Map<String, float[]> recent = Collections.synchronizedMap(new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > MOST_RECENT;
        }
    });

    /**
     * @param mean of the encoder's vectors of many sentences, taken away from each
     * @param languages that the encoder was trained for
     * @param student stands in for the encoder; null: none
     */
    public Understanding(
            SentenceEncoder encoder,
            float[] mean,
            Set<String> languages,
            Map<String, Bridge> bridges,
            @Nullable LinearEncoder student) {
        this.encoder = encoder;
        this.mean = mean.clone();
        this.languages = Set.copyOf(languages);
        this.bridges = new TreeMap<>(bridges);
        this.student = student;
    }

    /** The vector of a text and where it comes from. */
    public static final class Understood {

        private final float[] vector;
        private final UnderstoodBy by;
        private final String encoder;
        private final String space;

        Understood(float[] vector, UnderstoodBy by, String encoder, String space) {
            this.vector = vector;
            this.by = by;
            this.encoder = encoder;
            this.space = space;
        }

        /** Of length 1. */
        public float[] vector() {
            return vector;
        }

        public UnderstoodBy by() {
            return by;
        }

        /** Id of what made it. */
        public String encoder() {
            return encoder;
        }

        /** Vectors of different spaces say nothing of each other. */
        public String space() {
            return space;
        }
    }

    /** The languages that are understood. */
    public Set<String> languages() {
        Set<String> all = new TreeSet<>(languages);
        all.addAll(bridges.keySet());
        return all;
    }

    /** Whether texts of a language go through the encoder itself. */
    public boolean encodes(String language) {
        return languages.contains(language);
    }

    /**
     * The vector of a text.
     *
     * @param text not empty
     * @param language ISO 639-1, or {@code und}
     */
    public Understood understand(String text, String language) {
        if (encodes(language)) {
            return student == null
                    ? new Understood(encoded(text), UnderstoodBy.ENCODER, encoder.id(), MEANING)
                    : new Understood(student.encode(text).vector(), UnderstoodBy.STUDENT, student.id(), MEANING);
        }
        Bridge bridge = bridges.get(language);
        if (bridge != null) {
            return new Understood(bridge.vector(text, encoder, mean), UnderstoodBy.BRIDGE, bridge.id(), MEANING);
        }
        return new Understood(pieces(text), UnderstoodBy.CHARACTERS, PIECES, CHARACTERS + language);
    }

    private float[] encoded(String text) {
        float[] known = recent.get(text);
        if (known != null) {
            return known.clone();
        }
        float[] vector = Vectors.centred(encoder.encode(text), mean);
        recent.put(text, vector.clone());
        return vector;
    }

    /** Whether the vector of a text in a language would be made by what made another, or by a student of it. */
    public boolean made(String madeBy, String language) {
        String now = idFor(language);
        return madeBy.equals(now) || (encodes(language) && madeBy.startsWith(now + STUDENT));
    }

    /** The id of a student that was taught by the encoder. */
    public String studentId(String lesson) {
        return encoder.id() + STUDENT + lesson;
    }

    private String idFor(String language) {
        Bridge bridge = bridges.get(language);
        return encodes(language) ? encoder.id() : bridge == null ? PIECES : bridge.id();
    }

    /**
     * The pieces of the words, folded into as many components as the encoder has: each adds or takes away one at a place that its
     * hash says (Weinberger and others, Feature hashing for large scale multitask learning, ICML 2009).
     */
    private float[] pieces(String text) {
        float[] sum = new float[mean.length];
        for (long piece : Features.pieces(text)) {
            long h = piece * SIGN;
            sum[(int) Long.remainderUnsigned(h, sum.length)] += h < 0 ? -1 : 1;
        }
        return Vectors.normalise(sum);
    }
}
