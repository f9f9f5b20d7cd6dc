package balie.ingest.profile;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that reads as a moment, and how it is written.
 *
 * @param pattern as a mapping would name it; of two numbers that may be day and month either way, the day first
 * @param monthFirstPattern the other way; null: the order is plain
 * @param dayFirst the moment, in the clock of the file; null: not a date this way
 * @param monthFirst the moment the other way; null: not a date that way, or the order is plain
 * @param hasOffset whether the text says its distance from UTC
 * @param padded whether its days, months and hours all have two digits
 */
public record TimeForm(
        String pattern,
        @Nullable String monthFirstPattern,
        @Nullable LocalDateTime dayFirst,
        @Nullable LocalDateTime monthFirst,
        boolean hasOffset,
        boolean padded) {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 45;
    private static final int CENTURY = 2000;

    private static final String CLOCK =
            "(?:(T| |, )(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(?: ?([AaPp][Mm]))?)?"
                    + "( ?(?:Z|UTC|[+-]\\d{2}:?\\d{2}|\\([A-Za-z]+(?:/[A-Za-z_+-]+)*\\)))?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + CLOCK);
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})" + CLOCK);
    private static final Pattern DAY_NAME =
            Pattern.compile("(\\d{1,2})([-/ .])([A-Za-z]{3,9})\\2(\\d{4}|\\d{2})" + CLOCK);
    private static final Pattern NAME_DAY = Pattern.compile("([A-Za-z]{3,9}) (\\d{1,2})(,?) (\\d{4})" + CLOCK);

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Pattern ALONE = Pattern.compile("(?<![A-Za-z])([dMHh])(?![A-Za-z])");
    private static final Map<String, String> LETTERS = Map.of("Z", "XXX", "UTC", "'UTC'");

    /** Null: the text is no moment. */
    static @Nullable TimeForm of(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return null;
        }
        char first = text.charAt(0);
        boolean digit = first >= '0' && first <= '9';
        if (!digit && !(Character.isLetter(first) && first < 128)) {
            return null;
        }
        try {
            return digit ? fromDigit(text) : named(NAME_DAY.matcher(text), 1, 2, 4, 3);
        } catch (DateTimeException e) {
            // Has the form, but no such day or hour exists.
            return null;
        }
    }

    private static @Nullable TimeForm fromDigit(String text) {
        Matcher m = YEAR_FIRST.matcher(text);
        if (m.matches()) {
            String separator = m.group(2);
            LocalDateTime at = at(number(m, 1), number(m, 3), number(m, 4), m, 5);
            String pattern = iso(m, separator) ? "iso" : "yyyy" + separator + "M" + separator + "d" + clock(m, 5);
            return new TimeForm(pattern, null, at, null, hasOffset(m, 5), padded(m, 3, 4, 6));
        }
        m = NUMBERS.matcher(text);
        if (m.matches()) {
            String separator = m.group(2);
            String rest = separator + (m.group(4).length() == 4 ? "yyyy" : "yy") + clock(m, 5);
            int one = number(m, 1);
            int two = number(m, 3);
            LocalDateTime dayFirst = two > 12 ? null : at(year(m, 4), two, one, m, 5);
            LocalDateTime monthFirst = one > 12 ? null : at(year(m, 4), one, two, m, 5);
            return dayFirst == null && monthFirst == null
                    ? null
                    : new TimeForm(
                            "d" + separator + "M" + rest,
                            "M" + separator + "d" + rest,
                            dayFirst,
                            monthFirst,
                            hasOffset(m, 5),
                            padded(m, 1, 3, 6));
        }
        return named(DAY_NAME.matcher(text), 3, 1, 4, 2);
    }

    /** The pattern for a column of which every text is padded, in the letters that people know: dd, not d. */
    static String paddedPattern(String pattern) {
        return ALONE.matcher(pattern).replaceAll("$1$1");
    }

    /** A date with the name of its month. */
    private static @Nullable TimeForm named(Matcher m, int name, int day, int year, int separator) {
        if (!m.matches()) {
            return null;
        }
        int month = month(m.group(name));
        if (month == 0) {
            return null;
        }
        String letters = m.group(name).length() == 3 ? "MMM" : "MMMM";
        String years = m.group(year).length() == 4 ? "yyyy" : "yy";
        String mark = m.group(separator);
        String date = name == 1 ? letters + " d" + mark + " " + years : "d" + mark + letters + mark + years;
        LocalDateTime at = at(year(m, year), month, number(m, day), m, 5);
        return new TimeForm(date + clock(m, 5), null, at, null, hasOffset(m, 5), padded(m, day, 6));
    }

    private static int month(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).equals(folded)
                    || (folded.length() == 3 && MONTHS.get(i).startsWith(folded))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean iso(Matcher m, String separator) {
        String zone = m.group(11);
        return separator.equals("-")
                && "T".equals(m.group(5))
                && m.group(10) == null
                && m.group(3).length() == 2
                && m.group(4).length() == 2
                && (zone == null || zone.equals("Z") || zone.indexOf(':') > 0);
    }

    private static LocalDateTime at(int year, int month, int day, Matcher m, int clock) {
        if (m.group(clock) == null) {
            return LocalDateTime.of(year, month, day, 0, 0);
        }
        int hour = number(m, clock + 1);
        String half = m.group(clock + 5);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no hour of a 12-hour clock: " + hour);
            }
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        int second = m.group(clock + 3) == null ? 0 : number(m, clock + 3);
        return LocalDateTime.of(year, month, day, hour, number(m, clock + 2), second);
    }

    private static String clock(Matcher m, int at) {
        if (m.group(at) == null) {
            return "";
        }
        boolean half = m.group(at + 5) != null;
        String text = m.group();
        boolean space = half && text.charAt(m.start(at + 5) - 1) == ' ';
        String fraction =
                m.group(at + 4) == null ? "" : "." + "S".repeat(m.group(at + 4).length());
        return (m.group(at).equals("T") ? "'T'" : m.group(at))
                + (half ? "h" : "H") + ":mm"
                + (m.group(at + 3) == null ? "" : ":ss") + fraction
                + (half ? (space ? " a" : "a") : "")
                + offset(m.group(at + 6));
    }

    private static String offset(@Nullable String zone) {
        if (zone == null) {
            return "";
        }
        String bare = zone.strip();
        if (bare.startsWith("(")) {
            return (zone.startsWith(" ") ? " " : "") + "'('VV')'";
        }
        return (zone.startsWith(" ") ? " " : "") + LETTERS.getOrDefault(bare, bare.indexOf(':') > 0 ? "xxx" : "xx");
    }

    private static boolean hasOffset(Matcher m, int clock) {
        return m.group(clock + 6) != null;
    }

    private static boolean padded(Matcher m, int... groups) {
        return Arrays.stream(groups)
                .allMatch(g -> m.group(g) == null || m.group(g).length() == 2);
    }

    private static int year(Matcher m, int group) {
        int year = number(m, group);
        return m.group(group).length() == 2 ? CENTURY + year : year;
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
