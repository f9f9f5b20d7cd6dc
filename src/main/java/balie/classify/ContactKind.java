package balie.classify;

import balie.classify.FewShot.Verdict;
import balie.model.Kind;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/** Concludes from its text what a contact is, where the export does not say. How good it is: {@link Validated}. */
public final class ContactKind implements Serializable {

    private static final long serialVersionUID = 1;

    private final ToneClassifier classifier;

    private ContactKind(ToneClassifier classifier) {
        this.classifier = classifier;
    }

    /** Learns from the examples that come with Balie, some 500 texts, each of which is asked a vector for. */
    public static ContactKind learned(TextVectors vectors) {
        return new ContactKind(ToneClassifier.learned(LabelledText.kinds(), vectors));
    }

    /**
     * The kind of a text; empty if it leaves doubt.
     *
     * @param meaning its vector
     */
    public Optional<Kind> of(String text, float[] meaning) {
        return Optional.of(verdict(text, meaning))
                .filter(Verdict::sure)
                .map(v -> Kind.valueOf(v.label().toUpperCase(Locale.ROOT)));
    }

    /** The same with probability and margin; the label is the code of a {@link Kind}. */
    public Verdict verdict(String text, float[] meaning) {
        return classifier.of(text, meaning);
    }
}
