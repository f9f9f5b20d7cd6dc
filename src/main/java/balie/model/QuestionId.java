package balie.model;

import java.util.regex.Pattern;

/** The id of a question: a letter and a number, which is given once. */
public final class QuestionId {

    private static final String PREFIX = "Q";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[1-9]\\d{0,8}");

    private static final Pattern SEVERAL = Pattern.compile("all|\\([a-z]+\\)");

    private QuestionId() {}

    /** Whether a text has the form of one. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Whether what a row is told by may be kept: an id, all, or a row for several questions, such as (rare). The key of a wording is
     * none of these: it would outlive a text that was erased.
     */
    public static boolean lasts(String text) {
        return isOne(text) || SEVERAL.matcher(text).matches();
    }

    public static String of(int number) {
        return PREFIX + number;
    }

    /** The number of an id. */
    public static int number(String id) {
        return Integer.parseInt(id.substring(PREFIX.length()));
    }
}
