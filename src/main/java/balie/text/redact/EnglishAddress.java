package balie.text.redact;

import balie.text.WordList;

import java.util.HashSet;
import java.util.Set;

/** Streets behind their house number, the English way: "221B Baker Street". */
final class EnglishAddress {

    /** These are a street also in small letters. */
    private static final Set<String> SURE_ROADS = Set.of("street", "road", "avenue", "lane");

    private static final Set<String> ROADS = WordList.words("redact/roads.txt");

    private static final Set<String> WEAK_ROADS = WordList.words("redact/weak-roads.txt");

    private static final Set<String> BEFORE_ADDRESS = WordList.words("redact/before-addresses.txt");

    /** Between a number and a word for a street, these are no name: "2 busy roads". */
    private static final Set<String> NO_NAMES = WordList.words("redact/no-road-names.txt");

    private static final int LONGEST_NAME = 5;

    private EnglishAddress() {}

    /** All words of which one has to be there for a street to be found. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(ROADS);
        words.addAll(WEAK_ROADS);
        return words;
    }

    /** The last word of a street behind a number; -1: there is none. */
    static int last(Words words, int number) {
        if (!words.isNext(number) || Units.has(words.lower(number + 1))) {
            return -1;
        }
        String middle = words.lower(number + 1);
        String road = words.lower(number + 2);
        if (words.isNext(number + 1)
                && SURE_ROADS.contains(road)
                && !NO_NAMES.contains(middle)
                && words.isLetters(number + 1)) {
            return number + 2;
        }
        if (!words.isCapital(number + 1)) {
            return -1;
        }
        for (int i = number + 2; words.has(i) && i <= number + LONGEST_NAME && isWithin(words.gap(i - 1)); i++) {
            String word = words.lower(i);
            if (!words.isCapital(i) && !word.equals("s")) {
                return -1;
            }
            boolean goesOn = words.isNext(i) && words.isCapital(i + 1) && isRoad(words.lower(i + 1));
            if (ROADS.contains(word) && !goesOn) {
                return i;
            }
            if (WEAK_ROADS.contains(word) && !goesOn) {
                return endsAfter(words, i) || BEFORE_ADDRESS.contains(words.lower(number - 1)) ? i : -1;
            }
        }
        return -1;
    }

    private static boolean isRoad(String word) {
        return ROADS.contains(word) || WEAK_ROADS.contains(word);
    }

    private static boolean isWithin(String gap) {
        return gap.equals(" ") || gap.equals(". ") || gap.equals("'") || gap.equals("\u2019");
    }

    private static boolean endsAfter(Words words, int word) {
        String gap = words.gap(word);
        return words.breaksAfter(word) || gap.startsWith(",") || gap.startsWith(".") || gap.contains("[");
    }
}
