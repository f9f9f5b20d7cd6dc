package balie.text.redact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds streets with a house number where a word for a street, or a postcode behind, proves it, in the Dutch, Belgian, German,
 * French and English way of writing; and the postcode of digits behind an address.
 */
final class AddressFinder implements Finder {

    /** All words of which one, or an ending, has to be there for an address to be found, but where a postcode proves it. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(DutchAddress.words());
        words.addAll(EnglishAddress.words());
        return words;
    }

    static List<String> endings() {
        return DutchAddress.endings();
    }

    @Override
    public void find(Words words, Spans spans) {
        for (int i = 0; i < words.count(); i++) {
            if (!words.isHouseNumber(i)) {
                continue;
            }
            int first = DutchAddress.first(words, spans.text(), i);
            if (first >= 0) {
                int last = addition(words, i);
                spans.add(words.start(first), words.end(last), PersonalData.ADDRESS);
                postcode(words, spans, last);
                continue;
            }
            int last = EnglishAddress.last(words, i);
            if (last >= 0) {
                spans.add(words.start(i), words.end(last), PersonalData.ADDRESS);
                postcode(words, spans, last);
                i = last;
            }
        }
    }

    /** The last word of what follows a house number: 215-3, 182-II, 45 bus 3. */
    private static int addition(Words words, int number) {
        String gap = words.gap(number);
        if ((gap.equals("-") || gap.equals("/")) && words.has(number + 1) && words.length(number + 1) <= 4) {
            return number + 1;
        }
        String next = words.lower(number + 1);
        if (words.isNext(number) && (next.equals("bus") || next.equals("bis")) && words.isHouseNumber(number + 2)) {
            return number + 2;
        }
        return words.isNext(number)
                        && words.length(number + 1) == 1
                        && words.isUpperLetters(number + 1)
                        && !next.equals("i")
                ? number + 1
                : number;
    }

    /** Digits behind an address that are its postcode: "9000 Gent", "10115 Berlin", "Springfield, IL 62704". */
    private static void postcode(Words words, Spans spans, int last) {
        int next = last + 1;
        String gap = words.gap(last);
        if (words.has(next)
                && gap.length() <= 4
                && words.isDigits(next)
                && (words.length(next) == 4 || words.length(next) == 5)
                && words.isNext(next)
                && words.isCapital(next + 1)
                && words.length(next + 1) > 2) {
            spans.add(words.start(next), words.end(next), PersonalData.POSTCODE);
            return;
        }
        for (int i = next + 1; words.has(i) && i < next + 4; i++) {
            if (words.length(i) == 5
                    && words.isDigits(i)
                    && words.isNext(i - 1)
                    && words.length(i - 1) == 2
                    && words.isUpperLetters(i - 1)) {
                spans.add(words.start(i), words.end(i), PersonalData.POSTCODE);
                return;
            }
        }
    }
}
