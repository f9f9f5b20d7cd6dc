package balie.text.redact;

import balie.text.WordList;

import java.util.Set;

/** Usual first names in the Netherlands, Belgium and English-speaking countries, in lower case: first-names.txt. */
final class FirstNames {

    private static final Set<String> ALL = WordList.words("redact/first-names.txt");

    private FirstNames() {}

    static boolean has(String word) {
        return ALL.contains(word);
    }

    static Set<String> all() {
        return ALL;
    }
}
