package balie.text.redact;

import balie.text.WordList;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds numbers of orders (with those of their invoices, parcels and cases) and of customers (with those of members and contracts)
 * where a word says so: "bestelling 88231", "customer no. K-44588", "88231 is my order number". At least four digits; a day, a year,
 * a price or a count is none. Behind no word: capitals with six digits or more, as LW104233, and what parcel services write.
 */
final class NumberFinder implements Finder {

    private static final int LEAST_DIGITS = 4;
    private static final int LEAST_BARE_DIGITS = 6;
    private static final int MOST_CAPITALS = 4;
    private static final int LONGEST = 40;
    private static final int MOST_BETWEEN = 4;
    private static final int MOST_NUMBERS = 50;

    private static final Set<String> ORDERS = WordList.words("redact/order-labels.txt");
    private static final Set<String> CUSTOMERS = WordList.words("redact/customer-labels.txt");
    private static final Set<String> BETWEEN = WordList.words("redact/number-words.txt");
    private static final Set<String> OTHER_CODES = WordList.words("redact/other-codes.txt");
    private static final Set<String> AND = Set.of("en", "and", "of", "or");
    private static final Set<String> WHOSE = Set.of("mijn", "my", "het", "the", "ons", "onze", "our", "m");
    private static final Set<String> IS = Set.of("is", "was", "als", "as");

    private final boolean bare;

    /** @param bare whether codes behind no word are found too */
    NumberFinder(boolean bare) {
        this.bare = bare;
    }

    /** All words of which one has to be there for a number of fewer than six digits to be found. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(ORDERS);
        words.addAll(CUSTOMERS);
        return words;
    }

    @Override
    public void find(Words words, Spans spans) {
        for (int i = 0; i < words.count(); i++) {
            String word = words.lower(i);
            PersonalData kind = ORDERS.contains(word)
                    ? PersonalData.ORDER_NUMBER
                    : CUSTOMERS.contains(word) ? PersonalData.CUSTOMER_NUMBER : null;
            if (kind != null && !spans.isTaken(words.start(i))) {
                behind(words, spans, i, kind);
                before(words, spans, i, kind);
            } else if (bare && isBare(words, i) && !isOther(words, i)) {
                spans.add(words.start(i), words.end(lastBare(words, i)), PersonalData.ORDER_NUMBER);
            }
        }
    }

    /** "Order no. 88231, 88232 and 88240". */
    private static void behind(Words words, Spans spans, int label, PersonalData kind) {
        int i = label;
        int between = 0;
        while (between < MOST_BETWEEN && isBeside(words, i, spans) && BETWEEN.contains(words.lower(i + 1))) {
            i++;
            between++;
        }
        if (!isBeside(words, i, spans)) {
            return;
        }
        i++;
        for (int found = 0; found < MOST_NUMBERS && words.has(i); found++) {
            int last = last(words, spans, i);
            if (last < 0) {
                return;
            }
            spans.add(words.start(i), words.end(last), kind);
            String gap = words.gap(last);
            if (gap.equals(", ") || gap.equals(" & ") || gap.equals(" + ") || gap.equals(",")) {
                i = last + 1;
            } else if (gap.equals(" ") && AND.contains(words.lower(last + 1)) && words.isNext(last + 1)) {
                i = last + 2;
            } else {
                return;
            }
        }
    }

    /** "88231 is my order number". */
    private static void before(Words words, Spans spans, int label, PersonalData kind) {
        if (WHOSE.contains(words.lower(label - 1))
                && IS.contains(words.lower(label - 2))
                && words.isNext(label - 1)
                && words.isNext(label - 2)
                && words.isNext(label - 3)) {
            int first = label - 3;
            while (words.has(first - 1) && isJoint(words.gap(first - 1)) && label - first < MOST_NUMBERS) {
                first--;
            }
            int last = last(words, spans, first);
            if (last == label - 3) {
                spans.add(words.start(first), words.end(last), kind);
            }
        }
    }

    /** Whether nothing stands between a word and the next but the signs before a number. */
    private static boolean isBeside(Words words, int i, Spans spans) {
        if (!words.has(i + 1) || spans.isTaken(words.start(i + 1))) {
            return false;
        }
        String gap = words.gap(i);
        boolean named = gap.indexOf(':') >= 0;
        for (int at = 0; at < gap.length(); at++) {
            char c = gap.charAt(at);
            if (" :#.=(-\"'\u00BA\u00B0".indexOf(c) < 0 && !(named && (c == '\n' || c == '\r'))) {
                return false;
            }
        }
        return gap.length() <= MOST_BETWEEN;
    }

