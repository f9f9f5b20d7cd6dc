package balie.app;

import balie.classify.TextClassifier;
import balie.classify.TextVectors;
import balie.classify.Validated;
import balie.encode.Understanding;
import balie.encode.UnderstandingSpec;
import balie.issue.CallException;
import balie.model.Taxonomy;
import balie.text.Wording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes what concludes from texts, once, and keeps it as long as it would be made of the same things. */
final class Classifiers {

    private static final String ENGLISH = "en";
    private static final int ID_DIGITS = 12;
    private static final char APART = ':';

    /** To be raised where classifiers learn otherwise; what they learn from is looked at. */
    private static final String VERSION = "classifiers-1";

    /** What a kept classifier may be made of. */
    private static final ObjectInputFilter LEARNED =
            ObjectInputFilter.Config.createFilter("balie.classify.*;java.lang.*;java.util.*;maxbytes=100000000;!*");

    private final Meaning meaning;
    private final Taxonomy taxonomy;
    private final Kept kept;

    /** @param taxonomy of complaints */
    Classifiers(Meaning meaning, Taxonomy taxonomy, Kept kept) {
        this.meaning = meaning;
        this.taxonomy = taxonomy;
        this.kept = kept;
    }

    /** What all that is concluded from texts depends on, told without making any of it. */
    String basis() throws CallException {
        return basisOfMeaning() + APART + Wording.sha256(taxonomy.toString()).substring(0, ID_DIGITS);
    }

    private String basisOfMeaning() throws CallException {
        return Wording.sha256(VERSION
                        + meaning.basis()
                        + TextClassifier.lesson()
                        + validated().figures())
                .substring(0, ID_DIGITS);
    }

    /**
     * Whether what was concluded can stay as it is: a job without categories has nothing to say against those of another.
     *
     * @param basis that it depended on
     */
    boolean holds(String basis) throws CallException {
        return basis.equals(basis()) || (taxonomy.categories().isEmpty() && basis.startsWith(basisOfMeaning() + APART));
    }

    /** How good classifiers are was measured with the encoder that comes with Balie. */
    private Validated validated() {
        return meaning.isOwn() ? Validated.NOTHING : Validated.packaged();
    }

    /** Whether kinds and states are concluded at all. */
    boolean concludesKinds() {
        return !meaning.isOwn();
    }

    /** How good they were on labelled texts, for readers of a report. */
    List<String> quality() {
        if (meaning.isOwn()) {
            return List.of(
                    "Kinds and states are not concluded: how well that can be done was not measured with this encoder.");
        }
        return Validated.packaged().figures().stream()
                .map(f -> String.format(
                        Locale.ROOT,
                        "%s in %s: on %d labelled texts kappa was %.2f (95 %%: %.2f to %.2f)%s.",
                        f.what().equals(Validated.KIND) ? "Kind" : "State of the customer",
                        Locale.forLanguageTag(f.language()).getDisplayLanguage(Locale.ENGLISH),
                        f.n(),
                        f.kappa(),
                        f.low(),
                        f.high(),
                        Validated.packaged().on(f.what(), f.language())
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        ", under %.2f: it is not concluded in this language",
                                        Validated.LEAST_KAPPA)))
                .toList();
    }

    /**
     * What concludes from texts; empty: no language that it could learn in is understood.
     *
     * @param spec as {@link Meaning#spec()} gives it
     */
    Optional<TextClassifier> learned(UnderstandingSpec spec) throws CallException {
        Understanding understanding = spec.open();
        if (TextClassifier.LANGUAGES.stream().noneMatch(understanding.languages()::contains)) {
            return Optional.empty();
        }
        String name = Kept.name("classifier", basis());
        Optional<TextClassifier> known = kept.read(name).flatMap(Classifiers::read);
        if (known.isPresent()) {
            return known;
        }
        Map<String, float[]> english = new HashMap<>();
        if (understanding.encodes(ENGLISH)) {
            try (KnownSentences sentences = meaning.sentences()) {
                english.putAll(sentences.centred(TextClassifier.examples(ENGLISH), "examples", spec.mean()));
                english.putAll(
                        sentences.centred(TextClassifier.sentences(taxonomy, ENGLISH), "categories", spec.mean()));
            }
        }
        TextClassifier learned = TextClassifier.learned(taxonomy, validated(), vectors(understanding, english));
        kept.keep(name, written(learned));
        return Optional.of(learned);
    }

    private static TextVectors vectors(Understanding understanding, Map<String, float[]> english) {
        return new TextVectors() {
            @Override
            public float[] of(String text, String language) {
                float[] vector = language.equals(ENGLISH) ? english.get(text) : null;
                return vector == null ? understanding.understand(text, language).vector() : vector;
            }

            @Override
            public boolean knows(String language) {
                return understanding.languages().contains(language);
            }
        };
    }

    private static byte[] written(TextClassifier classifier) {
        return Kept.bytes(out -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
                objects.writeObject(classifier);
            }
            out.write(bytes.toByteArray());
        });
    }

    private static Optional<TextClassifier> read(byte[] bytes) {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            objects.setObjectInputFilter(LEARNED);
            return Optional.of((TextClassifier) objects.readObject());
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            // Of an earlier form, or something else: it is learned again.
            return Optional.empty();
        }
    }
}
