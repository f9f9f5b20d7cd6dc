package balie.classify;

import balie.classify.FewShot.Verdict;
import balie.model.Emotion;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/** Concludes from its text the state its writer was in. How good it is: {@link Validated}. */
public final class CustomerState implements Serializable {

    private static final long serialVersionUID = 1;

    private final ToneClassifier classifier;

    private CustomerState(ToneClassifier classifier) {
        this.classifier = classifier;
    }

    /** Learns from the examples that come with Balie, some 500 texts, each of which is asked a vector for. */
    public static CustomerState learned(TextVectors vectors) {
        return new CustomerState(ToneClassifier.learned(LabelledText.states(), vectors));
    }

    /**
     * The state of its writer; empty if it leaves doubt.
     *
     * @param meaning its vector
     */
    public Optional<Emotion> of(String text, float[] meaning) {
        return Optional.of(verdict(text, meaning))
                .filter(Verdict::sure)
                .map(v -> Emotion.valueOf(v.label().toUpperCase(Locale.ROOT)));
    }

    /** The same with probability and margin; the label is the code of a {@link Emotion}. */
    public Verdict verdict(String text, float[] meaning) {
        return classifier.of(text, meaning);
    }
}