    private static boolean isJoint(String gap) {
        return gap.equals("-") || gap.equals("/") || gap.equals("_") || gap.equals(".");
    }

    /** The last word of a number that begins at a word; -1: none does. */
    private static int last(Words words, Spans spans, int first) {
        int last = first;
        while (words.has(last + 1) && words.end(last + 1) - words.start(first) <= LONGEST && goesOn(words, last)) {
            last++;
        }
        int digits = 0;
        boolean plain = true;
        for (int i = first; i <= last; i++) {
            String word = words.get(i);
            for (int at = 0; at < word.length(); at++) {
                digits += Character.isDigit(word.charAt(at)) ? 1 : 0;
            }
            plain &= words.isDigits(i);
        }
        return digits >= LEAST_DIGITS
                        && spans.isFree(words.start(first), words.end(last))
                        && !(plain && (isTime(words, first, last) || isAmount(words, spans.text(), first, last)))
                ? last
                : -1;
    }

    /** Parts are joined by a sign, or are groups of digits with a space between. */
    private static boolean goesOn(Words words, int i) {
        String gap = words.gap(i);
        if (isJoint(gap)) {
            // A point may end the sentence without a space behind.
            return hasDigit(words, i + 1) || words.length(i + 1) <= MOST_CAPITALS;
        }
        return gap.equals(" ")
                && words.isDigits(i)
                && words.isDigits(i + 1)
                && words.length(i) >= 3
                && words.length(i + 1) >= 3;
    }

    private static boolean hasDigit(Words words, int i) {
        return words.get(i).chars().anyMatch(Character::isDigit);
    }

    /** A year, or a day such as 12-11-2026 and 2026-11-12. */
    private static boolean isTime(Words words, int first, int last) {
        if (first == last) {
            return words.length(first) == 4
                    && (words.get(first).startsWith("19") || words.get(first).startsWith("20"));
        }
        return last - first == 2
                && words.length(first + 1) <= 2
                && ((words.length(first) == 4 && words.length(last) <= 2)
                        || (words.length(first) <= 2 && (words.length(last) == 4 || words.length(last) == 2)));
    }

    /** A price, a share, or how many of something. */
    private static boolean isAmount(Words words, String text, int first, int last) {
        int start = words.start(first);
        int end = words.end(last);
        int before = start > 0 && text.charAt(start - 1) == ' ' ? start - 2 : start - 1;
        boolean money = before >= 0 && "$\u20AC\u00A3".indexOf(text.charAt(before)) >= 0;
        boolean cents = last > first && words.gap(last - 1).equals(".") && words.length(last) <= 2;
        boolean goesOn = end + 1 < text.length()
                && (text.charAt(end) == ',' || text.charAt(end) == ':')
                && Character.isDigit(text.charAt(end + 1));
        boolean share = end < text.length() && text.charAt(end) == '%';
        return money || cents || goesOn || share || (words.isNext(last) && Units.has(words.lower(last + 1)));
    }

    /** LW104233 and LW-104233; 3SABCD123456789, RM123456785GB, JVGL06123456789 and 1Z999AA10123456784. */
    private static boolean isBare(Words words, int i) {
        String word = words.get(i);
        if (word.length() < 2) {
            return false;
        }
        int letters = 0;
        while (letters < word.length() && isCapital(word.charAt(letters))) {
            letters++;
        }
        if (letters > 0 && letters == word.length()) {
            return letters <= MOST_CAPITALS
                    && words.gap(i).equals("-")
                    && words.has(i + 1)
                    && words.isDigits(i + 1)
                    && words.length(i + 1) >= LEAST_BARE_DIGITS;
        }
        int digits = letters;
        while (digits < word.length() && isDigit(word.charAt(digits))) {
            digits++;
        }
        int run = digits - letters;
        if (letters > 0) {
            return letters <= MOST_CAPITALS
                    && ((digits == word.length() && run >= LEAST_BARE_DIGITS)
                            || (letters == 2 && run == 9 && word.length() == 13 && isCapital(word.charAt(11))));
        }
        return (word.startsWith("3S") || word.startsWith("1Z")) && word.length() >= 12 && endsInDigits(word);
    }

    private static boolean endsInDigits(String word) {
        for (int i = word.length() - LEAST_BARE_DIGITS; i < word.length(); i++) {
            if (!isDigit(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lastBare(Words words, int i) {
        return hasDigit(words, i) ? i : i + 1;
    }

    private static boolean isOther(Words words, int i) {
        int before = i - 1;
        for (int steps = 0; steps < MOST_BETWEEN && BETWEEN.contains(words.lower(before)); steps++) {
            before--;
        }
        return OTHER_CODES.contains(words.lower(before));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
