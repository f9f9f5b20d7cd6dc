package balie.ingest.profile;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a single text looks like, whatever its column. */
enum ValueKind {
    /** A word that stands for nothing: a dash, N/A. */
    NULL_WORD,
    WHOLE,
    DECIMAL_POINT,
    DECIMAL_COMMA,
    /** A number in powers of ten, as a spreadsheet shows a long one. */
    SCIENTIFIC,
    /** Hours and minutes, with a sign perhaps: a time of day or a duration. */
    CLOCK,
    EMAIL,
    PHONE,
    TEXT;

    private static final int LONGEST_NUMBER = 40;
    private static final Set<String> NULL_WORDS = Set.of(
            "-", "--", "?", ".", "n/a", "#n/a", "na", "nan", "null", "none", "nil", "nvt", "n.v.t.", "n.v.t", "k.a.",
            "(blank)", "(empty)", "(leeg)");
    private static final Pattern WHOLE_FORM = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern POINT_FORM = Pattern.compile("[+-]?(\\d*|\\d{1,3}(,\\d{3})+)\\.\\d+");
    private static final Pattern COMMA_FORM = Pattern.compile("[+-]?(\\d*|\\d{1,3}(\\.\\d{3})+),\\d+");
    private static final Pattern SCIENTIFIC_FORM = Pattern.compile("[+-]?\\d([.,]\\d+)?[eE]\\+?\\d{1,3}");
    private static final Pattern CLOCK_FORM = Pattern.compile("[+-]?\\d{1,5}:[0-5]\\d(:[0-5]\\d)?( ?[AaPp][Mm])?");
    private static final Pattern EMAIL_FORM = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final Pattern PHONE_FORM = Pattern.compile("(\\+\\d|00\\d|0\\d)[\\d ()./-]{7,16}");

    static ValueKind of(String text) {
        if (text.indexOf('@') > 0
                && text.length() < 200
                && EMAIL_FORM.matcher(text).matches()) {
            return EMAIL;
        }
        if (text.length() > LONGEST_NUMBER) {
            return TEXT;
        }
        if (text.length() <= 7 && NULL_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return NULL_WORD;
        }
        char first = text.charAt(0);
        if (!(first >= '0' && first <= '9') && "+-.,(".indexOf(first) < 0) {
            return TEXT;
        }
        if (PHONE_FORM.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() >= 9) {
            return PHONE;
        }
        if (WHOLE_FORM.matcher(text).matches()) {
            return WHOLE;
        }
        if (CLOCK_FORM.matcher(text).matches()) {
            return CLOCK;
        }
        if (POINT_FORM.matcher(text).matches()) {
            return DECIMAL_POINT;
        }
        if (COMMA_FORM.matcher(text).matches()) {
            return DECIMAL_COMMA;
        }
        return SCIENTIFIC_FORM.matcher(text).matches() ? SCIENTIFIC : TEXT;
    }
}
