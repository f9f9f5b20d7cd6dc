package balie.classify;

import balie.classify.FewShot.Settings;
import balie.classify.FewShot.Verdict;

import java.io.Serializable;
import java.util.List;

/** Tells classes apart by what a text means and by how it is written. Texts of all languages learn together. */
final class ToneClassifier implements Serializable {

    private static final long serialVersionUID = 1;

    /** By cross-validation on the examples of states and kinds. */
    private static final Settings SETTINGS = new Settings(3, 2);

    private final FewShot classifier;

    private ToneClassifier(FewShot classifier) {
        this.classifier = classifier;
    }

    static ToneClassifier learned(List<LabelledText> texts, TextVectors vectors) {
        Examples examples = new Examples();
        for (LabelledText text : texts) {
            if (vectors.knows(text.language())) {
                Heard heard = Heard.in(text.text());
                examples.add(text.label(), Surface.with(vectors.of(heard.asks(), text.language()), heard.body()));
            }
        }
        return new ToneClassifier(FewShot.fit(examples, SETTINGS));
    }

    Verdict of(String text, float[] meaning) {
        return classifier.of(Surface.with(meaning, text));
    }
}
