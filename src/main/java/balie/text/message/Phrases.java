package balie.text.message;

import balie.text.WordList;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words of a sentence in small letters, and lists of words to hold them against. */
final class Phrases {

    private Phrases() {}

    /** Letters and digits; an apostrophe joins. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean in = i < lower.length()
                    && (Character.isLetterOrDigit(lower.charAt(i))
                            || lower.charAt(i) == '\''
                            || lower.charAt(i) == '\u2019');
            if (in && start < 0) {
                start = i;
            } else if (!in && start >= 0) {
                words.add(lower.substring(start, i).replace('\u2019', '\''));
                start = -1;
            }
        }
        return words;
    }

    /** Whether the words begin with one of some phrases. */
    static boolean begin(List<String> words, List<List<String>> phrases) {
        for (List<String> phrase : phrases) {
            if (words.size() >= phrase.size() && words.subList(0, phrase.size()).equals(phrase)) {
                return true;
            }
        }
        return false;
    }

    /** The phrases of a list, word for word. */
    static List<List<String>> list(String file) {
        return WordList.phrases(file).stream().map(Phrases::words).toList();
    }
}
