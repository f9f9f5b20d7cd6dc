package balie.text.redact;

import balie.text.WordList;

import java.util.Set;

/** What is counted or measured, and months: a number before one, such as "3 weken" or "12 maart", is of no house and no postcode. */
final class Units {

    private static final Set<String> ALL = WordList.words("redact/units.txt", "months.txt");

    private Units() {}

    /** @param word in small letters */
    static boolean has(String word) {
        return ALL.contains(word);
    }
}
