package balie.text.redact;

import balie.text.WordList;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Streets before their house number, the Dutch way, which is the Belgian, German and French one too: "Prinsengracht 263", "Rue de la
 * Loi 16". A word for a street, or a postcode behind, proves them.
 */
final class DutchAddress {

    /** These end a name of a street also in small letters. */
    private static final List<String> SURE_ENDINGS =
            List.of("straat", "laan", "gracht", "plein", "kade", "straatweg", "stra\u00DFe", "strasse", "plantsoen");

    /** These only in a name that is written with a capital. */
    private static final List<String> ENDINGS = List.copyOf(WordList.words("redact/street-endings.txt"));

    /** What ends so and is no street. */
    private static final Set<String> NO_STREETS = WordList.words("redact/no-streets.txt");

    /** Streets that are named by the word alone. */
    private static final Set<String> ALONE =
            Set.of("Singel", "Gracht", "Dreef", "Meir", "Brink", "Spui", "Rokin", "Damrak");

    /** First words of a street whose name goes on behind: Laan van Meerdervoort, Rue de la Loi. */
    private static final Set<String> HEADS = WordList.words("redact/street-heads.txt");

    private static final Set<String> PARTICLES = WordList.words("redact/street-particles.txt");

    /** Words with a capital before a street that are not of its name. */
    private static final Set<String> NO_NAMES = WordList.words("redact/before-streets.txt");

    private static final Set<String> LABELS = Set.of("huisnummer", "huisnr");

    private static final int LONGEST_NAME = 5;

    private DutchAddress() {}

    /** All words of which one, or an ending, has to be there for a street to be found, but where a postcode proves it. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(HEADS);
        ALONE.forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        words.addAll(LABELS);
        return words;
    }

    static List<String> endings() {
        return Stream.concat(SURE_ENDINGS.stream(), ENDINGS.stream()).toList();
    }

    /** The first word of a name of a street before a number; -1: there is none. */
    static int first(Words words, String text, int number) {
        if (LABELS.contains(words.lower(number - 1))) {
            return number;
        }
        if (number == 0
                || !isBeforeNumber(words.gap(number - 1))
                || Units.has(words.lower(number + 1))
                || isPartOfAmount(text, words.end(number))) {
            return -1;
        }
        int street = number - 1;
        int head = head(words, street);
        if (head >= 0) {
            return head;
        }
        boolean proved = isPostcodeBehind(words, number);
        if (!isStreet(words.get(street)) && !(proved && words.isCapital(street) && !Units.has(words.lower(street)))) {
            return -1;
        }
        int first = street;
        for (int i = street - 1; i >= 0 && street - i < LONGEST_NAME && isWithin(words.gap(i)); i--) {
            String word = words.lower(i);
            if (NO_NAMES.contains(word) && !PARTICLES.contains(word)) {
                break;
            }
            if ((words.isCapital(i) && !NO_NAMES.contains(word)) || isOrdinal(word)) {
                first = i;
            } else if (!PARTICLES.contains(word)) {
                break;
            } else if (words.isCapital(i) && i == street - 1 && words.isCapital(street)) {
                // De Ruyterkade, but not "In De Ruyterkade".
                first = i;
                break;
            }
        }
        return first;
    }

    private static boolean isBeforeNumber(String gap) {
        return gap.equals(" ") || gap.equals("  ") || gap.equals(". ") || gap.equals(".") || gap.equals(", ");
    }

    private static boolean isWithin(String gap) {
        return gap.equals(" ") || gap.equals(". ") || gap.equals(".") || gap.equals("-") || gap.equals(" '");
    }

    private static boolean isPartOfAmount(String text, int end) {
        if (end >= text.length()) {
            return false;
        }
        char c = text.charAt(end);
        boolean digit = end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
        return c == '%' || (digit && (c == ',' || c == '.' || c == ':'));
    }

    private static boolean isOrdinal(String word) {
        return word.length() <= 3 && word.endsWith("e") && Character.isDigit(word.charAt(0));
    }

    private static boolean isStreet(String word) {
        if (word.isEmpty() || Character.isDigit(word.charAt(0))) {
            return false;
        }
        if (ALONE.contains(word)) {
            return true;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return !NO_STREETS.contains(lower)
                && (endsIn(SURE_ENDINGS, lower) || (Character.isUpperCase(word.charAt(0)) && endsIn(ENDINGS, lower)));
    }

    private static boolean endsIn(List<String> endings, String word) {
        for (String ending : endings) {
            if (isNamed(word, ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(String word, String ending) {
        return word.endsWith(ending) && word.length() >= ending.length() + 2;
    }

    /** The word that a name such as "Laan van Meerdervoort" begins with; -1: none. */
    private static int head(Words words, int last) {
        boolean capital = words.isCapital(last);
        for (int i = last - 1; capital && i >= 0 && last - i < LONGEST_NAME && isWithin(words.gap(i)); i--) {
            String word = words.lower(i);
            if (HEADS.contains(word) && words.isCapital(i)) {
                boolean particle = PARTICLES.contains(words.lower(i + 1));
                return particle || (i == last - 1 && word.equals("rue")) ? i : -1;
            }
            if (!PARTICLES.contains(word) && !words.isCapital(i)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isPostcodeBehind(Words words, int number) {
        String gap = words.gap(number);
        if (!gap.equals(", ") && !gap.equals("\n") && !gap.equals(",\n") && !gap.equals(" ") && !gap.equals("\r\n")) {
            return false;
        }
        String code = words.get(number + 1);
        if (code.length() == 6
                && Character.isLetter(code.charAt(5))
                && code.substring(0, 4).chars().allMatch(Character::isDigit)) {
            return true;
        }
        boolean digits = words.has(number + 1) && words.isDigits(number + 1);
        return digits
                && ((code.length() == 4 || code.length() == 5) && words.isNext(number + 1))
                && (words.isCapital(number + 2) && words.length(number + 2) > 2 && !gap.equals(" "))
                && !isLikeYear(code);
    }

    private static boolean isLikeYear(String code) {
        return code.length() == 4 && code.compareTo("1990") > 0 && code.compareTo("2036") < 0 && !code.equals("2000");
    }
}
