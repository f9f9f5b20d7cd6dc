package balie.text.message;

import balie.text.WordList;
import balie.text.redact.PersonalData;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes out of a sentence what differs from message to message and changes nothing of what is asked: marks of personal data, numbers
 * of orders, amounts, dates and times. Short numbers and names of models stay: "iPhone 13".
 */
final class Slots {

    private static final int LONG_NUMBER = 4;

    private static final Set<String> MONTHS = WordList.words("months.txt", "message/short-months.txt");

    private static final Set<String> MONEY =
            Set.of("euro", "eur", "euros", "usd", "gbp", "dollar", "dollars", "pounds", "pond");

    private static final List<PersonalData> NUMBERS = List.of(PersonalData.ORDER_NUMBER, PersonalData.CUSTOMER_NUMBER);

    /** Goes as any long number does, and leaves the signs behind it. */
    private static final String NUMBER = "0".repeat(LONG_NUMBER);

    private Slots() {}

    static String without(String sentence) {
        String text = sentence;
        if (text.indexOf('[') >= 0) {
            for (PersonalData kind : PersonalData.values()) {
                text = text.replace(kind.mark(), NUMBERS.contains(kind) ? NUMBER : "");
            }
        }
        String[] words = text.strip().split("\\s+");
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            String core = core(word);
            boolean money =
                    i + 1 < words.length && MONEY.contains(core(words[i + 1]).toLowerCase(Locale.ROOT));
            boolean day =
                    i + 1 < words.length && MONTHS.contains(core(words[i + 1]).toLowerCase(Locale.ROOT));
            if (isNumber(core) && (money || day)) {
                i++;
                // A year behind a month.
                i += i + 1 < words.length && isYear(core(words[i + 1])) ? 1 : 0;
                appendEnd(out, words[i]);
            } else if (isSlot(core) || (core.isEmpty() && isLoose(word))) {
                appendEnd(out, word);
            } else {
                out.append(out.isEmpty() ? "" : " ").append(word);
            }
        }
        return out.toString().strip();
    }

    /** A word that goes leaves the sign that ends its sentence. */
    private static void appendEnd(StringBuilder out, String word) {
        char last = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
        if ((last == '?' || last == '!' || last == '.' || last == ',')
                && !out.isEmpty()
                && Character.isLetterOrDigit(out.charAt(out.length() - 1))) {
            out.append(last);
        }
    }

    private static boolean isLoose(String word) {
        return word.chars().allMatch(c -> "()#:;,.-\u20AC$\u00A3\"'".indexOf(c) >= 0 || c == '?' || c == '!')
                && word.length() <= 3;
    }

    /** Without the signs around. */
    private static String core(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && !isCore(word.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(word.charAt(end - 1)) && word.charAt(end - 1) != '%') {
            end--;
        }
        return word.substring(start, end);
    }

    private static boolean isCore(char c) {
        return Character.isLetterOrDigit(c) || c == '\u20AC' || c == '$' || c == '\u00A3';
    }

    private static boolean isSlot(String core) {
        int digits = 0;
        int letters = 0;
        boolean parted = false;
        for (int i = 0; i < core.length(); i++) {
            char c = core.charAt(i);
            digits += Character.isDigit(c) ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
            parted |= "-/:.,".indexOf(c) >= 0;
        }
        if (digits == 0) {
            return false;
        }
        boolean money = "\u20AC$\u00A3".indexOf(core.charAt(0)) >= 0;
        // 12,50 and 12-11 and 14:00, and 4500123987, and LW104233; neither 13 nor S22 nor wifi6.
        return money || (letters == 0 && (parted || digits >= LONG_NUMBER)) || (letters > 0 && digits >= LONG_NUMBER);
    }

    private static boolean isNumber(String core) {
        return !core.isEmpty() && core.chars().allMatch(c -> Character.isDigit(c) || c == ',' || c == '.' || c == '-');
    }

    private static boolean isYear(String core) {
        return core.length() == 4 && (core.startsWith("19") || core.startsWith("20")) && isNumber(core);
    }
}
