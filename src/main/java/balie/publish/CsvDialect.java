package balie.publish;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a table is written as CSV.
 *
 * @param delimiter what stands between values
 * @param decimal what stands before decimals
 * @param marked whether a file begins with the mark by which spreadsheets know UTF-8
 */
public record CsvDialect(char delimiter, char decimal, boolean marked) {

    /** What programs read everywhere: commas, points, no mark. */
    public static final CsvDialect PLAIN = new CsvDialect(',', '.', false);

    static final char MARK = '\uFEFF';

    /** Columns have names of letters, digits and low lines, so that what follows the first one is what stands between them. */
    private static final Pattern HEADER = Pattern.compile(MARK + "?\"?\\w+\"?([,;\\t|])");

    public CsvDialect {
        if (delimiter == decimal) {
            throw new IllegalArgumentException("what stands between values can not stand in numbers: " + delimiter);
        }
    }

    /** Between which characters the values of a table stand that was written before, by its first line. */
    static char delimiterOf(String text) {
        Matcher header = HEADER.matcher(text);
        return header.lookingAt() ? header.group(1).charAt(0) : PLAIN.delimiter();
    }
}
