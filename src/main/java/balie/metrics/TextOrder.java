package balie.metrics;

import java.util.Comparator;

/** Texts in the order in which Spark has them, that of the bytes of UTF-8: by code point, where Java has those beyond U+FFFF before U+E000. */
public final class TextOrder {

    public static final Comparator<String> BY_CODE_POINT = TextOrder::compare;

    private static final int FIRST_HIGH = 0xD800;
    private static final int BEYOND = 0xE000;
    private static final int AFTER_ALL = 0x10000;

    private TextOrder() {}

    private static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return rank(one.charAt(i)) - rank(other.charAt(i));
            }
        }
        return one.length() - other.length();
    }

    private static int rank(char unit) {
        return unit >= FIRST_HIGH && unit < BEYOND ? unit + AFTER_ALL : unit;
    }
}
