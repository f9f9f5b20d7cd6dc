package balie.ingest.profile;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The shape of a value without what it says, so that a listing of a file can be passed on. */
public final class Masking {

    private static final int MOST_WORDS = 6;
    private static final int SHORT = 40;

    private Masking() {}

    /** Whether values of a column may be shown: a vocabulary, a time, a measure, a flag; nothing that says who somebody is. */
    public static boolean mayShow(ColumnProfile column) {
        return switch (column.type()) {
            case INSTANT, TIME_OF_DAY, DURATION, FLAG -> true;
            case VOCABULARY -> !column.personal();
            case COUNT, DECIMAL -> !column.personal() && column.longest() <= MOST_DIGITS;
            case EMPTY, ID, EMAIL, PHONE, TEXT -> false;
        };
    }

    /** A longer number may be one of a customer or of a place. */
    private static final int MOST_DIGITS = 4;

    /** A value of a column that may not be shown. */
    public static String mask(String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            return "";
        }
        return switch (ValueKind.of(text)) {
            case EMAIL -> text.charAt(0) + "***@***" + text.substring(text.lastIndexOf('.'));
            case PHONE -> stars(text, 2);
            case NULL_WORD -> text;
            case SCIENTIFIC ->
                text.charAt(0) + "***"
                        + text.substring(text.toUpperCase(java.util.Locale.ROOT).indexOf('E'));
            case WHOLE, DECIMAL_POINT, DECIMAL_COMMA, CLOCK -> stars(text, 1);
            case TEXT -> words(text);
        };
    }

    /** Whether a text is a number, a time or an address, not a word: where the name of a column should be, it is a value. */
    public static boolean isNoWord(String text) {
        return !text.isBlank() && ValueKind.of(text.strip()) != ValueKind.TEXT;
    }

    /** A value of a vocabulary: shown unless it looks like a person's address. */
    public static String maskAddress(String value) {
        ValueKind kind = value.isEmpty() ? ValueKind.TEXT : ValueKind.of(value);
        return kind == ValueKind.EMAIL || kind == ValueKind.PHONE ? mask(value) : value;
    }

    /** Letters and digits as stars, but for the first; signs stay. */
    private static String stars(String text, int kept) {
        StringBuilder masked = new StringBuilder(text.length());
        // The first of two letters would be half of it.
        int shown = text.length() <= 2 ? 0 : kept;
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean tells = Character.isLetterOrDigit(c);
            masked.append(tells && seen >= shown ? '*' : c);
            seen += tells ? 1 : 0;
        }
        return masked.toString();
    }

    private static String words(String text) {
        String[] words = text.split("\\s+");
        String start = Arrays.stream(words)
                .limit(MOST_WORDS)
                .map(word -> stars(word, 1))
                .map(word -> word.length() > SHORT ? word.substring(0, SHORT) : word)
                .collect(Collectors.joining(" "));
        return words.length <= MOST_WORDS ? start : start + " … (" + text.length() + " characters)";
    }
}
