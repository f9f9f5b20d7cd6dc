package balie.text.language;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Finds the language of texts, by how often their groups of letters occur in the languages of a list (naive Bayes over n-grams, as
 * language-detector has it) and by the language that was recorded for the contact. Languages that are not on the list are known
 * too, so that a text in one of them is not taken for the nearest on the list. Safe for use by many threads.
 */
public final class Languages {

    /** A text in none of the languages, or without letters: "undetermined" of ISO 639-2. */
    public static final String UNDETERMINED = "und";

    /** Those that a text can be told to be in: of these there are profiles made of short messages, */
    private static final List<String> FROM_MESSAGES = List.of(
            "cs", "da", "de", "en", "es", "fi", "fr", "id", "it", "nl", "no", "pl", "pt", "ro", "sv", "tr", "vi");

    /** of these, most in letters of their own, only of an encyclopedia. */
    private static final List<String> FROM_ARTICLES =
            List.of("ar", "el", "fa", "he", "hu", "ja", "ko", "ru", "uk", "zh-CN");

    /** More letters do not change what is found. */
    private static final int ENOUGH = 1000;

    private static final int FEWEST_LETTERS = 2;

    /** Fewer Latin letters say nothing: "ok", "hoi", "stop". */
    private static final int FEWEST_TELLING = 5;

    private static final int LATIN = 0x250;

    /** How much likelier the recorded language is than another of the list, and one of the list than one beside it. */
    private static final double RECORDED = 8;

    private static final double LISTED = 20;

    /** Less sure, and the text is taken to be in the recorded or the most usual language. */
    private static final double SURE = 0.7;

    private final List<String> listed;

    /**
     * @param listed languages to expect, ISO 639-1, the most usual one first; at least one
     * @throws IllegalArgumentException if there is none, or no profile of one
     */
    public Languages(List<String> listed) {
        if (listed.isEmpty() || !FROM_MESSAGES.containsAll(listed)) {
            throw new IllegalArgumentException(
                    "languages to expect have to be among " + FROM_MESSAGES + ", and one at least: " + listed);
        }
        this.listed = List.copyOf(listed);
    }

    /** Made once in a process: to read the profiles costs more than to tell the languages of thousands of texts. */
    private static final class Detector {

        static final LanguageDetector OF_PROCESS = make();

        private static LanguageDetector make() {
            try {
                return LanguageDetectorBuilder.create(NgramExtractors.standard())
                        .withProfiles(profiles("languages.shorttext", FROM_MESSAGES))
                        .withProfiles(profiles("languages", FROM_ARTICLES))
                        // All texts are short ones: the way for long ones draws lots.
                        .shortTextAlgorithm(2 * ENOUGH)
                        .probabilityThreshold(0)
                        .minimalConfidence(0)
                        .build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether a text can be told to be in a language. */
    public static boolean canTell(String language) {
        return FROM_MESSAGES.contains(language);
    }

    private static List<LanguageProfile> profiles(String folder, List<String> languages) throws IOException {
        return new LanguageProfileReader().read(LanguageDetector.class.getClassLoader(), folder, languages);
    }

    /**
     * The language of a text.
     *
     * @param recorded what was recorded for the contact; null: nothing
     * @return ISO 639-1, or {@link #UNDETERMINED}
     */
    public String of(String text, @Nullable String recorded) {
        String letters = letters(text);
        if (letters.length() < FEWEST_LETTERS) {
            return UNDETERMINED;
        }
        String usual = recorded != null && listed.contains(recorded) ? recorded : listed.get(0);
        if (letters.length() < FEWEST_TELLING && letters.chars().allMatch(c -> c < LATIN)) {
            return usual;
        }
        double all = 0;
        double most = 0;
        String best = usual;
        for (DetectedLanguage detected : Detector.OF_PROCESS.getProbabilities(letters)) {
            String language = detected.getLocale().getLanguage();
            double weight = detected.getProbability()
                    * (language.equals(recorded) ? RECORDED : 1)
                    * (listed.contains(language) ? LISTED : 1);
            all += weight;
            if (weight > most) {
                most = weight;
                best = language;
            }
        }
        if (most == 0 || most < SURE * all) {
            return usual;
        }
        return listed.contains(best) || best.equals(recorded) ? best : UNDETERMINED;
    }

    /** The words of a text in small letters, without what is the same in every language: numbers, signs, marks and links. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(Math.min(text.length(), ENOUGH));
        int i = 0;
        while (i < text.length() && letters.length() < ENOUGH) {
            int end = i;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            if (isWord(text, i, end)) {
                append(text, i, Math.min(end, i + ENOUGH), letters);
            }
            i = end + 1;
        }
        return letters.toString().strip();
    }

    private static boolean isWord(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '@' || c == '/' || c == '[' || (c >= '0' && c <= '9')) {
                return false;
            }
        }
        return start < end;
    }

    private static void append(String text, int start, int end, StringBuilder letters) {
        for (int c :
                text.substring(start, end).toLowerCase(Locale.ROOT).codePoints().toArray()) {
            if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK || c == '\'') {
                letters.appendCodePoint(c);
            } else if (!letters.isEmpty() && letters.charAt(letters.length() - 1) != ' ') {
                letters.append(' ');
            }
        }
        if (!letters.isEmpty() && letters.charAt(letters.length() - 1) != ' ') {
            letters.append(' ');
        }
    }
}
